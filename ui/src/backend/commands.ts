// The commands of the shell, typed. A call rejects with a `WireFault`; expected refusals are values of the answer.

import { invoke } from "@tauri-apps/api/core";
import type { About } from "./bindings/About";
import type { AccountRights } from "./bindings/AccountRights";
import type { AssociationGraph } from "./bindings/AssociationGraph";
import type { AssociationGraphRequest } from "./bindings/AssociationGraphRequest";
import type { AssociationPage } from "./bindings/AssociationPage";
import type { AssociationRequest } from "./bindings/AssociationRequest";
import type { BindingPage } from "./bindings/BindingPage";
import type { BindingRow } from "./bindings/BindingRow";
import type { BindingsRequest } from "./bindings/BindingsRequest";
import type { CheckFilesRequest } from "./bindings/CheckFilesRequest";
import type { CompanyPage } from "./bindings/CompanyPage";
import type { CompanyRow } from "./bindings/CompanyRow";
import type { ContactRequest } from "./bindings/ContactRequest";
import type { ContactVerdict } from "./bindings/ContactVerdict";
import type { DayAhead } from "./bindings/DayAhead";
import type { DeadlineRow } from "./bindings/DeadlineRow";
import type { DocumentPage } from "./bindings/DocumentPage";
import type { DocumentRow } from "./bindings/DocumentRow";
import type { DocumentsRequest } from "./bindings/DocumentsRequest";
import type { EntitiesRequest } from "./bindings/EntitiesRequest";
import type { EntityRow } from "./bindings/EntityRow";
import type { ExpiryMonth } from "./bindings/ExpiryMonth";
import type { ExpiryRequest } from "./bindings/ExpiryRequest";
import type { ExportedCopy } from "./bindings/ExportedCopy";
import type { FactChangePreview } from "./bindings/FactChangePreview";
import type { FactChangeRequest } from "./bindings/FactChangeRequest";
import type { FileOf } from "./bindings/FileOf";
import type { FileRequest } from "./bindings/FileRequest";
import type { FilesChecked } from "./bindings/FilesChecked";
import type { FileVerdict } from "./bindings/FileVerdict";
import type { Frame } from "./bindings/Frame";
import type { GrantAnswer } from "./bindings/GrantAnswer";
import type { GrantRequest } from "./bindings/GrantRequest";
import type { Holders } from "./bindings/Holders";
import type { HoldersRequest } from "./bindings/HoldersRequest";
import type { HolidayFile } from "./bindings/HolidayFile";
import type { HolidayReport } from "./bindings/HolidayReport";
import type { IdNumberRequest } from "./bindings/IdNumberRequest";
import type { IdNumberVerdict } from "./bindings/IdNumberVerdict";
import type { ImportReport } from "./bindings/ImportReport";
import type { ImportRequest } from "./bindings/ImportRequest";
import type { InboxRequest } from "./bindings/InboxRequest";
import type { InboxRow } from "./bindings/InboxRow";
import type { KeepCopyRequest } from "./bindings/KeepCopyRequest";
import type { Leavers } from "./bindings/Leavers";
import type { LinkGroupPage } from "./bindings/LinkGroupPage";
import type { LinkGroupRow } from "./bindings/LinkGroupRow";
import type { LinkGroupsRequest } from "./bindings/LinkGroupsRequest";
import type { LinkOverview } from "./bindings/LinkOverview";
import type { LinkProcedure } from "./bindings/LinkProcedure";
import type { LoginRequest } from "./bindings/LoginRequest";
import type { LoginVerdict } from "./bindings/LoginVerdict";
import type { MatrixRequest } from "./bindings/MatrixRequest";
import type { MovesPreview } from "./bindings/MovesPreview";
import type { MovesRequest } from "./bindings/MovesRequest";
import type { OffboardingPage } from "./bindings/OffboardingPage";
import type { OverrideRequest } from "./bindings/OverrideRequest";
import type { Page } from "./bindings/Page";
import type { PeakSeason } from "./bindings/PeakSeason";
import type { PeakSeasonRequest } from "./bindings/PeakSeasonRequest";
import type { PendingRules } from "./bindings/PendingRules";
import type { PermissionCatalogue } from "./bindings/PermissionCatalogue";
import type { PersonPage } from "./bindings/PersonPage";
import type { PrecheckPage } from "./bindings/PrecheckPage";
import type { PrecheckRequest } from "./bindings/PrecheckRequest";
import type { Preferences } from "./bindings/Preferences";
import type { RecordOutcome } from "./bindings/RecordOutcome";
import type { RecordRequest } from "./bindings/RecordRequest";
import type { Refused } from "./bindings/Refused";
import type { RightsMatrix } from "./bindings/RightsMatrix";
import type { RoleRow } from "./bindings/RoleRow";
import type { RulebookList } from "./bindings/RulebookList";
import type { RulebookRequest } from "./bindings/RulebookRequest";
import type { RulePage } from "./bindings/RulePage";
import type { StaffPage } from "./bindings/StaffPage";
import type { StaffRequest } from "./bindings/StaffRequest";
import type { StaffRow } from "./bindings/StaffRow";
import type { StorePage } from "./bindings/StorePage";
import type { StoreRow } from "./bindings/StoreRow";
import type { StoresRequest } from "./bindings/StoresRequest";
import type { SubAccountPage } from "./bindings/SubAccountPage";
import type { SubAccountRow } from "./bindings/SubAccountRow";
import type { SubAccountsRequest } from "./bindings/SubAccountsRequest";
import type { SubjectPage } from "./bindings/SubjectPage";
import type { Supposition } from "./bindings/Supposition";
import type { TagRow } from "./bindings/TagRow";
import type { Today } from "./bindings/Today";
import type { TodayRequest } from "./bindings/TodayRequest";
import type { UndoOutcome } from "./bindings/UndoOutcome";
import type { UsccVerdict } from "./bindings/UsccVerdict";
import type { WhatIf } from "./bindings/WhatIf";
import type { WireFault } from "./bindings/WireFault";
import type { YearPage } from "./bindings/YearPage";

