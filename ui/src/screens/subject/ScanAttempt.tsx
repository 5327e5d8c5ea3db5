import { Alert } from "antd";
import { useEffect, useState } from "react";
import type { OpenScan } from "../../backend/bindings/OpenScan";
import type { ScanPage } from "../../backend/bindings/ScanPage";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { instant, millis, now } from "../../clock";
import type { Kind } from "../../parts/ActionDialog";
import styles from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { SetByYou } from "../../parts/RuleLink";
import { useRecordAtOnce } from "../../parts/useRecordAtOnce";
import { useWords } from "../../text/language";
import { Scan } from "../../widgets/icons";
import { absolute } from "../../widgets/time";

interface Props {
  page: SubjectPage;
  scan: ScanPage;
  /** The error whose remedy is shown. */
  shown: string | null;
  onShow: (error: string | null) => void;
  onAct: (kind: Kind) => void;
}

/** From the scan to the submission: the time that is left, whose ID card, what the phone showed and what helps. */
export function ScanAttempt({ page, scan, shown, onShow, onAct }: Props) {
  const { t, say } = useWords();
  const { record, refused } = useRecordAtOnce();
  const [busy, setBusy] = useState<string | null>(null);
  const { open, minutes } = scan;
  const expired = page.assessment.state?.attempt === "expired";
  const remedy = scan.errors.find((error) => error.code === shown);
  const failed = async (code: string) => {
    setBusy(code);
    const recorded = await record([
      { subject: page.subject, effective: instant(now()), kind: "scan-failed", data: { error: code } },
    ]);
    setBusy(null);
    if (recorded) onShow(code);
  };
  const begin = () => {
    onShow(null);
    onAct("qr-scanned");
  };

  return (
    <div className="stack">
      {refused}
      {open ? (
        <div className={styles.attempt}>
          <Countdown of={open} rule={scan.rule} />
          <RecordButton onClick={() => onAct("submitted")} data-testid="scan-submitted">
            {t("scan.submitted")}
          </RecordButton>
        </div>
      ) : (
        <div className={styles.attempt}>
          <span className={expired ? undefined : "soft"}>
            {expired ? t("scan.expired", { minutes }) : t("scan.idle", { minutes })}{" "}
            <SetByYou by={[scan.rule]} plain />
          </span>
          <RecordButton icon={<Scan />} onClick={begin} data-testid="scan-begin">
            {expired || remedy?.ends_session ? t("scan.again") : t("scan.begin")}
          </RecordButton>
        </div>
      )}
      {open || expired ? (
        <fieldset className={styles.errors}>
          <legend className="soft smaller">{t("scan.showed")}</legend>
          {scan.errors.map(({ code }) => (
            <RecordButton
              key={code}
              size="small"
              loading={busy === code}
              aria-pressed={shown === code}
              onClick={() => void failed(code)}
              data-testid={`scan-error-${code}`}
            >
              {t(`choice.${code as "uuid-illegal"}`, { defaultValue: code })}
            </RecordButton>
          ))}
        </fieldset>
      ) : null}
      {remedy ? (
        <Alert
          type="warning"
          showIcon
          title={t("scan.remedy")}
          description={
            <div className="stack tight">
              <span>
                {say(remedy.remedy)} <SetByYou by={[remedy.rule]} plain />
              </span>
              <span className="soft">{remedy.ends_session ? t("scan.ended") : t("scan.goesOn")}</span>
            </div>
          }
          data-testid="scan-remedy"
        />
      ) : null}
    </div>
  );
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const two = (value: number) => String(value).padStart(2, "0");

/** `29:41`, by Rust's clock and Rust's two instants. */
function Countdown({ of, rule }: { of: OpenScan; rule: string }) {
  const { t } = useWords();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const ticking = setInterval(() => setAt(now()), SECOND);
    return () => clearInterval(ticking);
  }, []);
  const left = Math.max(0, millis(of.ends) - at);
  const tone = left < 5 * MINUTE ? "red" : "orange";
  return (
    <span className={styles.countdown} data-tone={tone}>
      <span role="timer" aria-label={t("scan.left")} className={styles.clock} data-testid="scan-left">
        {left > 0
          ? `${two(Math.floor(left / MINUTE))}:${two(Math.floor((left % MINUTE) / SECOND))}`
          : t("scan.over")}
      </span>
      <span className="soft smaller">
        {t("scan.since", { from: absolute(of.since).slice(-5), to: absolute(of.ends).slice(-5) })}
        {" · "}
        {of.identity ? t("scan.identity", { name: of.identity.name }) : t("scan.identityUnknown")}{" "}
        <SetByYou by={[rule]} plain />
      </span>
    </span>
  );
}
