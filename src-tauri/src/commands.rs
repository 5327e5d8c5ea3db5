//! What the interface may ask; of link groups in [`linking`], of main bindings in [`bindings`], of documents' files in
//! [`files`], of other days in [`travel`]. One line each: bind the clock, call one function, tell the heartbeat of a write.

mod association;
mod bindings;
mod files;
mod linking;
mod travel;

use crate::{
    autostart,
    notify::Desktop,
    preferences::Kept,
    shell::{Answer, Shell},
    tray, window,
};
use chrono::{Duration, NaiveTime};
use storewarden_app::wire::{
    About, AccountRights, CompanyPage, CompanyRow, DeadlineRow, DocumentPage, DocumentRow, DocumentsRequest,
    EntitiesRequest, EntityRow, ExpiryMonth, ExpiryRequest, FileRequest, FileVerdict, GrantAnswer,
    GrantRequest, Holders, HoldersRequest, HolidayFile, HolidayReport, IdNumberRequest, IdNumberVerdict,
    ImportReport, ImportRequest, InboxRequest, InboxRow, Leavers, LoginRequest, LoginVerdict, MatrixRequest,
    MovesPreview, MovesRequest, OffboardingPage, OverrideRequest, Page, PeakSeason, PeakSeasonRequest,
    PendingRules, PermissionCatalogue, PersonPage, Preferences, RecordOutcome, RecordRequest, RightsMatrix,
    RoleRow, RulePage, RulebookList, RulebookRequest, StaffPage, StaffRequest, StaffRow, StorePage, StoreRow,
    StoresRequest, SubAccountPage, SubAccountRow, SubAccountsRequest, SubjectPage, TagRow, Today,
    TodayRequest, UndoOutcome, UsccVerdict, WireFault, YearPage,
};
use storewarden_domain::{subject::Subject, text::Text, time::Instant};
use tauri::{AppHandle, Manager, State, Wry, ipc::Invoke};

/// Every command, by name.
pub fn all() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        travel::frame,
        travel::days_ahead,
        travel::what_if,
        travel::travel,
        travel::come_back,
        start_blank,
        start_demo,
        today,
        deadline,
        stores,
        sub_accounts,
        subject,
        sub_account,
        store,
        person,
        entities,
        documents,
        document,
        companies,
        company,
        expiries,
        association::association,
        association::association_graph,
        association::judge_contact,
        linking::link_groups,
        linking::link_overview,
        linking::link_group,
        linking::link_procedure,
        linking::precheck,
        linking::fact_change,
        bindings::bindings,
        bindings::binding,
        judge_file,
        files::keep_copy,
        files::erase_copy,
        files::export_copy,
        files::check_files,
        tags,
        judge_login,
        judge_id_number,
        judge_uscc,
        record,
        undo,
        import_preview,
        import_apply,
        rulebook,
        rule,
        override_rule,
        moved_dates,
        pending_rules,
        accept_rules,
        year,
        holidays_preview,
        holidays_apply,
        staff,
        staff_page,
        offboarding,
        peak_season,
        leavers,
        permission_catalogue,
        rights_matrix,
        holders,
        grant_preview,
        roles,
        account_rights,
        inbox,
        mark_read,
        preferences,
        set_preferences,
        about,
        quit
    ]
}

#[tauri::command(async)]
fn start_blank(shell: State<'_, Shell>) -> Answer<()> {
    shell.tell(|app, now| app.start_blank(now))
}

#[tauri::command(async)]
fn start_demo(shell: State<'_, Shell>) -> Answer<()> {
    shell.tell(|app, now| app.start_demo(now))
}

#[tauri::command(async)]
fn today(shell: State<'_, Shell>, request: TodayRequest) -> Answer<Today> {
    shell.ask(|app, now| app.today(now, &request))
}

#[tauri::command(async)]
fn deadline(shell: State<'_, Shell>, id: String) -> Answer<Option<DeadlineRow>> {
    shell.ask(|app, now| app.deadline(now, &id))
}

