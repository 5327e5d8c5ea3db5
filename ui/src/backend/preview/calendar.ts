// Two invented years of working days: one with a notice, one without.

import { instant, millis, weekdayOf } from "../../clock";
import type { HolidayFile } from "../bindings/HolidayFile";
import type { HolidayReport } from "../bindings/HolidayReport";
import type { Text } from "../bindings/Text";
import type { YearDay } from "../bindings/YearDay";
import type { YearPage } from "../bindings/YearPage";

const say = (zh: string, en: string): Text => ({ zh, en });
const DAY = 86_400_000;

interface Holiday {
  name: Text;
  from: string;
  days: number;
  worked?: string[];
}

const feasts = (year: number): Holiday[] => [
  { name: say("元旦", "New Year's Day"), from: `${year}-01-01`, days: 3, worked: [`${year}-01-04`] },
  { name: say("春节", "Spring Festival"), from: `${year}-02-15`, days: 8, worked: [`${year}-02-28`] },
  { name: say("清明节", "Tomb-Sweeping Day"), from: `${year}-04-04`, days: 3 },
  { name: say("劳动节", "Labour Day"), from: `${year}-05-01`, days: 5, worked: [`${year}-05-09`] },
  { name: say("端午节", "Dragon Boat Festival"), from: `${year}-06-19`, days: 3 },
  { name: say("中秋节", "Mid-Autumn Festival"), from: `${year}-09-25`, days: 3 },
  { name: say("国庆节", "National Day"), from: `${year}-10-01`, days: 7, worked: [`${year}-10-10`] },
];

const datesFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, nth) =>
    instant(millis(`${from}T00:00:00+08:00`) + nth * DAY).slice(0, 10),
  );

function daysOf(year: number, noticed: boolean): YearDay[] {
  const own = feasts(year);
  return datesFrom(`${year}-01-01`, 366)
    .filter((date) => date.startsWith(String(year)))
    .map((date) => {
      const off = own.find((one) => datesFrom(one.from, noticed ? one.days : 1).includes(date));
      const made = noticed ? own.find((one) => one.worked?.includes(date)) : undefined;
      const weekend = weekdayOf(date) === 0 || weekdayOf(date) === 6;
      const kind = made ? "makeup" : off ? "holiday" : weekend ? "weekend" : "weekday";
      return {
        date,
        kind,
        workday: kind === "weekday" || kind === "makeup",
        name: made?.name ?? off?.name ?? null,
      };
    });
}

export function makeCalendar() {
  const imported = new Set<number>();
  const page = (year: number): YearPage => {
    const noticed = year <= 2026 || imported.has(year);
    const days = daysOf(year, noticed);
    return {
      year,
      years: [2025, 2026, 2027],
      basis: noticed ? "notice" : year === 2027 ? "statutory" : null,
      source: noticed ? say(`${year} 年放假通知`, `The holiday notice of ${year}`) : null,
      imported: imported.has(year),
      provisional: !noticed,
      workdays: days.filter((day) => day.workday).length,
      days,
    };
  };
  const report = (undo: string | null): HolidayReport => {
    const before = page(2027).days;
    const after = daysOf(2027, true);
    const changed = after.filter((day, at) => day.workday !== before[at]?.workday).map((day) => day.date);
    return {
      years: [
        { year: 2027, off: 32, worked: 4, changed, known: page(2027).basis, refused: null },
        {
          year: 2031,
          off: 200,
          worked: 0,
          changed: [],
          known: null,
          refused: say("放假 200 天，不像一份通知", "200 days off do not look like a notice"),
        },
      ],
      refused: [say("2027-13-01：没有 13 月", "2027-13-01: there is no month 13")],
      undo,
    };
  };
  return {
    page,
    preview: (_file: HolidayFile) => report(null),
    apply: (_file: HolidayFile) => {
      const answer = report("batch-notice");
      imported.add(2027);
      return answer;
    },
  };
}
