import { useState } from "react";
import type { LinkCandidate } from "../../backend/bindings/LinkCandidate";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import styles from "./links.module.css";

const FIRST = 5;

interface Props {
  of: LinkCandidate[];
  onFound: (entity: string) => void;
}

/** Entities whose stores could be linked and are not. */
export function Candidates({ of, onFound }: Props) {
  const { t } = useWords();
  const { go, open } = usePlace();
  const [all, setAll] = useState(false);
  if (of.length === 0) return null;
  const shown = all ? of : of.slice(0, FIRST);
  const rule = of[0]?.rule;
  return (
    <section className="stack" aria-label={t("links.candidates.title")} data-testid="candidates">
      <div className={styles.sectionHead}>
        <h2>{t("links.candidates.title")}</h2>
        <span className="soft">
          {t("links.candidates.lead")} {rule ? <RuleLink id={rule}>{t("links.teach.rule")}</RuleLink> : null}
        </span>
      </div>
      <ul className={`card ${styles.lines} ${styles.candidates}`}>
        {shown.map((one) => (
          <li key={`${one.platform} ${one.entity}`} data-row data-entity={one.entity} data-testid="candidate">
            <PlatformBadge code={one.platform} />
            <span className={styles.two}>
              <button
                type="button"
                className="bare strong cut"
                onClick={() => open(one.entity)}
                aria-haspopup="dialog"
                title={one.name}
              >
                {one.name}
              </button>
              <span className="soft smaller cut">
                {[
                  one.company_type,
                  t("links.candidates.stores", { count: one.stores, unlinked: one.unlinked.length }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <span
              className="soft smaller cut"
              title={one.unlinked.map((s) => s.name).join(t("common.comma"))}
            >
              {one.unlinked.map((store) => store.name).join(t("common.comma"))}
            </span>
            <span className="row">
              {one.group ? (
                <RecordButton
                  size="small"
                  type="primary"
                  onClick={() => go("link-groups", { group: one.group ?? undefined, add: true })}
                  data-testid="candidate-invite"
                >
                  {t("links.candidates.invite")}
                </RecordButton>
              ) : (
                <RecordButton
                  size="small"
                  type="primary"
                  onClick={() => onFound(one.entity)}
                  data-testid="candidate-found"
                >
                  {t("links.candidates.found")}
                </RecordButton>
              )}
            </span>
          </li>
        ))}
        {of.length > shown.length ? (
          <li>
            <button type="button" className={`bare link ${styles.full}`} onClick={() => setAll(true)}>
              {t("links.candidates.more", { count: of.length - shown.length })}
            </button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
