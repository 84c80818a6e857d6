//! A file's page, as its organisation and the operator see it: the same facts, the same history.

use std::collections::HashMap;

use frontend::accreditation::{AccreditationPage, CriterionView, FileActs, ProofView};
use frontend::components::{Fact, Happening, Tone};
use frontend::filters::write_date;
use frontend::object::{Act as Button, Document, ObjectView, ended, life};
use frontend::{Choice, FieldErrors, Language, PageContext, Texts};

use super::act::capacity_of;
use super::dossier::{Dossier, Remark, RemarkBy};
use super::figures::figures_of;
use super::measured::in_words;
use super::procedure::{Procedure, decisions};
use super::review::{Criterion, CriterionState, FileVerdict, Grant, InsertionKind, Stage};
use super::rules::{Kind, State};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, DocumentId, Instant, OpContext, Result};
use crate::organisations;
use crate::platform::audit;
use crate::platform::storage::Kept;
use crate::web::object::{Side, ask_to_work, contact, history, in_order};
use crate::web::{App, desk_nav};

pub(super) fn day(at: Instant, texts: Texts) -> String {
    write_date(paris_day(at), texts)
}

/// Words of the reader's language, of a pair in French then in English.
pub(super) fn said(pair: &[String; 2], texts: Texts) -> String {
    let [fr, en] = pair;
    if texts.language == Language::En { en.clone() } else { fr.clone() }
}

/// A criterion without a file: what it asks, what a good proof is.
pub(super) fn criterion(one: &Criterion, texts: Texts) -> CriterionView {
    let note =
        if one.required { texts.t("criterion-note-required") } else { texts.t("criterion-note-optional") };
    CriterionView {
        code: one.code.clone(),
        title: said(&one.title, texts),
        sentence: said(&one.sentence, texts),
        proof: said(&one.proof, texts),
        note: note.with("weight", one.weight).with("months", i64::from(one.months)).to_string(),
        insertion: one.grants == Some(Grant::Insertion),
        ..CriterionView::default()
    }
}

fn tone(state: CriterionState) -> Tone {
    match state {
        CriterionState::Pending => Tone::Neutral,
        CriterionState::Accepted | CriterionState::Waived => Tone::Good,
        CriterionState::ChangesRequested => Tone::Warning,
        CriterionState::Refused => Tone::Danger,
    }
}

/// The colour of a file's state.
pub(super) fn state_tone(state: State) -> Tone {
    match state {
        State::Accredited => Tone::Good,
        State::Draft => Tone::Neutral,
        State::Submitted | State::InReview => Tone::Information,
        State::ChangesRequested | State::RenewalDue => Tone::Warning,
        State::Refused | State::Expired | State::Suspended | State::Withdrawn => Tone::Danger,
    }
}

fn remarks(all: &[Remark], code: Option<&str>, texts: Texts) -> Vec<Happening> {
    all.iter()
        .filter(|one| one.code.as_deref() == code)
        .map(|one| {
            let by = match one.by {
                RemarkBy::Applicant => texts.t("remark-by-applicant"),
                RemarkBy::Operator => texts.t("remark-by-operator"),
                RemarkBy::Rebond => texts.t("remark-by-rebond"),
            };
            Happening::new(day(one.at, texts), one.text.clone()).detail(by.to_string())
        })
        .collect()
}

fn procedure(all: &[Procedure], texts: Texts) -> Vec<Happening> {
    let mut lines = Vec::new();
    for one in all {
        let due = texts.t("procedure-opened").with("date", day(one.due_at, texts)).to_string();
        lines.push(Happening::new(day(one.opened_at, texts), one.reason.clone()).detail(due));
        if let (Some(at), Some(words)) = (one.observed_at, &one.observations) {
            let by = texts.t("procedure-observed").to_string();
            lines.push(Happening::new(day(at, texts), words.clone()).detail(by));
        }
        if let (Some(at), Some(decision)) = (one.decided_at, one.decision) {
            let words = one.decision_reason.clone().unwrap_or_default();
            let by = texts.dynamic("procedure-decided-", decision.code()).to_string();
            lines.push(Happening::new(day(at, texts), words).detail(by));
        }
        if let (Some(at), Some(words)) = (one.appealed_at, &one.appeal) {
            let by = texts.t("procedure-appealed").to_string();
            lines.push(Happening::new(day(at, texts), words.clone()).detail(by));
        }
        if let (Some(at), Some(granted)) = (one.appeal_decided_at, one.appeal_granted) {
            let by = if granted {
                texts.t("procedure-appeal-granted")
            } else {
                texts.t("procedure-appeal-refused")
            };
            let words = one.appeal_reason.clone().unwrap_or_default();
            lines.push(Happening::new(day(at, texts), words).detail(by.to_string()));
        }
        if let (Some(at), Some(words)) = (one.lifted_at, &one.lift_reason) {
            let by = texts.t("procedure-lifted").to_string();
            lines.push(Happening::new(day(at, texts), words.clone()).detail(by));
        }
    }
    lines
}

