//! The answer about two stores.

use super::{
    missing,
    relation::{self, Common, Groups},
    sessions,
    shared::{self, Shared},
    trace::{Traces, age},
    ways,
    weights::{Weight, Weights, combined, shown},
    words,
};
use crate::{
    assess::linking::shared_facts,
    assessment::{Evidence, Overlap},
    rulebook::{Rulebook, behaviour::LinkAddressDistance},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Bearing, PairRelation, RiskBand, SignalKind},
};

/// Two stores and what is known of them as a pair.
pub(super) struct Case<'a> {
    pub a: &'a Traces,
    pub b: &'a Traces,
    pub relation: PairRelation,
    pub common: Option<Common<'a>>,
    pub groups: &'a Groups,
    pub weights: Weights<'a>,
    pub rulebook: &'a Rulebook,
    pub now: Instant,
}

impl Case<'_> {
    pub fn in_group(&self) -> bool {
        matches!(self.relation, PairRelation::Linked | PairRelation::Applying)
    }

    /// What they must have in common as members of a group.
    pub fn required(&self) -> Vec<SignalKind> {
        if !self.in_group() {
            return Vec::new();
        }
        shared_facts::required(self.rulebook, &self.a.key.platform)
    }

    fn bearing(&self, kind: SignalKind) -> Bearing {
        match self.relation {
            PairRelation::Family => Bearing::Information,
            PairRelation::Linked | PairRelation::Applying => match kind {
                kind if self.required().contains(&kind) => Bearing::Required,
                SignalKind::SharedCredential => Bearing::Separate,
                _ => Bearing::Tolerated,
            },
            PairRelation::Agency if kind.is_environment() || kind == SignalKind::Employee => {
                Bearing::Tolerated
            }
            _ => Bearing::Unexpected,
        }
    }
}

/// None between platforms of different families, and where no rule says how overlaps are scored. The order of the two does not matter.
pub fn between(
    a: &Traces,
    b: &Traces,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Option<Overlap> {
    let (a, b) = if a.key <= b.key { (a, b) } else { (b, a) };
    if !relation::comparable(rulebook, &a.key.platform, &b.key.platform) {
        return None;
    }
    let weights = Weights::of(rulebook, &a.key.platform)?;
    let common = groups.common(&a.key, &b.key);
    let relation = relation::of(a, b, common, now);
    let case = Case { a, b, relation, common, groups, weights, rulebook, now };
    let limit = rulebook.bound::<LinkAddressDistance>(&a.key.platform).filter(|_| case.in_group());
    let within = limit.map_or_else(|| case.weights.same_within(), |bound| bound.params.max);
    let shared = shared::all(a, b, &case.weights, within, now);
    let mut evidence: Vec<Evidence> =
        shared.into_iter().filter_map(|shared| weighed(&case, shared)).collect();
    let points = |it: &Evidence| it.weight * it.freshness;
    evidence.sort_by(|a, b| points(b).cmp(&points(a)).then(a.kind.cmp(&b.kind)));
    let unexpected = || evidence.iter().filter(|it| it.bearing == Bearing::Unexpected);
    #[allow(clippy::cast_precision_loss)]
    let score = combined(unexpected().map(|it| points(it) as f64 / 1000.0));
    let missing = missing::facts(&case, &evidence, within);
    let mut findings = missing::findings(&case, &evidence, &missing);
    findings.extend(sessions::finding(&case));
    findings.sort_by(|a, b| a.code.cmp(&b.code));
    Some(Overlap {
        stores: [a.subject(), b.subject()],
        names: [a.name.clone(), b.name.clone()],
        relation,
        group: case.common.map(|common| common.group.clone()),
        score: shown(score),
        band: case.weights.band(score),
        gravest: unexpected().filter_map(|it| grave(relation, it.kind)).max(),
        message: message(&case),
        ways: ways::of(&case, &evidence, &missing),
        evidence,
        missing,
        findings,
    })
}

fn weighed(case: &Case, shared: Shared) -> Option<Evidence> {
    let Weight { points, rule, by_analogy } = case.weights.weight(shared.kind)?;
    let old = shared.on.map(|on| age(Instant::start_of(on), case.now));
    let freshness = old.map_or(1000, |age| case.weights.freshness(age));
    (freshness > 0).then(|| Evidence {
        kind: shared.kind,
        bearing: case.bearing(shared.kind),
        weight: points,
        freshness,
        on: shared.on,
        age: old,
        undated: shared.undated,
        rule: rule.id.clone(),
        by_analogy,
        text: words::evidence(&shared, old),
        values: shared.values,
    })
}

/// F.2, between different companies.
fn grave(relation: PairRelation, kind: SignalKind) -> Option<RiskBand> {
    let contact = matches!(
        kind,
        SignalKind::Phone | SignalKind::Email | SignalKind::ContactName | SignalKind::SharedCredential
    );
    match relation {
        PairRelation::Unrelated | PairRelation::Agency if kind.is_identity() => Some(RiskBand::Critical),
        PairRelation::Unrelated if contact => Some(RiskBand::High),
        PairRelation::Unrelated if kind.is_environment() => Some(RiskBand::Medium),
        _ => None,
    }
}

fn message(case: &Case) -> Text {
    let (zh, en) = match case.relation {
        PairRelation::Linked => (
            "受控关联：同在一个关联组，共用的事实不计分",
            "a declared link: both are in one group, and what they share is not scored",
        ),
        PairRelation::Applying => (
            "正在申请关联：组内须相同的先核对，共用设备或网络可能转人工审核",
            "an application runs: check what must agree; a shared device or network may bring a review by people",
        ),
        PairRelation::SameEntity => (
            "同一主体、尚未关联：平台可能看得出是同一卖家",
            "one company, link not declared: the platform may see that it is one seller",
        ),
        PairRelation::Agency => (
            "不同主体，由代运营操作：共用设备、网络和员工有合同可说明，身份和账户仍应各用各的",
            "different companies, run by an agency: device, network and staff are explained by the contract; identity and accounts should still be their own",
        ),
        PairRelation::Unrelated => (
            "不同主体：平台可能把两店当作关联",
            "different companies: the platform may take the two for associated",
        ),
        PairRelation::Unstated => (
            "有一家没有登记主体：平台可能把两店当作关联，先把主体填上",
            "the company of one is not on record: the platform may take the two for associated; enter the company first",
        ),
        PairRelation::Family => (
            "同一集团的两个平台：仅供了解，不计分",
            "two platforms of one family: for information, not scored",
        ),
    };
    Text::new(zh, en)
}

impl Overlap {
    /// They share something, or should and do not.
    pub fn says_something(&self) -> bool {
        !self.evidence.is_empty() || !self.missing.is_empty() || !self.findings.is_empty()
    }

    /// What the platform may take amiss most in what they share; none where they share nothing.
    pub fn bearing(&self) -> Option<Bearing> {
        let order = [
            Bearing::Unexpected,
            Bearing::Separate,
            Bearing::Tolerated,
            Bearing::Required,
            Bearing::Information,
        ];
        order.into_iter().find(|bearing| self.evidence.iter().any(|it| it.bearing == *bearing))
    }

    /// The store across from this one.
    pub fn other(&self, store: &Subject) -> Option<(&Subject, &str)> {
        let [one, two] = &self.stores;
        let [first, second] = &self.names;
        match store {
            store if store == one => Some((two, second)),
            store if store == two => Some((one, first)),
            _ => None,
        }
    }
}
