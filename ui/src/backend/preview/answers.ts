// The commands, answered from the invented world.

import { instant, millis } from "../../clock";
import type { Consequence } from "../bindings/Consequence";
import type { Frame } from "../bindings/Frame";
import type { Preferences } from "../bindings/Preferences";
import type { Refusal } from "../bindings/Refusal";
import type { RibbonDay } from "../bindings/RibbonDay";
import type { Scenario } from "../bindings/Scenario";
import type { Span } from "../bindings/Span";
import type { StoresRequest } from "../bindings/StoresRequest";
import type { SubAccountsRequest } from "../bindings/SubAccountsRequest";
import type { SubjectPage } from "../bindings/SubjectPage";
import type { Text } from "../bindings/Text";
import type { Today } from "../bindings/Today";
import { makeAccounts } from "./accounts";
import { makeAssociation, makeGraph } from "./association";
import { makeCalendar } from "./calendar";
import { accountPage, deadlineOf, messages, storePage } from "./details";
import { imported } from "./imports";
import { precheck, procedure } from "./linkChecks";
import { makeLinks } from "./links";
import { makePapers } from "./papers";
import { makeRecords } from "./records";
import { makeRights } from "./rights";
import { makeRulebook } from "./rulebook";
import { makeSeason } from "./season";
import { lookedAt, whatIf } from "./whatIf";
import { at, makeWorld, NOW, platforms, type World } from "./world";

export interface Options {
  first?: boolean;
  calm?: boolean;
  testClock?: boolean;
  rows?: number;
  /** Rules of a newer program wait to be accepted. */
  newRules?: boolean;
  preferences?: Partial<Preferences>;
}

const say = (zh: string, en: string): Text => ({ zh, en });
const refusal = (code: string, text: Text): Refusal => ({
  index: 0,
  code,
  text,
  field: null,
  evidence: [],
  rule: null,
});
const DAY = 86_400_000;
const spans: Span[] = ["overdue", "day", "week", "month", "later", "waiting"];

function paged<T>(rows: T[], after: string | null, limit: number) {
  const from = Number(after ?? 0);
  const to = from + (limit || 50);
  return { rows: rows.slice(from, to), total: rows.length, next: to < rows.length ? String(to) : null };
}

function tally(kinds: Consequence[]) {
  return [...new Set(kinds)].map((consequence) => ({
    consequence,
    count: kinds.filter((kind) => kind === consequence).length,
  }));
}

function ribbon(world: World): RibbonDay[] {
  return Array.from({ length: 38 }, (_, place) => {
    const date = instant(millis(NOW) + (place - 7) * DAY).slice(0, 10);
    const weekend = (place + 6) % 7 === 6 || (place + 6) % 7 === 0;
    const holiday = date >= "2026-12-12" && date <= "2026-12-14";
    const makeup = date === "2026-12-06";
    return {
      date,
      kind: makeup ? "makeup" : holiday ? "holiday" : weekend ? "weekend" : "weekday",
      name: holiday ? say("示例假日", "Sample holiday") : null,
      provisional: false,
      today: place === 7,
      marks: tally(
        world.accounts.filter((row) => row.due?.startsWith(date)).flatMap((row) => row.consequence ?? []),
      ),
    };
  });
}

function today(world: World, platform: string | null): Omit<Today, "leaving"> {
  const rows = world.accounts.filter((row) => !platform || row.store.platform === platform);
  const lines = rows
    .flatMap((row) => deadlineOf(row) ?? [])
    .sort((a, b) => a.headline_at.localeCompare(b.headline_at));
  return {
    now: NOW,
    counters: (["overdue", "day", "week", "month"] as const).map((span) => {
      const own = lines.filter((line) => line.span === span);
      return { span, total: own.length, by_consequence: tally(own.map((line) => line.consequence)) };
    }),
    ribbon: ribbon({ ...world, accounts: rows }),
    groups: spans
      .map((span) => ({ span, rows: lines.filter((line) => line.span === span) }))
      .filter((group) => group.rows.length > 0)
      .map((group) => ({
        ...group,
        total: group.rows.length,
        late: group.rows.filter((row) => row.headline === "safe-submit" && row.headline_at <= NOW).length,
      })),
    next: lines.find((line) => line.span !== "overdue") ?? null,
    checked_at: at(-0.1),
    sub_accounts: rows.length,
    stores: world.stores.length,
  };
}

type Records = ReturnType<typeof makeRecords>;

