import type { TableColumnsType } from "antd";
import type { StaffRow } from "../../backend/bindings/StaffRow";
import { PlatformBadge } from "../../parts/marks";
import { Tags } from "../../parts/Tags";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Attention, RiskMark } from "./marks";

export function usePeopleColumns(): TableColumnsType<StaffRow> {
  const { t } = useWords();
  const none = <span className="faint">{t("common.none")}</span>;
  return [
    {
      title: t("staff.name"),
      render: (_, row) => (
        <span className="stack tight">
          <span className="cut strong" title={row.name}>
            {row.name}
          </span>
          <span className="soft smaller">{row.phone}</span>
        </span>
      ),
    },
    {
      title: t("staff.position"),
      width: size.columnNarrow,
      render: (_, row) => row.position ?? none,
    },
    {
      title: t("staff.shops"),
      width: size.column,
      render: (_, row) => (
        <span className="row">
          {row.platforms.map((code) => (
            <PlatformBadge key={code} code={code} />
          ))}
          <span className="figures">{row.stores}</span>
        </span>
      ),
    },
    {
      title: t("record.tags"),
      width: size.column,
      responsive: ["xl"],
      render: (_, row) => <Tags of={row.tags} />,
    },
    { title: t("staff.accounts"), width: size.columnCount, align: "end", dataIndex: "accounts" },
    {
      title: t("staff.risk"),
      width: size.column,
      render: (_, row) => <RiskMark of={row.risk} />,
    },
    { title: t("staff.attention"), width: size.columnDue, render: (_, row) => <Attention row={row} /> },
  ];
}
