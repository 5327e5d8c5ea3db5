import { Button } from "antd";
import type { LinkGuard } from "../../backend/bindings/LinkGuard";
import type { PrecheckPage } from "../../backend/bindings/PrecheckPage";
import { usePlace } from "../../parts/place";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import styles from "./links.module.css";
import { VerdictPill, verdictTone } from "./marks";
import { NameDiff } from "./NameDiff";

interface Props {
  of: LinkGuard;
  page: PrecheckPage;
}

/** One condition: what was found, on which records it rests, which rule asks for it, and how to mend it. */
export function Guard({ of, page }: Props) {
  const { t, say } = useWords();
  const { go, open } = usePlace();
  const nameOf = (subject: string) => page.names.find((one) => one.subject === subject)?.name ?? subject;
  // What is counted is mended in the group, not in the record that happens to be counted first.
  const mend = of.verdict === "pass" ? null : of.counter ? page.group : (of.evidence[0] ?? page.group);
  return (
    <li
      data-row
      data-guard={of.code}
      data-verdict={of.verdict}
      data-tone={verdictTone(of.verdict)}
      data-testid="guard"
    >
      <span>
        <VerdictPill of={of.verdict} />
      </span>
      <div className={styles.guardBody}>
        <p>{say(of.text)}</p>
        {of.names?.outcome.difference ? <NameDiff of={of.names} /> : null}
        {of.remedy ? (
          <p>
            <span className="soft smaller">{t("links.precheck.fix")}</span> {say(of.remedy)}
          </p>
        ) : null}
        <p className={`soft smaller ${styles.sources}`}>
          {of.evidence.length > 0 ? (
            <span>
              {t("links.precheck.evidence")}{" "}
              {of.evidence.map((subject, place) => (
                <span key={subject}>
                  {place > 0 ? t("common.comma") : null}
                  <button
                    type="button"
                    className="bare link"
                    onClick={() => open(subject)}
                    aria-haspopup="dialog"
                  >
                    {nameOf(subject)}
                  </button>
                </span>
              ))}
            </span>
          ) : null}
          {of.rule ? (
            <span>
              {t("links.precheck.rule")}{" "}
              <RuleLink id={of.rule}>
                <span className={styles.mono}>{of.rule}</span>
              </RuleLink>
            </span>
          ) : null}
        </p>
      </div>
      {mend ? (
        <Button
          size="small"
          onClick={() => (mend === page.group ? go("link-groups", { group: mend }) : open(mend, "edit"))}
          data-testid="guard-mend"
        >
          {t(mending(mend))}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

/** The words of the button go by what it opens. */
function mending(subject: string) {
  switch (subject.slice(0, subject.indexOf(":"))) {
    case "entity":
      return "links.guard.fixEntity";
    case "document":
      return "links.guard.fixDocument";
    case "store":
      return "links.guard.fixStore";
    case "link-group":
      return "links.guard.fixGroup";
    default:
      return "links.guard.look";
  }
}
