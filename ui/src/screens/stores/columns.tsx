import { type TableColumnsType, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { Restriction } from "../../backend/bindings/Restriction";
import type { StoreRow } from "../../backend/bindings/StoreRow";
import type { StoreSort } from "../../backend/bindings/StoreSort";
import { useNow } from "../../clock";
import { orderable } from "../../parts/list";
import { PlatformBadge, StatusPill } from "../../parts/marks";
import { Tags } from "../../parts/Tags";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Info, Snow } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd, relative } from "../../widgets/time";

export function useStoreColumns(sort: StoreSort, descending: boolean): TableColumnsType<StoreRow> {
  const { t } = useWords();
  const now = useNow();
  const order = orderable(sort, descending);
  return [
    {
      ...order("name"),
      title: t("column.name"),
      render: (_, row) => (
        <span className="row">
          <PlatformBadge code={row.platform} />
          <span className="cut strong" title={row.name}>
            {row.name}
          </span>
        </span>
      ),
    },
    {
      ...order("main"),
      title: t("column.main"),
      render: (_, row) => <Middle text={row.main} />,
    },
    {
      title: t("column.status"),
      width: size.columnState,
      render: (_, row) =>
        row.status ? (
          <Restricted of={row.restrictions}>
            <StatusPill of={row.status} />
          </Restricted>
        ) : (
          <span className="faint">{t("common.none")}</span>
        ),
    },
    {
      title: t("column.rollOut"),
      width: size.columnNarrow,
      responsive: ["xl"],
      render: (_, row) => (
        <span className="soft">
          {row.exempt ? t("label.exempt") : t(`rollOut.${row.roll_out ?? "covered"}`)}
        </span>
      ),
    },
    {
      title: t("record.tags"),
      width: size.column,
      responsive: ["xl"],
      render: (_, row) => <Tags of={row.tags} />,
    },
    { title: t("column.subAccounts"), width: size.columnCount, align: "end", dataIndex: "sub_accounts" },
    {
      title: t("column.frozen"),
      width: size.columnCount,
      align: "end",
      render: (_, row) =>
        row.frozen > 0 ? (
          <Pill tone="red" icon={<Snow />} plain>
            {row.frozen}
          </Pill>
        ) : (
          <span className="faint">0</span>
        ),
    },
    {
      title: t("column.outstanding"),
      width: size.columnCount,
      align: "end",
      render: (_, row) =>
        row.outstanding > 0 ? (
          <Pill tone="blue" icon={<Info />} plain>
            {row.outstanding}
          </Pill>
        ) : (
          <span className="faint">0</span>
        ),
    },
    {
      ...order("headline"),
      title: t("column.headline"),
      width: size.columnTime,
      render: (_, row) =>
        row.headline_at ? (
          <span className="cut">
            <time dateTime={row.headline_at}>{absoluteEnd(row.headline_at)}</time>{" "}
            <span className="soft">{relative(row.headline_at, now, t)}</span>
          </span>
        ) : (
          <span className="faint">{t("common.none")}</span>
        ),
    },
  ];
}

/** A status with the limits behind it. */
function Restricted({ of, children }: { of: Restriction[]; children: ReactNode }) {
  const { t } = useWords();
  if (of.length === 0) return children;
  const names = of.map((one) => t(`restriction.${one}`)).join(t("common.comma"));
  return (
    <Tooltip title={names}>
      <span className="row tight">
        {children}
        <span className="faint smaller">
          +{of.length}
          <span className="unseen">{names}</span>
        </span>
      </span>
    </Tooltip>
  );
}
