import { lazy, Suspense, useState } from "react";
import type { OverrideRow } from "../../backend/bindings/OverrideRow";
import type { Param } from "../../backend/bindings/Param";
import type { RulePage } from "../../backend/bindings/RulePage";
import parts from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { SetMark } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Info, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absolute } from "../../widgets/time";
import styles from "./rulebook.module.css";
import { useValues } from "./values";

const OverrideDialog = lazy(() => import("./OverrideDialog").then((m) => ({ default: m.OverrideDialog })));

type By = "operator" | "import" | "undo" | "demo";

/** The parameters with their bounds, what the operator set instead and why, and the way to set another. */
export function ParamTable({ page }: { page: RulePage }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ param: string; reset: boolean } | null>(null);
  const params = Object.entries(page.rule.params);
  const settable = page.doing !== "informs";
  const chosen = asked ? page.rule.params[asked.param] : undefined;
  return (
    <section className={parts.section} aria-label={t("rule.params")}>
      <h3>{t("rule.params")}</h3>
      {params.length === 0 ? (
        <p className="soft">{t("rule.noParams")}</p>
      ) : (
        <table className={`${parts.dims} ${styles.params}`}>
          <thead>
            <tr>
              <th scope="col">{t("rule.paramName")}</th>
              <th scope="col">{t("rule.paramValue")}</th>
              <th scope="col">{t("rule.paramRange")}</th>
              {settable ? <td /> : null}
            </tr>
          </thead>
          {params.map(([name, param]) => (
            <Rows
              key={name}
              name={name}
              param={param}
              set={page.overrides.find((one) => one.param === name)}
              onAsk={settable ? (reset) => setAsked({ param: name, reset }) : undefined}
            />
          ))}
        </table>
      )}
      <Suspense fallback={null}>
        {asked && chosen ? (
          <OverrideDialog
            rule={page.rule.id}
            name={asked.param}
            param={chosen}
            reset={asked.reset}
            onClose={() => setAsked(null)}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

interface RowsProps {
  name: string;
  param: Param;
  set: OverrideRow | undefined;
  /** None where setting it would do nothing. */
  onAsk: ((reset: boolean) => void) | undefined;
}

function Rows({ name, param, set, onAsk }: RowsProps) {
  const { t } = useWords();
  const { nameOf, inWords, rangeOf } = useValues();
  const word = nameOf(name);
  return (
    <tbody data-testid={`param-${name}`}>
      <tr>
        <th scope="row" title={name}>
          {word}
          {param.assumed && !set ? (
            <span className={styles.assumed}>
              <Info />
              {t("rule.assumed")}
            </span>
          ) : null}
        </th>
        <td>
          <span className="strong">{inWords(param.unit, param.value)}</span>
        </td>
        <td className="soft">{rangeOf(param) ?? t(`unit.${param.unit}`)}</td>
        {onAsk ? (
          <td className={styles.acts}>
            <RecordButton
              size="small"
              onClick={() => onAsk(false)}
              aria-label={t("rule.changeOf", { name: word })}
              data-testid="override"
            >
              {t("rule.change")}
            </RecordButton>
            {set ? (
              <RecordButton
                size="small"
                type="link"
                onClick={() => onAsk(true)}
                aria-label={t("rule.resetOf", { name: word })}
                data-testid="override-reset"
              >
                {t("rule.reset")}
              </RecordButton>
            ) : null}
          </td>
        ) : null}
      </tr>
      {set ? (
        <tr>
          <td colSpan={onAsk ? 4 : 3} className={styles.detail}>
            <SetBy param={param} set={set} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** That the operator set it: in place of what, when, by whom and why. */
function SetBy({ param, set }: { param: Param; set: OverrideRow }) {
  const { t, say } = useWords();
  const { inWords } = useValues();
  const shipped = inWords(param.unit, set.left_out ? param.value : param.shipped);
  return (
    <span className={styles.setBy}>
      <span className="row wrap">
        <SetMark />
        <span>
          {set.recorded
            ? t("rule.setBy", {
                shipped,
                by: t(`subject.by.${set.by as By}`, { defaultValue: set.by ?? "" }),
                time: absolute(set.recorded),
              })
            : t("rule.setPlain", { shipped })}
        </span>
      </span>
      {set.reason ? <span>{t("rule.setReason", { reason: set.reason })}</span> : null}
      {set.left_out ? (
        <Pill tone="amber" icon={<Warning />} plain title={say(set.left_out)}>
          {t("rule.leftOut", { reason: say(set.left_out) })}
        </Pill>
      ) : null}
    </span>
  );
}
