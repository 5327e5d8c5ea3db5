//! What rows say of documents: each row of a list of documents about one, each row of a store list about two of its
//! entity's.

use super::{
    super::{
        Batch, Terms,
        ledger::{Ledger, Origin},
    },
    owners::Owners,
};
use crate::import::{
    cells::shown,
    columns::Column,
    faults::CellFault,
    rows::{DocumentLine, Number, StoreLine, Until},
};
use chrono::NaiveDate;
use storewarden_domain::{subject::Subject, validate::KeptIdNumber, vocabulary::DocumentKind};

/// Which document, among those of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Slot {
    pub kind: DocumentKind,
    pub owner: Subject,
    pub which: Which,
}

/// What tells it from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Which {
    /// An owner has one of this kind at a time.
    Only,
    /// The name on an ID card.
    Person(String),
    /// As it is kept.
    Number(String),
    Title(String),
}

#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub origin: Origin,
    pub slot: Slot,
    /// The column that holds the end of its validity.
    pub until_column: Column,
    /// A row of its own, which it creates or changes.
    pub own_row: bool,
    /// As it is kept, and its mask.
    pub number: Option<(String, String)>,
    /// Of an ID card: all that is kept of its number.
    pub id_number: Option<KeptIdNumber>,
    pub title: Option<String>,
    pub person: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub valid_from: Option<NaiveDate>,
    pub until: Option<Until>,
    pub issuer: Option<String>,
    pub notes: Option<String>,
}

/// Lists of documents come first: they say more, so they win within one import.
pub(super) fn of(batch: &Batch<'_>, owners: &Owners, terms: &Terms<'_>, ledger: &mut Ledger) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (origin, line) in batch.documents() {
        match owner(line, owners) {
            Ok(owner) => {
                warn(batch, owners, ledger, (origin, line), &owner);
                claims.push(of_document(origin, line, owner, terms));
            }
            Err((column, fault, value)) => {
                let fault = batch.fault(origin, column, fault, &value);
                ledger.refuse(origin, fault);
            }
        }
    }
    claims.extend(batch.stores().flat_map(|(origin, line)| of_store(origin, line, owners)));
    claims
}

/// The code counts where there is one.
fn owner(line: &DocumentLine<'_>, owners: &Owners) -> Result<Subject, (Column, CellFault, String)> {
    let (column, word) = match (&line.uscc, line.owner) {
        (Some(uscc), _) => (Column::Uscc, uscc.as_str()),
        (None, owner) => (Column::Owner, owner.unwrap_or_default()),
    };
    owners.called(word).map_err(|fault| (column, fault, word.to_owned()))
}

fn of_document(origin: Origin, line: &DocumentLine<'_>, owner: Subject, terms: &Terms<'_>) -> Claim {
    let text = |text: Option<&str>| text.map(str::to_owned);
    let (number, id_number) = match &line.number {
        Some(Number::Plain(plain)) => (Some(((terms.seal)("document-number", plain), shown(plain))), None),
        Some(Number::Person(number)) => (None, Some((terms.keep_id_number)(number))),
        None => (None, None),
    };
    let which = match line.kind {
        DocumentKind::BusinessLicence
        | DocumentKind::BankAccountPermit
        | DocumentKind::BasicAccountInformation => Which::Only,
        DocumentKind::IdentityCard => line.person.map_or(Which::Only, |name| Which::Person(name.into())),
        _ => match (&number, line.title) {
            (Some((number, _)), _) => Which::Number(number.clone()),
            (None, Some(title)) => Which::Title(title.into()),
            (None, None) => Which::Only,
        },
    };
    Claim {
        origin,
        slot: Slot { kind: line.kind, owner, which },
        until_column: Column::ValidTo,
        own_row: true,
        number,
        id_number,
        title: text(line.title),
        person: text(line.person),
        issued_on: line.issued_on,
        valid_from: line.valid_from,
        until: line.until,
        issuer: text(line.issuer),
        notes: text(line.notes),
    }
}

/// The licence of the row's entity, and its legal representative's ID card.
fn of_store(origin: Origin, line: &StoreLine<'_>, owners: &Owners) -> Vec<Claim> {
    let Some(part) = &line.entity else {
        return Vec::new();
    };
    let owner = Subject::Entity(part.uscc.clone());
    let claim = |kind, until: Option<Until>, until_column, person: Option<String>| {
        let which = person.clone().map_or(Which::Only, Which::Person);
        until.map(|until| Claim {
            origin,
            slot: Slot { kind, owner: owner.clone(), which },
            until_column,
            own_row: false,
            number: None,
            id_number: None,
            title: None,
            person,
            issued_on: None,
            valid_from: None,
            until: Some(until),
            issuer: None,
            notes: None,
        })
    };
    let legal = owners.entity(&part.uscc).legal_representative;
    let licence = claim(DocumentKind::BusinessLicence, part.licence_until, Column::LicenceValidTo, None);
    let card = claim(DocumentKind::IdentityCard, part.legal_id_until, Column::LegalIdValidTo, legal);
    licence.into_iter().chain(card).collect()
}

/// What does not go together, though each by itself may be right.
fn warn(
    batch: &Batch<'_>,
    owners: &Owners,
    ledger: &mut Ledger,
    (origin, line): (Origin, &DocumentLine<'_>),
    owner: &Subject,
) {
    let Subject::Entity(uscc) = owner else {
        return;
    };
    let whose = owners.entity(uscc);
    if let (DocumentKind::BusinessLicence, Some(Number::Plain(number))) = (line.kind, &line.number)
        && number != uscc
    {
        let fault = CellFault::new(
            "licence-of-another",
            format!("执照编号与主体的统一社会信用代码 {uscc} 不同，已照写。请核对是不是填错了主体。"),
            format!(
                "The licence's number is not its owner's code {uscc}; it went in as written. Check whose licence it is."
            ),
        );
        ledger.warn(origin, batch.fault(origin, Column::Number, fault, number));
    }
    if let (DocumentKind::IdentityCard, Some(person), Some(legal)) =
        (line.kind, line.person, &whose.legal_representative)
        && person != legal
    {
        let column = if batch.names(origin, Column::Person) { Column::Person } else { Column::Notes };
        let fault = CellFault::new(
            "not-the-representative",
            format!("证件上的人与主体的法定代表人「{legal}」不同，已照写。请核对。"),
            format!(
                "The person on the card is not the entity's legal representative “{legal}”; it went in as written. Check it."
            ),
        );
        ledger.warn(origin, batch.fault(origin, column, fault, person));
    }
}