/// What the reader may do: nothing that would be refused.
fn may(one: &Dossier, op: &OpContext, operator: bool) -> FileActs {
    let works = op.works_as(if operator { Capacity::Operator } else { capacity_of(one.kind) });
    if !works {
        return FileActs::default();
    }
    let user = op.viewer().map(|acting| acting.user_id);
    let binds = op.require_signatory(capacity_of(one.kind)).is_ok();
    let stage = one.stage();
    let last = one.procedure();
    let open = last.is_some_and(Procedure::may_observe);
    if !operator {
        return FileActs {
            write: stage == Stage::Writing,
            remark: true,
            observe: open,
            appeal: binds && last.is_some_and(|last| last.may_appeal(one.state, op.now)),
            ..FileActs::default()
        };
    }
    let examines = stage == Stage::Examined;
    let proposed = one.proposed();
    FileActs {
        remark: true,
        judge: examines && proposed.is_none(),
        propose: examines && proposed.is_none(),
        confirm: examines && proposed.is_some_and(|proposed| Some(proposed.by) != user),
        contradict: examines && proposed.is_some(),
        invite: !decisions(one.state).is_empty() && !open,
        decide: last.is_some_and(|last| last.may_decide(op.now)),
        answer_appeal: last.is_some_and(|last| user.is_some_and(|user| last.may_answer_appeal(user))),
        lift: one.state == State::Suspended,
        ..FileActs::default()
    }
}

fn now(one: &Dossier, operator: bool, texts: Texts) -> String {
    let code = match one.stage() {
        Stage::Examined if one.state == State::RenewalDue => "renewal_sent",
        Stage::Writing | Stage::Sent | Stage::Examined | Stage::Settled => one.state.code(),
    };
    let text = if operator {
        texts.dynamic("accreditation-now-operator-", code)
    } else {
        texts.dynamic("accreditation-now-applicant-", code)
    };
    let until = one.valid_until.map(|until| day(until, texts)).unwrap_or_default();
    text.with("date", until).with("reason", one.reason.clone().unwrap_or_default()).to_string()
}

fn steps(one: &Dossier, texts: Texts) -> Vec<frontend::components::Step> {
    let at = |at: Option<Instant>| at.map(|at| day(at, texts)).unwrap_or_default();
    let labels = [
        (texts.t("accreditation-step-write").to_string(), String::new()),
        (texts.t("accreditation-step-sent").to_string(), at(one.submitted_at)),
        (texts.t("accreditation-step-review").to_string(), String::new()),
        (texts.t("accreditation-step-listed").to_string(), at(one.accredited_at)),
    ];
    let end = |done| {
        let word = texts.dynamic("accreditation-state-", one.state.code()).to_string();
        let decided = one.procedures.iter().rev().find_map(|last| last.decided_at);
        let when = match one.state {
            State::Suspended | State::Withdrawn => decided.unwrap_or(one.updated_at),
            State::Expired => one.valid_until.unwrap_or(one.updated_at),
            State::Draft
            | State::Submitted
            | State::InReview
            | State::ChangesRequested
            | State::Accredited
            | State::RenewalDue
            | State::Refused => one.updated_at,
        };
        ended(labels.clone(), done, word, day(when, texts))
    };
    match one.state {
        State::Draft => life(labels, 0),
        State::Submitted => life(labels, 1),
        State::InReview | State::ChangesRequested => life(labels, 2),
        State::Accredited | State::RenewalDue => life(labels, 4),
        State::Refused => end(3),
        State::Expired | State::Suspended | State::Withdrawn => end(4),
    }
}