function stores(world: World, records: Records, request: StoresRequest) {
  const rows = records
    .narrowed(world.stores, request)
    .filter(
      (row) =>
        (!request.platform || row.platform === request.platform) &&
        (!request.status || row.status === request.status) &&
        `${row.name}${row.main}`.includes(request.search),
    );
  const key = (row: (typeof rows)[number]) =>
    request.sort === "name" ? row.name : request.sort === "main" ? row.main : (row.headline_at ?? "9");
  rows.sort((a, b) => key(a).localeCompare(key(b)) * (request.descending ? -1 : 1));
  return paged(rows, request.after, request.limit);
}

function subAccounts(world: World, records: Records, request: SubAccountsRequest) {
  const rows = records
    .narrowed(world.accounts, request)
    .filter(
      (row) =>
        (!request.platform || row.store.platform === request.platform) &&
        (!request.store || row.store.subject === request.store) &&
        (request.labels.length === 0 || request.labels.includes(row.label)) &&
        (!request.span || row.span === request.span) &&
        `${row.login}${row.store.name}${row.holder ?? ""}`.includes(request.search),
    );
  const key = (row: (typeof rows)[number]) =>
    request.sort === "login"
      ? row.login
      : request.sort === "created"
        ? (row.created_at ?? "")
        : (row.headline_at ?? "9");
  rows.sort((a, b) => key(a).localeCompare(key(b)) * (request.descending ? -1 : 1));
  return paged(rows, request.after, request.limit);
}

