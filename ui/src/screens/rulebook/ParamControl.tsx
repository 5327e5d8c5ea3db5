import { Input, InputNumber, Radio, Select } from "antd";
import type { Param } from "../../backend/bindings/Param";
import { useWords } from "../../text/language";
import styles from "./rulebook.module.css";
import { isNumeric, useValues } from "./values";

interface Props {
  param: Param;
  /** From the form's item. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

/** The control that fits the parameter's unit. Bounds are Rust's to judge; here they only guide. */
export function ParamControl({ param, id, value, onChange }: Props) {
  const { t } = useWords();
  const { choiceOf } = useValues();
  const { unit, min, max, choices = [] } = param;

  if (isNumeric(unit))
    return (
      <InputNumber
        id={id}
        className={styles.number}
        autoFocus
        precision={0}
        value={typeof value === "number" ? value : null}
        onChange={(number) => onChange?.(number)}
        aria-valuemin={min}
        aria-valuemax={max}
        suffix={unit === "count" ? undefined : t(`unit.${unit}`)}
        data-testid="override-value"
      />
    );
  switch (unit) {
    case "flag":
      return (
        <Radio.Group
          id={id}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
          options={[
            { value: true, label: t("rule.yes") },
            { value: false, label: t("rule.no") },
          ]}
        />
      );
    case "choice":
      return (
        <Radio.Group
          id={id}
          className={styles.choices}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
          options={choices.map((one) => ({ value: one, label: choiceOf(one) }))}
        />
      );
    case "list":
      return (
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          autoFocus
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          id={id}
          autoFocus
          autoComplete="off"
          value={typeof value === "string" ? value : ""}
          placeholder={unit === "day-of-year" ? t("override.dayOfYear") : undefined}
          onChange={(event) => onChange?.(event.target.value)}
          data-testid="override-value"
        />
      );
  }
}