fn facts(one: &Dossier, texts: Texts) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut push = |label: frontend::Text, value: String| facts.push(Fact::new(label.to_string(), value));
    push(
        texts.t("accreditation-fact-kind"),
        texts.dynamic("accreditation-kind-", one.kind.code()).to_string(),
    );
    if let Some(until) = one.valid_until {
        push(texts.t("accreditation-fact-until"), day(until, texts));
    }
    if one.provisional {
        push(texts.t("accreditation-fact-status"), texts.t("accreditation-provisional").to_string());
    }
    if let Some(version) = one.criteria_version {
        push(texts.t("accreditation-fact-version"), version.to_string());
    }
    if one.kind == Kind::Refurbisher {
        if let Some(kind) = &one.insertion_kind {
            let agreement = one.insertion_agreement.as_deref().unwrap_or_default();
            let words = texts.dynamic("insertion-", kind).to_string();
            let value = if agreement.is_empty() { words } else { format!("{words} · {agreement}") };
            push(texts.t("accreditation-fact-insertion"), value);
        }
        let yes = |is: bool| {
            if is { texts.t("accreditation-yes") } else { texts.t("accreditation-no") }.to_string()
        };
        push(texts.t("accreditation-fact-receipts"), yes(one.may_issue_receipts));
        push(texts.t("accreditation-fact-gifts"), yes(one.may_receive_public_gifts));
    }
    if let Some(number) = &one.certificate_number {
        push(texts.t("accreditation-fact-number"), number.clone());
    }
    facts
}

fn proof(kept: Option<&Kept>, id: DocumentId, base: &str, until: Option<Instant>, texts: Texts) -> ProofView {
    let until =
        until.map(|until| texts.t("accreditation-good-until").with("date", day(until, texts)).to_string());
    ProofView {
        id: id.to_string(),
        label: kept.map(|kept| kept.file_name.clone()).unwrap_or_default(),
        address: format!("{base}/proofs/{id}"),
        until: until.unwrap_or_default(),
    }
}

