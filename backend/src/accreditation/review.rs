//! What a file must hold, what of it may be decided, and until when a decision is good.

use chrono::Months;

use super::rules::State;
use crate::kernel::context::coded;
use crate::kernel::{AccreditationId, DocumentId, Instant, Point};

/// The longest that anybody is listed without a new look, in months.
pub const LONGEST_MONTHS: u32 = 36;
/// Renewal opens this many days before the end.
pub const RENEWAL_DAYS: i64 = 90;
/// A renewal sent in time keeps its organisation listed this many days more, once.
pub const EXTENSION_DAYS: i64 = 60;
/// How long a structure of a national list may work before its file is decided, in days.
pub const PROVISIONAL_DAYS: i64 = 180;
/// How far a bench may lie from the point of its commune, in kilometres: the widest commune of the hexagon, Arles, reaches
/// about 40 km from its town hall.
const WIDEST_KM: f64 = 40.0;
/// The same overseas, where Maripasoula reaches about 200 km.
const WIDEST_OVERSEAS_KM: f64 = 220.0;

coded! {
    /// Where one criterion of a file stands.
    CriterionState {
        /// Not looked at yet.
        Pending = "pending",
        /// Its proof is good.
        Accepted = "accepted",
        /// Another proof is asked for.
        ChangesRequested = "changes_requested",
        /// Its proof is not good.
        Refused = "refused",
        /// Not asked of this organisation.
        Waived = "waived",
    }
}

coded! {
    /// What a criterion brings besides.
    Grant {
        /// The kind of social insertion.
        Insertion = "insertion",
        /// The right to issue tax receipts (CGI 238 bis).
        Receipts = "receipts",
        /// The right to receive free gifts of public bodies (CG3P L3212-2).
        PublicGifts = "public_gifts",
    }
}

coded! {
    /// Kinds of social insertion and of work with a disability (code du travail, L5132-4 and L5213-13; code de l'action
    /// sociale, L344-2).
    InsertionKind {
        /// Entreprise d'insertion.
        Ei = "EI",
        /// Atelier et chantier d'insertion.
        Aci = "ACI",
        /// Association intermédiaire.
        Ai = "AI",
        /// Entreprise de travail temporaire d'insertion.
        Etti = "ETTI",
        /// Entreprise d'insertion par le travail indépendant.
        Eiti = "EITI",
        /// Entreprise adaptée.
        Ea = "EA",
        /// Établissement ou service d'accompagnement par le travail.
        Esat = "ESAT",
    }
}

coded! {
    /// What is decided of a file, by two people.
    FileVerdict {
        /// List the applicant.
        Accredit = "accredit",
        /// Do not, with a reason.
        Refuse = "refuse",
    }
}

/// A criterion of one version, in the reader's language where words are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its code.
    pub code: String,
    /// Its name, in French then in English.
    pub title: [String; 2],
    /// What it asks.
    pub sentence: [String; 2],
    /// What a good proof is.
    pub proof: [String; 2],
    /// Of 100 among those of its kind.
    pub weight: i64,
    /// Whether nobody is listed without it.
    pub required: bool,
    /// How long a proof is good for, in months, 1 to 120.
    pub months: u32,
    /// What it brings besides.
    pub grants: Option<Grant>,
}

/// What a file holds for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The criterion's code.
    pub code: String,
    /// Where it stands.
    pub state: CriterionState,
    /// What the applicant says of it.
    pub answer: String,
    /// Until when its proof is good, once accepted.
    pub expires_at: Option<Instant>,
    /// When it was last decided.
    pub decided_at: Option<Instant>,
}

/// A proof of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The file.
    pub document_id: DocumentId,
    /// Whose file it is in.
    pub accreditation_id: AccreditationId,
    /// The criterion's code.
    pub code: String,
    /// Until when, as its own text says.
    pub valid_until: Option<Instant>,
    /// When it was sent.
    pub at: Instant,
}

/// Who has a file in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The applicant writes.
    Writing,
    /// It waits for somebody of the operator.
    Sent,
    /// Somebody of the operator reads.
    Examined,
    /// Nobody: it was decided.
    Settled,
}

