//! Distances within one datum (rulebook C.6).

use storewarden_domain::{
    facts::Coordinates,
    validate::{NoDistance, Verdict, distance, near_enough},
    vocabulary::Datum,
};

fn at(lat: f64, lon: f64, datum: Datum) -> Coordinates {
    Coordinates { lat, lon, datum }
}

/// From (30, 120), metres to one decimal as the rulebook writes them.
fn check(lat: f64, lon: f64, metres: &str, verdict: Verdict) {
    for datum in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09] {
        let found = distance(&at(30.0, 120.0, datum), &at(lat, lon, datum)).unwrap();
        assert_eq!(format!("{found:.1}"), metres);
        assert_eq!(near_enough(found, 500).verdict, verdict);
        let back = distance(&at(lat, lon, datum), &at(30.0, 120.0, datum)).unwrap();
        assert!((found - back).abs() < 1e-6, "the way back is as long");
    }
}

#[test]
fn c6_three_distances() {
    check(30.0040, 120.0000, "444.8", Verdict::Valid);
    check(30.0000, 120.0052, "500.7", Verdict::Invalid);
    check(30.0032, 120.0042, "538.7", Verdict::Invalid);
}

#[test]
fn c6_exactly_five_hundred_metres_pass() {
    assert_eq!(near_enough(500.0, 500).verdict, Verdict::Valid);
    assert_eq!(near_enough(500.000_1, 500).verdict, Verdict::Invalid);
}

#[test]
fn c6_points_of_different_datums_are_not_compared() {
    let here = at(30.0, 120.0, Datum::Wgs84);
    let refused = distance(&here, &at(30.0, 120.0, Datum::Gcj02));
    assert_eq!(refused, Err(NoDistance::DatumsDiffer(Datum::Wgs84, Datum::Gcj02)));
}

#[test]
fn swapped_coordinates_are_told_rather_than_measured() {
    let here = at(30.0, 120.0, Datum::Wgs84);
    assert_eq!(distance(&here, &at(120.0, 30.0, Datum::Wgs84)), Err(NoDistance::OffTheGlobe));
    assert_eq!(distance(&here, &at(f64::NAN, 30.0, Datum::Wgs84)), Err(NoDistance::OffTheGlobe));
}

#[test]
fn the_other_side_of_the_earth_is_half_its_girth_away() {
    let found = distance(&at(0.0, 0.0, Datum::Wgs84), &at(0.0, 180.0, Datum::Wgs84)).unwrap();
    assert!((found - std::f64::consts::PI * 6_371_008.8).abs() < 1e-3);
}
