import { Button, Select } from "antd";
import type { PrecheckPage as Report } from "../../backend/bindings/PrecheckPage";
import { dayField, wireDay } from "../../parts/patch";
import { usePlace } from "../../parts/place";
import { useLinkGroup, usePrecheck } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { DateTimeField } from "../../widgets/DateTimeField";
import { Back, Check, Cross, Info } from "../../widgets/icons";
import { Page } from "../../widgets/Page";
import { Guard } from "./Guard";
import styles from "./links.module.css";

/** What would be refused stands first, what is in order last; within each the order of the procedure. */
const ORDER = ["blocked", "warn", "unknown", "pass"];
const urgentFirst = (guards: Report["report"]["guards"]) =>
  [...guards].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));

/** What the platform would look at, judged for the planned day. It predicts, and sends nothing. */
export function PrecheckPage({ group }: { group: string }) {
  const { t } = useWords();
  const { place, change, go } = usePlace();
  const store = place.invite ?? null;
  const { data, error, refetch, isPlaceholderData } = usePrecheck({ group, store, on: place.on ?? null });
  const stores = useLinkGroup(group).data?.stores.filter((one) => one.place !== "member") ?? [];

  return (
    <Page
      title={t("links.precheck.title", { name: data?.name ?? "" })}
      lead={t("links.precheck.lead")}
      action={
        <span className="row">
          <Button icon={<Back />} onClick={() => go("link-groups", { group })} data-testid="precheck-back">
            {t("links.backToGroup")}
          </Button>
          {store ? (
            <Button
              type="primary"
              onClick={() => go("link-groups", { group, invite: store })}
              data-testid="precheck-procedure"
            >
              {t("links.precheck.toProcedure")}
            </Button>
          ) : null}
        </span>
      }
    >
      {data ? (
        <div className={styles.group} aria-busy={isPlaceholderData}>
          <section className={`card ${styles.asked}`} aria-label={t("links.precheck.on")}>
            <div className={styles.askedFields}>
              <label className={styles.askedField} htmlFor="precheck-store">
                <span className="soft smaller">{t("links.precheck.store")}</span>
                <Select
                  id="precheck-store"
                  value={store ?? ""}
                  onChange={(chosen: string) => change({ invite: chosen || undefined })}
                  options={[
                    { value: "", label: t("links.precheck.noStore") },
                    ...stores.map((one) => ({ value: one.store.subject, label: one.store.name })),
                  ]}
                  data-testid="precheck-store"
                />
              </label>
              <label className={styles.askedField} htmlFor="precheck-on">
                <span className="soft smaller">{t("links.precheck.on")}</span>
                <DateTimeField
                  id="precheck-on"
                  day
                  required
                  value={dayField(data.report.planned_on)}
                  onChange={(day) => change({ on: day ? wireDay(day) : undefined })}
                />
              </label>
              <p className="soft smaller">{t("links.precheck.onHelp")}</p>
            </div>
            <Verdict of={data} />
          </section>
          <ul className={`card ${styles.lines} ${styles.guards}`}>
            {urgentFirst(data.report.guards).map((guard) => (
              <Guard key={guard.code} of={guard} page={data} />
            ))}
          </ul>
        </div>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <div className="card">
          <BoneRows count={12} />
        </div>
      )}
    </Page>
  );
}

/** The sum of it, and until when acceptance and review would go. */
function Verdict({ of }: { of: Report }) {
  const { t } = useWords();
  const { counts, ready, accept_by, review_by, provisional } = of.report;
  const tone = counts.blocked > 0 ? "red" : ready ? "green" : "grey";
  const words =
    counts.blocked > 0
      ? t("links.precheck.blocked", { count: counts.blocked })
      : !ready
        ? t("links.precheck.unknown", { count: counts.unknown })
        : counts.warned > 0
          ? t("links.precheck.readyWarn", { count: counts.warned })
          : t("links.precheck.ready");
  return (
    <div className={styles.verdict} data-tone={tone} data-ready={ready} data-testid="precheck-verdict">
      <span className={`${styles.line} ${styles.toned} strong`}>
        {counts.blocked > 0 ? <Cross /> : ready ? <Check /> : <Info />}
        <span>{words}</span>
      </span>
      <span className="soft smaller">{t("links.precheck.counts", { ...counts })}</span>
      <span className="soft smaller">
        {[
          accept_by && t("links.precheck.acceptBy", { day: accept_by }),
          review_by &&
            `${t("links.precheck.reviewBy", { day: review_by })}${provisional ? t("links.precheck.provisional") : ""}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}
