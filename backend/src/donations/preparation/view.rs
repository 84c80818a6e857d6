//! What was answered before a collection, in words.

use frontend::components::Fact;
use frontend::preparation::{LockQuestion, PreparationPage, ProofLine};
use frontend::{Choice, FieldErrors, PageContext, Texts};

use super::super::reading;
use super::rules::{ErasurePlace, LeasedEquipment, Lock, LockLift, Preparation, Unprepared};
use super::service::{Proof, is_time};
use super::store::{self, Named};
use crate::kernel::{Capacity, DocumentId, DonationLotId, OpContext, Result};
use crate::web::object::ask_to_work;
use crate::web::{App, desk_nav};

/// What was typed and refused, to be shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) errors: FieldErrors,
    pub(super) fields: Option<std::collections::HashMap<String, String>>,
}

fn lift_of(lock: Lock, kept: &Preparation) -> Option<LockLift> {
    match lock {
        Lock::Firmware => kept.firmware,
        Lock::Management => kept.management,
        Lock::Activation => kept.activation,
    }
}

/// What is still missing, in one sentence each.
pub(in super::super) fn missing_words(missing: &[Unprepared], texts: Texts) -> Vec<String> {
    missing.iter().map(|one| texts.dynamic("preparation-missing-", one.code()).to_string()).collect()
}

fn line_words(one: &Named, texts: Texts) -> String {
    let serial = one.serial.as_deref().unwrap_or_default();
    texts
        .t("preparation-leased-line")
        .with("line", one.line.to_string())
        .with("what", one.model.as_str())
        .with("serial", serial)
        .to_string()
}

/// What was answered, as facts, for donor and workshop; each proof leads to its file at `proofs`.
pub(in super::super) fn facts(kept: &Preparation, leased: &[Named], proofs: &str, texts: Texts) -> Vec<Fact> {
    let unanswered = || texts.t("preparation-unanswered").to_string();
    let mut facts: Vec<Fact> = Lock::ALL
        .iter()
        .map(|lock| {
            let lift = lift_of(*lock, kept);
            let words = lift.map(|lift| texts.dynamic("preparation-lift-", lift.code()).to_string());
            let label = texts.dynamic("preparation-lock-", lock.code()).to_string();
            Fact::new(label, words.unwrap_or_else(unanswered))
        })
        .collect();
    let leased_words =
        kept.leased.map(|one| texts.dynamic("preparation-told-leased-", one.code()).to_string());
    let mut lines = vec![leased_words.unwrap_or_else(unanswered)];
    lines.extend(leased.iter().take(20).map(|one| line_words(one, texts)));
    facts.push(Fact::new(texts.t("preparation-leased").to_string(), lines.join(" · ")));
    let erasure = kept.erasure.map(|one| texts.dynamic("preparation-place-", one.code()).to_string());
    facts.push(Fact::new(texts.t("preparation-erasure").to_string(), erasure.unwrap_or_else(unanswered)));
    for (proof, kept) in [(Proof::Release, kept.release_id), (Proof::Evidence, kept.evidence_id)] {
        if kept.is_some() {
            let label = texts.dynamic("preparation-proof-", proof.code()).to_string();
            let fact = Fact::new(label, texts.t("preparation-proof-open").to_string());
            facts.push(fact.leading_to(format!("{proofs}/{}", proof.code())));
        }
    }
    facts
}

async fn proof_line(
    app: &App,
    id: DonationLotId,
    proof: Proof,
    kept: Option<DocumentId>,
    texts: Texts,
) -> Result<ProofLine> {
    let named = match kept {
        Some(document) => app.storage.find(app.db.fresh(), document).await?.file_name,
        None => String::new(),
    };
    Ok(ProofLine {
        kind: proof.code(),
        title: texts.dynamic("preparation-proof-", proof.code()).to_string(),
        about: texts.dynamic("preparation-proof-about-", proof.code()).to_string(),
        address: match kept {
            Some(_) => format!("/desk/lots/{id}/proofs/{}", proof.code()),
            None => String::new(),
        },
        name: named,
    })
}

/// The page where a donor answers.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: DonationLotId,
    typed: Typed,
) -> Result<PreparationPage> {
    let texts = ctx.texts;
    let detail = reading::lot(app, op, id, None).await?;
    let c = app.db.fresh();
    let kept = store::find(c, id).await?;
    let leased = store::leased_lines(c, id).await?;
    let open = detail.parts.iter().any(|part| is_time(part.state));
    let ask = match open {
        true => ask_to_work(c, op, Capacity::Donor, texts).await?,
        false => None,
    };
    let sent = |name: &str, before: &str| match &typed.fields {
        Some(fields) => fields.get(name).cloned().unwrap_or_default(),
        None => before.to_owned(),
    };
    let questions = Lock::ALL.iter().map(|lock| {
        let before = lift_of(*lock, &kept).map(LockLift::code).unwrap_or_default();
        let lifts = LockLift::ALL.iter().map(|lift| {
            Choice::new(lift.code(), texts.dynamic("preparation-lift-", lift.code()).to_string())
        });
        LockQuestion {
            name: lock.code(),
            label: texts.dynamic("preparation-lock-", lock.code()).to_string(),
            how: texts.dynamic("preparation-how-", lock.code()).to_string(),
            choices: Choice::select(lifts.collect(), &sent(lock.code(), before)),
        }
    });
    let leases = LeasedEquipment::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("preparation-leased-", one.code()).to_string()));
    let places = ErasurePlace::ALL.iter().map(|one| {
        Choice::new(one.code(), texts.dynamic("preparation-erasure-", one.code()).to_string())
            .hint(texts.dynamic("preparation-erasure-about-", one.code()).to_string())
    });
    // A number that would be read as several words is named by its line.
    let whole = |serial: &&String| !serial.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let named: Vec<String> = leased
        .iter()
        .map(|one| one.serial.as_ref().filter(whole).cloned().unwrap_or_else(|| one.line.to_string()))
        .collect();
    let mut proofs = Vec::new();
    if kept.leased == Some(LeasedEquipment::Released) || kept.release_id.is_some() {
        proofs.push(proof_line(app, id, Proof::Release, kept.release_id, texts).await?);
    }
    if kept.erasure == Some(ErasurePlace::ByDonor) || kept.evidence_id.is_some() {
        proofs.push(proof_line(app, id, Proof::Evidence, kept.evidence_id, texts).await?);
    }
    Ok(PreparationPage {
        nav: desk_nav(op, &ctx),
        errors: typed.errors.clone(),
        id: id.to_string(),
        reference: detail.lot.reference.clone(),
        open: open && ask.is_none(),
        asks: ask.into_iter().collect(),
        missing: missing_words(&kept.missing(), texts),
        questions: questions.collect(),
        leases: Choice::select(
            leases.collect(),
            &sent("leased", kept.leased.map(LeasedEquipment::code).unwrap_or_default()),
        ),
        leased_lines: sent("leased_lines", &named.join(" ")),
        places: Choice::select(
            places.collect(),
            &sent("erasure", kept.erasure.map(ErasurePlace::code).unwrap_or_default()),
        ),
        proofs,
        facts: facts(&kept, &leased, &format!("/desk/lots/{id}/proofs"), texts),
        ctx,
    })
}
