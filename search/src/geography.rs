//! Distances and boxes on the globe, as every engine counts them.

use crate::document::Coordinates;

/// Mean radius of the Earth (IUGG), in metres.
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// Half the Earth's circumference, in kilometres: no two places are farther apart.
pub(crate) const FARTHEST_KM: f64 = 20_040.0;

/// Distance in metres along a great circle of the mean sphere (haversine formula).
///
/// Search engines count on the sphere, so this one does as well: all give the same sets. In mainland France
/// it stays within 0.4 % of the ellipsoid's geodesic, which contracts and transports use instead.
pub fn distance_metres(from: Coordinates, to: Coordinates) -> f64 {
    let (from_latitude, to_latitude) = (from.latitude.to_radians(), to.latitude.to_radians());
    let half_latitude = (to_latitude - from_latitude) / 2.0;
    let half_longitude = (to.longitude - from.longitude).to_radians() / 2.0;
    let haversine =
        half_latitude.sin().powi(2) + from_latitude.cos() * to_latitude.cos() * half_longitude.sin().powi(2);
    2.0 * EARTH_RADIUS_METRES * haversine.clamp(0.0, 1.0).sqrt().asin()
}

/// Metres rounded to the nearest whole one, which is what orders and cursors compare.
pub(crate) fn whole_metres(metres: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a distance on Earth is positive and under 2^25 metres"
    )]
    let whole = metres.round() as u64;
    whole
}

/// A box that holds every point within a radius; longitudes are open when it touches a pole or the antimeridian.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BoundingBox {
    pub(crate) south: f64,
    pub(crate) north: f64,
    /// West and east, unless the box goes round.
    pub(crate) longitudes: Option<(f64, f64)>,
}

impl BoundingBox {
    pub(crate) fn around(centre: Coordinates, radius_metres: f64) -> Self {
        // A thousandth of a degree (about 100 m) covers what rounding could lose at the edge.
        const MARGIN: f64 = 0.001;
        let angle = radius_metres / EARTH_RADIUS_METRES;
        let south = centre.latitude - angle.to_degrees() - MARGIN;
        let north = centre.latitude + angle.to_degrees() + MARGIN;
        let latitude = centre.latitude.to_radians();
        let reaches_a_pole = south <= -90.0 || north >= 90.0;
        let spread =
            if reaches_a_pole { None } else { Some((angle.sin() / latitude.cos()).asin().to_degrees()) };
        let longitudes = spread
            .filter(|spread| spread.is_finite())
            .map(|spread| (centre.longitude - spread - MARGIN, centre.longitude + spread + MARGIN))
            .filter(|(west, east)| *west >= -180.0 && *east <= 180.0);
        Self { south, north, longitudes }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    #[test]
    fn bordeaux_is_about_five_hundred_kilometres_from_paris() {
        let metres = distance_metres(at(44.8378, -0.5792), at(48.8566, 2.3522));
        assert!((metres - 499_000.0).abs() < 2_500.0, "{metres}");
    }

    proptest! {
        #[test]
        fn every_point_within_the_radius_is_in_the_box(
            latitude in -89.0f64..89.0, longitude in -179.9f64..179.9,
            other_latitude in -90.0f64..90.0, other_longitude in -180.0f64..180.0, radius in 0.0f64..20_000_000.0,
        ) {
            let (centre, other) = (at(latitude, longitude), at(other_latitude, other_longitude));
            let bounds = BoundingBox::around(centre, radius);
            if distance_metres(centre, other) <= radius {
                prop_assert!(bounds.south <= other.latitude && other.latitude <= bounds.north);
                if let Some((west, east)) = bounds.longitudes {
                    prop_assert!(west <= other.longitude && other.longitude <= east);
                }
            }
        }

        #[test]
        fn a_near_point_within_the_radius_is_in_the_box(
            latitude in -89.0f64..89.0, longitude in -179.9f64..179.9,
            north in -1.0f64..1.0, east in -1.0f64..1.0, radius in 0.0f64..150_000.0,
        ) {
            let centre = at(latitude, longitude);
            let other = at(latitude + north, (longitude + east).clamp(-180.0, 180.0));
            let bounds = BoundingBox::around(centre, radius);
            if distance_metres(centre, other) <= radius {
                prop_assert!(bounds.south <= other.latitude && other.latitude <= bounds.north);
                if let Some((west, east)) = bounds.longitudes {
                    prop_assert!(west <= other.longitude && other.longitude <= east);
                }
            }
        }
    }
}
