//! The sandbox's scenario: a small country of donors, workshops, buyers and mediation structures with their histories,
//! described as plain data and computed from a number.
//!
//! Same seed and same count of devices, same scenario, on any machine.

mod cast;
mod codes;
mod coming;
mod description;
mod devices;
mod listings;
mod lives;
mod lots;
mod organisations;
mod random;
mod sales;
mod solidarity;
#[cfg(test)]
mod tests;

pub use codes::*;
pub use description::*;

/// The seed of the sandbox that everyone starts with.
pub const USUAL_SEED: u64 = 2_027;
/// How many devices that sandbox has.
pub const USUAL_DEVICES: usize = 600;

/// The scenario of that seed with that many devices. Organisations are always the same in number; lots, sales and
/// requests grow with the devices.
#[must_use]
pub fn scenario(seed: u64, devices: usize) -> Scenario {
    let (organisations, people) = organisations::cast(seed);
    let cast = Cast { organisations, people };
    let (lots, mut fated) = lots::lots(seed, devices, &cast);
    let listings = listings::listings(&lots, &mut fated);
    let pooled_orders = sales::sales(seed, &cast, &lots, &listings, &mut fated);
    let (requests, allocation_runs) = solidarity::solidarity(seed, &cast, &lots, &mut fated);
    Scenario {
        organisations: cast.organisations,
        people: cast.people,
        lots,
        devices: fated.into_iter().map(|fated| fated.device).collect(),
        listings,
        pooled_orders,
        requests,
        allocation_runs,
    }
}

/// The cast, as the histories look at it.
struct Cast {
    organisations: Vec<Organisation>,
    people: Vec<Person>,
}

impl Cast {
    fn with(&self, capacity: Capacity) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(move |organisation| organisation.capacities.contains(&capacity))
    }

    fn active_refurbishers(&self) -> impl Iterator<Item = &Organisation> {
        self.with(Capacity::Refurbisher).filter(|refurbisher| {
            refurbisher.accreditation.is_some_and(|file| file.state == AccreditationState::Accredited)
        })
    }

    fn organisation(&self, key: &str) -> &Organisation {
        self.organisations
            .iter()
            .find(|organisation| organisation.key == key)
            .expect("keys come from the cast")
    }

    fn site(&self, key: &str) -> &Site {
        self.organisations
            .iter()
            .flat_map(|organisation| &organisation.sites)
            .find(|site| site.key == key)
            .expect("keys come from the cast")
    }

    /// Names of those who work for an organisation.
    fn names_of(&self, organisation: &str) -> Vec<&str> {
        self.people
            .iter()
            .filter(|person| person.organisation == organisation)
            .map(|person| person.name.as_str())
            .collect()
    }

    /// The `count` organisations of that capacity nearest to a site, nearest first.
    fn nearest(&self, capacity: Capacity, from: &Site, count: usize) -> Vec<&Organisation> {
        let mut near: Vec<(f64, &Organisation)> = self
            .with(capacity)
            .filter_map(|organisation| {
                organisation.sites.first().map(|site| (distance_km(from, site), organisation))
            })
            .collect();
        near.sort_by(|one, other| one.0.total_cmp(&other.0));
        near.into_iter().take(count).map(|(_, organisation)| organisation).collect()
    }
}

/// Distance on a sphere, good enough to say who is near whom.
fn distance_km(from: &Site, to: &Site) -> f64 {
    let (latitude, other_latitude) = (from.latitude.to_radians(), to.latitude.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(other_latitude - latitude)
        + latitude.cos() * other_latitude.cos() * half((to.longitude - from.longitude).to_radians());
    2.0 * 6_371.0 * chord.sqrt().asin()
}
