// Another day, over any screen: a slider over the next half year with the days on which something falls due, any day and
// time, and the way back. The screen beneath is that day's.

import { Button, Slider } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { DayAhead } from "../backend/bindings/DayAhead";
import type { Elsewhere } from "../backend/bindings/Elsewhere";
import type { Refused } from "../backend/bindings/Refused";
import { dayAfter, dayOf, daysBetween, endOf, millis, wallText, weekdayOf } from "../clock";
import { useTravel } from "../parts/elsewhere";
import { useDaysAhead } from "../parts/queries";
import { useWords } from "../text/language";
import { DateTimeField } from "../widgets/DateTimeField";
import { Cross, Telescope } from "../widgets/icons";
import styles from "./travel.module.css";

/** Days that the slider reaches; the field takes any. */
const REACH = 180;
const STEPS = [1, 7, 30] as const;

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

interface Props {
  /** The real time. */
  now: string;
  elsewhere: Elsewhere | null;
  /** The slider is to be seen. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

const sum = (day: DayAhead | undefined) => day?.marks.reduce((total, mark) => total + mark.count, 0) ?? 0;

export function TravelBar({ now, elsewhere, open, onOpen }: Props) {
  const { t, say } = useWords();
  const { back } = useTravel();
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    if (open) bar.current?.querySelector<HTMLElement>("[role=slider]")?.focus();
  }, [open]);

  const press = (event: KeyboardEvent) => {
    // A calendar that hangs on the field has its own.
    if (
      event.key !== "Escape" ||
      !open ||
      (event.target as HTMLElement).closest("input, .ant-picker-dropdown")
    )
      return;
    event.preventDefault();
    onOpen(false);
  };

  if (!elsewhere && !open) return null;
  const on = elsewhere?.on ?? now;
  const [year, month, day] = dayOf(on).split("-").map(Number) as [number, Month, number];
  const thisYear = dayOf(now).startsWith(`${year}-`);
  const words = { year, day, month: t(`month.m${month}`) };
  return (
    <section
      ref={bar}
      className={styles.bar}
      data-tone={elsewhere ? "violet" : "grey"}
      aria-label={t("travel.title")}
      onKeyDown={press}
      data-testid="travel"
    >
      <div className={styles.line}>
        <Telescope large />
        {elsewhere ? (
          <>
            <strong className={styles.where} role="status" data-testid="travel-banner">
              {thisYear ? t("travel.banner", words) : t("travel.bannerYear", words)}
            </strong>
            <span className={styles.aside}>
              {t("travel.at", { time: wallText(millis(on)).slice(11, 16) })}
            </span>
            <span className={styles.aside}>· {t("travel.nothing")}</span>
            <span className="grow cut" title={elsewhere.words.map(say).join("\n")} data-testid="travel-words">
              {elsewhere.words.map((one) => `· ${say(one)}`).join(" ")}
            </span>
            <Button size="small" type="text" aria-expanded={open} onClick={() => onOpen(!open)}>
              {open ? t("travel.fold") : t("travel.other")}
            </Button>
            <Button size="small" type="primary" onClick={() => void back()} data-testid="travel-back">
              {t("travel.back")}
            </Button>
          </>
        ) : (
          <>
            <strong className={styles.where}>{t("travel.title")}</strong>
            <span className="grow soft">{t("travel.lead")}</span>
            <Button
              size="small"
              type="text"
              icon={<Cross />}
              aria-label={t("travel.close")}
              onClick={() => onOpen(false)}
            />
          </>
        )}
      </div>
      {open ? <Days now={now} elsewhere={elsewhere} /> : null}
    </section>
  );
}

function Days({ now, elsewhere }: { now: string; elsewhere: Elsewhere | null }) {
  const { t, say } = useWords();
  const { go, back } = useTravel();
  const today = dayOf(now);
  const ahead = useDaysAhead(REACH).data ?? [];
  const on = elsewhere?.on ?? now;
  const there = daysBetween(today, dayOf(on));
  const [slid, setSlid] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  // Of the days that were wanted while one was worked out, the last counts.
  const wanted = useRef<string | null>(null);

  const look = async (at: string) => {
    wanted.current = at;
    if (busy) return;
    setBusy(true);
    while (wanted.current) {
      const next = wanted.current;
      wanted.current = null;
      const scenarios = elsewhere?.scenarios ?? [];
      // Today, with nothing supposed, is now.
      if (scenarios.length === 0 && next === endOf(today)) {
        setRefused(null);
        await back();
      } else {
        const answer = await go({ on: next, scenarios });
        setRefused(typeof answer === "string" ? null : answer);
      }
    }
    setSlid(null);
    setBusy(false);
  };
  const day = (place: number) => void look(endOf(dayAfter(today, place)));

  const shown = slid ?? Math.min(Math.max(there, 0), REACH);
  const counts = new Map(ahead.map((one) => [daysBetween(today, one.date), one]));
  const most = Math.max(4, ...ahead.map(sum));
  const next = [...counts.keys()].sort((a, b) => a - b).find((place) => place > (slid ?? there));
  const said = (place: number) => {
    const date = dayAfter(today, place);
    const [, month = 0, number = 0] = date.split("-").map(Number);
    const title = t("date.dayTitle", { month, day: number, weekday: t(`weekday.d${weekdayOf(date)}`) });
    const one = counts.get(place);
    const what = one ? t("travel.due", { count: sum(one) }) : t("travel.none");
    return place === 0 ? `${title} · ${t("travel.today")} · ${what}` : `${title} · ${what}`;
  };
  // A month's name stands above its first day.
  const months = Array.from({ length: REACH + 1 }, (_, place) => place).filter((place) =>
    dayAfter(today, place).endsWith("-01"),
  );
  const share = (place: number) => `${(place / REACH) * 100}%`;
  return (
    <div className={styles.days} aria-busy={busy}>
      <div className={styles.slide}>
        <div className={styles.months} aria-hidden="true">
          {months.map((place) => (
            <span key={place} style={{ insetInlineStart: share(place) }}>
              {t(`month.m${Number(dayAfter(today, place).slice(5, 7)) as Month}`)}
            </span>
          ))}
        </div>
        <div className={styles.marks} aria-hidden="true">
          {[...counts].map(([place, one]) => (
            <span
              key={place}
              style={{
                insetInlineStart: share(place),
                blockSize: `${20 + (80 * Math.log2(1 + sum(one))) / Math.log2(1 + most)}%`,
              }}
            />
          ))}
        </div>
        <Slider
          className={styles.slider}
          min={0}
          max={REACH}
          value={shown}
          onChange={setSlid}
          onChangeComplete={day}
          tooltip={{
            formatter: (place) => said(place ?? 0),
            getPopupContainer: (handle) => handle.parentElement ?? document.body,
          }}
          ariaLabelForHandle={t("travel.slider")}
          ariaValueTextFormatterForHandle={said}
        />
        <span className="unseen">{t("travel.marks", { count: counts.size, days: REACH })}</span>
      </div>
      <div className={styles.steps}>
        <div className={styles.field}>
          <DateTimeField
            required
            aria-label={t("travel.date")}
            value={on}
            onChange={(at) => at && void look(at)}
          />
        </div>
        {STEPS.map((count) => (
          <Button
            key={count}
            size="small"
            onClick={() => day(Math.max(slid ?? there, 0) + count)}
            data-testid={`travel-plus-${count}`}
          >
            {t("travel.plus", { count })}
          </Button>
        ))}
        <Button
          size="small"
          disabled={next === undefined}
          onClick={() => next !== undefined && day(next)}
          data-testid="travel-next"
        >
          {t("travel.nextDue")}
        </Button>
        <span className="soft" role="status">
          {busy ? t("travel.busy") : ""}
        </span>
      </div>
      {refused ? (
        <p className={styles.refused} data-tone="red" role="alert" data-testid="travel-refused">
          {refused.refusals.map((one) => say(one.text)).join(" ")}
        </p>
      ) : null}
    </div>
  );
}
