//! The mails of a lot's life, each to the people of one organisation, in their language.

use frontend::Texts;
use frontend::filters::{write_distance, write_near_date};
use sea_orm::DatabaseTransaction;

use super::lot::{Lot, Offer, Part};
use super::reception::{Contester, DisputeAnswer};
use super::rules::OFFER_WORKING_DAYS;
use super::view;
use crate::accounts::tell;
use crate::devices::origin::Forbidden;
use crate::kernel::{Error, Instant, OpContext, OrganisationId, Result};
use crate::organisations;
use crate::web::{sentence, short_code_line};

fn lot_address(public_url: &str, lot: &Lot) -> String {
    format!("{public_url}/desk/lots/{}", lot.id)
}

/// A donor's lot, or the piece of it that a mail is about.
fn piece(lot: &Lot, part: &Part, texts: Texts) -> String {
    let key = match part.is_piece(lot) {
        true => texts.t("mail-lot-piece").with("units", view::units(part.unit_count, texts)),
        false => texts.t("mail-lot-whole"),
    };
    key.with("reference", lot.reference.as_str()).to_string()
}

fn piece_address(public_url: &str, lot: &Lot, part: &Part) -> String {
    format!("{public_url}{}", part.donor_page(lot, ""))
}

/// The lot is declared: what it is called, what happens next, and by when.
pub(super) async fn declared(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    telephone: &str,
    lot: &Lot,
) -> Result<()> {
    let code = short_code_line(t, super::LOT, lot.id.0).await?;
    tell(t, op, lot.donor_id, |texts| {
        let subject = texts.t("mail-lot-declared-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-declared-text")
            .with("reference", lot.reference.as_str())
            .with("units", view::units(lot.unit_count, texts))
            .with("days", i64::from(OFFER_WORKING_DAYS))
            .with("telephone", telephone)
            .with("address", lot_address(public_url, lot));
        (subject.to_string(), text.to_string() + code(texts).as_str())
    })
    .await
}

