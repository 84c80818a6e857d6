//! The sandbox's scenario: a small country of donors, workshops, buyers and mediation structures with their histories,
//! described as plain data and computed from a number.
//!
//! Same seed, same count of devices and same month, same world, on any machine.

mod cast;
mod codes;
mod coming;
mod description;
mod devices;
mod listings;
mod lives;
mod lots;
mod names;
mod organisations;
mod random;
mod sales;
mod solidarity;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

pub use codes::*;
pub use description::*;

/// The seed of the sandbox that everyone starts with.
pub const USUAL_SEED: u64 = 2_027;
/// How many devices that sandbox has.
pub const USUAL_DEVICES: usize = 12_000;
/// The most devices of a world.
pub const MOST_DEVICES: usize = 2_000_000;
/// A world is told in chapters of at most so many devices, so that telling and playing it takes a bounded memory.
pub const CHAPTER_DEVICES: usize = 12_000;
/// From this size on, a world is told at full length: what is small keeps what practising needs.
const FULL: usize = 5_000;

/// A world: its cast, and chapters of histories in which the cast acts. Same seed, count of devices and month, same
/// world.
pub struct World {
    seed: u64,
    devices: usize,
    month: u32,
    cast: Cast,
}

impl World {
    /// The world of that seed with so many devices, told in a month (1 to 12): more is given in June and January than in
    /// August. Organisations are always the same in number; lots, sales and requests grow with the devices.
    #[must_use]
    pub fn new(seed: u64, devices: usize, month: u32) -> Self {
        Self { seed, devices, month, cast: Cast::new(organisations::cast(seed)) }
    }

    /// Donors, refurbishers, buyers, mediation structures, territorial lead, funder, operator.
    #[must_use]
    pub fn organisations(&self) -> &[Organisation] {
        &self.cast.organisations
    }

    /// Everyone who signs in; the nine personas among them.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.cast.people
    }

    /// Its chapters, each made when it is asked for. Keys of lots, devices and the like are unique within one; serial
    /// numbers and households are unique in the world. What waits for the personas is in the first.
    pub fn chapters(&self) -> impl Iterator<Item = Scenario> + '_ {
        let chapters = self.devices.div_ceil(CHAPTER_DEVICES).max(1);
        (0..chapters).map(|number| self.chapter(number))
    }

    fn chapter(&self, number: usize) -> Scenario {
        let before = number * CHAPTER_DEVICES;
        let devices = self.devices.saturating_sub(before).min(CHAPTER_DEVICES);
        // Any odd number keeps the chapters' streams of chance apart.
        let seed = self.seed.wrapping_add((number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let chapter = Chapter { seed, number, devices, before, month: self.month };
        let (lots, mut fated) = lots::lots(&chapter, &self.cast);
        let listings = listings::listings(&self.cast, &lots, &mut fated);
        let pooled_orders = sales::sales(&chapter, &self.cast, &lots, &listings, &mut fated);
        let (requests, allocation_runs) = solidarity::solidarity(&chapter, &self.cast, &lots, &mut fated);
        Scenario {
            organisations: self.cast.organisations.clone(),
            people: self.cast.people.clone(),
            lots,
            devices: fated.into_iter().map(|fated| fated.device).collect(),
            listings,
            pooled_orders,
            requests,
            allocation_runs,
        }
    }
}

/// What a chapter is told by.
struct Chapter {
    seed: u64,
    number: usize,
    devices: usize,
    /// Devices of the chapters before.
    before: usize,
    month: u32,
}

impl Chapter {
    fn is_first(&self) -> bool {
        self.number == 0
    }

    /// Whether it has room for everything.
    fn is_full(&self) -> bool {
        self.devices >= FULL
    }
}

/// The cast, as the histories look at it.
struct Cast {
    organisations: Vec<Organisation>,
    people: Vec<Person>,
    givings: Vec<cast::Giving>,
    crafts: BTreeMap<String, cast::Craft>,
    by_key: HashMap<String, usize>,
    by_site: HashMap<String, (usize, usize)>,
    /// By workshop and capacity, nearest first.
    near: HashMap<(String, Capacity), Vec<(f64, usize)>>,
}

impl Cast {
    fn new(casting: organisations::Casting) -> Self {
        let organisations::Casting { organisations, people, givings, crafts } = casting;
        let by_key =
            (organisations.iter().enumerate()).map(|(place, one)| (one.key.clone(), place)).collect();
        let by_site = (organisations.iter().enumerate())
            .flat_map(|(place, one)| {
                one.sites.iter().enumerate().map(move |(site, told)| (told.key.clone(), (place, site)))
            })
            .collect();
        let mut cast = Self { organisations, people, givings, crafts, by_key, by_site, near: HashMap::new() };
        for capacity in [Capacity::Buyer, Capacity::MediationStructure] {
            let workshops: Vec<&Site> =
                cast.with(Capacity::Refurbisher).filter_map(|one| one.sites.first()).collect();
            let near: Vec<_> = workshops
                .into_iter()
                .map(|workshop| ((workshop.key.clone(), capacity), cast.by_distance(capacity, workshop)))
                .collect();
            cast.near.extend(near);
        }
        cast
    }

    fn by_distance(&self, capacity: Capacity, from: &Site) -> Vec<(f64, usize)> {
        let of_capacity = self.organisations.iter().enumerate();
        let mut near: Vec<(f64, usize)> = of_capacity
            .filter(|(_, one)| one.capacities.contains(&capacity))
            .filter_map(|(place, one)| Some((distance_km(from, one.sites.first()?), place)))
            .collect();
        near.sort_by(|one, other| one.0.total_cmp(&other.0));
        near
    }

    fn with(&self, capacity: Capacity) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(move |organisation| organisation.capacities.contains(&capacity))
    }

    fn active_refurbishers(&self) -> impl Iterator<Item = &Organisation> {
        self.with(Capacity::Refurbisher).filter(|refurbisher| {
            refurbisher.accreditation.is_some_and(|file| file.state == AccreditationState::Accredited)
        })
    }

    fn organisation(&self, key: &str) -> &Organisation {
        &self.organisations[*self.by_key.get(key).expect("keys come from the cast")]
    }

    fn site(&self, key: &str) -> &Site {
        let (organisation, site) = *self.by_site.get(key).expect("keys come from the cast");
        &self.organisations[organisation].sites[site]
    }

    /// The mediation structure of a commune.
    fn mediation_in(&self, insee_code: &str) -> &Organisation {
        self.with(Capacity::MediationStructure)
            .find(|one| one.sites.iter().any(|site| site.insee_code == insee_code))
            .expect("the cast has one there")
    }

    fn craft(&self, refurbisher: &str) -> cast::Craft {
        *self.crafts.get(refurbisher).expect("every refurbisher has its craft")
    }

    /// Names of those who work for an organisation.
    fn names_of(&self, organisation: &str) -> Vec<&str> {
        self.people
            .iter()
            .filter(|person| person.organisation == organisation)
            .map(|person| person.name.as_str())
            .collect()
    }

    /// The `count` buyers or mediation structures nearest to a workshop, nearest first, with their distances.
    fn nearest(&self, capacity: Capacity, workshop: &str, count: usize) -> Vec<(f64, &Organisation)> {
        let near = self.near.get(&(workshop.to_owned(), capacity)).map_or(&[][..], Vec::as_slice);
        near.iter().take(count).map(|(distance, place)| (*distance, &self.organisations[*place])).collect()
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
