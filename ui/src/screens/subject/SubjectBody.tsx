import { lazy, Suspense, useState } from "react";
import type { Action } from "../../backend/bindings/Action";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { ActionDialog, type Kind } from "../../parts/ActionDialog";
import { useNaming } from "../../parts/naming";
import styles from "../../parts/parts.module.css";
import { type Begin, usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { BoneRows } from "../../widgets/Bones";
import { AccountSection, AttemptSection } from "./AccountSection";
import { DeadlineCard } from "./DeadlineCard";
import { Findings } from "./Findings";
import { History } from "./History";
import { LeavingSection, LeftNote } from "./Leaving";
import { type Chosen, NextSteps } from "./NextSteps";
import { PersonSection } from "./PersonSection";
import { StateTable } from "./StateTable";
import { StoreSection } from "./StoreSection";

const DocumentSection = lazy(() =>
  import("../papers/DocumentSection").then((m) => ({ default: m.DocumentSection })),
);
const CompanySection = lazy(() =>
  import("../papers/CompanySection").then((m) => ({ default: m.CompanySection })),
);
const GroupSection = lazy(() => import("../links/GroupSection").then((m) => ({ default: m.GroupSection })));
const StoreLinks = lazy(() => import("../links/StoreLinks").then((m) => ({ default: m.StoreLinks })));
const BindingSection = lazy(() =>
  import("../bindings/BindingSection").then((m) => ({ default: m.BindingSection })),
);
const BindingFacts = lazy(() =>
  import("../bindings/BindingFacts").then((m) => ({ default: m.BindingFacts })),
);
const RightsSection = lazy(() =>
  import("../staff/RightsSection").then((m) => ({ default: m.RightsSection })),
);

interface Props {
  page: SubjectPage;
  /** The form that opens at once. */
  begin?: Begin;
}

function first(actions: Action[], begin?: Begin): Kind | null {
  const found = askable(actions).find(
    (a) => a.allowed && (begin === "primary" ? a.primary : a.change === begin),
  );
  return (found?.change as Kind | undefined) ?? null;
}

/** Forms of facts have a place of their own. */
const askable = (actions: Action[]) => actions.filter((a) => !a.change.endsWith("-described"));

const ofTheAttempt = new Set(["scan-expired"]);

export function SubjectBody({ page, begin }: Props) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const { assessment } = page;
  const name = useNaming()({
    name: page.name,
    document: assessment.document?.kind,
    binding: assessment.binding?.kind,
  });
  const [chosen, setChosen] = useState<Chosen | null>(() => {
    const change = first(assessment.actions, begin);
    return change && { change };
  });
  const setChange = (change: Kind) => setChosen({ change });
  const [editing, setEditing] = useState(begin === "edit");
  const account = page.kind === "sub-account";
  const store = page.kind === "store";
  // What a person has to do stands with their accounts.
  const person = page.kind === "staff";
  const document = page.kind === "document";
  const company = page.kind === "entity";
  const editable = account || store || document || company || page.kind === "binding";
  // What the attempt says itself is not said twice.
  const findings = [...assessment.findings, ...page.of_shops].filter((one) => !ofTheAttempt.has(one.code));
  // Of a group only what moves its deadlines: each of its stores has a dozen more, which stand with the store.
  const moving = page.deadlines.flatMap((row) => row.action ?? []);
  // The entries of a checklist stand in the list itself.
  const steps = askable(assessment.actions).filter((one) => !one.change.startsWith("checklist-"));
  const offered = page.kind === "link-group" ? moving : steps;

  return (
    <>
      {assessment.offboarding ? <LeftNote of={assessment.offboarding} /> : null}

      {findings.length > 0 ? (
        <Findings
          about={page.subject}
          findings={findings}
          actions={assessment.actions}
          onAct={setChange}
          onEdit={editable ? () => setEditing(true) : undefined}
        />
      ) : null}

      {person ? null : <NextSteps actions={offered} onAct={setChosen} />}

      {account ? <AttemptSection page={page} onAct={setChange} /> : null}
      {person ? <LeavingSection person={page.subject} name={page.name} /> : null}

      {assessment.binding ? (
        <Suspense fallback={<BoneRows count={4} />}>
          <BindingSection page={page} of={assessment.binding} onAct={setChosen} />
        </Suspense>
      ) : null}

      {person ? null : (
        <section className={styles.section} aria-label={t("subject.deadlines")}>
          <h3>{t("subject.deadlines")}</h3>
          {page.deadlines.length === 0 ? <p className="soft">{t("subject.noDeadlines")}</p> : null}
          {page.deadlines.map((row, place) => (
            <DeadlineCard key={row.id} row={row} opened={place === 0} />
          ))}
        </section>
      )}

      {assessment.state ? <StateTable page={page} state={assessment.state} /> : null}

      {account ? (
        <AccountSection page={page} editing={editing} onEdit={setEditing} />
      ) : store ? (
        <>
          <Suspense fallback={null}>
            <StoreLinks page={page} />
          </Suspense>
          <StoreSection page={page} editing={editing} onEdit={setEditing} />
        </>
      ) : person ? (
        <PersonSection page={page} editing={editing} onEdit={setEditing} />
      ) : document ? (
        <Suspense fallback={<BoneRows count={4} />}>
          <DocumentSection
            page={page}
            editing={editing}
            onEdit={setEditing}
            renewing={begin === "document-described"}
          />
        </Suspense>
      ) : company ? (
        <Suspense fallback={<BoneRows count={4} />}>
          <CompanySection
            page={page}
            editing={editing}
            onEdit={setEditing}
            adding={begin === "document-described"}
          />
        </Suspense>
      ) : page.kind === "link-group" ? (
        <Suspense fallback={<BoneRows count={4} />}>
          <GroupSection page={page} editing={editing} onEdit={setEditing} />
        </Suspense>
      ) : page.kind === "binding" ? (
        <Suspense fallback={<BoneRows count={4} />}>
          <BindingFacts page={page} editing={editing} onEdit={setEditing} />
        </Suspense>
      ) : page.fields.length > 0 ? (
        <section className={styles.section} aria-label={t("subject.fields")}>
          <h3>{t("subject.fields")}</h3>
          <dl className={styles.fields}>
            {page.fields.map((field) => (
              <div key={field.name} className={styles.field}>
                <dt>{say(field.label)}</dt>
                <dd>
                  {field.link ? (
                    <button
                      type="button"
                      className="bare link"
                      onClick={() => field.link && open(field.link)}
                    >
                      {say(field.value)}
                    </button>
                  ) : (
                    say(field.value)
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}

      {page.kind === "staff" || page.kind === "sub-account" ? (
        <Suspense fallback={<BoneRows count={2} />}>
          <RightsSection subject={page.subject} />
        </Suspense>
      ) : null}

      <History page={page} />

      {chosen ? (
        <ActionDialog
          recording={{ subject: page.subject, name, ...chosen }}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}
