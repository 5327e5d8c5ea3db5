// Confirms the window of a year for one shop or for many. The rule's days are never filled in unasked: its source names
// no year, so taking them over is a decision.

import { Button, Form, InputNumber } from "antd";
import type { Draft } from "../../backend/bindings/Draft";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import type { TemporaryWindow } from "../../backend/bindings/TemporaryWindow";
import { instant, now } from "../../clock";
import { dayField } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { firstDay, lastDay, short } from "./days";
import { ShopChoice } from "./ShopChoice";
import styles from "./season.module.css";

interface Values {
  shops: string[];
  from?: string | null;
  to?: string | null;
  needed?: number | null;
}

interface Props {
  year: number;
  rows: SeasonRow[];
  /** The shops to begin with. */
  chosen: string[];
  onClose: () => void;
}

/** One window a year: that of the year of `from` takes the place of an older one, the other years stay. */
function drafts(rows: SeasonRow[], { shops, from, to, needed }: Values): Draft[] {
  if (!from || !to) return [];
  const effective = instant(now());
  const window: TemporaryWindow = { from: from.slice(0, 10), to: to.slice(0, 10) };
  const year = window.from.slice(0, 4);
  const chosen = rows.filter((row) => shops.includes(row.store.subject));
  return chosen.map((row) => {
    const before = row.windows.find((one) => one.from.startsWith(year));
    const wanted = needed ?? (chosen.length > 1 ? before?.needed : undefined);
    const others = row.windows.filter((one) => one !== before);
    const windows = [...others, wanted === undefined ? window : { ...window, needed: wanted }];
    return {
      subject: row.store.subject,
      effective,
      kind: "store-described",
      data: { temporary_windows: windows },
    };
  });
}

export function ConfirmDialog({ year, rows, chosen, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const count = (Form.useWatch("shops", form) ?? chosen).length;
  const one = chosen.length === 1 ? rows.find((row) => row.store.subject === chosen[0]) : undefined;
  const entered = one?.confirmed ? one : undefined;
  const guess = rows.find((row) => !row.confirmed);
  const take = (row: SeasonRow) =>
    form.setFieldsValue({ from: dayField(firstDay(row)), to: dayField(lastDay(row)) });
  return (
    <RecordForm
      name="season"
      title={t("season.formTitle", { year })}
      lead={
        <div className="stack tight">
          <p className="soft">{t("season.formLead")}</p>
          {guess ? (
            <p className="soft">
              {t("season.formGuess", { from: short(firstDay(guess)), to: short(lastDay(guess)) })}{" "}
              <Button
                type="link"
                size="small"
                className={styles.inline}
                onClick={() => take(guess)}
                data-testid="season-take"
              >
                {t("season.formUse")}
              </Button>
            </p>
          ) : null}
        </div>
      }
      form={form}
      initialValues={{
        shops: chosen,
        from: entered ? dayField(firstDay(entered)) : undefined,
        to: entered ? dayField(lastDay(entered)) : undefined,
        needed: entered?.needed,
      }}
      drafts={(values) => drafts(rows, values)}
      okText={t("season.save", { count })}
      wide
      onClose={onClose}
    >
      <Form.Item name="from" label={t("season.from")} rules={required(t("season.from"))}>
        <DateTimeField day autoFocus={!entered} />
      </Form.Item>
      <Form.Item name="to" label={t("season.to")} rules={required(t("season.to"))}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item
        name="needed"
        label={t("season.neededField")}
        extra={t("season.neededHelp")}
        className={styles.across}
      >
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item
        name="shops"
        label={t("season.shops")}
        className={styles.across}
        rules={[{ required: true, type: "array", message: t("season.shopsRequired") }]}
      >
        <ShopChoice rows={rows} />
      </Form.Item>
    </RecordForm>
  );
}
