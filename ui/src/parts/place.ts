// Where the operator is: a screen, its filters, and the subject whose drawer is open. All of it in the address, so that a
// place can be linked and gone back to.

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { BindingKind } from "../backend/bindings/BindingKind";
import type { BindingStage } from "../backend/bindings/BindingStage";
import type { Confidence } from "../backend/bindings/Confidence";
import type { DocumentKind } from "../backend/bindings/DocumentKind";
import type { Doing } from "../backend/bindings/Doing";
import type { GroupStanding } from "../backend/bindings/GroupStanding";
import type { Label } from "../backend/bindings/Label";
import type { RiskBand } from "../backend/bindings/RiskBand";
import type { SignalKind } from "../backend/bindings/SignalKind";
import type { Span } from "../backend/bindings/Span";
import type { StoreLabel } from "../backend/bindings/StoreLabel";
import type { Validity } from "../backend/bindings/Validity";
import type { Kind } from "./ActionDialog";
import { type Drafted, drafted } from "./supposition";

export type StaffView = "people" | "matrix" | "can" | "roles";
export type PapersView = "documents" | "companies" | "expiries";

/** Of what stores have in common: the list, or the graph. */
export type AssociationView = "graph";

/** A change to record, the one that moves things forward, or the form of the facts. */
export type Begin = Kind | "primary" | "edit";

export interface Place {
  /** The subject in the drawer. */
  subject?: string;
  /** The form that the drawer opens with. */
  begin?: Begin;
  /** Filters of the lists. */
  q?: string;
  span?: Span;
  label?: Label;
  status?: StoreLabel;
  store?: string;
  /** Whose accounts are handed over: `staff:ID`. */
  person?: string;
  confidence?: Confidence;
  doing?: Doing;
  /** Only rules that hold for every platform. */
  law?: boolean;
  /** Only rules that the operator set otherwise. */
  mine?: boolean;
  /** Of the people: which view, what the matrix's rows are, the question asked, whether looking counts. */
  view?: StaffView | PapersView | AssociationView;
  by?: "person" | "store" | "permission";
  can?: string;
  viewers?: boolean;
  gone?: "left" | "here";
  tag?: string;
  /** The archived ones in place of those in use. */
  archived?: boolean;
  /** Of documents: their kind, whether they are valid, the month whose ends are shown (`2026-11`). */
  kind?: DocumentKind;
  validity?: Validity;
  month?: string;
  /** A link group's page: `link-group:ID`; beside it the store whose way in is followed. */
  group?: string;
  invite?: string;
  /** The pre-check of the group, for which day (`2026-11-21`). */
  check?: boolean;
  on?: string;
  standing?: GroupStanding;
  /** The company that a new group is to be formed of: `entity:USCC`. */
  entity?: string;
  /** Of main bindings: their kind, and how far they are. */
  binding?: BindingKind;
  stage?: BindingStage;
  /** What is supposed; some of it may still be incomplete. */
  suppose?: Drafted[];
  /** Of what stores have in common: from which band on, by which facts, and how far around `store`. */
  band?: RiskBand;
  signals?: SignalKind[];
  hops?: number;
  /** Of the calendar and of the peak season. */
  year?: number;
  sort?: string;
  down?: boolean;
  /** A dialog to begin with: `new`. */
  add?: boolean;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** The address is typed by anybody: only text of the right shape goes on. */
export function readPlace(search: Record<string, unknown>): Place {
  return {
    subject: text(search.subject),
    begin: text(search.begin) as Place["begin"],
    q: text(search.q),
    span: text(search.span) as Place["span"],
    label: text(search.label) as Place["label"],
    status: text(search.status) as Place["status"],
    store: text(search.store),
    person: text(search.person),
    confidence: text(search.confidence) as Place["confidence"],
    doing: text(search.doing) as Place["doing"],
    law: search.law === true ? true : undefined,
    mine: search.mine === true ? true : undefined,
    view: text(search.view) as Place["view"],
    by: text(search.by) as Place["by"],
    can: text(search.can),
    viewers: search.viewers === true ? true : undefined,
    gone: text(search.gone) as Place["gone"],
    tag: text(search.tag),
    archived: search.archived === true ? true : undefined,
    kind: text(search.kind) as Place["kind"],
    validity: text(search.validity) as Place["validity"],
    binding: text(search.binding) as Place["binding"],
    stage: text(search.stage) as Place["stage"],
    month: typeof search.month === "string" && /^\d{4}-\d{2}$/.test(search.month) ? search.month : undefined,
    group: text(search.group),
    invite: text(search.invite),
    check: search.check === true ? true : undefined,
    on: typeof search.on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(search.on) ? search.on : undefined,
    suppose: drafted(search.suppose),
    standing: text(search.standing) as Place["standing"],
    entity: text(search.entity),
    band: text(search.band) as Place["band"],
    signals: Array.isArray(search.signals) ? (search.signals as SignalKind[]) : undefined,
    hops: search.hops === 2 ? 2 : undefined,
    year: Number.isInteger(search.year) ? (search.year as number) : undefined,
    sort: text(search.sort),
    down: search.down === true ? true : undefined,
    add: search.add === true ? true : undefined,
  };
}

export type Screen =
  | "today"
  | "stores"
  | "sub-accounts"
  | "staff"
  | "papers"
  | "link-groups"
  | "bindings"
  | "calendar"
  | "inbox"
  | "offboarding"
  | "season"
  | "association"
  | "what-if"
  | "rulebook"
  | "import"
  | "settings";

export function usePlace() {
  const navigate = useNavigate();
  const place = useSearch({ strict: false }) as Place;
  const change = useCallback(
    (part: Partial<Place>, replace = true) =>
      void navigate({ to: ".", search: (before: Place) => ({ ...before, ...part }), replace } as never),
    [navigate],
  );
  const open = useCallback(
    (subject: string, begin?: Place["begin"]) => change({ subject, begin }, false),
    [change],
  );
  const close = useCallback(() => change({ subject: undefined, begin: undefined }), [change]);
  const go = useCallback(
    (screen: Screen, search: Place = {}) => void navigate({ to: `/${screen}`, search } as never),
    [navigate],
  );
  return useMemo(() => ({ place, change, open, close, go }), [place, change, open, close, go]);
}
