//! What is handed in: names to the letter (C.4), the identity card's days (C.6), documents and their files (C.5).

use super::{Case, guard};
use crate::{
    assess::papers::Paper,
    assessment::{ComparedNames, LinkGuard},
    facts::DocumentFile,
    rulebook::behaviour::{LinkDocument, LinkExpiryTyped, LinkFile, LinkIdRemaining, LinkNameExact},
    text::Text,
    validate::{
        Judgement, Likeness, Verdict, days_remaining, exact_name, expiry_as_printed, file,
        last_day_to_submit, missing_sides,
    },
    vocabulary::{DocumentKind, GuardVerdict, Validity},
};

pub(super) fn guards(case: &Case) -> Vec<LinkGuard> {
    let mut all: Vec<LinkGuard> = name(case).into_iter().collect();
    all.extend(card(case));
    all.extend(documents(case));
    all.extend(files(case));
    all
}

fn name(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkNameExact>()?;
    let row = case.entity.map(|entity| &entity.attributes);
    let both = row.and_then(|row| Some((row.name.clone()?, row.bank_account_name.clone()?)));
    let Some((licence, bank)) = both else {
        let text = Text::new(
            "执照名称或对公账户名称没有登记，无从比较",
            "the name on the licence or on the bank account is not on record, so nothing can be compared",
        );
        let unknown = guard("name-match", rule.rule, GuardVerdict::Unknown, text)
            .mended_by("在主体上照原样填写两个名称", "enter both names on the entity, exactly as printed");
        return Some(unknown.resting_on(case.company_subject()));
    };
    let outcome = exact_name(&licence, &bank);
    let found = if outcome.verdict == Likeness::Exact {
        let text = Text::new("逐字一致", "the same to the letter");
        guard("name-match", rule.rule, GuardVerdict::Pass, text)
    } else {
        let text = listed(outcome.reasons.iter().map(|r| r.text.clone()), "；", "; ");
        guard("name-match", rule.rule, GuardVerdict::Blocked, text).mended_by(
            "照执照逐字复制名称；若银行预留的就不同，先到银行更正",
            "copy the name from the licence character by character; if the bank has it otherwise, have it corrected there",
        )
    };
    let names = Some(ComparedNames { licence, bank, outcome });
    Some(LinkGuard { names, ..found }.resting_on(case.company_subject()))
}

fn listed(texts: impl Iterator<Item = Text>, zh: &str, en: &str) -> Text {
    let (all_zh, all_en): (Vec<_>, Vec<_>) = texts.map(|text| (text.zh, text.en)).unzip();
    Text::new(all_zh.join(zh), all_en.join(en))
}

fn in_force<'a>(case: &Case<'a>, kinds: &[DocumentKind]) -> Option<Paper<'a>> {
    case.company()?.in_force(kinds, case.rulebook, case.now)
}

/// The days left, its end as typed, its sides.
fn card(case: &Case) -> Vec<LinkGuard> {
    let Some(rule) = case.rule::<LinkIdRemaining>() else { return Vec::new() };
    let Some(paper) = in_force(case, &[DocumentKind::IdentityCard]) else {
        let text =
            Text::new("没有登记法定代表人的身份证", "the representative's identity card is not on record");
        let unknown = guard("id-remaining", rule.rule, GuardVerdict::Unknown, text)
            .mended_by("在主体的证照里登记法定代表人的身份证", "record it among the company's documents");
        return vec![unknown.resting_on(case.company_subject())];
    };
    let all = [remaining(case, &paper), later(case, &paper), typed(case, &paper), sides(case, &paper)];
    let card = vec![paper.facts.subject()];
    all.into_iter().flatten().map(|found| found.resting_on(card.clone())).collect()
}

