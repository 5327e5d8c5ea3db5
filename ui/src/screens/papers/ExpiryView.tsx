// What ends in a month, on its days: holidays and the weekends worked for them as the rulebook's calendar has them.

import { Button } from "antd";
import { type ReactNode, useRef, useState } from "react";
import type { DocumentRow } from "../../backend/bindings/DocumentRow";
import type { ExpiryDay } from "../../backend/bindings/ExpiryDay";
import { useNow, wall, weekdayOf } from "../../clock";
import { usePlace } from "../../parts/place";
import { useExpiries } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { FilterBar } from "../../widgets/FilterBar";
import { Chevron, Plus } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { columnOf, dateText, dayOf, type Month } from "../calendar/days";
import { DocumentForm } from "./DocumentForm";
import { ValidityPill } from "./marks";
import styles from "./papers.module.css";

/** More than this on one day are counted. */
const SHOWN = 2;

/** What is written on a document's entry, and searched. */
function useEntryWords() {
  const { t } = useWords();
  return (row: DocumentRow) =>
    [t(`documentKind.${row.kind}`), row.title, row.owner?.name].filter(Boolean).join(" · ");
}

export function ExpiryView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const now = useNow();
  const { place, change } = usePlace();
  const words = useEntryWords();
  const field = useRef<{ focus: () => void }>(null);
  const [adding, setAdding] = useState(false);
  const today = now > 0 ? dateText(wall(now)) : "";
  const month = place.month ?? today.slice(0, 7);
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const { data, error, refetch, isPlaceholderData } = useExpiries({ year, month: number }, month !== "");
  const move = (step: number) => {
    const next = year * 12 + number - 1 + step;
    const text = `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, "0")}`;
    change({ month: text === today.slice(0, 7) ? undefined : text });
  };
  useKeys({
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    Slash: (event) => {
      event.preventDefault();
      field.current?.focus();
    },
    KeyN: (event) => {
      event.preventDefault();
      setAdding(true);
    },
  });
  const sought = place.q?.toLowerCase() ?? "";
  const days = data?.days.map((day) => ({
    ...day,
    documents: day.documents.filter((row) => words(row).toLowerCase().includes(sought)),
  }));
  return (
    <Page
      title={t("screen.papers")}
      lead={data ? t("papers.monthLead", { count: data.total }) : null}
      action={
        <RecordButton
          type="primary"
          icon={<Plus />}
          onClick={() => setAdding(true)}
          data-testid="add-document"
        >
          {t("papers.addDocument")}
        </RecordButton>
      }
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("papers.searchDocuments")}
        field={field}
        narrowed={Boolean(place.q)}
        onClear={() => change({ q: undefined })}
      >
        {choice}
        <span className="row">
          <Button
            size="small"
            aria-label={t("papers.before")}
            onClick={() => move(-1)}
            data-testid="month-before"
          >
            <span className={styles.back}>
              <Chevron />
            </span>
          </Button>
          <h2 className={styles.month} data-testid="expiry-month">
            {t("papers.month", { year, month: t(`month.m${(number || 1) as Month}`) })}
          </h2>
          <Button
            size="small"
            aria-label={t("papers.after")}
            onClick={() => move(1)}
            data-testid="month-after"
          >
            <Chevron />
          </Button>
          {place.month ? (
            <Button size="small" type="link" onClick={() => change({ month: undefined })}>
              {t("papers.thisMonth")}
            </Button>
          ) : null}
        </span>
        {data?.provisional ? <span className="soft">{t("papers.monthProvisional")}</span> : null}
      </FilterBar>
      {days ? (
        <Days days={days} today={today} stale={isPlaceholderData} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <div className="card">
          <BoneRows count={8} />
        </div>
      )}
      {adding ? (
        <DocumentForm
          onClose={(added) => {
            setAdding(false);
            if (added) change({ subject: added });
          }}
        />
      ) : null}
    </Page>
  );
}

function Days({ days, today, stale }: { days: ExpiryDay[]; today: string; stale: boolean }) {
  const { t } = useWords();
  const first = days[0];
  return (
    <div className="card" aria-busy={stale}>
      <div className={styles.weekdays} aria-hidden="true">
        {([1, 2, 3, 4, 5, 6, 0] as const).map((weekday) => (
          <span key={weekday}>{t(`weekdayShort.d${weekday}`)}</span>
        ))}
      </div>
      <ol className={styles.grid}>
        {days.map((day) => (
          <li
            key={day.date}
            className={styles.cell}
            style={day === first ? { gridColumnStart: columnOf(day.date) + 1 } : undefined}
            data-kind={day.kind}
            data-today={day.date === today || undefined}
            data-date={day.date}
          >
            <DayHead day={day} />
            <DayDocuments day={day} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function DayHead({ day }: { day: ExpiryDay }) {
  const { t, say } = useWords();
  const mark = day.kind === "holiday" || day.kind === "makeup" ? t(`calendar.mark.${day.kind}`) : null;
  const name = day.name ? say(day.name) : t(`calendar.kind.${day.kind}`);
  return (
    <span className={styles.cellHead}>
      <span className={styles.number}>{dayOf(day.date)}</span>
      <span className="unseen">{t(`weekday.d${weekdayOf(day.date)}`)}</span>
      {mark ? (
        <span className="soft smaller cut" title={name}>
          {mark} {name}
        </span>
      ) : null}
    </span>
  );
}

function DayDocuments({ day }: { day: ExpiryDay }) {
  const { t } = useWords();
  const { open } = usePlace();
  const words = useEntryWords();
  const shown = day.documents.length > SHOWN + 1 ? day.documents.slice(0, SHOWN) : day.documents;
  return (
    <ul className="stack tight">
      {shown.map((row) => (
        <li key={row.subject}>
          <button
            type="button"
            className={`bare ${styles.entry}`}
            onClick={() => open(row.subject)}
            aria-haspopup="dialog"
            data-subject={row.subject}
            title={words(row)}
          >
            <span className="strong">{t(`documentKind.${row.kind}`)}</span>
            <span className={styles.beneath}>
              <ValidityPill of={row.validity} plain />
              <span className="cut soft smaller">{row.title ?? row.owner?.name}</span>
            </span>
          </button>
        </li>
      ))}
      {day.documents.length > shown.length ? (
        <li className="soft smaller">{t("papers.more", { count: day.documents.length - shown.length })}</li>
      ) : null}
    </ul>
  );
}
