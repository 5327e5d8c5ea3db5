// An address to the letter, as the fields of a form and for reading. Its point on the map says what it is measured from; no half
// of a point, and none without words.

import { Form, Input, InputNumber, Select } from "antd";
import type { Address } from "../backend/bindings/Address";
import type { Datum } from "../backend/bindings/Datum";
import type { JsonValue } from "../backend/bindings/serde_json/JsonValue";
import { useWords } from "../text/language";
import { useRequired } from "../widgets/required";
import styles from "./parts.module.css";

const datums: Datum[] = ["gcj-02", "wgs-84", "bd-09"];

export interface AddressValues {
  text?: string;
  lat?: number | null;
  lon?: number | null;
  datum?: Datum;
}

export const addressField = (address: Address | null | undefined): AddressValues => ({
  text: address?.text ?? "",
  lat: address?.at?.lat ?? null,
  lon: address?.at?.lon ?? null,
  datum: address?.at?.datum ?? "gcj-02",
});

/** Coordinates only where both were entered, with what they are measured from. */
export const addressOf = ({ text, lat, lon, datum }: AddressValues): JsonValue => {
  const words = text?.trim();
  if (!words) return null;
  if (lat == null || lon == null || !datum) return { text: words };
  return { text: words, at: { lat, lon, datum } };
};

export function AddressFields({ name, label }: { name: string; label: string }) {
  const { t } = useWords();
  const required = useRequired();
  const { lat, lon } = Form.useWatch<AddressValues | undefined>(name) ?? {};
  const pointed = lat != null || lon != null;
  return (
    <div className="span stack tight">
      <Form.Item name={[name, "text"]} label={label} rules={pointed ? required(label) : undefined}>
        <Input autoComplete="off" />
      </Form.Item>
      <div className={styles.point}>
        <Form.Item
          name={[name, "lat"]}
          label={t("papers.latitude")}
          rules={pointed ? required(t("papers.latitude"), "number") : undefined}
        >
          <InputNumber min={-90} max={90} />
        </Form.Item>
        <Form.Item
          name={[name, "lon"]}
          label={t("papers.longitude")}
          rules={pointed ? required(t("papers.longitude"), "number") : undefined}
        >
          <InputNumber min={-180} max={180} />
        </Form.Item>
        <Form.Item name={[name, "datum"]} label={t("papers.datum")} extra={t("papers.datumHelp")}>
          <Select options={datums.map((value) => ({ value, label: t(`datum.${value}`) }))} />
        </Form.Item>
      </div>
    </div>
  );
}

export function AddressText({ of }: { of: Address }) {
  const { t } = useWords();
  return (
    <span className="stack tight">
      <span>{of.text}</span>
      {of.at ? (
        <span className="soft smaller">
          {of.at.lat}, {of.at.lon} · {t(`datum.${of.at.datum}`)}
        </span>
      ) : null}
    </span>
  );
}