/// The page of one file.
///
/// # Errors
/// When the database fails.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    one: &Dossier,
    operator: bool,
) -> Result<AccreditationPage> {
    let (texts, c) = (ctx.texts, app.db.fresh());
    let base =
        if operator { format!("/desk/accreditations/{}", one.id) } else { "/desk/accreditation".to_owned() };
    let organisation = organisations::find(c, one.organisation_id).await?;
    let acts = may(one, op, operator);
    let kept = app.storage.find_many(c, one.evidence.iter().map(|proof| proof.document_id)).await?;
    let kept: HashMap<DocumentId, Kept> = kept.into_iter().map(|kept| (kept.id, kept)).collect();
    let judged: Vec<Choice> = CriterionState::ALL
        .iter()
        .filter(|state| **state != CriterionState::Pending)
        .map(|state| Choice::new(state.code(), texts.dynamic("criterion-verdict-", state.code()).to_string()))
        .collect();
    let criteria = one
        .criteria
        .iter()
        .map(|wanted| {
            let held = one.held_for(&wanted.code);
            let state = held.map_or(CriterionState::Pending, |held| held.state);
            let until = held.and_then(|held| held.expires_at).filter(|_| state == CriterionState::Accepted);
            let until =
                until.map(|at| texts.t("accreditation-good-until").with("date", day(at, texts)).to_string());
            CriterionView {
                state: texts.dynamic("criterion-state-", state.code()).to_string(),
                tone: tone(state),
                until: until.unwrap_or_default(),
                answer: held.map(|held| held.answer.clone()).unwrap_or_default(),
                proofs: one
                    .proofs_of(&wanted.code)
                    .iter()
                    .map(|found| {
                        proof(
                            kept.get(&found.document_id),
                            found.document_id,
                            &base,
                            found.valid_until,
                            texts,
                        )
                    })
                    .collect(),
                remarks: remarks(&one.remarks, Some(&wanted.code), texts),
                verdicts: judged.clone(),
                ..criterion(wanted, texts)
            }
        })
        .collect();
    let figures = match one.kind {
        Kind::Refurbisher => figures_of(c, one.organisation_id).await?,
        Kind::MediationStructure => None,
    };
    // The organisation reads its own figures; the operator reads, as everybody, what it read a week before.
    let own = op.viewer().is_some_and(|acting| acting.organisation_id == one.organisation_id);
    let warned = figures
        .as_ref()
        .and_then(|figures| if own { figures.standing.warned_at } else { figures.warned_for_others() });
    let proposed = one.proposed().map(|proposed| {
        let own = op.viewer().is_some_and(|acting| acting.user_id == proposed.by);
        let text =
            if own { texts.t("accreditation-proposed-own") } else { texts.t("accreditation-proposed") };
        text.with("verdict", texts.dynamic("verdict-", proposed.verdict.code()).to_string())
            .with("date", day(proposed.at, texts))
            .with("reason", proposed.reason.as_str())
            .to_string()
    });
    let mut buttons = Vec::new();
    let works = op.works_as(if operator { Capacity::Operator } else { capacity_of(one.kind) });
    if works && operator && one.stage() == Stage::Sent {
        buttons.push(Button::send(texts.t("accreditation-take-up").to_string(), format!("{base}/take-up")));
    }
    if !operator && acts.write && op.require_signatory(capacity_of(one.kind)).is_ok() {
        buttons.push(Button::send(texts.t("accreditation-submit").to_string(), format!("{base}/submit")));
    }
    let again = matches!(one.state, State::Refused | State::Expired | State::Withdrawn);
    if !operator && works && again {
        buttons.push(Button::send(texts.t("accreditation-start-again").to_string(), format!("{base}/begin")));
    }
    let asks = match (operator, buttons.is_empty() && !acts.any_form()) {
        (true, true) => ask_to_work(c, op, Capacity::Operator, texts).await?,
        (false, true) => ask_to_work(c, op, capacity_of(one.kind), texts).await?,
        (_, false) => None,
    };
    let entries: Vec<audit::Entry> = audit::history(c, "organisation", one.organisation_id)
        .await?
        .into_iter()
        .filter(|entry| entry.action.starts_with("accreditation."))
        .filter(|entry| entry.details.get("kind").is_none_or(|kind| kind == one.kind.code()))
        .collect();
    let role = texts.dynamic("accreditation-kind-", one.kind.code()).to_string();
    let sides = [Side::new(one.organisation_id, role.clone())];
    let told = history(c, op, &entries, &sides, texts, |entry| {
        let code = entry.action.strip_prefix("accreditation.")?;
        let quiet = ["answer", "insertion", "drop_evidence", "sent"].contains(&code);
        (!quiet).then(|| texts.dynamic("accreditation-history-", code).to_string())
    })
    .await?;
    let mut documents = Vec::new();
    if one.certificate_number.is_some() && one.is_active(op.now) {
        let address = format!("/registre/{}/attestation.pdf", one.organisation_id);
        documents.push(Document::new(texts.t("register-certificate").to_string(), address, "PDF"));
        let entry = format!("/registre/{}", one.organisation_id);
        documents.push(Document::new(texts.t("accreditation-public-page").to_string(), entry, ""));
    }
    let object = ObjectView {
        over: texts.t("accreditation-over").with("kind", role.as_str()).to_string(),
        title: organisation.name.clone(),
        badge: texts.dynamic("accreditation-state-", one.state.code()).to_string(),
        tone: state_tone(one.state),
        steps: steps(one, texts),
        now: now(one, operator, texts),
        acts: buttons,
        forms: acts.any_form(),
        asks: asks.into_iter().collect(),
        facts: facts(one, texts),
        people: if operator { vec![contact(role, &organisation, "")] } else { Vec::new() },
        documents,
        history: in_order(told),
        ..ObjectView::default()
    };
    let insertion: Vec<Choice> = InsertionKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), texts.dynamic("insertion-", kind.code()).to_string()))
        .collect();
    let verdicts = FileVerdict::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("verdict-", one.code()).to_string()))
        .collect();
    let choices = decisions(one.state)
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("decision-", one.code()).to_string()))
        .collect();
    Ok(AccreditationPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        object,
        base,
        may: acts,
        criteria,
        insertion: Choice::select(insertion, one.insertion_kind.as_deref().unwrap_or_default()),
        agreement: one.insertion_agreement.clone().unwrap_or_default(),
        remarks: remarks(&one.remarks, None, texts),
        verdicts,
        decisions: choices,
        proposed: proposed.unwrap_or_default(),
        procedure: procedure(&one.procedures, texts),
        measured_until: figures
            .as_ref()
            .map(|figures| if own { figures.own_until() } else { figures.shown_until() })
            .map(|until| {
                texts.t("accreditation-measured-until").with("date", write_date(until, texts)).to_string()
            })
            .unwrap_or_default(),
        figures: figures
            .as_ref()
            .map(|figures| in_words(if own { &figures.own } else { &figures.shown }, 0, texts))
            .map(|told| told.into_iter().map(|one| one.figure).collect())
            .unwrap_or_default(),
        warned: warned
            .map(|at| texts.t("accreditation-warned").with("date", day(at, texts)).to_string())
            .unwrap_or_default(),
        ctx,
    })
}
