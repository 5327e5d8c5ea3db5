import { Select } from "antd";
import styles from "./filter.module.css";

interface Props<Value extends string> {
  label: string;
  value: Value | undefined;
  values: readonly Value[];
  wordOf: (value: Value) => string;
  onChange: (value: Value | undefined) => void;
}

/** One of a few values, or none of them, in a filter bar. */
export function FilterChoice<Value extends string>({ label, value, values, wordOf, onChange }: Props<Value>) {
  return (
    <Select<Value>
      className={styles.choice}
      aria-label={label}
      placeholder={label}
      allowClear
      value={value}
      onChange={onChange}
      options={values.map((one) => ({ value: one, label: wordOf(one) }))}
      popupMatchSelectWidth={false}
    />
  );
}
