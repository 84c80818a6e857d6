//! Law 7 and law 8: a household is known by keyed hashes alone, and receives at most one given device of a category
//! per so many persons in so many months, all structures together.

use chrono::{Months, NaiveDate};
use deunicode::deunicode;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::kernel::{Instant, OrganisationId};
use crate::platform::audit::hex;

/// The version of the key that hashes are made with now. A new key is a new version; old hashes keep theirs.
pub const KEY_VERSION: i32 = 1;

/// An adult as the mediator types it: it lives as long as the request that carries it, and shows nothing of itself.
#[derive(Clone)]
pub struct Adult {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
}

impl std::fmt::Debug for Adult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Adult")
    }
}

/// A keyed hash: the only trace of an adult, or of a structure's own pseudonym for a household.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyedHash(pub String);

/// The key that hashes are made with; it shows nothing of itself.
#[derive(Clone)]
pub struct HouseholdKey([u8; 32]);

impl std::fmt::Debug for HouseholdKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HouseholdKey")
    }
}

fn keyed(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length: this cannot fail.
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::<Sha256>::new(&Default::default()));
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Letters and digits only, without accents or case: "Lefèvre-Martin" and "LEFEVRE MARTIN" are one.
fn plain(name: &str) -> String {
    deunicode(name).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

impl HouseholdKey {
    /// The key of the version in force, drawn from the application's secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(keyed(secret.as_bytes(), format!("rebond household key {KEY_VERSION}").as_bytes()))
    }

    /// The hash of an adult: the same in every structure.
    #[must_use]
    pub fn adult(&self, adult: &Adult) -> KeyedHash {
        let text =
            format!("adult\n{}\n{}\n{}", plain(&adult.last_name), plain(&adult.first_name), adult.birth_date);
        KeyedHash(hex(&keyed(&self.0, text.as_bytes())))
    }

    /// The hash of an opaque token that stands for an adult: what the sandbox has instead of people.
    #[must_use]
    pub fn token(&self, token: &str) -> KeyedHash {
        KeyedHash(hex(&keyed(&self.0, format!("token\n{token}").as_bytes())))
    }

    /// The hash of a structure's own pseudonym for a household: the same within that structure.
    #[must_use]
    pub fn pseudonym(&self, structure: OrganisationId, pseudonym: &str) -> KeyedHash {
        KeyedHash(hex(&keyed(&self.0, format!("pseudonym\n{structure}\n{}", plain(pseudonym)).as_bytes())))
    }
}

/// Whether a name has anything left once written plainly.
#[must_use]
pub fn is_name(text: &str) -> bool {
    !plain(text).is_empty() && text.chars().count() <= 100
}

/// The letters and digits of a pseudonym: at least six are asked for.
#[must_use]
pub fn pseudonym_length(text: &str) -> usize {
    plain(text).len()
}

/// The values of law 8 in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// One device per so many persons, rounded up.
    pub persons_per_device: i64,
    /// Within so many months.
    pub months: u32,
}

impl Limit {
    /// Devices of a category that a household of `size` persons may receive within the window.
    #[must_use]
    pub fn devices(self, size: i32) -> i64 {
        let size = i64::from(size).max(1);
        let per = self.persons_per_device.max(1);
        (size + per - 1) / per
    }

    /// The first moment that still counts.
    #[must_use]
    pub fn since(self, now: Instant) -> Instant {
        now.checked_sub_months(Months::new(self.months)).unwrap_or(now)
    }

    /// Law 8: `None` when one more device may be given; otherwise when. `given` holds, for each adult, the moments of
    /// the devices of that category already received.
    #[must_use]
    pub fn refuses_until(self, size: i32, given: &[Vec<Instant>], now: Instant) -> Option<Instant> {
        let allowed = usize::try_from(self.devices(size)).unwrap_or(usize::MAX);
        let since = self.since(now);
        given
            .iter()
            .filter_map(|moments| {
                let mut counted: Vec<Instant> = moments.iter().copied().filter(|at| *at > since).collect();
                counted.sort_unstable();
                // One more may be given once so many have left the window that fewer than allowed remain.
                let leaving = counted.len().checked_sub(allowed)?;
                counted.get(leaving)?.checked_add_months(Months::new(self.months))
            })
            .max()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;

    const LIMIT: Limit = Limit { persons_per_device: 2, months: 36 };

    fn adult(first: &str, last: &str, born: &str) -> Adult {
        Adult { first_name: first.to_owned(), last_name: last.to_owned(), birth_date: born.parse().unwrap() }
    }

    #[test]
    fn one_person_has_one_hash_however_the_name_is_typed() {
        let key = HouseholdKey::of("a secret");
        let one = key.adult(&adult("Éloïse", "Lefèvre-Martin", "1985-06-12"));
        assert_eq!(one, key.adult(&adult("ELOISE", "lefevre martin", "1985-06-12")));
        assert_ne!(one, key.adult(&adult("Eloise", "Lefevre-Martin", "1985-06-13")));
        assert_ne!(
            one,
            HouseholdKey::of("another secret").adult(&adult("Eloise", "Lefevre-Martin", "1985-06-12"))
        );
        assert_eq!(one.0.len(), 64);
        assert_eq!(format!("{:?}", adult("Marie", "Curie", "1985-06-12")), "Adult");
    }

    #[test]
    fn a_pseudonym_is_known_within_its_structure_only() {
        let key = HouseholdKey::of("a secret");
        let (here, there) = (OrganisationId::new(), OrganisationId::new());
        assert_eq!(key.pseudonym(here, "Foyer 12-AB"), key.pseudonym(here, "foyer12ab"));
        assert_ne!(key.pseudonym(here, "foyer12ab"), key.pseudonym(there, "foyer12ab"));
    }

    #[test]
    fn one_device_per_two_persons_rounded_up() {
        let allowed: Vec<i64> = (1..=6).map(|size| LIMIT.devices(size)).collect();
        assert_eq!(allowed, [1, 1, 2, 2, 3, 3]);
    }

    #[test]
    fn a_household_may_ask_again_when_its_device_is_36_months_old() {
        let given: Instant = "2025-01-15T10:00:00Z".parse().unwrap();
        let now: Instant = "2026-11-23T09:00:00Z".parse().unwrap();
        let until = LIMIT.refuses_until(2, &[vec![given]], now).unwrap();
        assert_eq!(until.to_rfc3339(), "2028-01-15T10:00:00+00:00");
        assert_eq!(LIMIT.refuses_until(3, &[vec![given]], now), None, "three persons may have two");
        assert_eq!(LIMIT.refuses_until(2, &[vec![given]], until), None);
        assert!(LIMIT.refuses_until(2, &[vec![], vec![given]], now).is_some(), "any adult counts");
    }

    proptest! {
        /// Law 8: whatever the requests over the years, no window holds more than allowed.
        #[test]
        fn no_window_holds_more_than_allowed(size in 1..9_i32, gaps in proptest::collection::vec(0..500_i64, 1..40)) {
            let mut now: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
            let mut given: Vec<Instant> = Vec::new();
            for gap in gaps {
                now += Duration::days(gap);
                if LIMIT.refuses_until(size, &[given.clone()], now).is_none() {
                    given.push(now);
                }
                let since = LIMIT.since(now);
                let held = given.iter().filter(|at| **at > since).count();
                prop_assert!(i64::try_from(held).unwrap() <= LIMIT.devices(size));
            }
        }
    }
}
