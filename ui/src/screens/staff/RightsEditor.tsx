import { Radio } from "antd";
import type { Level } from "../../backend/bindings/Level";
import type { Permission } from "../../backend/bindings/Permission";
import { useWords } from "../../text/language";
import { RiskMark } from "./marks";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

export type Grants = Record<string, Level>;

interface Props {
  /** From the form's item. */
  value?: Grants;
  onChange?: (value: Grants) => void;
  /** Whether a heading can be granted as a whole. */
  headings: boolean;
}

/** Every permission with its level. What only the main account may hold is not offered. */
export function RightsEditor({ value = {}, onChange, headings }: Props) {
  const { t, say } = useWords();
  const { groups } = useRightsWords();
  const set = (code: string, level: Level | "none") => {
    const { [code]: _before, ...others } = value;
    onChange?.(level === "none" ? others : { ...others, [code]: level });
  };
  const line = (one: Permission, word: string) => (
    <div key={one.code} className={styles.line}>
      <span className="grow">{word}</span>
      {one.risk ? <RiskMark of={one.risk} /> : null}
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={word}
        value={value[one.code] ?? "none"}
        onChange={(event) => set(one.code, event.target.value)}
        options={(["none", "view", "edit"] as const).map((level) => ({
          value: level,
          label: t(`level.${level}`),
        }))}
      />
    </div>
  );
  return (
    <div className={styles.editor}>
      {groups.map(({ heading, rights }) => {
        const offered = rights.filter((one) => !one.main_only);
        if (offered.length === 0) return null;
        const name = say(heading.name);
        return (
          <section key={heading.code} aria-label={name}>
            <h4>{name}</h4>
            {headings && rights.length === offered.length
              ? line(heading, `${name} · ${t("grant.heading")}`)
              : null}
            {offered.map((one) => line(one, say(one.name)))}
          </section>
        );
      })}
    </div>
  );
}
