//! What stores have in common, as a list: ranked pairs, clusters, common values; and one store's own.

use crate::{
    App, AppFault,
    association_pairs::Found,
    vault::{masked_account, masked_email, masked_phone},
    wire::{AssociationPage, AssociationRequest, BandTally},
};
use std::collections::BTreeSet;
use storewarden_db::Transaction;
use storewarden_domain::{
    assessment::{Evidence, Overlap},
    time::Instant,
    vocabulary::{RiskBand, SignalKind},
};

impl App {
    pub fn association(
        &self,
        now: Instant,
        request: &AssociationRequest,
    ) -> Result<AssociationPage, AppFault> {
        self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let Found { pairs: all, clusters, common } = Found::of(tx, &request.wanted, &rulebook, now)?;
            let clusters = if request.wanted.store.is_none() { clusters } else { Vec::new() };
            let bands = RiskBand::ALL.iter().map(|band| {
                let pairs = all.iter().filter(|pair| pair.band == *band).count() as u32;
                BandTally { band: *band, pairs }
            });
            let bands = bands.collect();
            let total = all.len() as u32;
            let page = all.into_iter().skip(request.offset as usize).take(request.limit as usize);
            let mut pairs: Vec<Overlap> = page.collect();
            for evidence in pairs.iter_mut().flat_map(|pair| &mut pair.evidence) {
                self.show(tx, evidence)?;
            }
            let (common, names) = self.told(tx, common, &clusters)?;
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
                clusters,
                names,
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
