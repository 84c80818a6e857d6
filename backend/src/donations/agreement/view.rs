//! An agreement in the words of pages.

use frontend::agreement::{
    AgreementPage, AgreementText, GiftForm, LinkLine, RemarkLine, SignForm, SignaturePlace,
};
use frontend::components::Fact;
use frontend::filters::{Day, write_date, write_datetime};
use frontend::object::Document;
use frontend::{Choice, FieldErrors, Language, PageContext, Texts};
use sea_orm::ConnectionTrait;

use super::super::lot::{Lot, Part};
use super::super::{rules as lot_rules, store as lots, view};
use super::review::LINK;
use super::rules::{AgreementState, LINK_DAYS, Side};
use super::store::{self, Agreement, Remark};
use super::{paper, service};
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{LotPartId, OpContext, Result};
use crate::organisations;
use crate::platform::shared_links::{self, SharedLink};
use crate::web::object::ask_to_sign;
use crate::web::{App, desk_nav};

/// Lines shown on a page.
const SHOWN_LINES: u64 = 100;

/// What was typed and refused, to be shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) errors: FieldErrors,
    pub(super) role: String,
    pub(super) recipient: String,
    pub(super) days: Option<String>,
    pub(super) gift: Option<(String, String)>,
    /// The address of the link that was just made.
    pub(super) made: String,
}

pub(super) fn reference(one: &Agreement, texts: Texts) -> String {
    texts
        .t("agreement-version")
        .with("reference", one.reference.as_str())
        .with("version", one.version.to_string())
        .to_string()
}

/// The text of a version, as everybody reads it.
pub(super) async fn text(
    c: &impl ConnectionTrait,
    one: &Agreement,
    document: String,
    texts: Texts,
) -> Result<AgreementText> {
    let part = lots::part(c, one.part_id).await?;
    let lines = lots::part_lines(c, &part, 0, SHOWN_LINES).await?;
    let summary = lots::summary(c, part.lot_id).await?;
    let more = i64::from(one.terms.lines) - i64::try_from(lines.len()).unwrap_or_default();
    Ok(AgreementText {
        reference: reference(one, texts),
        parties: paper::parties(&one.terms, texts).into(),
        clauses: paper::clauses(&one.terms, texts),
        lines: view::lines(&summary, lines.iter().map(|line| &line.line), texts),
        more,
        hash: one.document_sha256.clone(),
        document: Document::new(texts.t("agreement-document"), document, "PDF"),
        translated: texts.language != Language::Fr,
    })
}

/// What remarks say; `of` names the versions.
pub(super) fn remarks(all: &[Remark], of: &[Agreement], texts: Texts) -> Vec<RemarkLine> {
    all.iter()
        .map(|one| {
            let version =
                of.iter().find(|known| known.id == one.agreement_id).map_or(0, |known| known.version);
            let about = texts
                .t("agreement-remark-about")
                .with("who", one.name.as_str())
                .with("date", write_datetime(one.created_at, texts))
                .with("version", version.to_string());
            RemarkLine {
                about: about.to_string(),
                verdict: texts.dynamic("agreement-verdict-", one.verdict.code()).to_string(),
                words: one.words.clone().unwrap_or_default(),
            }
        })
        .collect()
}

fn link(one: &SharedLink, op: &OpContext, texts: Texts) -> LinkLine {
    let day = |at: crate::kernel::Instant| write_date(at.calendar_day(), texts);
    let said = match one.revoked_at {
        Some(at) => texts.t("agreement-link-revoked").with("date", day(at)),
        None if one.is_open(op.now) => texts.t("agreement-link-open").with("date", day(one.expires_at)),
        None => texts.t("agreement-link-expired").with("date", day(one.expires_at)),
    };
    let opened = match one.opened_at {
        Some(at) => texts.t("agreement-link-read").with("date", day(at)).to_string(),
        None => texts.t("agreement-link-unread").to_string(),
    };
    LinkLine {
        id: one.id.to_string(),
        recipient: one.recipient.clone(),
        said: format!("{said} {opened}"),
        open: one.is_open(op.now),
    }
}

/// The state of a part's agreement: its code for texts, and how it looks. `again`: an earlier version was signed.
pub(super) fn standing(one: Option<&Agreement>, again: bool) -> (&'static str, &'static str) {
    match one.map(|one| one.state) {
        None => ("none", "neutral"),
        Some(AgreementState::ToSign) if again => ("again", "warning"),
        Some(AgreementState::ToSign) => ("to-sign", "information"),
        Some(AgreementState::HalfSigned) => ("half-signed", "information"),
        Some(AgreementState::Complete) => ("complete", "good"),
        Some(AgreementState::Replaced | AgreementState::Ended) => ("ended", "neutral"),
    }
}

/// Whether a signed version came before.
pub(super) fn again(versions: &[Agreement]) -> bool {
    versions.iter().any(|one| one.state == AgreementState::Replaced && !one.signatures.is_empty())
}

/// The fact that leads from a lot or a part to its agreement; none before a workshop has taken it.
pub(in super::super) async fn fact(
    c: &impl ConnectionTrait,
    part: &Part,
    address: String,
    texts: Texts,
) -> Result<Option<Fact>> {
    let versions = store::versions(c, part.id).await?;
    let current = versions.iter().find(|one| one.ended_at.is_none());
    if part.accepted_at.is_none() || (current.is_none() && !service::is_time(part.state)) {
        return Ok(None);
    }
    let code = match (current, again(&versions)) {
        (None, true) => "again",
        (None, false) => "to-sign",
        (one, again) => standing(one, again).0,
    };
    let said = texts.dynamic("agreement-state-", code).to_string();
    Ok(Some(Fact::new(texts.t("agreement-heading").to_string(), said).leading_to(address)))
}

