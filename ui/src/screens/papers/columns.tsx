import type { TableColumnsType } from "antd";
import type { CompanyRow } from "../../backend/bindings/CompanyRow";
import type { DocumentRow } from "../../backend/bindings/DocumentRow";
import type { DocumentSort } from "../../backend/bindings/DocumentSort";
import { useNow } from "../../clock";
import { orderable } from "../../parts/list";
import { SubjectBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { Tags } from "../../parts/Tags";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Spread } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd, relative } from "../../widgets/time";
import { LastDay, ValidityPill } from "./marks";
import styles from "./papers.module.css";

function Headline({ at }: { at: string | null }) {
  const { t } = useWords();
  const now = useNow();
  if (!at) return <span className="faint">{t("common.none")}</span>;
  return (
    <span className="cut">
      <time dateTime={at}>{absoluteEnd(at)}</time> <span className="soft">{relative(at, now, t)}</span>
    </span>
  );
}

export function useDocumentColumns(sort: DocumentSort, descending: boolean): TableColumnsType<DocumentRow> {
  const { t } = useWords();
  const { open } = usePlace();
  const order = orderable(sort, descending);
  return [
    {
      title: t("papers.document"),
      render: (_, row) => (
        <span className="row">
          <SubjectBadge subject={row.subject} platform={undefined} />
          <span className="cut">
            <span className="strong">{t(`documentKind.${row.kind}`)}</span>
            {row.title ? <span className="soft"> · {row.title}</span> : null}
          </span>
        </span>
      ),
    },
    {
      ...order("owner"),
      title: t("papers.owner"),
      render: (_, { owner }) =>
        owner ? (
          <span className="row">
            <button
              type="button"
              className={`bare link ${styles.owner}`}
              title={owner.name}
              onClick={() => open(owner.subject)}
            >
              {owner.name}
            </button>
          </span>
        ) : (
          <span className="faint">{t("common.none")}</span>
        ),
    },
    {
      title: t("papers.validityLabel"),
      width: size.column,
      render: (_, row) => <ValidityPill of={row.validity} />,
    },
    {
      ...order("expiry"),
      title: t("papers.lastDay"),
      width: size.columnWide,
      render: (_, row) => (
        <LastDay
          day={row.last_valid_day}
          unlimited={row.unlimited}
          left={row.days_left}
          validity={row.validity}
        />
      ),
    },
    {
      title: t("papers.uploadTo"),
      width: size.columnNarrow,
      responsive: ["xl"],
      render: (_, row) =>
        row.upload_to > 0 ? (
          <Pill tone="amber" icon={<Spread />} plain>
            {t("papers.stores", { count: row.upload_to })}
          </Pill>
        ) : (
          <span className="faint">{t("common.none")}</span>
        ),
    },
    {
      title: t("column.headline"),
      width: size.columnTime,
      responsive: ["xl"],
      render: (_, row) => <Headline at={row.headline_at} />,
    },
  ];
}

export function useCompanyColumns(): TableColumnsType<CompanyRow> {
  const { t } = useWords();
  return [
    {
      title: t("papers.company"),
      render: (_, row) => (
        <span className="row">
          <SubjectBadge subject={row.subject} platform={undefined} />
          <span className="cut strong" title={row.name}>
            {row.name}
          </span>
        </span>
      ),
    },
    { title: t("papers.uscc"), width: size.columnWide, render: (_, row) => <Middle text={row.uscc} /> },
    {
      title: t("papers.companyType"),
      width: size.column,
      responsive: ["xl"],
      render: (_, row) => row.company_type ?? <span className="faint">{t("common.none")}</span>,
    },
    {
      title: t("record.tags"),
      width: size.column,
      responsive: ["xl"],
      render: (_, row) => <Tags of={row.tags} />,
    },
    { title: t("screen.stores"), width: size.columnCount, align: "end", dataIndex: "stores" },
    { title: t("papers.documents"), width: size.columnNarrow, align: "end", dataIndex: "documents" },
    {
      title: t("papers.nextEnd"),
      width: size.columnWide,
      render: (_, row) => <LastDay day={row.next_end} unlimited={false} left={row.next_end_in} />,
    },
    {
      title: t("column.headline"),
      width: size.columnTime,
      responsive: ["xl"],
      render: (_, row) => <Headline at={row.headline_at} />,
    },
  ];
}