/// A workshop is asked.
pub(super) async fn offered(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &Part,
    offer: &Offer,
) -> Result<()> {
    let donor = organisations::find(t, lot.donor_id).await?;
    tell(t, op, offer.refurbisher_id, |texts| {
        let until = write_near_date(frontend::filters::Day::calendar_day(&offer.expires_at), texts);
        let subject = texts.t("mail-lot-offered-subject").with("donor", donor.name.as_str());
        let text = texts
            .t("mail-lot-offered-text")
            .with("donor", donor.name.as_str())
            .with("reference", lot.reference.as_str())
            .with("units", view::units(part.unit_count, texts))
            .with("distance", write_distance(offer.distance_km, texts))
            .with("until", until)
            .with("address", format!("{public_url}/desk/lot-parts/{}", part.id));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// A workshop takes the lot.
pub(super) async fn accepted(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    (lot, part): (&Lot, &Part),
    refurbisher: OrganisationId,
) -> Result<()> {
    let workshop = organisations::find(t, refurbisher).await?;
    let code = short_code_line(t, super::LOT, lot.id.0).await?;
    tell(t, op, lot.donor_id, |texts| {
        let subject = texts.t("mail-lot-accepted-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-accepted-text")
            .with("lot", piece(lot, part, texts))
            .with("refurbisher", workshop.name.as_str())
            .with("address", piece_address(public_url, lot, part));
        (subject.to_string(), text.to_string() + code(texts).as_str())
    })
    .await
}

/// The day of collection is known.
pub(super) async fn collection_planned(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    (lot, part): (&Lot, &Part),
    day: Instant,
) -> Result<()> {
    let code = short_code_line(t, super::LOT, lot.id.0).await?;
    tell(t, op, lot.donor_id, |texts| {
        let day = write_near_date(frontend::filters::Day::calendar_day(&day), texts);
        let subject = texts
            .t("mail-lot-collection-subject")
            .with("reference", lot.reference.as_str())
            .with("day", day.as_str());
        let text = texts
            .t("mail-lot-collection-text")
            .with("lot", piece(lot, part, texts))
            .with("day", day.as_str())
            .with("address", piece_address(public_url, lot, part));
        (subject.to_string(), text.to_string() + code(texts).as_str())
    })
    .await
}

/// No workshop is left to ask.
pub(super) async fn unplaced(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    (lot, part): (&Lot, &Part),
) -> Result<()> {
    tell(t, op, lot.donor_id, |texts| {
        let subject = texts.t("mail-lot-unplaced-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-unplaced-text")
            .with("lot", piece(lot, part, texts))
            .with("address", piece_address(public_url, lot, part));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// A workshop may no longer receive a lot that it took: its donor learns that another is looked for, the workshop why.
pub(super) async fn released(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    (lot, part): (&Lot, &Part),
    refurbisher: OrganisationId,
    rule: Forbidden,
) -> Result<()> {
    let workshop = organisations::find(t, refurbisher).await?;
    tell(t, op, lot.donor_id, |texts| {
        let subject = texts.t("mail-lot-released-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-released-text")
            .with("lot", piece(lot, part, texts))
            .with("refurbisher", workshop.name.as_str())
            .with("address", piece_address(public_url, lot, part));
        (subject.to_string(), text.to_string())
    })
    .await?;
    tell(t, op, refurbisher, |texts| {
        let subject = texts.t("mail-part-released-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-part-released-text")
            .with("reference", lot.reference.as_str())
            .with("rule", sentence(&Error::from(rule), texts.language));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// The lot was counted at the workshop.
pub(super) async fn received(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &Part,
    differences: usize,
) -> Result<()> {
    tell(t, op, lot.donor_id, |texts| {
        let subject = texts.t("mail-lot-received-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-received-text")
            .with("reference", lot.reference.as_str())
            .with("counted", part.counted.unwrap_or_default())
            .with("differences", differences)
            .with("address", lot_address(public_url, lot));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// The donor withdraws a lot that a workshop was asked for, or had taken.
pub(super) async fn cancelled(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &Lot,
    refurbisher: OrganisationId,
) -> Result<()> {
    let donor = organisations::find(t, lot.donor_id).await?;
    tell(t, op, refurbisher, |texts| {
        let subject = texts.t("mail-lot-cancelled-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-cancelled-text")
            .with("reference", lot.reference.as_str())
            .with("donor", donor.name.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// Whom a dispute is about to be told to: the other side, and the address of its page.
fn other_side(public_url: &str, lot: &Lot, part: &Part, side: Contester) -> Option<(OrganisationId, String)> {
    match side {
        Contester::Donor => {
            part.refurbisher_id.map(|id| (id, format!("{public_url}/desk/lot-parts/{}", part.id)))
        }
        Contester::Workshop => Some((lot.donor_id, lot_address(public_url, lot))),
    }
}

/// One side contests the count: the other is asked to answer.
pub(super) async fn contested(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &Part,
    side: Contester,
    words: &str,
) -> Result<()> {
    let Some((to, address)) = other_side(public_url, lot, part, side) else { return Ok(()) };
    tell(t, op, to, |texts| {
        let subject = texts.t("mail-lot-contested-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-contested-text")
            .with("reference", lot.reference.as_str())
            .with("side", texts.dynamic("dispute-side-", side.code()).to_string())
            .with("words", words)
            .with("address", address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// The other side has answered: who contested is told.
pub(super) async fn settled(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &Part,
    side: Contester,
    answer: DisputeAnswer,
) -> Result<()> {
    let Some((to, address)) = other_side(public_url, lot, part, side) else { return Ok(()) };
    tell(t, op, to, |texts| {
        let subject = texts.t("mail-lot-settled-subject").with("reference", lot.reference.as_str());
        let text = texts
            .t("mail-lot-settled-text")
            .with("reference", lot.reference.as_str())
            .with("answer", texts.dynamic("dispute-answer-", answer.code()).to_string())
            .with("address", address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}