export const backend = {
  frame: () => invoke<Frame>("frame"),
  /** The days ahead on which something falls due, from the real today on; so many. */
  daysAhead: (days: number) => invoke<DayAhead[]>("days_ahead", { days }),
  /** What would follow; recorded nowhere. */
  whatIf: (supposition: Supposition) => invoke<WhatIf>("what_if", { supposition }),
  /** From now on everything is answered from the world that is supposed; or why it cannot be. */
  travel: (supposition: Supposition) => invoke<Refused | null>("travel", { supposition }),
  /** Back to the world as it is. */
  comeBack: () => invoke<null>("come_back"),
  today: (request: TodayRequest) => invoke<Today>("today", { request }),
  /** As it stands; `null` where it is settled. */
  deadline: (id: string) => invoke<DeadlineRow | null>("deadline", { id }),
  stores: (request: StoresRequest) => invoke<Page<StoreRow>>("stores", { request }),
  subAccounts: (request: SubAccountsRequest) => invoke<Page<SubAccountRow>>("sub_accounts", { request }),
  /** `subject` in its text form, `sub-account:taobao/MAIN:SUB`. */
  subject: (subject: string) => invoke<SubjectPage>("subject", { subject }),
  /** The facts of a sub-account, for its drawer and its form. */
  subAccount: (subject: string) => invoke<SubAccountPage>("sub_account", { subject }),
  staff: (request: StaffRequest) => invoke<Page<StaffRow>>("staff", { request }),
  /** `id` = `staff:ID` without the prefix. */
  staffPage: (id: string) => invoke<StaffPage>("staff_page", { id }),
  accountRights: (account: string) => invoke<AccountRights>("account_rights", { account }),
  /** What can be granted; it changes only with the program. */
  permissionCatalogue: () => invoke<PermissionCatalogue>("permission_catalogue"),
  rightsMatrix: (request: MatrixRequest) => invoke<RightsMatrix>("rights_matrix", { request }),
  holders: (request: HoldersRequest) => invoke<Holders>("holders", { request }),
  /** What a grant would do; writes nothing. */
  grantPreview: (request: GrantRequest) => invoke<GrantAnswer>("grant_preview", { request }),
  roles: () => invoke<RoleRow[]>("roles"),
  /** The facts of a store, in the shape of its form; personal values are masked. */
  store: (subject: string) => invoke<StorePage>("store", { subject }),
  /** The same of a person. */
  person: (subject: string) => invoke<PersonPage>("person", { subject }),
  entities: (request: EntitiesRequest) => invoke<Page<EntityRow>>("entities", { request }),
  documents: (request: DocumentsRequest) => invoke<Page<DocumentRow>>("documents", { request }),
  /** The facts of a document, its versions, and where it was handed in. */
  document: (subject: string) => invoke<DocumentPage>("document", { subject }),
  companies: (request: EntitiesRequest) => invoke<Page<CompanyRow>>("companies", { request }),
  /** The facts of a company, in the shape of its form; personal values are masked. */
  company: (subject: string) => invoke<CompanyPage>("company", { subject }),
  /** What ends in a month, day by day. */
  expiries: (request: ExpiryRequest) => invoke<ExpiryMonth>("expiries", { request }),
  bindings: (request: BindingsRequest) => invoke<Page<BindingRow>>("bindings", { request }),
  binding: (subject: string) => invoke<BindingPage>("binding", { subject }),
  linkGroups: (request: LinkGroupsRequest) => invoke<Page<LinkGroupRow>>("link_groups", { request }),
  /** What there is of groups, and what could become one; `null` = on every platform. */
  linkOverview: (platform: string | null) => invoke<LinkOverview>("link_overview", { platform }),
  /** `subject` = `link-group:ID` */
  linkGroup: (subject: string) => invoke<LinkGroupPage>("link_group", { subject }),
  /** The way of one store (`store:PLATFORM/MAIN`) into a group. */
  linkProcedure: (group: string, store: string) => invoke<LinkProcedure>("link_procedure", { group, store }),
  /** What would be refused of an application; it is sent nowhere. */
  precheck: (request: PrecheckRequest) => invoke<PrecheckPage>("precheck", { request }),
  /** What a changed registered fact would start; writes nothing. */
  factChange: (request: FactChangeRequest) => invoke<FactChangePreview>("fact_change", { request }),
  /** What a file is, and whether the known purposes take it; it is kept nowhere. */
  judgeFile: (request: FileRequest) => invoke<FileVerdict>("judge_file", { request }),
  /** Keeps an encrypted copy of a file that is recorded of the document. */
  keepCopy: (request: KeepCopyRequest) => invoke<RecordOutcome>("keep_copy", { request }),
  /** Deletes the copy for good; name and fingerprint stay. */
  eraseCopy: (request: FileOf) => invoke<RecordOutcome>("erase_copy", { request }),
  /** Writes the copy, decrypted, into the folder for downloads. */
  exportCopy: (request: FileOf) => invoke<ExportedCopy>("export_copy", { request }),
  /** Compares files with what was recorded, and records that. */
  checkFiles: (request: CheckFilesRequest) => invoke<FilesChecked>("check_files", { request }),
  /** Every tag in use, with how many carry it. */
  tags: () => invoke<TagRow[]>("tags"),
  /** What an ID number is worth that is being typed, and whose it is; it is kept nowhere. */
  judgeIdNumber: (request: IdNumberRequest) => invoke<IdNumberVerdict>("judge_id_number", { request }),
  judgeUscc: (typed: string) => invoke<UsccVerdict>("judge_uscc", { typed }),
  /** What stores have in common, of all or of one; personal values are masked. */
  association: (request: AssociationRequest) => invoke<AssociationPage>("association", { request }),
  /** The same pairs as stores and what lies between them. */
  associationGraph: (request: AssociationGraphRequest) =>
    invoke<AssociationGraph>("association_graph", { request }),
  /** Who else on the platform uses a contact that is being typed; it is kept nowhere. */
  judgeContact: (request: ContactRequest) => invoke<ContactVerdict>("judge_contact", { request }),
  /** What becomes of a login that is being typed; writes nothing. */
  judgeLogin: (request: LoginRequest) => invoke<LoginVerdict>("judge_login", { request }),
  /** `id` = `staff:ID` without the prefix; for somebody who is still here, what would have to be done. */
  offboarding: (id: string) => invoke<OffboardingPage>("offboarding", { id }),
  peakSeason: (request: PeakSeasonRequest) => invoke<PeakSeason>("peak_season", { request }),
  leavers: () => invoke<Leavers>("leavers"),
  record: (request: RecordRequest) => invoke<RecordOutcome>("record", { request }),
  undo: (batch: string) => invoke<UndoOutcome>("undo", { batch }),
  /** Reads the bytes given and nothing else; writes nothing. */
  importPreview: (request: ImportRequest) => invoke<ImportReport>("import_preview", { request }),
  /** The previewed request once more, this time written; `undo` of the answer takes it back. */
  importApply: (request: ImportRequest) => invoke<ImportReport>("import_apply", { request }),
  inbox: (request: InboxRequest) => invoke<Page<InboxRow>>("inbox", { request }),
  /** An empty list marks everything. */
  markRead: (ids: string[]) => invoke<null>("mark_read", { ids }),
  rulebook: (request: RulebookRequest) => invoke<RulebookList>("rulebook", { request }),
  rule: (id: string) => invoke<RulePage>("rule", { id }),
  /** A page of the dates that other rules or days would move; writes nothing. */
  movedDates: (request: MovesRequest) => invoke<MovesPreview>("moved_dates", { request }),
  overrideRule: (request: OverrideRequest) => invoke<RecordOutcome>("override_rule", { request }),
  /** What the rules of this program say otherwise than those that act; null where nothing waits. */
  pendingRules: () => invoke<PendingRules | null>("pending_rules"),
  acceptRules: () => invoke<RecordOutcome>("accept_rules"),
  year: (year: number) => invoke<YearPage>("year", { year }),
  /** What a file of holidays would bring; writes nothing. */
  holidaysPreview: (file: HolidayFile) => invoke<HolidayReport>("holidays_preview", { file }),
  holidaysApply: (file: HolidayFile) => invoke<HolidayReport>("holidays_apply", { file }),
  startDemo: () => invoke<null>("start_demo"),
  startBlank: () => invoke<null>("start_blank"),
  preferences: () => invoke<Preferences>("preferences"),
  setPreferences: (preferences: Preferences) => invoke<Preferences>("set_preferences", { preferences }),
  about: () => invoke<About>("about"),
  /** Ends the program, reminders included. */
  quit: () => invoke<null>("quit"),
};

/** The fault that a command rejected with; `null` where something else went wrong. */
export function asFault(error: unknown): WireFault | null {
  const fault = error as Partial<WireFault> | null;
  return fault && typeof fault === "object" && typeof fault.code === "string" && fault.text
    ? (fault as WireFault)
    : null;
}
