//! What the engine decided, in words: the same sentences on pages, in JSON and in mails.

use frontend::{Texts, filters};

use super::rules::allocation::{Choice, Outcome, Wait};
use super::rules::priority::Part;

/// A distance in words.
#[must_use]
pub fn distance(texts: Texts, metres: i64) -> String {
    filters::write_distance(metres as f64 / 1000.0, texts)
}

/// Why a request is served or waits.
#[must_use]
pub fn outcome(texts: Texts, outcome: &Outcome) -> String {
    let text = match outcome {
        Outcome::Served { metres, fitting, choice, .. } => {
            let text = match choice {
                Choice::OnlyOne => texts.t("decision-only-one"),
                Choice::Nearest => texts.t("decision-nearest"),
                Choice::Shared => texts.t("decision-shared"),
            };
            text.with("distance", distance(texts, *metres)).with("fitting", *fitting)
        }
        Outcome::Waits { why } => match why {
            Wait::NoDevice => texts.t("decision-no-device"),
            Wait::NotEnoughMemory { of_category } => {
                texts.t("decision-not-enough-memory").with("count", *of_category)
            }
            Wait::TooFar { nearest_metres } => {
                texts.t("decision-too-far").with("distance", distance(texts, *nearest_metres))
            }
            Wait::OthersFirst { fitting, lowest_served, tie: false } => {
                texts.t("decision-others-first").with("fitting", *fitting).with("points", *lowest_served)
            }
            Wait::OthersFirst { fitting, lowest_served, tie: true } => {
                texts.t("decision-tie").with("fitting", *fitting).with("points", *lowest_served)
            }
            Wait::BeyondRun { considered } => texts.t("decision-beyond-run").with("count", *considered),
        },
    };
    text.to_string()
}

/// What one part of the points is for.
#[must_use]
pub fn part(texts: Texts, part: &Part) -> String {
    let text = texts.dynamic("points-for-", &part.reason).with("points", part.points);
    text.with("count", part.count.unwrap_or_default()).to_string()
}
