// One rule in two versions: what it said and what it says, part by part.

import type { LeftOut } from "../../backend/bindings/LeftOut";
import type { Rule } from "../../backend/bindings/Rule";
import type { RuleChange } from "../../backend/bindings/RuleChange";
import type { RulePart } from "../../backend/bindings/RulePart";
import { RuleLink, SetMark } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Cross, Plus, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { RulePlatforms } from "./marks";
import styles from "./rulebook.module.css";
import { useValues } from "./values";
import { useVersions } from "./versions";

interface Props {
  of: RuleChange;
  /** The operator set a value of it. */
  kept: boolean;
  /** Values of the operator's that it no longer allows. */
  leftOut: LeftOut[];
}

export function RuleChanged({ of: { id, before, after, parts }, kept, leftOut }: Props) {
  const { t, say } = useWords();
  const { nameOf } = useValues();
  const shown = after ?? before;
  if (!shown) return null;
  return (
    <li className={styles.change} data-testid="rule-changed" data-rule={id}>
      <div className="row wrap">
        <RulePlatforms codes={shown.platforms} />
        {before ? (
          <RuleLink id={id}>
            <span className={styles.id}>{id}</span>
          </RuleLink>
        ) : (
          <span className={styles.id}>{id}</span>
        )}
        {before ? null : (
          <Pill tone="blue" icon={<Plus />} plain>
            {t("pending.new")}
          </Pill>
        )}
        {after ? null : (
          <Pill tone="amber" icon={<Cross />} plain>
            {t("pending.gone")}
          </Pill>
        )}
        {kept && leftOut.length === 0 ? <SetMark plain /> : null}
      </div>
      {before && after && say(before.statement) !== say(after.statement) ? (
        <Statements before={before} after={after} />
      ) : (
        <p className={after ? undefined : styles.gone}>{say(shown.statement)}</p>
      )}
      {before && after ? <Parts of={parts} before={before} after={after} /> : null}
      {kept && leftOut.length === 0 ? <p className="soft smaller">{t("pending.kept")}</p> : null}
      {leftOut.map((value) => (
        <Pill key={value.param} tone="amber" icon={<Warning />} plain title={say(value.reason)}>
          {t("pending.leftOut", { param: nameOf(value.param), reason: say(value.reason) })}
        </Pill>
      ))}
    </li>
  );
}

function Statements({ before, after }: { before: Rule; after: Rule }) {
  const { t, say } = useWords();
  return (
    <dl className={styles.versions}>
      <dt>{t("override.before")}</dt>
      <dd className="soft">{say(before.statement)}</dd>
      <dt>{t("pending.after")}</dt>
      <dd>{say(after.statement)}</dd>
    </dl>
  );
}

/** Every part but the statement: its name, what it was, what it is. */
function Parts({ of, before, after }: { of: RulePart[]; before: Rule; after: Rule }) {
  const { t } = useWords();
  const { nameOf } = useValues();
  const { paramInWords, partInWords } = useVersions();
  const lines = of.flatMap((part): [string, string, string][] => {
    if (part === "statement") return [];
    if (part !== "params")
      return [[t(`pending.part.${part}`), partInWords(part, before), partInWords(part, after)]];
    const names = [...new Set([...Object.keys(before.params), ...Object.keys(after.params)])];
    return names
      .filter((name) => JSON.stringify(before.params[name]) !== JSON.stringify(after.params[name]))
      .map((name) => [nameOf(name), paramInWords(before.params[name]), paramInWords(after.params[name])]);
  });
  if (lines.length === 0) return null;
  return (
    <table className={styles.moved}>
      <thead className="unseen">
        <tr>
          <th scope="col">{t("rule.paramName")}</th>
          <th scope="col">{t("override.before")}</th>
          <th scope="col">{t("pending.after")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, was, is]) => (
          <tr key={name}>
            <th scope="row" className="soft">
              {name}
            </th>
            <td className="soft">{was}</td>
            <td>{was === is ? t("pending.otherwise") : is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
