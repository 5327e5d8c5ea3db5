// One key per answer of the backend; the event `changed` makes all of them stale at once.

import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { AssociationGraphRequest } from "../backend/bindings/AssociationGraphRequest";
import type { AssociationRequest } from "../backend/bindings/AssociationRequest";
import type { BindingsRequest } from "../backend/bindings/BindingsRequest";
import type { ContactRequest } from "../backend/bindings/ContactRequest";
import type { DocumentsRequest } from "../backend/bindings/DocumentsRequest";
import type { EntitiesRequest } from "../backend/bindings/EntitiesRequest";
import type { ExpiryRequest } from "../backend/bindings/ExpiryRequest";
import type { FactChangeRequest } from "../backend/bindings/FactChangeRequest";
import type { HoldersRequest } from "../backend/bindings/HoldersRequest";
import type { IdNumberRequest } from "../backend/bindings/IdNumberRequest";
import type { InboxRequest } from "../backend/bindings/InboxRequest";
import type { LinkGroupsRequest } from "../backend/bindings/LinkGroupsRequest";
import type { LoginRequest } from "../backend/bindings/LoginRequest";
import type { MatrixRequest } from "../backend/bindings/MatrixRequest";
import type { MovesOf } from "../backend/bindings/MovesOf";
import type { PrecheckRequest } from "../backend/bindings/PrecheckRequest";
import type { RulebookRequest } from "../backend/bindings/RulebookRequest";
import type { StaffRequest } from "../backend/bindings/StaffRequest";
import type { StoresRequest } from "../backend/bindings/StoresRequest";
import type { SubAccountsRequest } from "../backend/bindings/SubAccountsRequest";
import type { Supposition } from "../backend/bindings/Supposition";
import type { TodayRequest } from "../backend/bindings/TodayRequest";
import { backend } from "../backend/commands";
import { setClock } from "../clock";

export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The backend is this same program: there is no network to wait for, and no reason to ask twice.
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always" },
    },
  });
}

const MINUTE = 60_000;

/** With the frame comes the time: the clock is set before anything is drawn by the answer. */
async function askFrame() {
  const frame = await backend.frame();
  setClock(frame.now, frame.elsewhere !== null);
  return frame;
}

export const useFrame = () => useQuery({ queryKey: ["frame"], queryFn: askFrame });

/**
 * The one reader that keeps the frame fresh and the clock set: once a minute also unasked, so that a countdown never
 * drifts far from Rust's clock.
 */
export const useHeartbeat = () =>
  useQuery({ queryKey: ["frame"], queryFn: askFrame, refetchInterval: MINUTE });

/** What would follow; what was worked out last stays while the next is. */
export const useWhatIf = (supposition: Supposition, enabled: boolean) =>
  useQuery({
    queryKey: ["what-if", supposition],
    queryFn: () => backend.whatIf(supposition),
    placeholderData: keepPreviousData,
    enabled,
  });

/** So many days from the real today on; asked anew with everything else. */
export const useDaysAhead = (days: number) =>
  useQuery({ queryKey: ["days-ahead", days], queryFn: () => backend.daysAhead(days) });

export const useToday = (request: TodayRequest) =>
  useQuery({
    queryKey: ["today", request],
    queryFn: () => backend.today(request),
    placeholderData: keepPreviousData,
  });

