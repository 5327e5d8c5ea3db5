//! How far two places lie apart (rulebook C.6). Both must be measured from the same datum: the same point differs by
//! some 500 metres between WGS-84 and GCJ-02, which alone would break or feign the rule.

use super::{Judgement, Reason};
use crate::{facts::Coordinates, text::Text, vocabulary::Datum};

/// Mean radius of the earth, in metres.
const EARTH_RADIUS: f64 = 6_371_008.8;

/// Why no distance can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDistance {
    #[error("the coordinates are by different datums: {0} and {1}")]
    DatumsDiffer(Datum, Datum),
    #[error("a latitude is beyond 90 degrees or a longitude beyond 180")]
    OffTheGlobe,
}

impl NoDistance {
    pub fn words(self) -> Text {
        match self {
            Self::DatumsDiffer(a, b) => Text::new(
                format!(
                    "两处坐标系不同（{} 与 {}），不能相比：请在同一张地图上重新取坐标，或填实测距离",
                    datum(a),
                    datum(b)
                ),
                format!(
                    "the coordinates are by different datums ({} and {}) and cannot be compared: take both from one map, or enter a measured distance",
                    datum(a),
                    datum(b)
                ),
            ),
            Self::OffTheGlobe => Text::new(
                "纬度应在 ±90 以内、经度应在 ±180 以内，请核对是否填反",
                "latitude lies within ±90 and longitude within ±180; check whether they were swapped",
            ),
        }
    }
}

/// Metres along the surface between two points of one datum (haversine).
pub fn distance(a: &Coordinates, b: &Coordinates) -> Result<f64, NoDistance> {
    if a.datum != b.datum {
        return Err(NoDistance::DatumsDiffer(a.datum, b.datum));
    }
    if [a, b].iter().any(|point| !(point.lat.abs() <= 90.0 && point.lon.abs() <= 180.0)) {
        return Err(NoDistance::OffTheGlobe);
    }
    let half_sine = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let cosines = a.lat.to_radians().cos() * b.lat.to_radians().cos();
    let chord = half_sine(b.lat - a.lat) + cosines * half_sine(b.lon - a.lon);
    Ok(2.0 * EARTH_RADIUS * chord.sqrt().min(1.0).asin())
}

/// Are two addresses so near to each other? Exactly `max` metres still is.
pub fn near_enough(metres: f64, max: i64) -> Judgement {
    // No distance on earth and no parameter comes near the 53 bits that a float holds exactly.
    #[allow(clippy::cast_precision_loss)]
    if metres <= max as f64 {
        return Judgement::passed();
    }
    Judgement::refused(vec![Reason::new(
        "too-far-apart",
        format!("两处地址相距 {metres:.1} 米，超过 {max} 米：请核对坐标，或办理地址变更"),
        format!(
            "the addresses lie {metres:.1} m apart, more than {max} m: check the coordinates, or have the address changed"
        ),
    )])
}

fn datum(datum: Datum) -> &'static str {
    match datum {
        Datum::Wgs84 => "WGS-84",
        Datum::Gcj02 => "GCJ-02",
        Datum::Bd09 => "BD-09",
    }
}
