//! Places on the earth.

use geoutils::Location;
use serde::{Deserialize, Serialize};

/// A point in degrees (WGS 84): latitude −90 to 90, longitude −180 to 180.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
}

impl Point {
    /// A point, or `None` when a coordinate is not finite or out of range.
    #[must_use]
    pub fn new(lat: f64, lng: f64) -> Option<Self> {
        let sound = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lng);
        sound.then_some(Self { lat, lng })
    }

    /// Geodesic distance in kilometres; falls back to the great circle where the geodesic does not converge
    /// (nearly antipodal points).
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let from = Location::new(self.lat, self.lng);
        let to = Location::new(other.lat, other.lng);
        let metres =
            from.distance_to(&to).map_or_else(|_| from.haversine_distance_to(&to).meters(), |d| d.meters());
        metres / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::Point;

    #[test]
    fn bordeaux_to_begles_is_about_four_kilometres() {
        let bordeaux = Point::new(44.8378, -0.5792).unwrap();
        let begles = Point::new(44.8081, -0.5490).unwrap();
        assert!((4.0..4.5).contains(&bordeaux.distance_km(begles)));
    }

    #[test]
    fn coordinates_out_of_range_are_refused() {
        assert!(Point::new(91.0, 0.0).is_none());
        assert!(Point::new(f64::NAN, 0.0).is_none());
    }
}
