//! What will be missing in a territory over the next three months, by category: a simple rule, published with its figures at
//! `/campagnes/regle-de-prevision`. Pure.

/// How far back the pace of requests is looked at, in weeks.
pub const PAST_WEEKS: u64 = 12;
/// How far ahead is forecast, in weeks: three months.
pub const AHEAD_WEEKS: u64 = 13;
/// Below so many outcomes in twelve months, a category's own share says too little: `USUAL_SHARE` stands in.
pub const LEAST_OUTCOMES: u64 = 20;
/// The least share of reuse that a listed workshop owes (law 10), in hundredths.
pub const USUAL_SHARE: u64 = 50;

/// What is known of one category in a territory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Requests that wait for a device.
    pub open: u64,
    /// Requests filed in the past twelve weeks.
    pub filed: u64,
    /// Devices ready, promised to nobody.
    pub stock: u64,
    /// Units on the way: lots not counted yet, devices at work.
    pub under_way: u64,
    /// Devices reused, and devices with an outcome, in twelve months.
    pub outcomes: (u64, u64),
}

/// The forecast of one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Requests expected in three months, at the pace of the past twelve weeks, rounded up.
    pub expected_requests: u64,
    /// Open and expected requests.
    pub need: u64,
    /// The share of reuse that counts, in hundredths.
    pub share: u64,
    /// Devices expected of what is on the way, rounded down.
    pub expected_devices: u64,
    /// Stock and expected devices.
    pub have: u64,
    /// What is missing.
    pub missing: u64,
}

impl Known {
    /// The rule.
    #[must_use]
    pub fn forecast(self) -> Forecast {
        let expected_requests = (self.filed * AHEAD_WEEKS).div_ceil(PAST_WEEKS);
        let need = self.open + expected_requests;
        let (reused, ended) = self.outcomes;
        let share = if ended < LEAST_OUTCOMES { USUAL_SHARE } else { reused * 100 / ended };
        let expected_devices = self.under_way * share / 100;
        let have = self.stock + expected_devices;
        Forecast {
            expected_requests,
            need,
            share,
            expected_devices,
            have,
            missing: need.saturating_sub(have),
        }
    }
}

/// The worked example of the page and of `docs/campaigns.md`.
#[must_use]
pub fn example() -> Known {
    Known { open: 40, filed: 60, stock: 18, under_way: 50, outcomes: (160, 200) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_is_what_the_page_and_the_document_say() {
        let expected = Forecast {
            expected_requests: 65,
            need: 105,
            share: 80,
            expected_devices: 40,
            have: 58,
            missing: 47,
        };
        assert_eq!(example().forecast(), expected);
        let document = include_str!("../../../docs/campaigns.md");
        for said in [
            "60 × 13 ÷ 12 = 65",
            "40 + 65 = 105",
            "160 ÷ 200 = 80 %",
            "50 × 80 % = 40",
            "18 + 40 = 58",
            "105 − 58 = 47",
        ] {
            assert!(document.contains(said), "docs/campaigns.md does not say « {said} »");
        }
    }

    #[test]
    fn few_outcomes_say_too_little_and_nothing_is_missing_where_there_is_enough() {
        let few = Known { under_way: 10, outcomes: (19, 19), ..Known::default() };
        assert_eq!((few.forecast().share, few.forecast().expected_devices), (USUAL_SHARE, 5));
        let enough = Known { open: 3, stock: 9, ..Known::default() };
        assert_eq!(enough.forecast().missing, 0);
    }
}
