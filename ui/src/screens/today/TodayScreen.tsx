// Is today calm, and if not, what comes first?

import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import type { Span } from "../../backend/bindings/Span";
import type { Today } from "../../backend/bindings/Today";
import { useNow } from "../../clock";
import type { Recording } from "../../parts/ActionDialog";
import { useElsewhere } from "../../parts/elsewhere";
import { useNaming } from "../../parts/naming";
import { PendingLine } from "../../parts/PendingLine";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useToday } from "../../parts/queries";
import { recordingOf } from "../../parts/recordingOf";
import { below, useRowMenu } from "../../parts/reminding/useRowMenu";
import { spanTone } from "../../parts/tone";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { Bone, BoneRows } from "../../widgets/Bones";
import { Info, Shop } from "../../widgets/icons";
import { useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { ago } from "../../widgets/time";
import { Calm } from "./Calm";
import { Counters } from "./Counters";
import { Leaving } from "./Leaving";
import { Ribbon } from "./Ribbon";
import { TodayRow } from "./TodayRow";
import styles from "./today.module.css";

// The form brings the date picker along; it may come a moment after the first frame.
const ActionDialog = lazy(() =>
  import("../../parts/ActionDialog").then((m) => ({ default: m.ActionDialog })),
);

const ROWS_PER_GROUP = 50;
/** How much is shown of a group that is folded: what is in force already must not push what can still be avoided off the
 *  screen, and of what was waived nothing more is to be seen. */
const FOLDED_ROWS: Partial<Record<Span, number>> = { overdue: 3, waived: 0 };

/** The day on which it falls due, in the rule's zone. */
const dayOf = (row: DeadlineRow) => row.due.slice(0, 10);

export function TodayScreen() {
  const { t } = useWords();
  const platform = usePlatformFilter();
  const { data, error, refetch } = useToday({ platform, limit: ROWS_PER_GROUP });
  return (
    <Page title={t("screen.today")} lead={data ? <Lead today={data} /> : null}>
      {data ? (
        <Filled today={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Lead({ today }: { today: Today }) {
  const { t } = useWords();
  const now = useNow();
  // The last look was at the world as it is.
  const elsewhere = useElsewhere();
  const checked = today.checked_at
    ? t("today.checked", { ago: ago(today.checked_at, now, t) })
    : t("today.neverChecked");
  return (
    <>
      {t("today.leadAccounts", { count: today.sub_accounts })} ·{" "}
      {t("today.leadStores", { count: today.stores })}
      {elsewhere ? null : ` · ${checked}`}
    </>
  );
}

function Filled({ today }: { today: Today }) {
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [recording, setRecording] = useState<Recording | null>(null);
  const [unfolded, setUnfolded] = useState<readonly Span[]>([]);
  const menu = useRowMenu(open);
  const nameOf = useNaming();

  const rows = today.groups.flatMap((group) => group.rows);
  const rowOf = (element: HTMLElement) => rows.find((row) => row.id === element.dataset.deadline);
  // A form of facts opens beside the list; what takes a line is asked at once.
  const act = useCallback(
    (one: Recording) =>
      one.change.endsWith("-described") ? open(one.subject, one.change) : setRecording(one),
    [open],
  );
  const toggle = useCallback(
    (id: string) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  useRowKeys(list, {
    Enter: (element) => {
      const row = rowOf(element);
      if (row) open(row.subject);
    },
    KeyW: (element) => {
      const row = rowOf(element);
      if (row) toggle(row.id);
    },
    KeyE: (element) => {
      const row = rowOf(element);
      const next = row && recordingOf(row, nameOf(row));
      if (next) act(next);
    },
    KeyS: (element) => {
      const row = rowOf(element);
      if (row) menu.show(row, below(element.querySelector("[data-testid=row-menu]") ?? element));
    },
  });

  /** How many rows of a folded group are shown; none where it is not folded. */
  const folded = (span: Span, total: number) => {
    const rows = FOLDED_ROWS[span];
    if (rows === undefined || unfolded.includes(span) || place.span || total <= rows + 1) return undefined;
    return today.groups.length > 1 ? rows : undefined;
  };

  const jump = (date: string) => {
    if (!rows.some((row) => dayOf(row) === date)) {
      // Further down a group than its first rows go: the list of sub-accounts has all of them, page by page.
      const beyond = today.groups.findLast((group) => {
        const [first, last] = [group.rows[0], group.rows.at(-1)];
        return (
          group.total > group.rows.length && first && last && dayOf(first) <= date && dayOf(last) <= date
        );
      });
      if (beyond) go("sub-accounts", { span: beyond.span });
      return;
    }
    setUnfolded(["overdue", "waived"]);
    const found = list.current?.querySelector<HTMLElement>(`[data-due^="${date}"]`);
    if (place.span && !found) change({ span: undefined });
    requestAnimationFrame(() => {
      const target = list.current?.querySelector<HTMLElement>(`[data-due^="${date}"]`);
      target?.scrollIntoView({ block: "center" });
      target?.focus();
    });
  };

  if (today.stores === 0 && today.sub_accounts === 0)
    return (
      <Blank icon={<Shop />} title={t("today.emptyTitle")} text={t("today.emptyText")}>
        <Button type="primary" onClick={() => go("import")}>
          {t("today.emptyImport")}
        </Button>
        <Button onClick={() => go("stores", { add: true })}>{t("today.emptyAdd")}</Button>
      </Blank>
    );

  const pressing = today.counters.filter((c) => c.span !== "month").some((c) => c.total > 0);
  const groups = place.span ? today.groups.filter((group) => group.span === place.span) : today.groups;
  return (
    <>
      <Counters counters={today.counters} chosen={place.span} onChoose={(span) => change({ span })} />
      {today.leaving ? <Leaving of={today.leaving} /> : null}
      <PendingLine />
      <Ribbon days={today.ribbon} onJump={jump} />
      {pressing ? null : <Calm today={today} />}
      <div ref={list}>
        {groups.map((group) => (
          <section
            key={group.span}
            className={styles.group}
            aria-label={t(`span.${group.span}`)}
            data-testid={`group-${group.span}`}
          >
            <div className={styles.groupHead} data-tone={spanTone[group.span]}>
              <span className={styles.groupDot} />
              <h2>{t(`span.${group.span}`)}</h2>
              <span className="soft">{t("today.groupCount", { count: group.total })}</span>
              {group.late > 0 ? (
                <span className="soft" data-testid="group-late">
                  {t("today.groupLate", { count: group.late })}
                </span>
              ) : null}
              {place.span ? (
                <Button size="small" type="link" onClick={() => change({ span: undefined })}>
                  {t("today.showAll")}
                </Button>
              ) : null}
            </div>
            <GroupRows
              group={group}
              folded={folded(group.span, group.total)}
              onUnfold={() => setUnfolded((before) => [...before, group.span])}
              onAll={() => go("sub-accounts", { span: group.span })}
            >
              {(row) => (
                <TodayRow
                  key={row.id}
                  row={row}
                  open={opened.has(row.id)}
                  onToggle={toggle}
                  onOpen={open}
                  onAct={act}
                  onMenu={menu.show}
                />
              )}
            </GroupRows>
          </section>
        ))}
        {place.span && groups.length === 0 ? (
          <Blank icon={<Info />} title={t(`span.${place.span}`)} text={t("today.nothingHere")}>
            <Button onClick={() => change({ span: undefined })}>{t("today.showAll")}</Button>
          </Blank>
        ) : null}
      </div>
      {menu.menu}
      <Suspense fallback={null}>
        {recording ? <ActionDialog recording={recording} onClose={() => setRecording(null)} /> : null}
      </Suspense>
    </>
  );
}

interface GroupProps {
  group: Today["groups"][number];
  /** How many of its rows are shown; all of them where it is not folded. */
  folded: number | undefined;
  onUnfold: () => void;
  onAll: () => void;
  children: (row: DeadlineRow) => ReactNode;
}

function GroupRows({ group: { rows, total }, folded, onUnfold, onAll, children }: GroupProps) {
  const { t } = useWords();
  const more = (words: string, go: () => void, testid: string) => (
    <li>
      <button type="button" className={`bare link ${styles.more}`} onClick={go} data-testid={testid}>
        {words}
      </button>
    </li>
  );
  return (
    <ul className="card">
      {rows.slice(0, folded).map(children)}
      {folded !== undefined
        ? more(t("today.unfold", { count: rows.length - folded }), onUnfold, "today-unfold")
        : total > rows.length
          ? more(t("today.all"), onAll, "today-all")
          : null}
    </ul>
  );
}

function Loading() {
  const { t } = useWords();
  return (
    <>
      <div className={styles.counters} role="status" aria-label={t("common.loading")}>
        {[1, 2, 3, 4].map((one) => (
          <div key={one} className={`card ${styles.counter}`}>
            <Bone width="40%" />
            <Bone width="70%" />
          </div>
        ))}
      </div>
      <div className="card">
        <Bone height="var(--ribbon)" />
      </div>
      <div className="card">
        <BoneRows />
      </div>
    </>
  );
}
