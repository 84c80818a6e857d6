//! The measured figures in words: the same for their refurbisher, for the operator and in public.

use frontend::Texts;
use frontend::components::Figure;
use frontend::filters::{write_decimal, write_number, write_weight};

use super::quality::{Delay, Quality, Receptions, Tickets};
use super::reuse::ReuseRate;

/// One figure in words, and which things stand behind it.
#[derive(Clone, Debug)]
pub struct Told {
    /// What stands behind it: `outcomes`, `proofs`, `collections`, `receptions`; nothing for what is not measured.
    pub behind: Option<&'static str>,
    /// The figure.
    pub figure: Figure,
}

/// A share, « 48,2 % »; a dash before the first thing counted.
#[must_use]
pub fn share(permille: Option<u64>, texts: Texts) -> String {
    let Some(permille) = permille else { return "–".to_owned() };
    let value = write_decimal(i64::try_from(permille).unwrap_or_default() * 100_000, texts.language);
    texts.t("reuse-percent").with("value", value).to_string()
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A figure counted from so many things, or that there are too few of them.
fn told(
    behind: &'static str,
    label: frontend::Text,
    (value, source): (String, frontend::Text),
    (counted, least): (u64, u64),
    texts: Texts,
) -> Told {
    let figure = if counted < least {
        let few = texts.t("measured-few").with("least", whole(least)).with("count", whole(counted));
        Figure {
            value: texts.t("measured-not-enough").to_string(),
            label: label.to_string(),
            source: few.to_string(),
        }
    } else {
        Figure { value, label: label.to_string(), source: source.to_string() }
    };
    Told { behind: Some(behind), figure }
}

fn reuse(rate: &ReuseRate, least: u64, texts: Texts) -> [Told; 2] {
    let number = |count: u64| write_number(whole(count), texts.language);
    let weight = |grams: u64| write_weight(whole(grams), texts.language);
    let in_units = texts
        .t("reuse-in-units-source")
        .with("reused", number(rate.reused_units))
        .with("units", number(rate.units));
    let in_mass = texts
        .t("reuse-in-mass-source")
        .with("reused", weight(rate.reused_grams))
        .with("grams", weight(rate.grams))
        .with("weighed", number(rate.weighed_units));
    [
        told(
            "outcomes",
            texts.t("reuse-in-units"),
            (share(rate.units_permille(), texts), in_units),
            (rate.units, least),
            texts,
        ),
        told(
            "outcomes",
            texts.t("reuse-in-mass"),
            (share(rate.mass_permille(), texts), in_mass),
            (rate.weighed_units, least),
            texts,
        ),
    ]
}

fn delay(behind: &'static str, label: frontend::Text, one: Delay, least: u64, texts: Texts) -> Told {
    let days = |days: Option<u32>| {
        days.map_or_else(
            || "–".to_owned(),
            |days| texts.t("measured-days").with("count", i64::from(days)).to_string(),
        )
    };
    let source = texts
        .t("measured-delay-source")
        .with("ninth", days(one.ninth_days))
        .with("count", whole(one.counted));
    told(behind, label, (days(one.median_days), source), (one.counted, least), texts)
}

fn receptions(one: &Receptions, least: u64, texts: Texts) -> Told {
    let number = |count: u64| write_number(whole(count), texts.language);
    let source = texts
        .t("measured-differences-source")
        .with("missing", number(one.missing_units))
        .with("extra", number(one.extra_units))
        .with("declared", number(one.declared_units))
        .with("different", number(one.different_kinds))
        .with("kinds", number(one.declared_kinds))
        .with("disputed", number(one.disputed_parts))
        .with("parts", number(one.parts));
    told(
        "receptions",
        texts.t("measured-differences"),
        (share(one.units_permille(), texts), source),
        (one.declared_units, least),
        texts,
    )
}

/// Every figure in words; those counted from fewer than `least` things say so instead of their value.
#[must_use]
pub fn in_words(quality: &Quality, least: u64, texts: Texts) -> Vec<Told> {
    let number = |count: u64| write_number(whole(count), texts.language);
    let proofs = texts
        .t("measured-proofs-source")
        .with("refused", number(quality.refused_reports))
        .with("reports", number(quality.reports));
    let mut all = Vec::from(reuse(&quality.reuse, least, texts));
    all.push(told(
        "proofs",
        texts.t("measured-proofs"),
        (share(quality.refused_permille(), texts), proofs),
        (quality.reports, least),
        texts,
    ));
    all.push(delay("collections", texts.t("measured-to-collection"), quality.to_collection, least, texts));
    all.push(delay("receptions", texts.t("measured-to-receipt"), quality.to_receipt, least, texts));
    all.push(delay("outcomes", texts.t("measured-to-outcome"), quality.to_outcome, least, texts));
    all.push(receptions(&quality.receptions, least, texts));
    all.push(match quality.tickets {
        Tickets::NotMeasured => Told {
            behind: None,
            figure: Figure {
                value: texts.t("measured-not-measured").to_string(),
                label: texts.t("measured-tickets").to_string(),
                source: texts.t("measured-tickets-source").to_string(),
            },
        },
    });
    all
}
