//! What can be asked.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Storewarden 守店 without a window.
#[derive(Debug, Parser)]
#[command(name = "storewarden-cli", version, about, max_term_width = 110)]
pub struct Arguments {
    /// The data folder; default: the program's own
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Answer as of this time (RFC 3339), or as of the end of this day; writes nothing
    #[arg(long, global = true, value_name = "DATE|TIME")]
    pub at: Option<String>,
    /// One JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring in stores, sub-accounts and documents from files (CSV, TSV, XLSX, a platform's JSON answer)
    Import {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// `auto`, `stores`, `sub-accounts`, `documents`
        #[arg(long, default_value = "auto")]
        kind: String,
        /// Show what would change; write nothing
        #[arg(long)]
        dry_run: bool,
        /// A shop that the verification notice has not reached (`store:PLATFORM/MAIN`); repeatable
        #[arg(long = "not-reached", value_name = "STORE")]
        not_reached: Vec<String>,
    },
    /// Take back a recorded batch by inverse changes
    Undo { id: String },
    /// List what is recorded
    List {
        kind: ListKind,
        /// platform=CODE, store=STORE, label=CODE (sub-accounts), status=CODE (stores), left=yes|no (staff), kind=CODE,
        /// validity=CODE, owner=SUBJECT (documents), standing=CODE (link-groups), kind=CODE and stage=CODE
        /// (bindings), tag=TAG, archived=true (those in place of the ones in use); repeatable
        #[arg(long = "where", value_name = "FIELD=VALUE")]
        conditions: Vec<String>,
        #[arg(long)]
        search: Option<String>,
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Facts, state, deadlines, findings and history of one subject
    Show { subject: String },
    /// Why a date is what it is: what started the clock, rule and parameter, the days counted one by one, sources, what
    /// you set otherwise, other readings
    Why {
        /// As for `show`
        subject: String,
        /// One of its deadlines, by its id or its rule's; default: all of them
        deadline: Option<String>,
    },
    /// A document's files: attach one, compare them with what was recorded, keep an encrypted copy, take it out, delete it
    #[command(subcommand)]
    Files(Files),
    /// Append one change, or a list of changes, all or nothing; also what is decided about a deadline's reminders
    /// (`acknowledged`, `snoozed`, `waived`, `reminders-resumed`, by the id and due time that `deadlines --json` gives)
    Record { file: PathBuf },
    /// What is due, and what was missed and stands
    Deadlines {
        /// Only what is due within this time from now: `30d`, `12h`
        #[arg(long)]
        within: Option<String>,
    },
    /// A person who leaves: every account that they held, with its steps, due times and risk
    Offboard {
        /// `staff:ID`, an id, or a name that only one person has
        staff: String,
    },
    /// What sub-accounts may do: of a person, in a shop, or who can do something anywhere
    Permissions {
        /// Everything that this person may do: `staff:ID`, an id, or a name that only one person has
        #[arg(long, conflicts_with = "can")]
        staff: Option<String>,
        /// The accounts of this shop: `PLATFORM/MAIN`
        #[arg(long, conflicts_with = "staff")]
        store: Option<String>,
        /// Who can do this: a permission, a group of them, or `refund`, `export`, `price`
        #[arg(long, value_name = "CODE")]
        can: Option<String>,
        /// Who may only look counts too
        #[arg(long, requires = "can")]
        viewers: bool,
    },
    /// What would be refused of a link group's application; exit code 1 while something is blocked or unknown
    Precheck {
        /// `link-group:ID`, or an id
        group: String,
        /// The store to be invited: `PLATFORM/MAIN`
        #[arg(long)]
        store: Option<String>,
        /// The day on which it is to be sent; default: the group's plan, else today
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// What a changed registered fact of a company would start in its link groups: by when it is to be filed, day 4, and
    /// the stores that it would hit; writes nothing
    FactChange {
        /// `entity:USCC`, or a code
        company: String,
        /// `legal-representative`, `licence-address`, `bank-account`, `name`
        #[arg(required = true)]
        facts: Vec<String>,
        /// The day on which it took effect; default: today
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// What would follow, recorded nowhere: from a change, a list of changes, or scenarios; without any, what time brings
    #[command(name = "whatif")]
    WhatIf {
        /// As for `record`; or `[{"suppose": "person-leaves", "person": "staff:ID", "effective": TIME}, …]`
        file: Option<PathBuf>,
        /// The day (its end) or time that is looked at; default: the end of the day on which the last of it takes effect, and now where nothing is dated
        #[arg(long, value_name = "DATE|TIME")]
        on: Option<String>,
    },
    /// What stores of one platform have in common, how likely the platform takes them for one seller's, and what may
    /// truthfully be done
    Association {
        /// Only this store's overlaps: `PLATFORM/MAIN`
        store: Option<String>,
        #[arg(long, value_name = "CODE", conflicts_with = "store")]
        platform: Option<String>,
        /// From this band on: `low`, `medium`, `high`, `critical`
        #[arg(long)]
        band: Option<String>,
        /// Only pairs that share one of these: `phone`, `device`, `licence`, …
        #[arg(long, value_name = "KIND")]
        signal: Vec<String>,
        /// With a store: every pair among the stores that it reaches over so many pairs
        #[arg(long, value_name = "N", requires = "store")]
        hops: Option<u32>,
        /// Stores and the pairs between them, as text for Graphviz (DOT); with `--json` as one document
        #[arg(long)]
        graph: bool,
        /// So many pairs at most (default 50); of a graph, so many stores (default 2000)
        #[arg(long)]
        limit: Option<u32>,
    },
    /// The promotion season: windows, temporary accounts wanted and there, what is left to close
    Season {
        /// Default: the year of now
        year: Option<i32>,
    },
    /// What a reminder pass would say now, and of everything else why not; writes nothing
    Remind {
        /// As in a pause, whatever the window's settings say
        #[arg(long)]
        paused: bool,
        /// As with these quiet hours, whatever the window's settings say: `22:00-08:00`
        #[arg(long, value_name = "FROM-TO")]
        quiet: Option<String>,
    },
    /// Every rule, or one with its parameters, sources and places; new rules that wait to be accepted
    Rules {
        id: Option<String>,
        #[arg(long)]
        search: Option<String>,
        /// What this program's rules say otherwise than those that act, and which dates that moves
        #[arg(long, conflicts_with_all = ["id", "search"])]
        pending: bool,
        /// Let this program's rules act from now on
        #[arg(long, conflicts_with_all = ["id", "search", "pending"])]
        accept: bool,
    },
    /// Set a rule's parameter otherwise, or back with `reset`
    Override {
        rule: String,
        param: String,
        /// As in the rule file (`5`, `true`, `approved`), or `reset`
        value: String,
        #[arg(long, required_unless_present = "preview")]
        reason: Option<String>,
        /// Show which dates it would move; write nothing
        #[arg(long)]
        preview: bool,
    },
    /// Working days by the published calendar
    #[command(subcommand)]
    Workdays(Workdays),
    /// Judge a number, or compare two names
    #[command(subcommand)]
    Validate(Validate),
    /// SQLite's integrity; tables = fold of the journal; stored assessments = fresh ones
    Check,
    /// Run scenario files
    Situations { dir: PathBuf },
    /// Fill an empty data folder with a lively example
    Demo,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ListKind {
    Stores,
    SubAccounts,
    Staff,
    Entities,
    Documents,
    LinkGroups,
    /// Companies with several stores on a platform of which some are in no link group
    LinkCandidates,
    Bindings,
}

#[derive(Debug, Subcommand)]
pub enum Files {
    /// Record a file by its place: name, size, content and fingerprint
    Add {
        /// `document:ID`
        document: String,
        file: PathBuf,
        /// `front` or `back` of a card; default: it shows the whole
        #[arg(long)]
        side: Option<String>,
        /// Keep an encrypted copy in the data folder
        #[arg(long)]
        keep: bool,
    },
    /// Is the file at its place the one that was recorded, and is the kept copy sound? Exit code 1 where one is not
    Check { document: String },
    /// Write the copy, decrypted, into a folder
    Export {
        document: String,
        /// Its name, or the beginning of its fingerprint
        file: String,
        folder: PathBuf,
    },
    /// Delete the copy; name and fingerprint stay, and the journal says so
    Erase {
        document: String,
        /// Its name, or the beginning of its fingerprint
        file: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Workdays {
    /// The N-th working day after DATE; DATE itself does not count
    Add { date: String, n: u16 },
    /// What sort of day DATE is
    Is { date: String },
    /// Bring in a year's notice of holidays (JSON or iCalendar)
    Import {
        file: PathBuf,
        /// Show what would change; write nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Validate {
    /// A unified social credit code (统一社会信用代码)
    Uscc { value: String },
    /// The number of a resident identity card
    IdCard { value: String },
    /// A mainland mobile number
    Mobile { value: String },
    /// Are two names the same, character by character?
    ExactName { a: String, b: String },
}

impl Command {
    pub fn writes(&self) -> bool {
        match self {
            Self::Import { dry_run, .. } | Self::Workdays(Workdays::Import { dry_run, .. }) => !dry_run,
            Self::Override { preview, .. } => !preview,
            Self::Rules { accept, .. } => *accept,
            Self::Undo { .. } | Self::Record { .. } | Self::Demo => true,
            // To look at files is recorded too, and taking a copy out writes it down in clear.
            Self::Files(_) => true,
            _ => false,
        }
    }
}
