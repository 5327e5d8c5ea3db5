import { Button } from "antd";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import type { LinkRecording } from "../../parts/LinkDialog";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Snow } from "../../widgets/icons";
import { absolute } from "../../widgets/time";
import styles from "./links.module.css";

interface Props {
  page: LinkGroupPage;
  onAct: (recording: LinkRecording) => void;
}

/** After day 4: the stores that cannot withdraw, released one by one, and the way back in. */
export function Frozen({ page, onAct }: Props) {
  const { t } = useWords();
  const { open, go } = usePlace();
  const { frozen } = page.state;
  if (frozen.length === 0) return null;
  const rule = page.findings.find((one) => one.code === "withdrawals-frozen")?.rule;
  const of = (subject: string) => page.stores.find((one) => one.store.subject === subject);
  const can = (subject: string, change: string) =>
    of(subject)?.actions.some((action) => action.change === change && action.allowed);
  return (
    <section
      className={`card ${styles.duty}`}
      data-tone="red"
      aria-label={t("links.members.frozen")}
      data-testid="frozen"
    >
      <div className={styles.dutyHead}>
        <span className={`${styles.line} ${styles.toned}`}>
          <Snow />
          <span className="strong">{t("links.members.frozen")}</span>
        </span>
        <span className="soft">{t("links.membersOf", { count: frozen.length })}</span>
      </div>
      <p className="soft">
        {t("links.members.frozenText")} {rule ? <RuleLink id={rule}>{t("links.teach.rule")}</RuleLink> : null}
      </p>
      <ul className={`${styles.lines} ${styles.frozen}`}>
        {frozen.map(({ store, since }) => (
          <li key={store} data-subject={store} data-testid="frozen-store">
            <PlatformBadge code={of(store)?.store.platform ?? ""} />
            <button
              type="button"
              className="bare strong cut"
              onClick={() => open(store)}
              aria-haspopup="dialog"
            >
              {of(store)?.store.name ?? store}
            </button>
            <span className="soft">{t("links.members.frozenSince", { at: absolute(since) })}</span>
            <span className="row">
              <RecordButton
                size="small"
                onClick={() => onAct({ group: page.subject, change: "withdrawals-released", store })}
                data-testid="release"
              >
                {t("links.members.release")}
              </RecordButton>
              {can(store, "link-restarted") ? (
                <Button
                  size="small"
                  onClick={() => go("link-groups", { group: page.subject, invite: store })}
                  data-testid="reapply"
                >
                  {t("links.members.reapply")}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
