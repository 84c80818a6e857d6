//! The first version of the criteria of referencing.

use crate::embedded::{optional, rows};

/// Where the first version comes from: said beside the criteria, in French.
pub const CRITERIA_SOURCE: &str = "Critères fondateurs du référencement : atelier de proximité, 50 % de réemploi, service \
    après-vente, insertion sociale (documents fondateurs, 2026) ; reçus : CGI, article 238 bis ; dons publics : CG3P, \
    article L3212-2 ; structures : liste nationale de la médiation numérique (2026)";

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// `refurbisher` or `mediation_structure`.
    pub kind: String,
    /// Its code, unique for its kind.
    pub code: String,
    /// Its name, in French then in English.
    pub title: [String; 2],
    /// What it asks, in French then in English.
    pub sentence: [String; 2],
    /// What a good proof is, in French then in English.
    pub proof: [String; 2],
    /// Of 100 among those of its kind; none for what is optional.
    pub weight: i64,
    /// Whether nobody is listed without it.
    pub required: bool,
    /// How long a proof is good for, in months.
    pub months: i64,
    /// What it brings besides: `insertion`, `receipts`, `public_gifts`.
    pub grants: Option<String>,
}

/// The criteria of every kind, in the order in which they are asked.
pub fn criteria() -> impl Iterator<Item = Criterion> {
    let number = |text: &str| text.parse().expect("a criterion's figure is a whole number");
    rows(include_bytes!("../data/criteria.csv").as_slice()).map(move |row| Criterion {
        kind: row[0].to_owned(),
        code: row[1].to_owned(),
        title: [row[2].to_owned(), row[3].to_owned()],
        sentence: [row[4].to_owned(), row[5].to_owned()],
        proof: [row[6].to_owned(), row[7].to_owned()],
        weight: number(&row[8]),
        required: &row[9] == "1",
        months: number(&row[10]),
        grants: optional(&row[11]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_required_of_each_kind_weighs_a_hundred() {
        for kind in ["refurbisher", "mediation_structure"] {
            let weights: i64 = criteria().filter(|one| one.kind == kind).map(|one| one.weight).sum();
            assert_eq!(weights, 100, "{kind}");
            assert!(criteria().filter(|one| one.kind == kind).all(|one| one.required == (one.weight > 0)));
        }
    }

    #[test]
    fn the_four_founding_criteria_are_required_of_workshops() {
        let codes: Vec<String> =
            criteria().filter(|one| one.kind == "refurbisher" && one.required).map(|one| one.code).collect();
        assert_eq!(codes, ["bench_proximity", "reuse_rate", "after_sales", "social_insertion"]);
    }
}