#[tauri::command(async)]
fn stores(shell: State<'_, Shell>, request: StoresRequest) -> Answer<Page<StoreRow>> {
    shell.ask(|app, now| app.stores(now, &request))
}

#[tauri::command(async)]
fn sub_accounts(shell: State<'_, Shell>, request: SubAccountsRequest) -> Answer<Page<SubAccountRow>> {
    shell.ask(|app, now| app.sub_accounts(now, &request))
}

#[tauri::command(async)]
fn subject(shell: State<'_, Shell>, subject: Subject) -> Answer<SubjectPage> {
    shell.ask(|app, now| app.subject(now, &subject))
}

#[tauri::command(async)]
fn sub_account(shell: State<'_, Shell>, subject: Subject) -> Answer<SubAccountPage> {
    shell.ask(|app, now| app.sub_account(now, &subject))
}

#[tauri::command(async)]
fn judge_login(shell: State<'_, Shell>, request: LoginRequest) -> Answer<LoginVerdict> {
    shell.ask(|app, now| app.judge_login(now, &request))
}

#[tauri::command(async)]
fn store(shell: State<'_, Shell>, subject: Subject) -> Answer<StorePage> {
    shell.ask(|app, now| app.store(now, &subject))
}

#[tauri::command(async)]
fn person(shell: State<'_, Shell>, subject: Subject) -> Answer<PersonPage> {
    shell.ask(|app, now| app.person(now, &subject))
}

#[tauri::command(async)]
fn entities(shell: State<'_, Shell>, request: EntitiesRequest) -> Answer<Page<EntityRow>> {
    shell.ask(|app, _| app.entities(&request))
}

#[tauri::command(async)]
fn documents(shell: State<'_, Shell>, request: DocumentsRequest) -> Answer<Page<DocumentRow>> {
    shell.ask(|app, now| app.documents(now, &request))
}

#[tauri::command(async)]
fn document(shell: State<'_, Shell>, subject: Subject) -> Answer<DocumentPage> {
    shell.ask(|app, now| app.document(now, &subject))
}

#[tauri::command(async)]
fn companies(shell: State<'_, Shell>, request: EntitiesRequest) -> Answer<Page<CompanyRow>> {
    shell.ask(|app, now| app.companies(now, &request))
}

#[tauri::command(async)]
fn company(shell: State<'_, Shell>, subject: Subject) -> Answer<CompanyPage> {
    shell.ask(|app, now| app.company(now, &subject))
}

#[tauri::command(async)]
fn expiries(shell: State<'_, Shell>, request: ExpiryRequest) -> Answer<ExpiryMonth> {
    shell.ask(|app, now| app.expiries(now, request))
}

#[tauri::command(async)]
fn judge_file(shell: State<'_, Shell>, request: FileRequest) -> Answer<FileVerdict> {
    shell.ask(|app, _| app.judge_file(&request))
}

#[tauri::command(async)]
fn tags(shell: State<'_, Shell>) -> Answer<Vec<TagRow>> {
    shell.ask(|app, _| app.tags())
}

#[tauri::command(async)]
fn judge_id_number(shell: State<'_, Shell>, request: IdNumberRequest) -> Answer<IdNumberVerdict> {
    shell.ask(|app, now| app.judge_id_number(now, &request))
}

#[tauri::command(async)]
fn judge_uscc(shell: State<'_, Shell>, typed: String) -> Answer<UsccVerdict> {
    shell.ask(|app, _| app.judge_uscc(&typed))
}

#[tauri::command(async)]
fn record(shell: State<'_, Shell>, request: RecordRequest) -> Answer<RecordOutcome> {
    shell.tell(|app, now| app.record(now, &request))
}

#[tauri::command(async)]
fn undo(shell: State<'_, Shell>, batch: String) -> Answer<UndoOutcome> {
    shell.tell(|app, now| app.undo(now, &batch))
}

#[tauri::command(async)]
fn import_preview(shell: State<'_, Shell>, request: ImportRequest) -> Answer<ImportReport> {
    shell.ask(|app, now| app.import_preview(now, &request))
}

