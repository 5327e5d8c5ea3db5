// What the drawer of a main binding has beyond every other: how far a change is, the range of its wait, its checklist, and
// what was bound before.

import type { BindingChange } from "../../backend/bindings/BindingChange";
import type { BindingState } from "../../backend/bindings/BindingState";
import type { ChecklistEntry } from "../../backend/bindings/ChecklistEntry";
import { Fact } from "../../parts/Facts";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Check, Circle, Lock } from "../../widgets/icons";
import { absoluteEnd, absoluteLong } from "../../widgets/time";
import type { Chosen } from "../subject/NextSteps";
import styles from "./bindings.module.css";
import { StagePill, WaitRange } from "./marks";

interface Props {
  of: BindingState;
  onAct: (chosen: Chosen) => void;
}

export function BindingSection({ of, onAct }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <>
      <section className={shared.section} aria-label={t("binding.state")}>
        <h3>{t("binding.state")}</h3>
        <dl className={shared.fields}>
          <Fact name={t("binding.stage")}>
            <StagePill of={of.stage} />
          </Fact>
          <Fact name={t("binding.kind")}>{of.kind ? t(`bindingKind.${of.kind}`) : null}</Fact>
          <Fact name={t("binding.account")}>{of.account}</Fact>
          <Fact name={t("binding.since")}>{of.bound ? absoluteLong(of.bound) : null}</Fact>
          {of.store ? (
            <Fact name={t("papers.store")}>
              <button type="button" className="bare link" onClick={() => of.store && open(of.store)}>
                {of.store.slice(of.store.indexOf("/") + 1)}
              </button>
            </Fact>
          ) : null}
          {of.locked_until ? (
            <Fact name={t("binding.lockedUntil")}>{absoluteEnd(of.locked_until)}</Fact>
          ) : null}
          {of.release ? (
            <Fact name={t("binding.freeAt")}>
              {of.release.free_at ? absoluteLong(of.release.free_at) : t("binding.freeUnknown")}
            </Fact>
          ) : null}
        </dl>
      </section>
      {of.change ? <Change of={of.change} onAct={onAct} /> : null}
      {of.former.length > 0 ? (
        <section className={shared.section} aria-label={t("binding.former")}>
          <h3>{t("binding.former")}</h3>
          <ol className="stack tight">
            {of.former.map((one) => (
              <li key={one.from}>
                {one.account ?? t("binding.unnamed")}{" "}
                <span className="soft">
                  {absoluteEnd(one.from)} – {absoluteEnd(one.until)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

function Change({ of, onAct }: { of: BindingChange; onAct: (chosen: Chosen) => void }) {
  const { t } = useWords();
  const open = of.checklist.filter((one) => !one.done && !one.waived).length;
  return (
    <section className={shared.section} aria-label={t("binding.change")} data-testid="binding-change">
      <h3>{t("binding.change")}</h3>
      <dl className={shared.fields}>
        <Fact name={t("binding.on")}>{of.on}</Fact>
        {of.account ? <Fact name={t("binding.newAccount")}>{of.account}</Fact> : null}
        {of.page_until ? <Fact name={t("binding.pageUntil")}>{absoluteLong(of.page_until)}</Fact> : null}
        {of.try_from ? (
          <Fact name={t("binding.wait")}>
            <WaitRange from={of.try_from} longest={of.longest} />
            <p className="soft smaller">{t("binding.waitHelp")}</p>
          </Fact>
        ) : null}
        {of.attempts > 0 ? (
          <Fact name={t("binding.attempts")}>{t("binding.times", { count: of.attempts })}</Fact>
        ) : null}
      </dl>
      {(["before", "after"] as const).map((stage) => (
        <div key={stage}>
          <h4 className="soft">{t(`binding.checklist.${stage}`)}</h4>
          <ul className={styles.checklist}>
            {of.checklist
              .filter((one) => one.stage === stage)
              .map((one) => (
                <Entry
                  key={one.item}
                  of={one}
                  ready={stage === "before" || of.rebound !== null}
                  onAct={onAct}
                />
              ))}
          </ul>
        </div>
      ))}
      <p className="soft smaller">{t("binding.openEntries", { count: open })}</p>
    </section>
  );
}

interface EntryProps {
  of: ChecklistEntry;
  ready: boolean;
  onAct: (chosen: Chosen) => void;
}

function Entry({ of, ready, onAct }: EntryProps) {
  const { t, say } = useWords();
  const settled = of.done !== null || of.waived !== null;
  const Sign = settled ? Check : of.blocking ? Lock : Circle;
  return (
    <li className={styles.entry} data-testid={`item-${of.item}`} data-settled={settled}>
      <Sign />
      <span className="grow">
        <span className={settled ? "soft" : undefined}>{say(of.text)}</span>{" "}
        {of.blocking && !settled ? <span className={styles.blocking}>{t("binding.blocking")}</span> : null}
        <span className="soft smaller">
          {of.done ? ` ${absoluteEnd(of.done)}` : null}
          {of.waived ? ` ${t("binding.waived", { reason: of.waived })}` : null}
          {!settled && of.due ? ` ${t("binding.by", { at: absoluteEnd(of.due) })}` : null}
          {of.owner ? ` · ${of.owner.slice("staff:".length)}` : null}
        </span>
      </span>
      {settled || !ready ? null : (
        <span className="row tight">
          <RecordButton size="small" onClick={() => onAct({ change: "checklist-done", answers: of.item })}>
            {t("binding.done")}
          </RecordButton>
          {of.blocking ? null : (
            <RecordButton
              size="small"
              type="text"
              onClick={() => onAct({ change: "checklist-waived", answers: of.item })}
            >
              {t("binding.waive")}
            </RecordButton>
          )}
        </span>
      )}
    </li>
  );
}
