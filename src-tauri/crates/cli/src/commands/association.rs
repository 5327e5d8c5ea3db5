//! `association [STORE]`: what stores have in common, what that may mean, and what may truthfully be done.

use crate::{
    Desk, Failure, Outcome,
    print::{set_by_you, table},
};
use storewarden_app::wire::{AssociationPage, AssociationRequest, PairsWanted};
use storewarden_domain::{
    assessment::{Evidence, Overlap},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    vocabulary::{Bearing, PairRelation, RiskBand, SignalKind},
};

/// So many pairs, if nothing else is said.
const PAIRS: u32 = 50;

/// Which pairs are meant by what was typed.
pub fn wanted(
    store: Option<&str>,
    platform: Option<String>,
    band: Option<&str>,
    signals: &[String],
    hops: Option<u32>,
) -> Result<PairsWanted, Failure> {
    let usage = |text: String| Failure::Usage(text);
    let store = store
        .map(|text| text.trim_start_matches("store:").parse::<StoreKey>())
        .transpose()
        .map_err(|e| usage(e.to_string()))?;
    let at_least = band
        .map(|code| {
            RiskBand::from_code(code).ok_or_else(|| {
                usage(format!("--band {code}: none, low, medium, high 或 critical / one of none, low, medium, high, critical"))
            })
        })
        .transpose()?;
    let kind = |code: &String| {
        SignalKind::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = SignalKind::ALL.iter().map(|kind| kind.code()).collect();
            usage(format!("--signal {code}: 只能是以下之一 / one of {}", known.join(", ")))
        })
    };
    let kinds = signals.iter().map(kind).collect::<Result<_, _>>()?;
    Ok(PairsWanted { store: store.map(Subject::Store), hops, platform, kinds, at_least })
}

pub fn run(desk: &Desk, wanted: PairsWanted, limit: Option<u32>) -> Result<Outcome, Failure> {
    let request = AssociationRequest { wanted, offset: 0, limit: limit.unwrap_or(PAIRS) };
    let page = desk.app.association(desk.now, &request)?;
    let rulebook = desk.app.rulebook();
    desk.out.answer(&page, |page| human(&rulebook, page));
    Ok(Outcome::Done)
}

fn human(rulebook: &Rulebook, page: &AssociationPage) -> String {
    let header = ["可能性 possible", "店铺 stores", "关系 relation", "共同点 in common", "可以做 what to do"];
    let rows = page.pairs.iter().map(|pair| {
        [
            format!("{:.1} {}", pair.score, band(pair.band)),
            pair.names.join("\n"),
            relation(pair.relation).to_owned(),
            in_common(rulebook, pair),
            to_do(pair),
        ]
    });
    let mut lines = vec![table(header, rows)];
    let shown = page.pairs.len();
    lines.push(format!(
        "{shown} / {} 对 pairs（只是可能，不是平台的结论 / possible, not the platform's verdict）",
        page.total
    ));
    for value in &page.common {
        let kind = value.kind.words();
        lines.push(format!(
            "共用较广，不据此成对 common, opens no pair：{} {}（{} 家 stores，{}）",
            kind.zh,
            value.value,
            value.stores.len(),
            value.rule
        ));
    }
    let name = |store: &Subject| {
        page.names
            .iter()
            .find(|named| named.subject == *store)
            .map_or_else(|| store.to_string(), |n| n.name.clone())
    };
    for cluster in &page.clusters {
        let names: Vec<String> = cluster.stores.iter().map(name).collect();
        lines.push(format!("同一群 cluster（{}）：{}", names.len(), names.join("、")));
    }
    lines.join("\n")
}

fn in_common(rulebook: &Rulebook, pair: &Overlap) -> String {
    let line = |it: &Evidence| {
        let set = set_by_you(rulebook, Some(&it.rule));
        let analogy = if it.by_analogy { "（类推 by analogy）" } else { "" };
        let values =
            if it.values.is_empty() { String::new() } else { format!(" {}", it.values.join(" · ")) };
        format!("{}{values}（{}，权重 {}{analogy}）{set}", it.text.zh, bearing(it.bearing), it.weight)
    };
    let findings = pair.findings.iter().map(|finding| format!("! {}", finding.text.zh));
    pair.evidence.iter().map(line).chain(findings).collect::<Vec<_>>().join("\n")
}

fn to_do(pair: &Overlap) -> String {
    pair.ways.iter().map(|way| way.text.zh.clone()).collect::<Vec<_>>().join("\n")
}

fn band(band: RiskBand) -> &'static str {
    match band {
        RiskBand::None => "无 none",
        RiskBand::Low => "低 low",
        RiskBand::Medium => "中 medium",
        RiskBand::High => "高 high",
        RiskBand::Critical => "极高 critical",
    }
}

fn relation(relation: PairRelation) -> &'static str {
    match relation {
        PairRelation::Linked => "受控关联 linked",
        PairRelation::Applying => "申请中 applying",
        PairRelation::SameEntity => "同一主体 same entity",
        PairRelation::Agency => "代运营 agency",
        PairRelation::Unrelated => "不同主体 unrelated",
        PairRelation::Unstated => "主体未填 entity not stated",
        PairRelation::Family => "同集团平台 platform family",
    }
}

fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Required => "须相同 required",
        Bearing::Tolerated => "可容许 tolerated",
        Bearing::Unexpected => "计分 scored",
        Bearing::Separate => "应分开 separate",
        Bearing::Information => "仅供了解 information",
    }
}
