import { Button } from "antd";
import type { LinkApplication } from "../../backend/bindings/LinkApplication";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { useNow } from "../../clock";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { absolute, relative } from "../../widgets/time";
import { lastDay } from "./days";
import styles from "./links.module.css";
import { StagePill } from "./marks";

/** Stores on their way in, each with how far it has come and what it waits for; apart beneath, whose way has ended. */
export function Applications({ page }: { page: LinkGroupPage }) {
  const { t } = useWords();
  const { applications } = page.state;
  if (applications.length === 0) return null;
  const applying = page.stores.filter((one) => one.place === "applying").map((one) => one.store.subject);
  const running = applications.filter((one) => applying.includes(one.store));
  const ended = applications.filter((one) => !applying.includes(one.store));
  return (
    <section className="stack tight" aria-label={t("links.applications.title")}>
      <h2>{t("links.applications.title")}</h2>
      {running.length > 0 ? (
        <ul className={`card ${styles.lines} ${styles.applications}`}>
          {running.map((one) => (
            <Application key={one.store} of={one} page={page} />
          ))}
        </ul>
      ) : null}
      {ended.length > 0 ? (
        <div className={`card ${styles.past}`}>
          <h3>{t("links.applications.ended")}</h3>
          <ul className={`${styles.lines} ${styles.applications}`}>
            {ended.map((one) => (
              <Application key={one.store} of={one} page={page} />
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Application({ of, page }: { of: LinkApplication; page: LinkGroupPage }) {
  const { t, say } = useWords();
  const { go, open } = usePlace();
  const now = useNow();
  const store = page.stores.find((one) => one.store.subject === of.store)?.store;
  const waits =
    of.stage === "manual-review" && of.review_by
      ? { words: t("links.applications.reviewBy", { day: lastDay(of.review_by) }), at: of.review_by }
      : of.stage === "awaiting-accept" && of.accept_by
        ? { words: t("links.applications.acceptBy", { at: absolute(of.accept_by) }), at: of.accept_by }
        : null;
  return (
    <li data-row data-subject={of.store} data-stage={of.stage} data-testid="application">
      {store ? <PlatformBadge code={store.platform} /> : <span />}
      <button
        type="button"
        className="bare strong cut"
        onClick={() => open(of.store)}
        title={store?.name}
        aria-haspopup="dialog"
      >
        {store?.name ?? of.store}
      </button>
      <StagePill of={of.stage} />
      <span className={styles.two}>
        {waits ? (
          <>
            <span className="figures">{waits.words}</span>
            <span className="soft smaller">{relative(waits.at, now, t)}</span>
          </>
        ) : of.failure ? (
          <span className="soft smaller" title={say(of.failure.text)}>
            {of.failure.code
              ? t("links.applications.failedBy", { code: of.failure.code })
              : say(of.failure.text)}
          </span>
        ) : (
          <span className="soft smaller">{t("links.applications.since", { at: absolute(of.since) })}</span>
        )}
      </span>
      <Button
        size="small"
        onClick={() => go("link-groups", { group: page.subject, invite: of.store })}
        data-testid="to-procedure"
      >
        {t("links.applications.open")}
      </Button>
    </li>
  );
}
