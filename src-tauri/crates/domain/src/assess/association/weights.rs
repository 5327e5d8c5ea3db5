//! What an overlap weighs on a platform. Weights are this program's own (rulebook F.1): a platform that says nothing of a
//! signal is judged by the rules of the one that does, and that is said as "by analogy".

use crate::{
    rulebook::{
        Bound, Rule, Rulebook,
        behaviour::{AssociationEnvironment, AssociationScore, AssociationSignal, OverlappingSessions},
        rule::EVERY_PLATFORM,
    },
    time::Instant,
    vocabulary::{RiskBand, SignalKind},
};
use chrono::{Days, NaiveDate};

#[derive(Debug, Clone)]
pub struct Weights<'a> {
    platform: &'a str,
    pub score: Bound<'a, AssociationScore>,
    pub environment: Option<Bound<'a, AssociationEnvironment>>,
    pub sessions: Option<Bound<'a, OverlappingSessions>>,
    /// The platform's own before those of the platform that it is compared with.
    signals: Vec<Bound<'a, AssociationSignal>>,
}

/// A weight with the rule that gives it.
#[derive(Debug, Clone, Copy)]
pub struct Weight<'a> {
    pub points: i64,
    pub rule: &'a Rule,
    /// The rule speaks of another platform.
    pub by_analogy: bool,
}

impl<'a> Weights<'a> {
    /// None where no rule says how overlaps are scored.
    pub fn of(rulebook: &'a Rulebook, platform: &'a str) -> Option<Self> {
        let score = rulebook.bound(platform).or_else(|| rulebook.every_bound().next())?;
        let basis = score.rule.platforms.first().map_or(EVERY_PLATFORM, String::as_str);
        let mut signals: Vec<Bound<'a, AssociationSignal>> = rulebook.each_bound(platform).collect();
        if basis != platform {
            signals.extend(rulebook.each_bound(basis));
        }
        Some(Self {
            platform,
            score,
            environment: rulebook.bound(platform).or_else(|| rulebook.bound(basis)),
            sessions: rulebook.bound(platform).or_else(|| rulebook.bound(basis)),
            signals,
        })
    }

    pub fn weight(&self, kind: SignalKind) -> Option<Weight<'a>> {
        let given = |points: Option<i64>, rule: &'a Rule| {
            let by_analogy = !rule.speaks_about(self.platform);
            points.map(|points| Weight { points, rule, by_analogy })
        };
        let of_signals = self.signals.iter().find_map(|bound| given(bound.params.weight(kind), bound.rule));
        let of_logins = || {
            let bound = self.environment?;
            given(bound.params.weight(kind), bound.rule)
        };
        of_signals.or_else(of_logins).or_else(|| given(self.score.params.weight(kind), self.score.rule))
    }

    /// Metres within which addresses outside a group count as the same; 0 where no rule says.
    pub fn same_within(&self) -> i64 {
        self.signals.iter().find_map(|bound| bound.params.same_within).unwrap_or(0)
    }

    /// Stores on one network before it counts as a common one.
    pub fn network(&self) -> Option<(i64, &'a Rule)> {
        self.signals.iter().find_map(|bound| Some((bound.params.network_accounts?, bound.rule)))
    }

    /// Calendar days after which a sighting counts no more.
    pub fn old_within(&self) -> i64 {
        self.environment.map_or(0, |bound| bound.params.old_within)
    }

    /// Sightings from here on still count at `now`, those before it no more: the begin of a day in Asia/Shanghai.
    pub fn oldest(&self, now: Instant) -> Instant {
        let days = u64::try_from(self.old_within()).unwrap_or(0);
        Instant::start_of(now.date().checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// The rule by which a value that so many stores of the platform share is common; none where it is not.
    pub fn common(&self, kind: SignalKind, stores: usize) -> Option<&'a Rule> {
        let many = i64::try_from(stores).unwrap_or(i64::MAX);
        match kind {
            // So many on one network are still fine, it is said (B-12).
            SignalKind::Address => {
                self.network().filter(|(accounts, _)| many > *accounts).map(|(_, rule)| rule)
            }
            SignalKind::Device | SignalKind::Employee | SignalKind::Products | SignalKind::ContactName => {
                (many >= self.score.params.common_from).then_some(self.score.rule)
            }
            _ => None,
        }
    }

    /// Per mille of the weight that is left after so many calendar days.
    pub fn freshness(&self, age: i64) -> i64 {
        self.environment.map_or(0, |bound| bound.params.freshness(age))
    }

    /// By the score before it is rounded for showing (A2).
    pub fn band(&self, score: f64) -> RiskBand {
        let it = self.score.params;
        #[allow(clippy::cast_precision_loss)]
        let reaches = |from: i64| score >= from as f64;
        match () {
            () if reaches(it.critical_from) => RiskBand::Critical,
            () if reaches(it.high_from) => RiskBand::High,
            () if reaches(it.medium_from) => RiskBand::Medium,
            () if reaches(it.low_from) => RiskBand::Low,
            () => RiskBand::None,
        }
    }
}

/// 100·(1 − Π(1 − w·f)) of the points of each signal, w·f as a part of 100. Binary fractions turn an exact 40 into
/// 39.999…, so what lies beyond the ninth decimal is dropped before a band is read off.
pub fn combined(points: impl Iterator<Item = f64>) -> f64 {
    let left: f64 = points.map(|points| 1.0 - points / 100.0).product();
    ((1.0 - left) * 1e11).round() / 1e9
}

/// As shown: one decimal.
pub fn shown(score: f64) -> f64 {
    (score * 10.0).round() / 10.0
}
