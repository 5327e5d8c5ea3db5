import type { TableColumnsType } from "antd";
import type { SubAccountRow } from "../../backend/bindings/SubAccountRow";
import type { SubAccountSort } from "../../backend/bindings/SubAccountSort";
import { Due } from "../../parts/Due";
import { orderable } from "../../parts/list";
import { LabelPill, PlatformBadge, SeenPill } from "../../parts/marks";
import { Tags } from "../../parts/Tags";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Middle } from "../../widgets/Middle";
import { absoluteLong } from "../../widgets/time";

export function useSubAccountColumns(
  sort: SubAccountSort,
  descending: boolean,
): TableColumnsType<SubAccountRow> {
  const { t } = useWords();
  const none = <span className="faint">{t("common.none")}</span>;
  const order = orderable(sort, descending);
  return [
    {
      ...order("login"),
      title: t("column.login"),
      render: (_, row) => (
        <span className="row">
          <PlatformBadge code={row.store.platform} />
          <span className="grow strong">
            <Middle text={row.login} />
          </span>
        </span>
      ),
    },
    {
      title: t("column.store"),
      responsive: ["xl"],
      render: (_, row) => (
        <span className="cut soft" title={row.store.name}>
          {row.store.name}
        </span>
      ),
    },
    {
      title: t("column.holder"),
      width: size.columnNarrow,
      render: (_, row) => (row.holder ? <span className="cut">{row.holder}</span> : none),
    },
    {
      title: t("column.position"),
      width: size.columnCount,
      responsive: ["xxl"],
      render: (_, row) => (row.position ? <span className="cut soft">{row.position}</span> : none),
    },
    {
      title: t("record.tags"),
      width: size.column,
      responsive: ["xxl"],
      render: (_, row) => <Tags of={row.tags} />,
    },
    {
      title: t("column.label"),
      width: size.columnState,
      render: (_, row) => <LabelPill of={row.label} span={row.span} />,
    },
    {
      title: t("column.seen"),
      width: size.columnNarrow,
      render: (_, row) => (row.platform_shows ? <SeenPill of={row.platform_shows} plain brief /> : none),
    },
    {
      ...order("headline"),
      title: t("column.headline"),
      width: size.columnDue,
      render: (_, row) =>
        row.headline && row.headline_at && row.due && row.consequence && row.span ? (
          <Due
            headline={row.headline}
            at={row.headline_at}
            due={row.due}
            consequence={row.consequence}
            span={row.span}
            second={false}
          />
        ) : (
          none
        ),
    },
    {
      ...order("created"),
      title: t("column.created"),
      width: size.columnDate,
      responsive: ["xl"],
      render: (_, row) =>
        row.created_at ? (
          <time className="soft" dateTime={row.created_at}>
            {absoluteLong(row.created_at)}
          </time>
        ) : (
          none
        ),
    },
  ];
}
