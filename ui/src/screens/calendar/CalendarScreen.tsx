// Which days of a year count as working days, and why. What is not published yet says so.

import { Segmented } from "antd";
import { lazy, Suspense, useState } from "react";
import type { YearPage } from "../../backend/bindings/YearPage";
import { useNow, wall } from "../../clock";
import { usePlace } from "../../parts/place";
import { useYear } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Inlet, Warning } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import styles from "./calendar.module.css";
import { DayReason } from "./DayReason";
import { dateText } from "./days";
import { HolidayList } from "./HolidayList";
import { Legend } from "./Legend";
import { Months } from "./Months";

const NoticeDialog = lazy(() => import("./NoticeDialog").then((m) => ({ default: m.NoticeDialog })));

export function CalendarScreen() {
  const { t } = useWords();
  const now = useNow();
  const { place, change } = usePlace();
  const [importing, setImporting] = useState(place.add === true);
  // Before the first answer of the clock there is no "this year".
  const year = place.year ?? (now > 0 ? wall(now).year : 0);
  const { data, error, refetch, isPlaceholderData } = useYear(year, year > 0);
  const begin = () => setImporting(true);
  useKeys({
    KeyN: (event) => {
      event.preventDefault();
      begin();
    },
  });

  return (
    <Page
      title={t("screen.calendar")}
      lead={data ? <Lead page={data} /> : null}
      action={
        <RecordButton
          type={data?.provisional ? "primary" : "default"}
          icon={<Inlet />}
          onClick={begin}
          data-testid="notice-import"
        >
          {t("calendar.import")}
        </RecordButton>
      }
    >
      {data ? (
        <div className={styles.bar}>
          <Segmented
            aria-label={t("calendar.year")}
            name="year"
            value={year}
            onChange={(chosen) => change({ year: Number(chosen) })}
            options={data.years.map((one) => ({ value: one, label: String(one) }))}
            data-testid="calendar-years"
          />
          <Legend />
        </div>
      ) : null}
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows count={14} />
        </div>
      ) : (
        <>
          {data.provisional ? <Provisional page={data} /> : null}
          <Filled key={data.year} page={data} stale={isPlaceholderData} />
        </>
      )}
      <Suspense fallback={null}>
        {importing ? (
          <NoticeDialog
            onClose={(shown) => {
              setImporting(false);
              change({ add: undefined, ...(shown ? { year: shown } : {}) });
            }}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}

function Lead({ page }: { page: YearPage }) {
  const { t, say } = useWords();
  return (
    <>
      {[
        t("calendar.lead", { count: page.workdays }),
        page.source && page.basis === "notice"
          ? t("calendar.notice", { source: say(page.source) })
          : t("calendar.noticeNone"),
        page.imported ? t("calendar.imported") : "",
      ]
        .filter(Boolean)
        .join(" · ")}
    </>
  );
}

/** What is not known of the year, what that means, and what to do. */
function Provisional({ page }: { page: YearPage }) {
  const { t } = useWords();
  return (
    <section className={styles.provisional} data-tone="amber" data-testid="calendar-provisional">
      <Warning large />
      <div className="grow">
        <h2>{t("calendar.provisional", { year: page.year })}</h2>
        <p>{page.basis ? t("calendar.provisionalStatutory") : t("calendar.provisionalNone")}</p>
        <p>{t("calendar.provisionalDo")}</p>
      </div>
    </section>
  );
}

function Filled({ page, stale }: { page: YearPage; stale: boolean }) {
  const now = useNow();
  const today = now > 0 ? dateText(wall(now)) : "";
  const first = page.days.some((day) => day.date === today) ? today : (page.days[0]?.date ?? "");
  const [chosen, setChosen] = useState(first);
  const day = page.days.find((one) => one.date === chosen);
  return (
    <div className={styles.year} aria-busy={stale}>
      <Months days={page.days} today={today} chosen={chosen} onChoose={setChosen} />
      <aside className={styles.side}>
        {day ? <DayReason day={day} page={page} /> : null}
        <HolidayList days={page.days} onChoose={setChosen} />
      </aside>
    </div>
  );
}
