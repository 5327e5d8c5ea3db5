import type { TableColumnsType } from "antd";
import type { BindingRow } from "../../backend/bindings/BindingRow";
import { useNow } from "../../clock";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { absoluteEnd, relative } from "../../widgets/time";
import { StagePill, WaitRange } from "./marks";

export function useBindingColumns(): TableColumnsType<BindingRow> {
  const { t } = useWords();
  const { open } = usePlace();
  const now = useNow();
  const none = <span className="faint">{t("common.none")}</span>;
  return [
    {
      title: t("binding.kind"),
      render: (_, row) => (
        <span className="cut" title={[row.channel, row.account].filter(Boolean).join(" · ")}>
          <span className="strong">{row.kind ? t(`bindingKind.${row.kind}`) : none}</span>
          {row.channel ? <span className="soft"> · {row.channel}</span> : null}
          {row.account ? <span className="soft"> · {row.account}</span> : null}
        </span>
      ),
    },
    {
      title: t("column.store"),
      render: (_, { store }) =>
        store ? (
          <span className="row">
            <PlatformBadge code={store.platform} />
            <button
              type="button"
              className="bare link cut"
              title={store.name}
              onClick={() => open(store.subject)}
            >
              {store.name}
            </button>
          </span>
        ) : (
          none
        ),
    },
    {
      title: t("binding.stage"),
      width: size.columnWide,
      render: (_, row) => <StagePill of={row.stage} />,
    },
    {
      title: t("binding.wait"),
      width: size.columnTime,
      responsive: ["xl"],
      render: (_, row) => <WaitRange from={row.try_from} longest={row.longest} brief />,
    },
    {
      title: t("binding.list"),
      width: size.columnCount,
      align: "end",
      render: (_, row) => (row.entries > 0 ? `${row.entries - row.open}/${row.entries}` : none),
    },
    {
      title: t("column.headline"),
      width: size.columnTime,
      render: (_, { headline_at }) =>
        headline_at ? (
          <span className="cut">
            <time dateTime={headline_at}>{absoluteEnd(headline_at)}</time>{" "}
            <span className="soft">{relative(headline_at, now, t)}</span>
          </span>
        ) : (
          none
        ),
    },
  ];
}