/// On the day on which the application is to be sent.
fn remaining(case: &Case, paper: &Paper) -> Option<LinkGuard> {
    let rule = case.rule::<LinkIdRemaining>()?;
    let (min, day) = (rule.params.min_remaining, case.ask.planned_on);
    let Some(to) = paper.term.to else {
        let (verdict, text) = match paper.term.unlimited {
            true => (GuardVerdict::Pass, Text::new("长期有效", "valid without end")),
            false => (GuardVerdict::Unknown, Text::new("没有登记有效期", "its end is not on record")),
        };
        let found = guard("id-remaining", rule.rule, verdict, text);
        return Some(match verdict {
            GuardVerdict::Pass => found,
            _ => found.mended_by("照证件填写有效期", "enter its end as printed"),
        });
    };
    let (left, last) = (days_remaining(to, day), last_day_to_submit(to, min));
    let text = Text::new(
        format!("{day} 提交时还剩 {left} 天（有效至 {to}），要求至少 {min} 天"),
        format!("{left} days left when sent on {day} (valid to {to}); at least {min} are asked for"),
    );
    let found = if left >= min {
        guard("id-remaining", rule.rule, GuardVerdict::Pass, text)
    } else {
        guard("id-remaining", rule.rule, GuardVerdict::Blocked, text)
            .mended_by("先换领新身份证，再申请", "renew the card first, then apply")
    };
    Some(found.turning_on(last))
}

/// Again when the agreement and a review by people would end: by then the same card must still do (C.6).
fn later(case: &Case, paper: &Paper) -> Option<LinkGuard> {
    let rule = case.rule::<LinkIdRemaining>()?;
    let (to, min) = (paper.term.to?, rule.params.min_remaining);
    let days: Vec<_> = [case.accept_by, case.review_by].into_iter().flatten().collect();
    let short = days.iter().find(|day| days_remaining(to, **day) < min);
    let end = days.last()?;
    let found = match short {
        None => {
            let left = days_remaining(to, *end);
            let text = Text::new(
                format!("等对方接受和人工审核到 {end} 仍剩 {left} 天"),
                format!("{left} days are still left on {end}, after the agreement and a review by people"),
            );
            guard("id-remaining-later", rule.rule, GuardVerdict::Pass, text)
        }
        Some(day) => {
            let left = days_remaining(to, *day);
            let text = Text::new(
                format!("到 {day}（接受或审核结束时）只剩 {left} 天，少于 {min} 天"),
                format!(
                    "on {day}, when the agreement or a review ends, {left} days are left of the {min} asked for"
                ),
            );
            guard("id-remaining-later", rule.rule, GuardVerdict::Warn, text)
                .mended_by("提早提交，或先换领新身份证", "send it earlier, or renew the card first")
        }
    };
    Some(found.turning_on(Some(*end)))
}

///
fn typed(case: &Case, paper: &Paper) -> Option<LinkGuard> {
    let rule = case.rule::<LinkExpiryTyped>()?;
    let attributes = &paper.facts.document.attributes;
    let (typed, printed) = (attributes.typed_valid_to?, attributes.valid_to?);
    let judged = expiry_as_printed(typed, printed, rule.params.max_difference, rule.params.warn_from);
    let text = match judged.reasons.first() {
        Some(reason) => reason.text.clone(),
        None => Text::new("填报的到期日与证件一致", "the expiry was entered as printed"),
    };
    let found = guard("id-typed", rule.rule, verdict(&judged), text);
    Some(match found.verdict {
        GuardVerdict::Pass => found,
        _ => found.mended_by("到平台照证件改正到期日", "correct it on the platform, as printed on the card"),
    })
}

fn sides(case: &Case, paper: &Paper) -> Option<LinkGuard> {
    let rule = case.rule::<LinkIdRemaining>()?;
    let files = &paper.facts.document.attributes.files;
    let missing = missing_sides(files.iter().map(|file| file.side.as_deref()), rule.params.sides);
    let found = match missing.as_slice() {
        [] => {
            let text = Text::new("正反面都有", "both sides are there");
            guard("id-sides", rule.rule, GuardVerdict::Pass, text)
        }
        sides => {
            let zh: Vec<&str> = sides.iter().map(|s| if *s == "front" { "正面" } else { "反面" }).collect();
            let text = Text::new(format!("缺{}", zh.join("、")), format!("missing: {}", sides.join(", ")));
            guard("id-sides", rule.rule, GuardVerdict::Unknown, text)
                .mended_by("给身份证补上缺的一面", "add the missing side to the card's files")
        }
    };
    Some(found)
}