#[tauri::command(async)]
fn import_apply(shell: State<'_, Shell>, request: ImportRequest) -> Answer<ImportReport> {
    shell.tell(|app, now| app.import_apply(now, &request))
}

#[tauri::command(async)]
fn rulebook(shell: State<'_, Shell>, request: RulebookRequest) -> Answer<RulebookList> {
    shell.ask(|app, now| app.rulebook_list(now, &request))
}

#[tauri::command(async)]
fn rule(shell: State<'_, Shell>, id: String) -> Answer<RulePage> {
    shell.ask(|app, now| app.rule_page(now, &id))
}

#[tauri::command(async)]
fn override_rule(shell: State<'_, Shell>, request: OverrideRequest) -> Answer<RecordOutcome> {
    shell.tell(|app, now| app.override_rule(now, &request))
}

#[tauri::command(async)]
fn moved_dates(shell: State<'_, Shell>, request: MovesRequest) -> Answer<MovesPreview> {
    shell.ask(|app, now| app.moved_dates(now, &request))
}

#[tauri::command(async)]
fn pending_rules(shell: State<'_, Shell>) -> Answer<Option<PendingRules>> {
    shell.ask(|app, now| app.pending_rules(now))
}

#[tauri::command(async)]
fn accept_rules(shell: State<'_, Shell>) -> Answer<RecordOutcome> {
    shell.tell(|app, now| app.accept_rules(now))
}

#[tauri::command(async)]
fn year(shell: State<'_, Shell>, year: i32) -> Answer<YearPage> {
    shell.ask(|app, now| app.year(now, year))
}

#[tauri::command(async)]
fn holidays_preview(shell: State<'_, Shell>, file: HolidayFile) -> Answer<HolidayReport> {
    shell.ask(|app, _| app.holidays_preview(&file.name, &file.bytes()?))
}

#[tauri::command(async)]
fn holidays_apply(shell: State<'_, Shell>, file: HolidayFile) -> Answer<HolidayReport> {
    shell.tell(|app, now| app.holidays_apply(now, &file.name, &file.bytes()?))
}

#[tauri::command(async)]
fn staff(shell: State<'_, Shell>, request: StaffRequest) -> Answer<Page<StaffRow>> {
    shell.ask(|app, now| app.staff(now, &request))
}

#[tauri::command(async)]
fn staff_page(shell: State<'_, Shell>, id: String) -> Answer<StaffPage> {
    shell.ask(|app, now| app.staff_page(now, &id))
}

#[tauri::command(async)]
fn offboarding(shell: State<'_, Shell>, id: String) -> Answer<OffboardingPage> {
    shell.ask(|app, now| app.offboarding(now, &id))
}

#[tauri::command(async)]
fn leavers(shell: State<'_, Shell>) -> Answer<Leavers> {
    shell.ask(|app, now| app.leavers(now))
}

#[tauri::command(async)]
fn peak_season(shell: State<'_, Shell>, request: PeakSeasonRequest) -> Answer<PeakSeason> {
    shell.ask(|app, now| app.peak_season(now, &request))
}

#[tauri::command(async)]
fn permission_catalogue(shell: State<'_, Shell>) -> Answer<PermissionCatalogue> {
    shell.ask(|app, _| Ok(app.permission_catalogue()))
}

#[tauri::command(async)]
fn rights_matrix(shell: State<'_, Shell>, request: MatrixRequest) -> Answer<RightsMatrix> {
    shell.ask(|app, now| app.rights_matrix(now, &request))
}

#[tauri::command(async)]
fn holders(shell: State<'_, Shell>, request: HoldersRequest) -> Answer<Holders> {
    shell.ask(|app, now| app.holders(now, &request))
}

#[tauri::command(async)]
fn grant_preview(shell: State<'_, Shell>, request: GrantRequest) -> Answer<GrantAnswer> {
    shell.ask(|app, now| app.grant_preview(now, &request))
}

#[tauri::command(async)]
fn account_rights(shell: State<'_, Shell>, account: Subject) -> Answer<AccountRights> {
    shell.ask(|app, now| app.account_rights(now, &account))
}

