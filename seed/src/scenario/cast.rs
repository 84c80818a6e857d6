//! Who plays: fictional organisations in real communes. A name that borrows a real place says « (exemple) ». The tables lie
//! in `seed/data/cast/`; the first rows are the personas' organisations and their neighbours.

use std::str::FromStr;

use csv::StringRecord;

use super::codes::{InsertionKind, LegalBasis, PersonaCode, VatRegime, Wish};
use crate::embedded::rows;

/// The nine personas, the organisation each acts for, first name, family name, and the word in the e-mail address.
pub(super) const PERSONAS: [(PersonaCode, &str, &str, &str, &str); 9] = [
    (PersonaCode::Donor, "donor-01", "Claire", "Dorval", "donateur"),
    (PersonaCode::Refurbisher, "refurbisher-01", "Karim", "Belmonte", "reconditionneur"),
    (PersonaCode::Buyer, "buyer-01", "Nadège", "Tournerie", "acheteur"),
    (PersonaCode::Buyer2, "buyer-02", "Luc", "Sarmande", "acheteur2"),
    (PersonaCode::Buyer3, "buyer-03", "Inès", "Caudéran-Faye", "acheteur3"),
    (PersonaCode::Mediator, "mediation-01", "Sofia", "Lanteigne", "mediateur"),
    (PersonaCode::Lead, "lead-01", "Paul", "Ithurbide", "territoire"),
    (PersonaCode::Funder, "funder-01", "Hélène", "Vaucresson", "financeur"),
    (PersonaCode::Operator, "operator-01", "Camille", "Ardouin", "operateur"),
];

/// The organisations of the personas that others' histories are told around.
pub(super) const PLAYED_REFURBISHER: &str = "refurbisher-01";
/// The buyers' three.
pub(super) const PLAYED_BUYERS: [&str; 3] = ["buyer-01", "buyer-02", "buyer-03"];
/// The mediator's.
pub(super) const PLAYED_STRUCTURE: &str = "mediation-01";
/// The territorial lead's.
pub(super) const PLAYED_LEAD: &str = "lead-01";
/// The operator's.
pub(super) const PLAYED_OPERATOR: &str = "operator-01";

/// A donor as written in its table.
pub(super) struct DonorLine {
    pub(super) name: String,
    pub(super) insee_code: String,
    pub(super) public_body: bool,
    pub(super) legal_basis: LegalBasis,
    pub(super) wish: Wish,
}

/// What a donor gives, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Giving {
    /// How often its lots come, against the others'.
    pub(super) weight: u32,
    /// What its lots hold.
    pub(super) mix: Mix,
}

/// What kind of equipment a donor retires most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mix {
    /// Portable computers and screens.
    Office,
    /// Telephones, tablets and tills.
    Shop,
    /// Rooms full of desktop computers.
    School,
}

/// A refurbisher as written in its table.
pub(super) struct RefurbisherLine {
    pub(super) name: String,
    pub(super) insee_code: String,
    pub(super) insertion_kind: InsertionKind,
    /// An association of general interest: it may issue receipts and receive public gifts.
    pub(super) disinterested: bool,
    pub(super) service_radius_km: u32,
    pub(super) accredited: bool,
}

/// How a workshop works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Craft {
    /// Of a hundred devices with an outcome, about how many find a new life.
    pub(super) reuse_percent: u32,
    /// How it computes VAT.
    pub(super) vat_regime: VatRegime,
}

/// A buyer or a mediation structure as written in its table.
pub(super) struct BodyLine {
    pub(super) name: String,
    pub(super) insee_code: String,
    pub(super) public_body: bool,
    /// Whether it also prescribes.
    pub(super) prescribes: bool,
}

fn text(row: &StringRecord, column: usize) -> String {
    row[column].to_owned()
}

fn yes(row: &StringRecord, column: usize) -> bool {
    &row[column] == "1"
}

fn number(row: &StringRecord, column: usize) -> u32 {
    u32::from_str(&row[column]).expect("a number of the cast is one")
}

fn coded<T: Copy>(row: &StringRecord, column: usize, all: &[T], code: impl Fn(T) -> &'static str) -> T {
    *all.iter().find(|one| code(**one) == &row[column]).expect("a code of the cast is known")
}

const DONORS: &[u8] = include_bytes!("../../data/cast/donors.csv");
const REFURBISHERS: &[u8] = include_bytes!("../../data/cast/refurbishers.csv");
const BUYERS: &[u8] = include_bytes!("../../data/cast/buyers.csv");
const MEDIATION_STRUCTURES: &[u8] = include_bytes!("../../data/cast/mediation_structures.csv");

/// Sixty donors: companies, patrons, sellers, and public bodies whose gifts are bound to people in need (law 13).
pub(super) fn donors() -> impl Iterator<Item = (DonorLine, Giving)> {
    rows(DONORS).map(|row| {
        let legal_basis = coded(&row, 2, LegalBasis::ALL, LegalBasis::code);
        let mix = match &row[5] {
            "office" => Mix::Office,
            "shop" => Mix::Shop,
            "school" => Mix::School,
            other => panic!("a donor of the cast has the mix « {other} »"),
        };
        let line = DonorLine {
            name: text(&row, 0),
            insee_code: text(&row, 1),
            public_body: legal_basis == LegalBasis::PublicFreeGift,
            legal_basis,
            wish: coded(&row, 3, Wish::ALL, Wish::code),
        };
        (line, Giving { weight: number(&row, 4), mix })
    })
}

/// Twenty-five refurbishers: by Bordeaux the played one, which is the nearest to the played donor, one south of it; one
/// by Paris whose file is being read; one that makes too little fit again.
pub(super) fn refurbishers() -> impl Iterator<Item = (RefurbisherLine, Craft)> {
    rows(REFURBISHERS).map(|row| {
        let line = RefurbisherLine {
            name: text(&row, 0),
            insee_code: text(&row, 1),
            insertion_kind: coded(&row, 2, InsertionKind::ALL, InsertionKind::code),
            disinterested: yes(&row, 3),
            service_radius_km: number(&row, 4),
            accredited: yes(&row, 5),
        };
        let vat_regime = coded(&row, 7, VatRegime::ALL, VatRegime::code);
        (line, Craft { reuse_percent: number(&row, 6), vat_regime })
    })
}

fn body(row: &StringRecord) -> BodyLine {
    BodyLine {
        name: text(row, 0),
        insee_code: text(row, 1),
        public_body: yes(row, 2),
        prescribes: row.get(3) == Some("1"),
    }
}

/// A hundred and twenty buyers; the first three are the personas'.
pub(super) fn buyers() -> impl Iterator<Item = BodyLine> {
    rows(BUYERS).map(|row| body(&row))
}

/// A hundred and fifty mediation structures.
pub(super) fn mediation_structures() -> impl Iterator<Item = BodyLine> {
    rows(MEDIATION_STRUCTURES).map(|row| body(&row))
}