/// Each rule names papers of which any one will do; what must be readable on it, a person looks at.
fn documents(case: &Case) -> Vec<LinkGuard> {
    let rules = case.rulebook.each_bound::<LinkDocument>(&case.platform);
    let judged = rules.map(|rule| {
        let kinds = &rule.params.any_of;
        let Text { zh, en } = listed(kinds.iter().map(|kind| kind.words()), "或", " or ");
        let shows = listed(rule.params.shows.iter().map(|field| field.words()), "、", ", ");
        let code = format!("document-{}", kinds.first().map_or("", |kind| kind.code()));
        match in_force(case, kinds) {
            None => guard(
                &code,
                rule.rule,
                GuardVerdict::Unknown,
                Text::new(format!("没有登记{zh}"), format!("not on record: {en}")),
            )
            .mended_by(
                format!("在主体的证照里登记，并附扫描件，要看得清：{}", shows.zh),
                format!("record it among the company's documents, with a scan that shows {}", shows.en),
            )
            .resting_on(case.company_subject()),
            Some(paper) => {
                let expired = paper.validity == Validity::Expired;
                let text = match expired {
                    true => Text::new(format!("{zh}已过期"), format!("expired: {en}")),
                    false => Text::new(
                        format!("{zh}已登记；请自己核对扫描件看得清：{}", shows.zh),
                        format!("on record: {en}; look yourself whether the scan shows {}", shows.en),
                    ),
                };
                let verdict = if expired { GuardVerdict::Blocked } else { GuardVerdict::Pass };
                let found = guard(&code, rule.rule, verdict, text);
                let found = match expired {
                    true => found.mended_by("先换新，再申请", "renew it first, then apply"),
                    false => found,
                };
                found.resting_on(vec![paper.facts.subject()])
            }
        }
    });
    judged.collect()
}

/// Every file of the papers that are handed in.
fn files(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkFile>()?;
    let limits = rule.params.limits();
    let wanted = case.rulebook.each_bound::<LinkDocument>(&case.platform);
    let mut kinds: Vec<Vec<DocumentKind>> = wanted.map(|rule| rule.params.any_of.clone()).collect();
    kinds.push(vec![DocumentKind::IdentityCard]);
    let papers: Vec<Paper> = kinds.iter().filter_map(|kinds| in_force(case, kinds)).collect();
    let evidence = papers.iter().map(|paper| paper.facts.subject()).collect();
    let all: Vec<&DocumentFile> = papers.iter().flat_map(|p| &p.facts.document.attributes.files).collect();
    if all.is_empty() {
        let text = Text::new("还没有附扫描件", "no scans are attached yet");
        let unknown = guard("files", rule.rule, GuardVerdict::Unknown, text)
            .mended_by("给各证照附上 PDF 或 JPG", "attach a PDF or JPG to each document");
        return Some(unknown.resting_on(evidence));
    }
    let judged: Vec<(&str, Judgement)> =
        all.iter().map(|f| (f.name.as_str(), file(&f.name, f.size, f.content, &limits))).collect();
    let worst = judged.iter().map(|(_, judged)| verdict(judged)).max_by_key(|v| severity(*v));
    let told: Vec<Text> = judged
        .iter()
        .flat_map(|(name, judged)| {
            judged
                .reasons
                .iter()
                .map(move |r| Text::new(format!("{name}：{}", r.text.zh), format!("{name}: {}", r.text.en)))
        })
        .collect();
    let many = all.len();
    let text = match told.as_slice() {
        [] => Text::new(
            format!("{many} 个文件的格式和大小都可以"),
            format!("{many} files of a format and size that is taken"),
        ),
        told => listed(told.iter().cloned(), "；", "; "),
    };
    let found = guard("files", rule.rule, worst.unwrap_or(GuardVerdict::Pass), text);
    let found = match found.verdict {
        GuardVerdict::Pass => found,
        _ => found.mended_by(
            "转成 PDF 或 JPG 并压缩后重新附上",
            "convert to PDF or JPG, make it smaller, and attach it again",
        ),
    };
    Some(found.resting_on(evidence))
}

fn verdict(judged: &Judgement) -> GuardVerdict {
    match judged.verdict {
        Verdict::Valid => GuardVerdict::Pass,
        Verdict::Warning => GuardVerdict::Warn,
        Verdict::Invalid => GuardVerdict::Blocked,
    }
}

fn severity(verdict: GuardVerdict) -> u8 {
    match verdict {
        GuardVerdict::Pass => 0,
        GuardVerdict::Warn => 1,
        GuardVerdict::Unknown => 2,
        GuardVerdict::Blocked => 3,
    }
}
