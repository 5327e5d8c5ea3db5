import { Badge, Button, Select, Tooltip } from "antd";
import { useNow, wall } from "../clock";
import { useElsewhere } from "../parts/elsewhere";
import { usePlatforms } from "../parts/marks";
import { usePlace } from "../parts/place";
import { choosePlatform, usePlatformFilter } from "../parts/platformFilter";
import { useFrame } from "../parts/queries";
import { useWords } from "../text/language";
import { Bell, Magnifier } from "../widgets/icons";
import { Kbd, MOD } from "../widgets/Kbd";
import styles from "./frame.module.css";

const two = (value: number) => String(value).padStart(2, "0");

/** The date leads to other days; while one is looked at, it stands still there. */
function TopClock({ travels, onTravel }: Pick<Props, "travels" | "onTravel">) {
  const { t } = useWords();
  const elsewhere = useElsewhere();
  const now = useNow();
  if (now === 0) return null;
  const at = wall(now);
  const weekday = t(`weekday.d${at.weekday}`);
  return (
    <Tooltip title={t("travel.open")}>
      <button
        type="button"
        className={`bare figures ${styles.clock} ${elsewhere ? "" : "soft"}`}
        data-tone={elsewhere ? "violet" : undefined}
        aria-expanded={travels}
        onClick={onTravel}
        data-testid="clock"
      >
        {t("date.full", { year: at.year, month: at.month, day: at.day, weekday })} {two(at.hour)}:
        {two(at.minute)}
      </button>
    </Tooltip>
  );
}

interface Props {
  onSearch: () => void;
  /** The slider over the days is there. */
  travels: boolean;
  onTravel: () => void;
}

export function TopBar({ onSearch, travels, onTravel }: Props) {
  const { t, english } = useWords();
  const { platforms } = usePlatforms();
  const platform = usePlatformFilter();
  const { go } = usePlace();
  const unread = useFrame().data?.unread ?? 0;
  return (
    <header className={styles.top}>
      <button
        type="button"
        className={`bare grow ${styles.search}`}
        onClick={onSearch}
        aria-haspopup="dialog"
      >
        <Magnifier />
        <span className="grow cut">{t("frame.search")}</span>
        <Kbd>{`${MOD} K`}</Kbd>
      </button>
      <span className="grow" />
      <Select
        className={styles.platform}
        aria-label={t("frame.platform")}
        value={platform ?? ""}
        onChange={(code) => choosePlatform(code || null)}
        options={[
          { value: "", label: t("frame.allPlatforms") },
          ...platforms.map((one) => ({ value: one.code, label: english ? one.en : one.zh })),
        ]}
        popupMatchSelectWidth={false}
      />
      <TopClock travels={travels} onTravel={onTravel} />
      <Badge count={unread} size="small" overflowCount={99} offset={[-6, 6]} color="var(--accent)">
        <Button
          type="text"
          icon={<Bell large />}
          aria-label={unread > 0 ? t("frame.unread", { count: unread }) : t("frame.noUnread")}
          onClick={() => go("inbox")}
        />
      </Badge>
    </header>
  );
}
