// Ways through a platform's menus. Descriptions differ and pages change: all that are known, each with the day on which it was
// last found so, and a button for whoever has just walked it.

import type { Draft } from "../backend/bindings/Draft";
import type { MenuPathRow } from "../backend/bindings/MenuPathRow";
import { instant, now } from "../clock";
import { useWords } from "../text/language";
import styles from "./menuPaths.module.css";
import parts from "./parts.module.css";
import { RecordButton } from "./RecordButton";
import { RuleLink } from "./RuleLink";
import { useRecordAtOnce } from "./useRecordAtOnce";

interface Props {
  paths: MenuPathRow[];
  /** The page of this rule: it needs no link to itself. */
  at?: string;
}

export function MenuPaths({ paths, at }: Props) {
  const { t } = useWords();
  if (paths.length === 0) return null;
  return (
    <section className={parts.section} aria-label={t("menuPath.title")} data-testid="menu-paths">
      <h3>{t("menuPath.title")}</h3>
      <p className="soft smaller">{t("menuPath.lead")}</p>
      <ul className={styles.paths}>
        {paths.map((one) => (
          <Path key={one.rule} of={one} own={one.rule === at} />
        ))}
      </ul>
    </section>
  );
}

function Path({ of, own }: { of: MenuPathRow; own: boolean }) {
  const { t, say } = useWords();
  const { record, refused } = useRecordAtOnce();
  const confirm = () =>
    record([
      {
        subject: `rule:${of.rule}`,
        effective: instant(now()),
        kind: "menu-path-confirmed",
        data: { version: of.version },
      } as Draft,
    ]);
  const by = of.own ? "menuPath.byYou" : "menuPath.bySource";
  return (
    <li className={styles.path} data-testid="menu-path">
      <ol className={styles.steps}>
        {of.steps.map((step) => (
          <li key={step.zh}>{say(step)}</li>
        ))}
      </ol>
      <div className="row wrap">
        <span className="soft smaller" data-testid="menu-path-confirmed">
          {of.confirmed ? t(by, { day: of.confirmed }) : t("menuPath.never")}
        </span>
        {own ? null : (
          <span className="smaller">
            <RuleLink id={of.rule}>{t("menuPath.rule")}</RuleLink>
          </span>
        )}
        <RecordButton size="small" onClick={() => void confirm()} data-testid="confirm-path">
          {t("menuPath.confirm")}
        </RecordButton>
      </div>
      {refused}
    </li>
  );
}
