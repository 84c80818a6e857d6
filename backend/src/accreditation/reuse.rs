//! Law 10: the reuse rate of a refurbisher, when it warns, and who is told when.

use serde::{Deserialize, Serialize};

use crate::kernel::Instant;
use crate::kernel::time::paris_day;

/// The lowest rate that does not warn, in percent. Founding criterion of the référencement (2026).
pub const FLOOR_PERCENT: u64 = 50;
/// How many outcomes a rate needs before it warns: fewer say too little.
pub const ENOUGH_OUTCOMES: u64 = 100;
/// How far back the rate looks.
pub const WINDOW_MONTHS: u32 = 12;
/// How many days a refurbisher sees its figures before anybody else does. A platform setting.
pub const OWN_DAYS: i64 = 7;

/// Devices sold, given or lent among those with a final outcome, over [`WINDOW_MONTHS`], in units and in mass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReuseRate {
    /// Devices sold, given or lent.
    pub reused_units: u64,
    /// Devices with a final outcome.
    pub units: u64,
    /// Grams sold, given or lent, of the weighed devices.
    pub reused_grams: u64,
    /// Grams with a final outcome, of the weighed devices.
    pub grams: u64,
    /// Devices with a final outcome that were weighed.
    pub weighed_units: u64,
}

/// A share in tenths of a percent, rounded down; nothing of nothing.
pub(super) fn permille(part: u64, whole: u64) -> Option<u64> {
    let share = (u128::from(part) * 1000).checked_div(u128::from(whole))?;
    u64::try_from(share).ok()
}

/// Whether `part` of `whole` is under the floor, exactly.
fn is_under(part: u64, whole: u64) -> bool {
    u128::from(part) * 100 < u128::from(whole) * u128::from(FLOOR_PERCENT)
}

impl ReuseRate {
    /// The rate in units, in tenths of a percent; nothing before the first outcome.
    #[must_use]
    pub fn units_permille(&self) -> Option<u64> {
        permille(self.reused_units, self.units)
    }

    /// The rate in mass, in tenths of a percent; nothing before the first weighed outcome.
    #[must_use]
    pub fn mass_permille(&self) -> Option<u64> {
        permille(self.reused_grams, self.grams)
    }

    /// Whether the refurbisher is warned: under the floor in units or in mass, each with enough outcomes.
    #[must_use]
    pub fn warns(&self) -> bool {
        self.units >= ENOUGH_OUTCOMES && is_under(self.reused_units, self.units)
            || self.weighed_units >= ENOUGH_OUTCOMES && is_under(self.reused_grams, self.grams)
    }
}

/// Since when a refurbisher is warned, and since when the operator knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// When the warning began, of which the refurbisher was told at once.
    pub warned_at: Option<Instant>,
    /// When the operator was told.
    pub told_at: Option<Instant>,
}

/// What a measure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The warning begins: the refurbisher is told.
    Raised,
    /// It has stood for [`OWN_DAYS`] days: the operator is told.
    Shown,
    /// It ends.
    Lifted,
    /// As before.
    Unchanged,
}

impl Standing {
    /// How a warning stands after a measure of `now`. A week is counted in days of Paris, since nights are not all as long.
    #[must_use]
    pub fn after(self, warns: bool, now: Instant) -> (Self, Warning) {
        match (self.warned_at, warns) {
            (None, true) => (Self { warned_at: Some(now), told_at: None }, Warning::Raised),
            (Some(_), false) => (Self::default(), Warning::Lifted),
            (None, false) => (Self::default(), Warning::Unchanged),
            (Some(since), true) => {
                let days = (paris_day(now) - paris_day(since)).num_days();
                if self.told_at.is_none() && days >= OWN_DAYS {
                    (Self { told_at: Some(now), ..self }, Warning::Shown)
                } else {
                    (self, Warning::Unchanged)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn units(reused_units: u64, units: u64) -> ReuseRate {
        ReuseRate { reused_units, units, ..ReuseRate::default() }
    }

    #[test]
    fn half_is_enough_and_few_outcomes_say_nothing() {
        assert!(!units(50, 100).warns());
        assert!(units(49, 100).warns());
        assert!(!units(0, 99).warns());
        assert_eq!(units(0, 0).units_permille(), None);
        assert_eq!(units(2, 3).units_permille(), Some(666));
    }

    #[test]
    fn mass_warns_by_itself_once_enough_was_weighed() {
        let heavy = ReuseRate {
            reused_units: 90,
            units: 100,
            reused_grams: 40_000,
            grams: 100_000,
            weighed_units: 100,
        };
        assert!(heavy.warns());
        assert!(!ReuseRate { weighed_units: 99, ..heavy }.warns());
    }

    #[test]
    fn the_refurbisher_knows_a_week_before_the_operator() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let (raised, first) = Standing::default().after(true, at("2026-11-02T01:00:00Z"));
        assert_eq!((first, raised.told_at), (Warning::Raised, None));
        assert_eq!(raised.after(true, at("2026-11-08T01:00:07Z")), (raised, Warning::Unchanged));
        let (shown, then) = raised.after(true, at("2026-11-09T00:59:00Z"));
        assert_eq!((then, shown.warned_at), (Warning::Shown, raised.warned_at));
        assert_eq!(shown.after(true, at("2026-11-10T01:00:00Z")), (shown, Warning::Unchanged));
        assert_eq!(shown.after(false, at("2026-11-11T01:00:00Z")), (Standing::default(), Warning::Lifted));
        assert_eq!(raised.after(false, at("2026-11-03T01:00:00Z")).1, Warning::Lifted);
    }

    proptest! {
        #[test]
        fn a_further_reused_device_never_brings_a_warning(reused in 0..400_u64, other in 0..400_u64) {
            let before = units(reused, reused + other);
            let after = units(reused + 1, reused + other + 1);
            prop_assert!(before.units < ENOUGH_OUTCOMES || before.warns() || !after.warns());
            prop_assert!(after.units_permille() >= before.units_permille());
            prop_assert!(after.units_permille().unwrap_or_default() <= 1000);
        }
    }
}
