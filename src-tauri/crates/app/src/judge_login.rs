//! A login before it is recorded: what it would be, what speaks against it, and who has it.

use crate::{
    App, AppFault,
    wire::{LoginRequest, LoginVerdict, LoginWarning, Refusal},
};
use storewarden_db::facts;
use storewarden_domain::{
    assess::guard,
    subject::{StoreKey, SubAccountKey, Subject},
    text::Text,
    time::Instant,
    validate::{self, Login, colon_in},
};

impl App {
    /// Of the part after the colon, or of the whole login, for the store asked about.
    pub fn judge_login(&self, now: Instant, request: &LoginRequest) -> Result<LoginVerdict, AppFault> {
        let Subject::Store(store) = &request.store else {
            return Err(AppFault::NoSuchSubject(request.store.to_string()));
        };
        let login = match taken_apart(store, &request.typed) {
            Ok(login) => login,
            Err(fault) => return Ok(useless(fault)),
        };
        let subject = Subject::SubAccount(SubAccountKey { store: store.clone(), sub: login.sub.clone() });
        let (rulebook, free) = self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let world = facts::around(tx, &subject)?;
            let free = guard::fresh(&world, &rulebook, &subject, now);
            Ok((rulebook, free))
        })?;
        let width = rulebook.sub_account_rules(&store.platform).login_width;
        let rule = width.map(|bound| bound.rule.id.clone());
        let warning = |reason: validate::Reason| LoginWarning {
            rule: rule.clone().filter(|_| reason.code == "login-too-wide"),
            text: reason.text,
        };
        let taken = free.err().map(|no| Refusal {
            index: 0,
            code: no.code.into(),
            text: no.text,
            field: Some("sub".into()),
            evidence: no.evidence,
            rule: no.rule,
        });
        Ok(LoginVerdict {
            login: Some(login.text()),
            corrected: login.sub != request.typed.trim(),
            fault: None,
            warnings: login.warnings(width.map(|b| b.params.max)).into_iter().map(warning).collect(),
            restorable: taken.as_ref().is_some_and(|no| no.code == "name-taken-departed"),
            taken,
            sub: Some(login.sub),
        })
    }
}

/// What was typed with a colon is a whole login, which must be one of this store.
fn taken_apart(store: &StoreKey, typed: &str) -> Result<Login, Text> {
    let whole = if colon_in(typed) { typed.to_owned() } else { format!("{}:{typed}", store.main) };
    let login = validate::parse_login(&whole).map_err(|reason| reason.text)?;
    if login.main == store.main {
        return Ok(login);
    }
    let main = &store.main;
    Err(Text::new(
        format!("冒号前不是这家店的主账号“{main}”：只填冒号后面的部分，或换一家店"),
        format!(
            "what stands before the colon is not this store's main account “{main}”: enter only the part after the colon, or choose another store"
        ),
    ))
}

fn useless(fault: Text) -> LoginVerdict {
    LoginVerdict {
        sub: None,
        login: None,
        corrected: false,
        fault: Some(fault),
        warnings: Vec::new(),
        taken: None,
        restorable: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> StoreKey {
        StoreKey { platform: "taobao".into(), main: "示例商家".into() }
    }

    #[test]
    fn the_part_after_the_colon_and_the_whole_login_are_the_same() {
        for typed in ["客服01", " 客服01 ", "示例商家:客服01", "示例商家：客服01"] {
            assert_eq!(taken_apart(&store(), typed).map(|login| login.text()), Ok("示例商家:客服01".into()));
        }
    }

    #[test]
    fn a_login_of_another_shop_is_told() {
        assert!(taken_apart(&store(), "别家:客服01").is_err());
        assert!(taken_apart(&store(), "客服：01").is_err());
        assert!(taken_apart(&store(), " ").is_err());
    }
}