/// Who has a file in hand. A renewal is written and read while the file stays listed.
#[must_use]
pub fn stage(state: State, renewal_sent: bool) -> Stage {
    match state {
        State::Draft | State::ChangesRequested => Stage::Writing,
        State::RenewalDue if renewal_sent => Stage::Examined,
        State::RenewalDue => Stage::Writing,
        State::Submitted => Stage::Sent,
        State::InReview => Stage::Examined,
        State::Accredited | State::Refused | State::Expired | State::Suspended | State::Withdrawn => {
            Stage::Settled
        }
    }
}

/// Whether a proof's own date lets it prove something at `now`.
#[must_use]
pub fn is_good(evidence: &Evidence, now: Instant) -> bool {
    evidence.valid_until.is_none_or(|until| until > now)
}

/// The required criteria that no good proof stands for, in their order: a file is not sent with any.
#[must_use]
pub fn missing<'a>(criteria: &'a [Criterion], evidence: &[Evidence], now: Instant) -> Vec<&'a Criterion> {
    let proven = |code: &str| evidence.iter().any(|one| one.code == code && is_good(one, now));
    criteria.iter().filter(|one| one.required && !proven(&one.code)).collect()
}

/// Why a criterion keeps a file from being accredited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// It was not accepted or waived.
    Undecided,
    /// It was accepted, and its proof ended meanwhile.
    Expired,
}

/// What keeps a file from being accredited now.
#[must_use]
pub fn blocking<'a>(
    criteria: &'a [Criterion],
    held: &[Held],
    now: Instant,
) -> Option<(&'a Criterion, Blocks)> {
    criteria.iter().filter(|one| one.required).find_map(|one| {
        let found = held.iter().find(|held| held.code == one.code);
        match found.map(|held| (held.state, held.expires_at)) {
            Some((CriterionState::Waived, _)) => None,
            Some((CriterionState::Accepted, until)) if until.is_none_or(|until| until > now) => None,
            Some((CriterionState::Accepted, _)) => Some((one, Blocks::Expired)),
            Some((
                CriterionState::Pending | CriterionState::ChangesRequested | CriterionState::Refused,
                _,
            ))
            | None => Some((one, Blocks::Undecided)),
        }
    })
}

/// Until when a criterion accepted now is good: its months, or its newest proof's own date when that is sooner.
#[must_use]
pub fn good_until(months: u32, evidence: &[Evidence], now: Instant) -> Instant {
    let usual = now.checked_add_months(Months::new(months)).unwrap_or(now);
    let newest = evidence.iter().max_by_key(|one| (one.at, one.document_id));
    newest.and_then(|one| one.valid_until).map_or(usual, |own| own.min(usual))
}

/// Until when a file accredited now is listed: the first required proof that ends, 36 months at most.
#[must_use]
pub fn listed_until(criteria: &[Criterion], held: &[Held], now: Instant) -> Instant {
    let longest = now.checked_add_months(Months::new(LONGEST_MONTHS)).unwrap_or(now);
    let required = |code: &str| criteria.iter().any(|one| one.required && one.code == code);
    held.iter()
        .filter(|one| one.state == CriterionState::Accepted && required(&one.code))
        .filter_map(|one| one.expires_at)
        .fold(longest, Instant::min)
}

/// Whether a grant is proven and accepted, and still good.
#[must_use]
pub fn granted(criteria: &[Criterion], held: &[Held], grant: Grant, now: Instant) -> bool {
    criteria.iter().filter(|one| one.grants == Some(grant)).any(|one| {
        held.iter().any(|held| {
            held.code == one.code
                && held.state == CriterionState::Accepted
                && held.expires_at.is_none_or(|until| until > now)
        })
    })
}

