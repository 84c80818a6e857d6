//! Several devices published at once, several listings paused or resumed: each for itself, with what became of it.

use axum::extract::State;
use axum::response::Response;
use frontend::Texts;
use tower_sessions::Session;

use crate::catalogue::rules::Action;
use crate::catalogue::{Publication, publication, service, store};
use crate::devices::Destination;
use crate::kernel::{Capacity, Cents, Error, ListingId, Result};
use crate::web::lists::{Batch, Outcomes};
use crate::web::{App, FormBody, Op};

/// The devices chosen in the workshop's list go to sale at one price, or to households.
pub(super) async fn publish(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let batch = Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        let to = match batch.action.as_str() {
            "sale" => Destination::Sale,
            "solidarity" => Destination::Solidarity,
            _ => return Err(Error::invalid("action", "batch-act-unknown")),
        };
        let price = match (to, batch.field("price")) {
            (Destination::Sale, None) => return Err(Error::invalid("price", "batch-price-required")),
            (Destination::Sale, Some(text)) => {
                let cents = Cents::parse(text).ok_or_else(|| Error::invalid("price", "price-unreadable"))?;
                Some(cents.0)
            }
            (Destination::Solidarity | Destination::Loan, _) => None,
        };
        let how = Publication { to: Some(to), price_cents: price, ..Publication::default() };
        let mut outcomes = Outcomes::new();
        for reference in rows {
            outcomes.note(reference, publication::publish_one(&app.db, &op, reference, &how).await);
        }
        app.catalogue.wake();
        let words = texts.dynamic("bench-batch-done-", to.code()).with("count", outcomes.done());
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, "/desk/devices", work).await
}

/// The listings chosen are paused, or resumed.
pub(super) async fn together(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let batch = Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        let action = match batch.action.as_str() {
            "pause" => Action::Pause,
            "resume" => Action::Resume,
            _ => return Err(Error::invalid("action", "batch-act-unknown")),
        };
        let ids = rows.iter().map(|row| row.parse().map_err(|_| Error::not_found()));
        let ids: Vec<ListingId> = ids.collect::<Result<_>>()?;
        let known = store::offers_by_id(app.db.fresh(), op.now, &ids).await?;
        let mut outcomes = Outcomes::new();
        for id in ids {
            let listing = known.iter().find(|offer| offer.listing_id == id && offer.seller_id == own);
            let name = listing.map_or_else(|| id.to_string(), |offer| offer.reference.clone());
            outcomes.note(name, service::act(&app.db, &op, id, action, None).await);
        }
        app.catalogue.wake();
        let words = texts.dynamic("listings-batch-", action.code()).with("count", outcomes.done());
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, super::own::LISTINGS, work).await
}