fn gift(lot: &Lot, public_body: bool, typed: Option<&(String, String)>, texts: Texts) -> GiftForm {
    let (basis, wish) = match typed {
        Some((basis, wish)) => (basis.as_str(), wish.as_str()),
        None => (lot.legal_basis.code(), lot.wish.code()),
    };
    let bases = LegalBasis::ALL.iter().filter(|one| lot_rules::may_give(public_body, **one).is_ok());
    GiftForm {
        bases: view::choices(
            bases.map(|one| one.code()),
            |code| texts.dynamic("legal-basis-", code).to_string(),
            |code| texts.dynamic("about-legal-basis-", code).to_string(),
            basis,
        ),
        wishes: view::choices(
            Wish::ALL.iter().map(|one| one.code()),
            |code| texts.dynamic("wish-", code).to_string(),
            |code| texts.dynamic("about-wish-", code).to_string(),
            wish,
        ),
    }
}

fn places(one: &Agreement, texts: Texts) -> Vec<SignaturePlace> {
    Side::ALL
        .iter()
        .map(|side| {
            let (title, party) = match side {
                Side::Donor => (texts.t("agreement-donor"), &one.terms.donor),
                Side::Workshop => (texts.t("agreement-workshop"), &one.terms.workshop),
            };
            let facts = one.signed_by(*side).map(|signature| paper::evidence(signature, party, texts));
            SignaturePlace {
                title: title.to_string(),
                facts: facts
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(label, value)| Fact::new(label, value))
                    .collect(),
            }
        })
        .collect()
}

/// The page of a side.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    side: Side,
    id: LotPartId,
    typed: Typed,
) -> Result<AgreementPage> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let (lot, part) = service::own(c, op, side, id).await?;
    let mine = op.acting()?.organisation_id;
    let current = service::ensure(app, &part).await?;
    let versions: Vec<Agreement> = store::versions(c, id)
        .await?
        .into_iter()
        .filter(|one| one.donor_id == mine || one.workshop_id == mine)
        .collect();
    let (back, address, about) = match side {
        Side::Donor => {
            (part.donor_page(&lot, ""), format!("/desk/lots/{}/agreement", lot.id), part.in_query(&lot))
        }
        Side::Workshop => {
            (format!("/desk/lot-parts/{id}"), format!("/desk/lot-parts/{id}/agreement"), String::new())
        }
    };
    let (state, tone) = standing(current.as_ref(), again(&versions));
    let waits = service::is_time(part.state);
    let unsigned = current.as_ref().filter(|one| waits && one.signed_by(side).is_none());
    let ask = match unsigned {
        Some(_) => ask_to_sign(c, op, side.capacity(), texts.t("agreement-ask-to-sign").to_string()).await?,
        None => None,
    };
    let acting = op.acting()?;
    let sign = unsigned.filter(|_| ask.is_none()).map(|one| SignForm {
        hash: one.document_sha256.clone(),
        signs: texts
            .t("agreement-signs")
            .with("name", acting.user_name.as_str())
            .with("organisation", acting.organisation_name.as_str())
            .to_string(),
        role: typed.role.clone(),
    });
    let (mut shares, mut links, mut said) = (false, Vec::new(), Vec::new());
    let mut form = None;
    if side == Side::Donor {
        shares = current.is_some() && waits && op.works_as(side.capacity());
        links =
            shared_links::of_subject(c, LINK, id.0).await?.iter().map(|one| link(one, op, texts)).collect();
        said = remarks(&store::remarks_of(c, &versions).await?, &versions, texts);
        let may = lot_rules::transition(part.state, lot_rules::Action::Cancel).is_ok();
        if may && lot.declared_at.is_some() && op.works_as(side.capacity()) {
            let donor = organisations::find(c, lot.donor_id).await?;
            form = Some(gift(&lot, donor.public_body, typed.gift.as_ref(), texts));
        }
    }
    let shown = match &current {
        Some(one) => Some(text(c, one, format!("{address}.pdf{about}"), texts).await?),
        None => None,
    };
    let earlier = versions.iter().filter(|one| current.as_ref().is_none_or(|now| now.id != one.id));
    let earlier = earlier.map(|one| {
        let file = match about.as_str() {
            "" => format!("{address}.pdf?version={}", one.version),
            about => format!("{address}.pdf{about}&version={}", one.version),
        };
        let ended = one.ended_at.map(|at| write_date(at.calendar_day(), texts)).unwrap_or_default();
        let detail = texts
            .t("agreement-earlier-detail")
            .with("signatures", one.signatures.len())
            .with("date", ended)
            .to_string();
        Document::new(reference(one, texts), file, "PDF").detail(detail)
    });
    Ok(AgreementPage {
        nav: desk_nav(op, &ctx),
        errors: typed.errors,
        over: texts.t("lot-over").with("reference", lot.reference.as_str()).to_string(),
        badge: texts.dynamic("agreement-state-", state).to_string(),
        tone,
        now: texts.dynamic("agreement-now-", state).to_string(),
        text: shown,
        signatures: current.as_ref().map(|one| places(one, texts)).unwrap_or_default(),
        sign,
        asks: ask.into_iter().collect(),
        shares,
        recipient: typed.recipient,
        days: typed.days.unwrap_or_else(|| LINK_DAYS.to_string()),
        made: typed.made,
        links: if shares || side == Side::Donor { links } else { Vec::new() },
        remarks: said,
        earlier: earlier.collect(),
        gift: form,
        address,
        about,
        back,
        ctx,
    })
}

/// The answers of somebody who reads through a link.
pub(super) fn verdicts(selected: &str, texts: Texts) -> Vec<Choice> {
    let all = super::rules::Verdict::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("agreement-verdict-", one.code()).to_string()));
    Choice::select(all.collect(), selected)
}
