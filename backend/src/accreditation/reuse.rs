//! Law 10: the reuse rate of a refurbisher, and when it warns.

/// The lowest rate that does not warn, in percent. Founding criterion of the référencement (2026).
pub const FLOOR_PERCENT: u64 = 50;
/// How many outcomes a rate needs before it warns: fewer say too little.
pub const ENOUGH_OUTCOMES: u64 = 100;
/// How far back the rate looks.
pub const WINDOW_MONTHS: u32 = 12;

/// Devices sold, given or lent among those with a final outcome, over [`WINDOW_MONTHS`], in units and in mass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
fn permille(part: u64, whole: u64) -> Option<u64> {
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
