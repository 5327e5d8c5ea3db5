// What the drawer of a document has beyond every other: where it was handed in, its versions, its reminders, its files.

import { Tooltip } from "antd";
import { useState } from "react";
import type { DocumentPage } from "../../backend/bindings/DocumentPage";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { ActionDialog, type Kind } from "../../parts/ActionDialog";
import { Fact, FactGroup } from "../../parts/Facts";
import { PlatformBadge } from "../../parts/marks";
import { useNaming } from "../../parts/naming";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useDocument } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Check, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absoluteLong } from "../../widgets/time";
import { FactsSection } from "../subject/FactsSection";
import { DocumentForm } from "./DocumentForm";
import { FileCopies } from "./FileCopies";
import { AuditPill, LastDay, ValidityPill } from "./marks";
import styles from "./papers.module.css";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  /** The form of a new version opens at once. */
  renewing: boolean;
}

export function DocumentSection({ page, editing, onEdit, renewing }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const facts = useDocument(page.subject);
  const [renew, setRenew] = useState(renewing);
  const of = facts.data;
  return (
    <>
      {of ? <Places of={of} page={page} /> : null}
      {of ? (
        <section className={shared.section} aria-label={t("papers.versions")}>
          <div className="row">
            <h3 className="grow">{t("papers.versions")}</h3>
            <RecordButton size="small" onClick={() => setRenew(true)} data-testid="renew">
              {t("papers.renew")}
            </RecordButton>
          </div>
          <ol className="stack tight">
            {of.versions.map((version) => (
              <li key={version.subject} className={styles.line} data-testid="version">
                <span className="cut">
                  {version.subject === of.subject ? (
                    <span className="strong">{t("papers.thisVersion")}</span>
                  ) : (
                    <button type="button" className="bare link" onClick={() => open(version.subject)}>
                      {version.state.first_valid_day ?? t("papers.otherVersion")}
                    </button>
                  )}
                </span>
                <LastDay day={version.state.last_valid_day} unlimited={version.state.unlimited} />
                <ValidityPill of={version.state.validity} plain />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {of ? <FileCopies of={of} /> : null}
      {of && of.reminders.length > 0 ? <Reminders of={of} /> : null}
      <FactsSection
        page={page}
        facts={facts}
        editing={editing}
        onEdit={onEdit}
        effect={t("papers.archiveDocument")}
        shown={(one) => <DocumentFacts of={one} page={page} />}
        form={(one, close) => <DocumentForm of={one} onClose={close} />}
      />
      {of && renew ? (
        <DocumentForm
          of={of}
          renew
          onClose={(added) => {
            setRenew(false);
            if (added) open(added);
          }}
        />
      ) : null}
    </>
  );
}

/** Handed in to these stores, with this result; and where a new version still has to go. */
function Places({ of, page }: { of: DocumentPage; page: SubjectPage }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ change: Kind; store: string } | null>(null);
  const name = useNaming()({ name: page.name, document: of.kind });
  const can = (change: string) => page.assessment.actions.some((one) => one.change === change && one.allowed);
  if (of.places.length === 0) return null;
  return (
    <section className={shared.section} aria-label={t("papers.places")}>
      <h3>{t("papers.places")}</h3>
      <ul className="stack tight">
        {of.places.map(({ store, audit, since, reason, upload }) => (
          <li key={store.subject} className={styles.line} data-testid="place" data-subject={store.subject}>
            <span className="row">
              <PlatformBadge code={store.platform} />
              <span className="cut" title={store.name}>
                {store.name}
              </span>
              {since ? <span className="soft smaller">{absoluteLong(since).slice(0, 10)}</span> : null}
            </span>
            {upload && audit === "not-submitted" ? (
              <Pill tone="amber" icon={<Warning />} plain>
                {t("papers.toUpload")}
              </Pill>
            ) : (
              <Tooltip title={reason ?? undefined}>
                <span>
                  <AuditPill of={audit} />
                </span>
              </Tooltip>
            )}
            <span className="row tight">
              {audit === "pending" ? (
                <>
                  <RecordButton
                    size="small"
                    onClick={() => setAsked({ change: "audit-passed", store: store.subject })}
                  >
                    {t("papers.passed")}
                  </RecordButton>
                  <RecordButton
                    size="small"
                    onClick={() => setAsked({ change: "audit-rejected", store: store.subject })}
                  >
                    {t("papers.rejected")}
                  </RecordButton>
                </>
              ) : (
                <RecordButton
                  size="small"
                  disabled={!can("document-submitted")}
                  onClick={() => setAsked({ change: "document-submitted", store: store.subject })}
                >
                  {t("papers.submitted")}
                </RecordButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asked ? (
        <ActionDialog
          recording={{ subject: page.subject, name, change: asked.change, store: asked.store }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  );
}

function Reminders({ of }: { of: DocumentPage }) {
  const { t, say } = useWords();
  return (
    <section className={shared.section} aria-label={t("papers.reminders")}>
      <h3>{t("papers.reminders")}</h3>
      <ol className="stack tight">
        {of.reminders.map(({ at, what, past }) => (
          <li key={`${at} ${what.zh}`} className={`row ${past ? styles.past : ""}`}>
            <time dateTime={at}>{absoluteLong(at)}</time>
            <span className="cut grow">{say(what)}</span>
            {past ? <span className="smaller">{t("papers.reminderPast")}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function DocumentFacts({ of, page }: { of: DocumentPage; page: SubjectPage }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const state = page.assessment.document;
  const faults = state?.files?.faults ?? [];
  return (
    <div className="stack">
      <FactGroup name={t("papers.document")}>
        <Fact name={t("papers.owner")}>
          {of.owner ? (
            <button type="button" className="bare link" onClick={() => of.owner && open(of.owner.subject)}>
              {of.owner.name}
            </button>
          ) : null}
        </Fact>
        <Fact name={t("papers.title")}>{of.title}</Fact>
        {of.person ? <Fact name={t("papers.person")}>{of.person}</Fact> : null}
        <Fact name={t(of.kind === "identity-card" ? "record.idNumber" : "papers.number")}>{of.number}</Fact>
        <Fact name={t("papers.issuer")}>{of.issuer}</Fact>
        <Fact name={t("record.notes")}>{of.notes}</Fact>
      </FactGroup>
      <FactGroup name={t("papers.validityLabel")}>
        <Fact name={t("papers.issuedOn")}>{of.issued_on}</Fact>
        <Fact name={t("papers.validFrom")}>{of.valid_from}</Fact>
        <Fact name={t("papers.validTo")}>
          {of.valid_to ??
            (of.unlimited ? t("papers.unlimited") : null) ??
            (state?.last_valid_day ? (
              <span className="stack tight">
                <span>{t("papers.byRule", { day: state.last_valid_day })}</span>
                {state.why.map((step) => (
                  <span key={step.text.zh} className="soft smaller">
                    {say(step.text)}
                  </span>
                ))}
              </span>
            ) : state?.unlimited ? (
              t("papers.unlimited")
            ) : null)}
        </Fact>
        {state?.grace_until ? <Fact name={t("papers.graceUntil")}>{state.grace_until}</Fact> : null}
      </FactGroup>
      <FactGroup name={t("papers.files")} note={t("papers.filesHelp")}>
        {of.files.map((file) => (
          <Fact
            key={file.sha256}
            name={file.side ? t(`fileSide.${file.side as "front"}`) : t("fileSide.whole")}
          >
            <span className="stack tight">
              <span className="cut">{file.name}</span>
              <span className="soft smaller cut" title={file.sha256}>
                {t(`fileContent.${file.content}`)} · {(file.size / 1_000_000).toFixed(2)} MB · SHA-256{" "}
                {file.sha256.slice(0, 12)}…
              </span>
            </span>
          </Fact>
        ))}
        {faults.map((fault) => (
          <Fact key={fault.zh} name={t("papers.fault")}>
            {say(fault)}
          </Fact>
        ))}
        {of.files.length > 0 && faults.length === 0 ? (
          <Fact name={t("papers.filesSound")}>
            <Pill tone="green" icon={<Check />} plain>
              {t("papers.sound")}
            </Pill>
          </Fact>
        ) : null}
      </FactGroup>
    </div>
  );
}
