//! A company's credit code while it is typed: what it is worth, and whose it is already.

use crate::{
    App, AppFault,
    wire::{EntityRow, UsccVerdict},
};
use storewarden_db::entity;
use storewarden_domain::{subject::Subject, validate};

impl App {
    pub fn judge_uscc(&self, typed: &str) -> Result<UsccVerdict, AppFault> {
        let judged = validate::uscc(typed);
        let taken = match &judged.normal {
            None => None,
            Some(uscc) => self.read(|tx| {
                let row = entity::fact(tx, uscc)?.map(|company| EntityRow {
                    subject: Subject::Entity(uscc.clone()),
                    name: company.attributes.name.unwrap_or_else(|| uscc.clone()),
                    company_type: company.attributes.company_type,
                    tags: company.attributes.tags.into_iter().collect(),
                });
                Ok(row)
            })?,
        };
        let reasons = judged.reasons.into_iter().map(|reason| reason.text).collect();
        Ok(UsccVerdict { verdict: judged.verdict, normal: judged.normal, reasons, taken })
    }
}