/// How far a bench lies outside its declared commune, in kilometres between the two points; `None` when it may well lie in it.
#[must_use]
pub fn outside_commune(bench: Point, commune: Point, insee_code: &str) -> Option<f64> {
    let widest = if insee_code.starts_with("97") { WIDEST_OVERSEAS_KM } else { WIDEST_KM };
    let distance = bench.distance_km(commune);
    (distance > widest).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn criterion(code: &str, required: bool, grants: Option<Grant>) -> Criterion {
        let both = || [code.to_owned(), code.to_owned()];
        Criterion {
            code: code.to_owned(),
            title: both(),
            sentence: both(),
            proof: both(),
            weight: i64::from(required),
            required,
            months: 24,
            grants,
        }
    }

    fn held(code: &str, state: CriterionState, until: Option<&str>) -> Held {
        Held {
            code: code.to_owned(),
            state,
            answer: String::new(),
            expires_at: until.map(at),
            decided_at: None,
        }
    }

    fn proof(code: &str, sent: &str, until: Option<&str>) -> Evidence {
        Evidence {
            document_id: DocumentId::new(),
            accreditation_id: AccreditationId::new(),
            code: code.to_owned(),
            valid_until: until.map(at),
            at: at(sent),
        }
    }

    const NOW: &str = "2026-11-23T09:00:00Z";

    #[test]
    fn a_proof_out_of_date_proves_nothing() {
        let criteria = [criterion("bench", true, None), criterion("receipts", false, Some(Grant::Receipts))];
        let sent = [proof("bench", "2026-11-01T09:00:00Z", Some("2026-11-22T09:00:00Z"))];
        assert_eq!(missing(&criteria, &sent, at(NOW)).len(), 1);
        let sent = [proof("bench", "2026-11-01T09:00:00Z", Some("2026-11-24T09:00:00Z"))];
        assert!(missing(&criteria, &sent, at(NOW)).is_empty());
    }

    #[test]
    fn nobody_is_listed_with_a_required_criterion_undecided_or_out_of_date() {
        let criteria = [criterion("bench", true, None), criterion("insertion", true, Some(Grant::Insertion))];
        let good = held("bench", CriterionState::Accepted, Some("2028-01-01T00:00:00Z"));
        let why = |second: Held| {
            blocking(&criteria, &[good.clone(), second], at(NOW)).map(|(one, why)| (one.code.clone(), why))
        };
        for state in [CriterionState::Pending, CriterionState::Refused, CriterionState::ChangesRequested] {
            assert_eq!(
                why(held("insertion", state, None)),
                Some(("insertion".to_owned(), Blocks::Undecided))
            );
        }
        let ended = held("insertion", CriterionState::Accepted, Some(NOW));
        assert_eq!(why(ended), Some(("insertion".to_owned(), Blocks::Expired)));
        assert_eq!(why(held("insertion", CriterionState::Waived, None)), None);
        assert!(blocking(&criteria, std::slice::from_ref(&good), at(NOW)).is_some());
    }

    #[test]
    fn a_listing_ends_with_its_first_required_proof() {
        let criteria = [criterion("bench", true, None), criterion("receipts", false, Some(Grant::Receipts))];
        let first = [
            held("bench", CriterionState::Accepted, Some("2027-06-01T00:00:00Z")),
            held("receipts", CriterionState::Accepted, Some("2026-12-01T00:00:00Z")),
        ];
        assert_eq!(listed_until(&criteria, &first, at(NOW)), at("2027-06-01T00:00:00Z"));
        assert!(granted(&criteria, &first, Grant::Receipts, at(NOW)));
        assert!(!granted(&criteria, &first, Grant::Receipts, at("2026-12-02T00:00:00Z")));
        let waived = [held("bench", CriterionState::Waived, None)];
        assert_eq!(listed_until(&criteria, &waived, at(NOW)), at("2029-11-23T09:00:00Z"));
    }

    #[test]
    fn a_proof_is_good_until_its_own_date_or_its_months_whichever_is_sooner() {
        let sent = [
            proof("bench", "2026-11-01T09:00:00Z", Some("2026-12-01T00:00:00Z")),
            proof("bench", "2026-11-02T09:00:00Z", Some("2027-03-01T00:00:00Z")),
        ];
        assert_eq!(good_until(24, &sent, at(NOW)), at("2027-03-01T00:00:00Z"));
        assert_eq!(good_until(1, &sent, at(NOW)), at("2026-12-23T09:00:00Z"));
        assert_eq!(good_until(24, &[], at(NOW)), at("2028-11-23T09:00:00Z"));
    }

    #[test]
    fn a_bench_in_another_town_is_outside_its_commune() {
        let (begles, lyon) = (Point::new(44.8081, -0.5490).unwrap(), Point::new(45.7640, 4.8357).unwrap());
        assert!(outside_commune(begles, begles, "33039").is_none());
        assert!(outside_commune(lyon, begles, "33039").is_some_and(|distance| distance > 400.0));
    }

    #[test]
    fn a_renewal_is_written_then_read_while_its_file_stays_listed() {
        assert_eq!(stage(State::RenewalDue, false), Stage::Writing);
        assert_eq!(stage(State::RenewalDue, true), Stage::Examined);
        assert_eq!(stage(State::Suspended, false), Stage::Settled);
    }
}
