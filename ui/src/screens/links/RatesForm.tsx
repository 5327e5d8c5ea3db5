import { Form, InputNumber } from "antd";
import type { Draft } from "../../backend/bindings/Draft";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import type { MemberRates } from "../../backend/bindings/MemberRates";
import { instant, now } from "../../clock";
import { todayField, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import styles from "./links.module.css";

type Figure = "dsr" | "dispute_rate" | "refund_rate" | "weight";
const figures: Figure[] = ["dsr", "dispute_rate", "refund_rate", "weight"];

interface Values {
  on: string;
  stores: Partial<Record<Figure, number | null>>[];
}

interface Props {
  page: LinkGroupPage;
  onClose: () => void;
}

/** Each member's figures, as a person reads them in the seller centre. */
export function RatesForm({ page, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const entered = page.attributes.rates ?? [];
  const key = (subject: string) => subject.slice("store:".length);
  const members = page.stores.filter((one) => one.place === "member");
  const known = members.map(({ store }) => entered.find((one) => one.store === key(store.subject)));
  const title: Record<Figure, string> = {
    dsr: `${t("metric.dsr")} (${t("links.health.outOf")})`,
    dispute_rate: `${t("metric.dispute-rate")} (${t("links.health.per")})`,
    refund_rate: `${t("metric.refund-rate")} (${t("links.health.per")})`,
    weight: t("links.health.weight"),
  };

  const today = todayField();

  const drafts = (values: Values): Draft[] => {
    const day = wireDay(values.on);
    const dated = form.isFieldTouched("on");
    const rows = members.map(({ store }, place): MemberRates | undefined => {
      const given = values.stores[place];
      const before = known[place];
      const same = figures.every((figure) => (given?.[figure] ?? null) === (before?.[figure] ?? null));
      // Figures that nobody touched are as old as they were.
      if (same && (!dated || !before || before.on === day)) return before;
      const filled = figures.flatMap((figure) => {
        const value = given?.[figure];
        return value == null ? [] : [[figure, value] as const];
      });
      if (filled.length === 0) return undefined;
      return { store: key(store.subject), ...Object.fromEntries(filled), on: day };
    });
    if (rows.every((row, place) => row === known[place])) return [];
    // Those of stores that are on their way in, or have left, are not asked here.
    const others = entered.filter((one) => !known.includes(one));
    const rates = [...others, ...rows.filter((row) => row !== undefined)];
    return [
      {
        subject: page.subject,
        effective: instant(now()),
        kind: "link-group-described",
        data: { rates: rates as never },
      },
    ];
  };

  return (
    <RecordForm
      name="rates"
      title={t("links.health.formTitle")}
      lead={<p className="soft">{t("links.health.weightHelp")}</p>}
      form={form}
      initialValues={{
        on: today,
        stores: known.map((one) => ({
          dsr: one?.dsr,
          dispute_rate: one?.dispute_rate,
          refund_rate: one?.refund_rate,
          weight: one?.weight,
        })),
      }}
      drafts={drafts}
      okText={t("links.form.save")}
      wide
      onClose={onClose}
    >
      <table className={`${styles.figures} ${styles.full}`}>
        <thead>
          <tr>
            <th scope="col">{t("links.dialog.store")}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {title[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map(({ store }, place) => (
            <tr key={store.subject}>
              <th scope="row">
                <span className="cut" title={store.name}>
                  {store.name}
                </span>
              </th>
              {figures.map((figure) => (
                <td key={figure}>
                  <Form.Item name={["stores", place, figure]} noStyle>
                    <InputNumber
                      min={0}
                      max={figure === "dsr" ? 5 : figure === "weight" ? undefined : 100}
                      step={figure === "dsr" ? 0.1 : figure === "weight" ? 1 : 0.01}
                      aria-label={`${store.name} · ${title[figure]}`}
                      className={styles.number}
                    />
                  </Form.Item>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Form.Item name="on" label={t("links.health.on")} rules={required(t("links.health.on"))}>
        <DateTimeField required day />
      </Form.Item>
    </RecordForm>
  );
}
