import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import type { WeightedRate } from "../../backend/bindings/WeightedRate";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Check, Info, Warning } from "../../widgets/icons";
import styles from "./links.module.css";
import { useRate } from "./marks";

interface Props {
  page: LinkGroupPage;
  onEnter: () => void;
}

/** How the group does as a whole: rates, categories to keep apart, what a service costs. */
export function Health({ page, onEnter }: Props) {
  const { t } = useWords();
  const { rates, apart, service } = page.state.health;
  const clash = page.findings.find((one) => one.code === "categories-apart");
  const nameOf = (subject: string) =>
    page.stores.find((one) => one.store.subject === subject)?.store.name ?? subject;
  const listed = apart
    .map((one) => `${one.category}（${one.stores.map(nameOf).join(t("common.comma"))}）`)
    .join(" / ");
  if (page.state.members.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t("links.health.title")} data-testid="health">
      <div className={styles.sectionHead}>
        <h2>{t("links.health.title")}</h2>
        <span className="soft grow">{t("links.health.lead")}</span>
        <RecordButton size="small" onClick={onEnter} data-testid="enter-rates">
          {t("links.health.enter")}
        </RecordButton>
      </div>
      <div className={`card ${styles.health}`}>
        <ul className={styles.rates}>
          {rates.map((one) => (
            <Rate key={one.metric} of={one} nameOf={nameOf} />
          ))}
        </ul>
        <p className={styles.line} data-tone={clash ? "amber" : "green"}>
          {clash ? <Warning /> : <Check />}
          <span>
            {clash ? t("links.health.apartText", { list: listed }) : t("links.health.apartFine")}{" "}
            {clash?.rule ? (
              <span className="smaller">
                <RuleLink id={clash.rule}>{t("links.teach.rule")}</RuleLink>
              </span>
            ) : null}
          </span>
        </p>
        {service ? (
          <p className={styles.line}>
            <Info />
            <span>
              {t("links.health.serviceText", { multiple: service.multiple, count: service.singly })}{" "}
              {t("links.health.fee")}{" "}
              <span className="smaller">
                <RuleLink id={service.rule}>{t("links.teach.rule")}</RuleLink>
              </span>
            </span>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Rate({ of, nameOf }: { of: WeightedRate; nameOf: (subject: string) => string }) {
  const { t } = useWords();
  const rate = useRate();
  return (
    <li className={styles.rate} data-metric={of.metric}>
      <span className="soft smaller">{t(`metric.${of.metric}`)}</span>
      <span className={styles.rateValue}>
        {of.value == null ? <span className="faint">{t("common.none")}</span> : rate(of.metric, of.value)}
      </span>
      <span className="soft smaller">
        {of.counted > 0 ? t("links.health.counted", { count: of.counted }) : t("links.health.none")}
      </span>
      {of.worst ? (
        <span className={`smaller ${styles.line}`} data-tone="amber">
          <Warning />
          <span className="cut">{t("links.health.worst", { name: nameOf(of.worst) })}</span>
        </span>
      ) : null}
    </li>
  );
}
