import type { TableColumnsType } from "antd";
import type { LinkGroupRow } from "../../backend/bindings/LinkGroupRow";
import type { LinkGroupSort } from "../../backend/bindings/LinkGroupSort";
import { Due } from "../../parts/Due";
import { orderable } from "../../parts/list";
import { PlatformBadge } from "../../parts/marks";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Snow, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import styles from "./links.module.css";
import { StandingPill, useRate } from "./marks";

export function useGroupColumns(sort: LinkGroupSort, descending: boolean): TableColumnsType<LinkGroupRow> {
  const { t } = useWords();
  const order = orderable(sort, descending);
  const none = <span className="faint">{t("common.none")}</span>;
  return [
    {
      ...order("name"),
      title: t("links.column.group"),
      render: (_, row) => (
        <span className="row">
          {row.platform ? <PlatformBadge code={row.platform} /> : null}
          <span className={`${styles.two} ${styles.roomy}`}>
            <span className="cut strong" title={row.name}>
              {row.name}
            </span>
            <span className="cut soft smaller" title={row.entity_name ?? undefined}>
              {row.entity_name ?? t("links.noEntity")}
            </span>
          </span>
        </span>
      ),
    },
    {
      title: t("links.column.standing"),
      width: size.columnState,
      render: (_, row) => (
        <span className={styles.stacked}>
          <StandingPill of={row.standing} />
          {row.frozen > 0 ? (
            <Pill tone="red" icon={<Snow />} plain title={t("links.frozenOf", { count: row.frozen })}>
              {t("links.frozenOf", { count: row.frozen })}
            </Pill>
          ) : null}
        </span>
      ),
    },
    {
      title: t("links.column.members"),
      width: size.columnDate,
      render: (_, row) => (
        <span className={styles.two}>
          <span className="figures cut">
            {[
              t("links.membersOf", { count: row.members }),
              row.applying > 0 ? t("links.leadApplying", { count: row.applying }) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <span className="cut soft smaller" title={row.primary?.name}>
            {row.primary ? t("links.primaryIs", { name: row.primary.name }) : t("links.noPrimary")}
          </span>
        </span>
      ),
    },
    {
      title: t("links.column.health"),
      width: size.columnNarrow,
      render: (_, row) => <Health of={row} />,
    },
    {
      ...order("headline"),
      title: t("links.column.next"),
      width: size.columnDue,
      render: (_, row) =>
        row.next ? (
          <Due
            headline={row.next.headline}
            at={row.next.headline_at}
            due={row.next.due}
            consequence={row.next.consequence}
            span={row.next.span}
            second={false}
          />
        ) : (
          none
        ),
    },
  ];
}

/** The weighted score as entered, and a mark where members do not belong together. */
function Health({ of }: { of: LinkGroupRow }) {
  const { t } = useWords();
  const rate = useRate();
  const dsr = of.rates.find((one) => one.metric === "dsr")?.value;
  if (of.members === 0) return <span className="faint">{t("common.none")}</span>;
  return (
    <span className={styles.stacked}>
      <span className="figures">
        {dsr == null ? (
          <span className="soft smaller">{t("links.health.none")}</span>
        ) : (
          t("links.health.dsrOf", { value: rate("dsr", dsr) })
        )}
      </span>
      {of.apart ? (
        <Pill tone="amber" icon={<Warning />} plain title={t("links.health.apartTitle")}>
          {t("links.health.apart")}
        </Pill>
      ) : null}
    </span>
  );
}