export const useStores = (request: StoresRequest, enabled = true) =>
  useQuery({
    queryKey: ["stores", request],
    queryFn: () => backend.stores(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useSubAccounts = (request: SubAccountsRequest, enabled = true) =>
  useQuery({
    queryKey: ["sub-accounts", request],
    queryFn: () => backend.subAccounts(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useSubject = (subject: string, enabled = true) =>
  useQuery({ queryKey: ["subject", subject], queryFn: () => backend.subject(subject), enabled });

export const useSubAccount = (subject: string, enabled = true) =>
  useQuery({ queryKey: ["sub-account", subject], queryFn: () => backend.subAccount(subject), enabled });

/** The facts of a store, and of a person, in the shape of their forms. */
export const useStore = (subject: string, enabled = true) =>
  useQuery({ queryKey: ["store", subject], queryFn: () => backend.store(subject), enabled });

export const usePerson = (subject: string, enabled = true) =>
  useQuery({ queryKey: ["person", subject], queryFn: () => backend.person(subject), enabled });

export const useEntities = (request: EntitiesRequest) =>
  useQuery({
    queryKey: ["entities", request],
    queryFn: () => backend.entities(request),
    placeholderData: keepPreviousData,
  });

export const useDocuments = (request: DocumentsRequest, enabled = true) =>
  useQuery({
    queryKey: ["documents", request],
    queryFn: () => backend.documents(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useBindings = (request: BindingsRequest) =>
  useQuery({
    queryKey: ["bindings", request],
    queryFn: () => backend.bindings(request),
    placeholderData: keepPreviousData,
  });

export const useBinding = (subject: string, enabled = true) =>
  useQuery({ queryKey: ["binding", subject], queryFn: () => backend.binding(subject), enabled });

export const useDocument = (subject: string) =>
  useQuery({ queryKey: ["document", subject], queryFn: () => backend.document(subject) });

export const useCompanies = (request: EntitiesRequest, enabled = true) =>
  useQuery({
    queryKey: ["companies", request],
    queryFn: () => backend.companies(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useCompany = (subject: string) =>
  useQuery({ queryKey: ["company", subject], queryFn: () => backend.company(subject) });

export const useExpiries = (request: ExpiryRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["expiries", request],
    queryFn: () => backend.expiries(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useAssociation = (request: AssociationRequest) =>
  useQuery({
    queryKey: ["association", request],
    queryFn: () => backend.association(request),
    placeholderData: keepPreviousData,
  });

export const useAssociationGraph = (request: AssociationGraphRequest) =>
  useQuery({
    queryKey: ["association-graph", request],
    queryFn: () => backend.associationGraph(request),
    placeholderData: keepPreviousData,
  });

/** Forgotten at once: what was typed is nobody's to keep. */
export const useContactVerdict = (request: ContactRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["contact", request],
    queryFn: () => backend.judgeContact(request),
    enabled,
    gcTime: 0,
  });

export const useTags = () => useQuery({ queryKey: ["tags"], queryFn: backend.tags });

/** Forgotten at once: what was typed is nobody's to keep. */
export const useIdNumberVerdict = (request: IdNumberRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["id-number", request],
    queryFn: () => backend.judgeIdNumber(request),
    enabled,
    gcTime: 0,
  });

export const useUsccVerdict = (typed: string, enabled: boolean) =>
  useQuery({
    queryKey: ["judge-uscc", typed],
    queryFn: () => backend.judgeUscc(typed),
    enabled,
  });

/** `person` = `staff:ID`. */
export const useOffboarding = (person: string) =>
  useQuery({
    queryKey: ["offboarding", person],
    queryFn: () => backend.offboarding(person.slice("staff:".length)),
  });

export const useLeavers = () => useQuery({ queryKey: ["leavers"], queryFn: backend.leavers });

export const usePeakSeason = (year: number, enabled = true) =>
  useQuery({
    queryKey: ["peak-season", year],
    queryFn: () => backend.peakSeason({ year }),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useLinkGroups = (request: LinkGroupsRequest, enabled = true) =>
  useQuery({
    queryKey: ["link-groups", request],
    queryFn: () => backend.linkGroups(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useLinkOverview = (platform: string | null) =>
  useQuery({ queryKey: ["link-overview", platform], queryFn: () => backend.linkOverview(platform) });

/** `group` = `link-group:ID`. */
export const useLinkGroup = (group: string) =>
  useQuery({ queryKey: ["link-group", group], queryFn: () => backend.linkGroup(group) });

export const useLinkProcedure = (group: string, store: string) =>
  useQuery({
    queryKey: ["link-procedure", group, store],
    queryFn: () => backend.linkProcedure(group, store),
  });

export const usePrecheck = (request: PrecheckRequest) =>
  useQuery({
    queryKey: ["precheck", request],
    queryFn: () => backend.precheck(request),
    placeholderData: keepPreviousData,
  });

/** Forgotten at once: what was typed is nobody's to keep. */
export const useFactChange = (request: FactChangeRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["fact-change", request],
    queryFn: () => backend.factChange(request),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 0,
  });

export const useStaff = (request: StaffRequest, enabled = true) =>
  useQuery({
    queryKey: ["staff", request],
    queryFn: () => backend.staff(request),
    placeholderData: keepPreviousData,
    enabled,
  });

/** `subject` = `staff:ID`. */
export const useStaffPage = (subject: string) =>
  useQuery({
    queryKey: ["staff-page", subject],
    queryFn: () => backend.staffPage(subject.slice("staff:".length)),
  });

export const useAccountRights = (account: string) =>
  useQuery({ queryKey: ["account-rights", account], queryFn: () => backend.accountRights(account) });

export const useCatalogue = () =>
  useQuery({ queryKey: ["permission-catalogue"], queryFn: backend.permissionCatalogue });

export const useMatrix = (request: MatrixRequest) =>
  useQuery({
    queryKey: ["rights-matrix", request],
    queryFn: () => backend.rightsMatrix(request),
    placeholderData: keepPreviousData,
  });

export const useHolders = (request: HoldersRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["holders", request],
    queryFn: () => backend.holders(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useRoles = () => useQuery({ queryKey: ["roles"], queryFn: backend.roles });

export const useLoginVerdict = (request: LoginRequest, enabled: boolean) =>
  useQuery({
    queryKey: ["login", request],
    queryFn: () => backend.judgeLogin(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useInbox = (request: InboxRequest) =>
  useQuery({
    queryKey: ["inbox", request],
    queryFn: () => backend.inbox(request),
    placeholderData: keepPreviousData,
  });

export const useRulebook = (request: RulebookRequest, enabled = true) =>
  useQuery({
    queryKey: ["rulebook", request],
    queryFn: () => backend.rulebook(request),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useRule = (id: string) => useQuery({ queryKey: ["rule", id], queryFn: () => backend.rule(id) });

/** The dates that would move, page by page; what was worked out last stays while the next is. */
export const useMoves = (of: MovesOf) =>
  useInfiniteQuery({
    queryKey: ["moves", of],
    queryFn: ({ pageParam }) => backend.movedDates({ of, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.moves?.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const usePendingRules = () => useQuery({ queryKey: ["pending-rules"], queryFn: backend.pendingRules });

export const useYear = (year: number, enabled = true) =>
  useQuery({
    queryKey: ["year", year],
    queryFn: () => backend.year(year),
    placeholderData: keepPreviousData,
    enabled,
  });

/** Everything but the preferences follows from the data and the clock. */
export function refreshAll(queries: QueryClient) {
  return queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "preferences" });
}
