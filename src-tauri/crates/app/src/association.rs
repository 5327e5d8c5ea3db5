//! What stores have in common: ranked pairs, clusters, common values; and one store's neighbourhood, found by its values.

use crate::{
    App, AppFault,
    vault::{masked_account, masked_email, masked_phone},
    wire::{AssociationPage, AssociationRequest, BandTally, Named},
};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use storewarden_db::{Transaction, signal, store};
use storewarden_domain::{
    assess::association::{self, Groups, Traces},
    assessment::{Cluster, CommonValue, Evidence, Overlap},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{RiskBand, SignalKind},
};

/// What was found before it is cut into pages and masked.
#[derive(Default)]
struct Found {
    pairs: Vec<Overlap>,
    clusters: Vec<Cluster>,
    common: Vec<CommonValue>,
}

impl App {
    pub fn association(
        &self,
        now: Instant,
        request: &AssociationRequest,
    ) -> Result<AssociationPage, AppFault> {
        let rulebook = self.rulebook();
        self.answer(now, |tx| {
            let groups = Groups::at(&signal::groups(tx)?, &rulebook, now);
            let found = match &request.store {
                Some(store) => of_store(tx, store, &groups, &rulebook, now)?,
                None => of_all(tx, request.platform.as_deref(), &groups, &rulebook, now)?,
            };
            let bands = RiskBand::ALL.iter().map(|band| {
                let pairs = found.pairs.iter().filter(|pair| pair.band == *band).count() as u32;
                BandTally { band: *band, pairs }
            });
            let bands = bands.collect();
            let wanted = |pair: &Overlap| {
                request.at_least.is_none_or(|least| pair.band >= least || !pair.findings.is_empty())
            };
            let all: Vec<Overlap> = found.pairs.into_iter().filter(wanted).collect();
            let total = all.len() as u32;
            let page = all.into_iter().skip(request.offset as usize).take(request.limit as usize);
            let mut pairs: Vec<Overlap> = page.collect();
            for evidence in pairs.iter_mut().flat_map(|pair| &mut pair.evidence) {
                self.show(tx, evidence)?;
            }
            let mut common = found.common;
            for value in common.iter_mut().filter(|value| value.kind == SignalKind::Employee) {
                value.value = self.named(tx, &value.value)?.name;
            }
            let named = found.clusters.iter().flat_map(|it| &it.stores);
            let named: BTreeSet<&Subject> =
                named.chain(common.iter().flat_map(|value| &value.stores)).collect();
            let named: Vec<Subject> = named.into_iter().cloned().collect();
            let names = store::names(tx, &named)?.into_iter();
            let of_pairs = pairs.iter().flat_map(|pair| {
                let findings = pair.findings.iter().filter_map(|finding| finding.rule.clone());
                pair.evidence.iter().map(|it| it.rule.clone()).chain(findings).collect::<Vec<_>>()
            });
            let rules: BTreeSet<String> =
                of_pairs.chain(common.iter().map(|value| value.rule.clone())).collect();
            Ok(AssociationPage {
                now,
                total,
                bands,
                clusters: found.clusters,
                names: names.map(|(key, name)| Named { subject: Subject::Store(key), name }).collect(),
                rules: rules.iter().map(|id| self.rule_brief(id)).collect(),
                common,
                pairs,
            })
        })
    }

    /// Personal values masked, people named; of an identity card nothing is shown.
    fn show(&self, tx: &Transaction, evidence: &mut Evidence) -> Result<(), AppFault> {
        let mut shown = Vec::new();
        for value in &evidence.values {
            let mask: fn(&str) -> String = match evidence.kind {
                SignalKind::LegalRepresentative => continue,
                SignalKind::Employee => {
                    shown.push(self.named(tx, value)?.name);
                    continue;
                }
                SignalKind::Phone => masked_phone,
                SignalKind::Email => masked_email,
                SignalKind::PaymentAccount | SignalKind::BankAccount => masked_account,
                // A phone or a mailbox.
                SignalKind::SharedCredential => {
                    |clear| if clear.contains('@') { masked_email(clear) } else { masked_phone(clear) }
                }
                _ => {
                    shown.push(value.clone());
                    continue;
                }
            };
            shown.extend(self.hidden(tx, Some(value), mask)?);
        }
        evidence.values = shown;
        Ok(())
    }
}

fn of_all(
    tx: &Transaction,
    platform: Option<&str>,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Result<Found, AppFault> {
    let mut all = signal::all(tx)?;
    all.retain(|store| platform.is_none_or(|code| store.key.platform == code));
    let stores: Vec<&Traces> = all.iter().collect();
    let opened = association::openings(&stores, rulebook, now);
    let pairs = association::ranked(&stores, &opened, groups, rulebook, now);
    Ok(Found { pairs, clusters: opened.clusters, common: opened.common })
}

/// One store against those that share a value with it or stand in a group with it. Stores of other platforms of the family
/// are among them, for information.
fn of_store(
    tx: &Transaction,
    subject: &Subject,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Result<Found, AppFault> {
    let missing = || AppFault::NoSuchSubject(subject.to_string());
    let own = subject.store_key().map(|key| signal::of(tx, key)).transpose()?.flatten();
    let own = own.ok_or_else(missing)?;
    let mut found = Found::default();
    let mut others = groups.beside(&own.key);
    for ((kind, value), holders) in holders(tx, &own)? {
        let there = |key: &&StoreKey| key.platform == own.key.platform;
        let here: Vec<&StoreKey> = holders.iter().filter(there).collect();
        match association::common_among(rulebook, &own.key.platform, kind, here.len()) {
            Some(rule) => found.common.push(CommonValue {
                platform: own.key.platform.clone(),
                stores: here.into_iter().cloned().map(Subject::Store).collect(),
                kind,
                value,
                rule,
            }),
            None => others.extend(holders),
        }
    }
    others.extend(near(tx, &own, rulebook)?);
    others.remove(&own.key);
    let comparable = |key: &&StoreKey| association::comparable(rulebook, &own.key.platform, &key.platform);
    let mut beside = Vec::new();
    for key in others.iter().filter(comparable) {
        beside.extend(signal::of(tx, key)?);
    }
    let judged = beside.iter().filter_map(|other| association::between(&own, other, groups, rulebook, now));
    found.pairs = judged.filter(Overlap::says_something).collect();
    association::rank(&mut found.pairs);
    Ok(found)
}

/// Whoever has a value that the store has, the store itself among them.
fn holders(
    tx: &Transaction,
    own: &Traces,
) -> Result<BTreeMap<(SignalKind, String), BTreeSet<StoreKey>>, AppFault> {
    let mut found = BTreeMap::new();
    for signal in own.signals.iter().filter(|signal| !signal.value.is_empty()) {
        if let Entry::Vacant(free) = found.entry((signal.kind, signal.value.clone())) {
            free.insert(signal::holding(tx, signal.kind, &signal.value)?);
        }
    }
    Ok(found)
}

fn near(tx: &Transaction, own: &Traces, rulebook: &Rulebook) -> Result<BTreeSet<StoreKey>, AppFault> {
    let metres = association::same_within(rulebook, &own.key.platform);
    let mut found = BTreeSet::new();
    for signal in own.signals.iter().filter(|signal| signal.at.is_some()) {
        let placed = signal::placed(tx, signal.kind)?.into_iter();
        found
            .extend(placed.filter(|(_, other)| association::near(signal, other, metres)).map(|(key, _)| key));
    }
    Ok(found)
}
