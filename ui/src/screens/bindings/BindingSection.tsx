// What the drawer of a main binding has beyond every other: how far a change is, the range of its wait, its checklist, and
// what was bound before.

import type { BindingChange } from "../../backend/bindings/BindingChange";
import type { BindingState } from "../../backend/bindings/BindingState";
import type { ChecklistEntry } from "../../backend/bindings/ChecklistEntry";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Fact } from "../../parts/Facts";
import { MenuPaths } from "../../parts/MenuPaths";
import { PlatformBadge } from "../../parts/marks";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useBinding } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Check, Circle, Lock } from "../../widgets/icons";
import { absoluteEnd, absoluteLong } from "../../widgets/time";
import type { Chosen } from "../subject/NextSteps";
import styles from "./bindings.module.css";
import { WaitRange } from "./marks";

interface Props {
  page: SubjectPage;
  of: BindingState;
  onAct: (chosen: Chosen) => void;
}

export function BindingSection({ page, of, onAct }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const { store, owners = [], paths = [] } = useBinding(page.subject).data ?? {};
  const nameOf = (person: string) => owners.find((one) => one.subject === person)?.name;
  return (
    <>
      <section
        className={shared.section}
        aria-label={t("binding.state")}
        data-testid="binding-stage"
        data-stage={of.stage}
      >
        <h3>{t("binding.state")}</h3>
        <dl className={shared.fields}>
          <Fact name={t("binding.kind")}>{of.kind ? t(`bindingKind.${of.kind}`) : null}</Fact>
          <Fact name={t("binding.account")}>
            {of.account ? <span data-testid="bound-account">{of.account}</span> : null}
          </Fact>
          <Fact name={t("binding.since")}>{of.bound ? absoluteLong(of.bound) : null}</Fact>
          {store ? (
            <Fact name={t("column.store")}>
              <button type="button" className="bare link row tight" onClick={() => open(store.subject)}>
                <PlatformBadge code={store.platform} />
                {store.name}
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
      {of.change ? <Change of={of.change} nameOf={nameOf} onAct={onAct} /> : null}
      <MenuPaths paths={paths} />
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

interface ChangeProps {
  of: BindingChange;
  /** Of somebody who is to do an entry. */
  nameOf: (person: string) => string | undefined;
  onAct: (chosen: Chosen) => void;
}

function Change({ of, nameOf, onAct }: ChangeProps) {
  const { t } = useWords();
  const open = of.checklist.filter((one) => !one.done && !one.waived).length;
  return (
    <section className={shared.section} aria-label={t("binding.change")} data-testid="binding-change">
      <h3>{t("binding.change")}</h3>
      <dl className={shared.fields}>
        <Fact name={t("binding.on")}>{of.on}</Fact>
        {of.account ? <Fact name={t("binding.newAccount")}>{of.account}</Fact> : null}
        {of.page_until ? (
          <Fact name={t("binding.pageUntil")}>
            <time dateTime={of.page_until} data-testid="page-until">
              {absoluteLong(of.page_until)}
            </time>
          </Fact>
        ) : null}
        {of.try_from ? (
          <Fact name={t("binding.wait")}>
            <span data-testid="binding-wait">
              <WaitRange from={of.try_from} longest={of.longest} />
            </span>
            <p className="soft smaller">{t("binding.waitHelp")}</p>
          </Fact>
        ) : null}
        {of.attempts > 0 ? (
          <Fact name={t("binding.attempts")}>
            <span data-testid="attempts">{t("binding.times", { count: of.attempts })}</span>
          </Fact>
        ) : null}
      </dl>
      {(["before", "after"] as const).map((stage) => (
        <div key={stage} className={styles.stage}>
          <h4 className="soft">{t(`binding.checklist.${stage}`)}</h4>
          <ul className={styles.checklist}>
            {of.checklist
              .filter((one) => one.stage === stage)
              .map((one) => (
                <Entry
                  key={one.item}
                  of={one}
                  owner={one.owner ? nameOf(one.owner) : undefined}
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
  /** Who is to do it, by name. */
  owner: string | undefined;
  /** It can be done now. */
  ready: boolean;
  onAct: (chosen: Chosen) => void;
}

function Entry({ of, owner, ready, onAct }: EntryProps) {
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
          {owner ? ` · ${owner}` : null}
        </span>
      </span>
      {settled || !ready ? null : (
        <span className="row tight">
          <RecordButton
            size="small"
            onClick={() => onAct({ change: "checklist-done", answers: of.item })}
            data-testid="item-done"
          >
            {t("binding.done")}
          </RecordButton>
          <RecordButton
            size="small"
            type="text"
            onClick={() => onAct({ change: "checklist-assigned", answers: of.item })}
            data-testid={`assign-${of.item}`}
          >
            {t("binding.assign")}
          </RecordButton>
          {of.blocking ? null : (
            <RecordButton
              size="small"
              type="text"
              onClick={() => onAct({ change: "checklist-waived", answers: of.item })}
              data-testid="item-waive"
            >
              {t("binding.waive")}
            </RecordButton>
          )}
        </span>
      )}
    </li>
  );
}
