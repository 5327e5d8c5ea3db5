import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Switch } from "antd";
import { type ReactNode, useId } from "react";
import type { Preferences } from "../../backend/bindings/Preferences";
import { backend } from "../../backend/commands";
import { instant, millis, now, tomorrowAt, useNow } from "../../clock";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { usePreferences } from "../../theme/Appearance";
import { Failed } from "../../widgets/Blank";
import { HourField } from "../../widgets/DateTimeField";
import { Page } from "../../widgets/Page";
import { absolute } from "../../widgets/time";
import { useToast } from "../../widgets/toast";
import styles from "./settings.module.css";

const HOUR = 3_600_000;
const MORNING = 9;

export function SettingsScreen() {
  const { t } = useWords();
  const { preferences, change } = usePreferences();
  const toast = useToast();
  const clock = useNow();
  const set = (part: Partial<Preferences>) => void change(part).catch((fault) => toast.failed(fault));
  const paused =
    preferences.paused_until && millis(preferences.paused_until) > clock ? preferences.paused_until : null;
  const pause = (until: number) => set({ paused_until: instant(until) });

  return (
    <Page title={t("screen.settings")} lead={t("settings.lead")}>
      <div className={styles.column}>
        <section className="card padded" aria-label={t("settings.look")}>
          <h2>{t("settings.look")}</h2>
          <Choice
            label={t("settings.language")}
            value={preferences.language}
            options={(["system", "zh-CN", "en"] as const).map((value) => ({
              value,
              label: t(`settings.languages.${value}`),
            }))}
            onChange={(language) => set({ language })}
          />
          <Choice
            label={t("settings.theme")}
            value={preferences.theme}
            options={(["system", "light", "dark"] as const).map((value) => ({
              value,
              label: t(`settings.themes.${value}`),
            }))}
            onChange={(theme) => set({ theme })}
          />
          <Choice
            label={t("settings.density")}
            value={preferences.density}
            options={(["compact", "regular", "relaxed"] as const).map((value) => ({
              value,
              label: t(`settings.densities.${value}`),
            }))}
            onChange={(density) => set({ density })}
          />
        </section>

        <section className="card padded" aria-label={t("settings.reminders")}>
          <h2>{t("settings.reminders")}</h2>
          <Setting label={t("settings.autostart")} help={t("settings.autostartHelp")}>
            <Switch
              checked={preferences.autostart}
              onChange={(autostart) => set({ autostart })}
              aria-label={t("settings.autostart")}
              data-testid="setting-autostart"
            />
          </Setting>
          <Setting label={t("settings.pause")} help={t("settings.pauseHelp")}>
            <div className={styles.pause}>
              <span className="soft">
                {paused ? t("settings.pausedUntil", { time: absolute(paused) }) : t("settings.running")}
              </span>
              {paused ? (
                <RecordButton
                  size="small"
                  onClick={() => set({ paused_until: null })}
                  data-testid="setting-resume"
                >
                  {t("settings.resume")}
                </RecordButton>
              ) : (
                <>
                  <RecordButton
                    size="small"
                    onClick={() => pause(now() + HOUR)}
                    data-testid="setting-pause-hour"
                  >
                    {t("settings.hour")}
                  </RecordButton>
                  <RecordButton size="small" onClick={() => pause(now() + 4 * HOUR)}>
                    {t("settings.fourHours")}
                  </RecordButton>
                  <RecordButton size="small" onClick={() => pause(tomorrowAt(now(), MORNING))}>
                    {t("settings.tomorrow")}
                  </RecordButton>
                </>
              )}
            </div>
          </Setting>
          <QuietHours preferences={preferences} set={set} />
          <Setting label={t("settings.quit")} help={t("settings.quitHelp")}>
            <Button size="small" danger onClick={() => void backend.quit()} data-testid="setting-quit">
              {t("settings.quitNow")}
            </Button>
          </Setting>
        </section>

        <AboutCard />
      </div>
    </Page>
  );
}

interface QuietProps {
  preferences: Preferences;
  set: (part: Partial<Preferences>) => void;
}

/** Hours in which nothing is said; what falls due in them is said before. */
function QuietHours({ preferences, set }: QuietProps) {
  const { t } = useWords();
  return (
    <Setting label={t("settings.quiet")} help={t("settings.quietHelp")}>
      <div className={styles.pause}>
        {preferences.quiet_hours ? (
          <>
            <HourField
              value={preferences.quiet_from}
              onChange={(quiet_from) => set({ quiet_from })}
              aria-label={t("settings.quietFrom")}
              data-testid="quiet-from"
            />
            <span className="soft">—</span>
            <HourField
              value={preferences.quiet_to}
              onChange={(quiet_to) => set({ quiet_to })}
              aria-label={t("settings.quietTo")}
              data-testid="quiet-to"
            />
          </>
        ) : null}
        <Switch
          checked={preferences.quiet_hours}
          onChange={(quiet_hours) => set({ quiet_hours })}
          aria-label={t("settings.quiet")}
          data-testid="setting-quiet"
        />
      </div>
    </Setting>
  );
}

function AboutCard() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ["about"], queryFn: backend.about });
  const can = (able: boolean) => (able ? t("settings.available") : t("settings.unavailable"));
  return (
    <section className="card padded" aria-label={t("settings.about")}>
      <h2>{t("settings.about")}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      <dl className={styles.about}>
        <dt>{t("settings.version")}</dt>
        <dd>{data?.version}</dd>
        <dt>{t("settings.dataDir")}</dt>
        <dd className={styles.path}>{data?.data_dir}</dd>
        <dt>{t("settings.sqlite")}</dt>
        <dd>{data?.sqlite}</dd>
        <dt>{t("settings.tray")}</dt>
        <dd>{data ? can(data.tray) : null}</dd>
        <dt>{t("settings.notifications")}</dt>
        <dd>{data ? can(data.notifications) : null}</dd>
      </dl>
    </section>
  );
}

function Setting({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div className="grow">
        <span>{label}</span>
        {help ? <p className="soft smaller">{help}</p> : null}
      </div>
      {children}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <Setting label={label}>
      <Segmented aria-label={label} name={name} value={value} options={options} onChange={onChange} />
    </Setting>
  );
}