/** Answers commands as the shell would; each call makes a world of its own. */
export function answer(options: Options) {
  const world = options.first
    ? { stores: [], accounts: [] }
    : makeWorld(options.rows ?? 180, options.calm ?? false);
  let first = options.first ?? false;
  let inbox = messages(world.accounts);
  const rulebook = makeRulebook(
    world.accounts.flatMap((row) => deadlineOf(row) ?? []),
    options.newRules ?? false,
  );
  const calendar = makeCalendar();
  const accounts = makeAccounts(world);
  const rights = makeRights(world);
  const records = makeRecords(world);
  const papers = makePapers();
  const withArchive = (page: SubjectPage): SubjectPage => ({
    ...page,
    archived: records.isArchived(page.subject),
  });
  const links = makeLinks(options.first || options.calm || false);
  let preferences: Preferences = {
    language: options.preferences?.language ?? "zh-CN",
    theme: options.preferences?.theme ?? "light",
    density: options.preferences?.density ?? "regular",
    autostart: false,
    close_explained: true,
    paused_until: null,
    views: [],
    quiet_hours: false,
    quiet_from: "22:00",
    quiet_to: "08:00",
  };
  // The supposed world is not worked out here: what is answered stays, only the frame looks elsewhere.
  let supposed: { on: string; scenarios: Scenario[] } | null = null;
  const frame = (): Frame => ({
    now: supposed?.on ?? NOW,
    test_clock: options.testClock ?? false,
    first_run: first,
    platforms,
    set_rules: rulebook.set(),
    pending_rules: rulebook.tally(),
    urgent: world.accounts.filter((row) => row.span === "overdue" || row.span === "day").length,
    unread: inbox.filter((row) => !row.read).length,
    checked_at: at(-0.1),
    undoable: { batch: "batch-1", text: say("导入 taobao-staff.csv", "Import of taobao-staff.csv") },
    elsewhere: supposed
      ? {
          now: NOW,
          ...supposed,
          words: supposed.scenarios.map(() => say("示例假设", "A sample supposition")),
        }
      : null,
  });
  const begin = () => {
    first = false;
    Object.assign(world, makeWorld(180, false));
    inbox = messages(world.accounts);
    return null;
  };

  // biome-ignore lint/suspicious/noExplicitAny: the shell's arguments, of as many shapes as there are commands
  return (command: string, args: Record<string, any>): unknown => {
    const { request } = args;
    switch (command) {
      case "frame":
        return frame();
      case "days_ahead":
        return ribbon(world)
          .filter((day) => day.date >= NOW.slice(0, 10) && day.marks.length > 0)
          .map(({ date, marks }) => ({ date, marks }));
      case "travel":
        if (args.supposition.on && args.supposition.on < NOW)
          return {
            scenario: null,
            refusals: [refusal("past", say("只能看现在以后的日子", "Only days that are still to come"))],
          };
        supposed = { on: lookedAt(args.supposition), scenarios: args.supposition.scenarios };
        return null;
      case "what_if":
        return whatIf(world, args.supposition, papers.documents().rows);
      case "come_back":
        supposed = null;
        return null;
      case "today":
        return { ...today(world, request.platform), leaving: options.calm ? null : accounts.tally() };
      case "stores":
        return stores(world, records, request);
      case "sub_accounts":
        return subAccounts(world, records, request);
      case "subject": {
        const account = world.accounts.find((row) => row.subject === args.subject);
        if (account) return withArchive(accountPage(account));
        const store = world.stores.find((row) => row.subject === args.subject);
        if (store) return withArchive(storePage(store));
        const paper = papers.subjectPage(args.subject);
        if (paper) return paper;
        const group = links.subject(args.subject);
        if (group) return group;
        if (args.subject.startsWith("staff:")) return withArchive(rights.subjectPage(args.subject.slice(6)));
        throw { code: "not-found", text: say("没有这条记录", "No such record") };
      }
      case "sub_account": {
        const row = world.accounts.find((one) => one.subject === args.subject);
        if (row) return accounts.page(row);
        throw { code: "not-found", text: say("没有这条记录", "No such record") };
      }
      case "store": {
        const row = world.stores.find((one) => one.subject === args.subject);
        if (row) return records.store(row);
        throw { code: "not-found", text: say("没有这条记录", "No such record") };
      }
      case "person":
        return records.person(args.subject.slice(6));
      case "entities":
        return records.entities(request);
      case "documents":
        return papers.documents();
      case "document":
        return papers.document(args.subject);
      case "companies":
        return papers.companies();
      case "company":
        return papers.company(args.subject);
      case "expiries":
        return papers.expiries(request);
      case "judge_uscc":
        return papers.judgeUscc(args.typed);
      case "tags":
        return records.tags();
      case "judge_id_number":
        return records.judgeIdNumber(request);
      case "judge_login":
        return accounts.judge(request);
      case "association":
        return makeAssociation(world, request);
      case "association_graph":
        return makeGraph(world, request);
      case "judge_contact":
        return { used_by: [], warning: null, rule: null };
      case "offboarding":
        return accounts.offboarding(args.id);
      case "peak_season":
        return makeSeason(world, request.year);
      case "link_groups":
        return links.rows(request);
      case "link_overview":
        return links.overview();
      case "link_group":
        return links.page(args.subject);
      case "link_procedure": {
        const page = links.page(args.group);
        const application = page.state.applications.find((one) => one.store === args.store);
        return procedure(args.group, page.name, args.store, application);
      }
      case "precheck":
        return precheck(request);
      case "fact_change":
        return links.factChange(request);
      case "leavers":
        return accounts.leavers();
      case "record":
        if (supposed)
          throw {
            code: "elsewhere",
            text: say("没有记录：先回到现在", "Not recorded: go back to now first"),
          };
        records.note(request.changes);
        return {
          outcome: "recorded",
          batch: "batch-2",
          changes: request.changes.length,
          text: say("提交了实人认证", "Submitted the person check"),
        };
      case "undo":
        return {
          undone: 1,
          skipped: [],
          text: say("已撤销：导入 taobao-staff.csv", "Undone: import of taobao-staff.csv"),
        };
      case "import_preview":
        return imported(world, request, false);
      case "import_apply":
        return imported(world, request, true);
      case "staff":
        return rights.people(request);
      case "staff_page":
        return rights.page(args.id);
      case "account_rights":
        return rights.account(args.account);
      case "permission_catalogue":
        return rights.catalogue;
      case "rights_matrix":
        return rights.matrix(request);
      case "holders":
        return rights.holders(request);
      case "grant_preview":
        return rights.preview(request);
      case "roles":
        return rights.roles;
      case "inbox":
        return paged(
          inbox.filter((row) => !request.unread_only || !row.read),
          request.after,
          request.limit,
        );
      case "mark_read":
        inbox = inbox.map((row) =>
          args.ids.length === 0 || args.ids.includes(row.id) ? { ...row, read: true } : row,
        );
        return null;
      case "rulebook":
        return rulebook.list(request);
      case "rule":
        return rulebook.page(args.id);
      case "moved_dates":
        return rulebook.moved(request);
      case "pending_rules":
        return rulebook.pending();
      case "accept_rules":
        return rulebook.accept();
      case "override_rule":
        return rulebook.override(request);
      case "year":
        return calendar.page(args.year);
      case "holidays_preview":
        return calendar.preview(args.file);
      case "holidays_apply":
        return calendar.apply(args.file);
      case "start_demo":
        return begin();
      case "start_blank":
        first = false;
        return null;
      case "preferences":
        return preferences;
      case "set_preferences":
        preferences = args.preferences;
        return preferences;
      case "about":
        return {
          version: "0.1.0",
          data_dir: "~/.local/share/storewarden",
          sqlite: "3.50.4",
          tray: true,
          notifications: true,
        };
      default:
        return null;
    }
  };
}