#[tauri::command(async)]
fn roles(shell: State<'_, Shell>) -> Answer<Vec<RoleRow>> {
    shell.ask(|app, _| app.roles())
}

#[tauri::command(async)]
fn inbox(shell: State<'_, Shell>, request: InboxRequest) -> Answer<Page<InboxRow>> {
    shell.ask(|app, now| app.inbox(now, &request))
}

#[tauri::command(async)]
fn mark_read(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    shell.tell(|app, now| app.mark_read(now, &ids))
}

#[tauri::command]
fn preferences(kept: State<'_, Kept>) -> Preferences {
    kept.get()
}

/// Replaces all preferences. Starting at login is brought in line at once.
#[tauri::command(async)]
fn set_preferences(app: AppHandle, shell: State<'_, Shell>, preferences: Preferences) -> Answer<Preferences> {
    autostart::reconcile(&app, preferences.autostart).map_err(|fault| unwilling_autostart(&fault))?;
    window::dress(&app, &preferences.theme);
    let kept = app.state::<Kept>().change(|p| *p = preferences).map_err(|fault| unwritten(&fault));
    shell.ticker.wake();
    kept
}

#[tauri::command(async)]
fn about(app: AppHandle, shell: State<'_, Shell>, desktop: State<'_, Desktop>) -> About {
    About {
        version: env!("CARGO_PKG_VERSION").into(),
        data_dir: shell.outlook.own().data_dir().map(|dir| dir.display().to_string()).unwrap_or_default(),
        sqlite: storewarden_app::sqlite_version().into(),
        tray: tray::is_shown(&app),
        notifications: desktop.answers(),
    }
}

#[tauri::command]
fn quit(app: AppHandle) {
    app.exit(0);
}

/// For how long the tray holds reminders back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    Hour,
    /// Until 9:00 of the next day in the rules' zone.
    UntilMorning,
    Over,
}

impl Pause {
    fn until(self, now: Instant) -> Option<Instant> {
        match self {
            Self::Hour => Some(now + Duration::hours(1)),
            Self::UntilMorning => {
                let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
                now.date().succ_opt().map(|tomorrow| Instant::local(tomorrow, nine))
            }
            Self::Over => None,
        }
    }
}

/// Holds reminders back, or lets them go on. Nothing is lost: what fell due meanwhile is said afterwards.
pub fn pause(app: &AppHandle, pause: Pause) {
    let shell = app.state::<Shell>();
    let until = pause.until(shell.clock.now());
    if let Err(fault) = app.state::<Kept>().change(|p| p.paused_until = until) {
        tracing::warn!("the pause was not written and ends with the program: {fault}");
    }
    shell.ticker.wake();
}

fn unwritten(fault: &tauri_plugin_store::Error) -> WireFault {
    WireFault {
        code: "preferences-unwritten".into(),
        text: Text::new(
            format!(
                "设置已生效，但未能写入磁盘，重启后会恢复原样。请检查磁盘空间和数据文件夹的权限。（{fault}）"
            ),
            format!(
                "The settings are in force but could not be written, so they end with the program. Check the disk's free space and the rights of the data folder. ({fault})"
            ),
        ),
    }
}

fn unwilling_autostart(fault: &tauri_plugin_autostart::Error) -> WireFault {
    WireFault {
        code: "autostart-refused".into(),
        text: Text::new(
            format!(
                "系统没有接受“登录时启动”的改动，其余设置未变。请在系统的启动项设置中手动处理。（{fault}）"
            ),
            format!(
                "The system did not take the change to starting at login; no setting was changed. Set it in the system's own startup settings. ({fault})"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_tomorrow_morning_is_nine_in_the_rules_zone() {
        // 23:30 UTC on the 20th is already the 21st in Shanghai.
        let now = Instant::parse("2026-11-20T23:30:00Z").unwrap();
        assert_eq!(Pause::UntilMorning.until(now), Instant::parse("2026-11-22T09:00:00+08:00"));
        assert_eq!(Pause::Hour.until(now), Instant::parse("2026-11-21T00:30:00Z"));
        assert_eq!(Pause::Over.until(now), None);
    }
}
