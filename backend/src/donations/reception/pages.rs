//! Where those who receive a lot count it, write its containers down and sign; and where a count is contested.

use std::collections::HashMap;

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::reception::ReceptionPage;
use frontend::{FieldErrors, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::super::asked::PartAsked;
use super::super::{reading, store as lots};
use super::rules::{ContainerCondition, Contester, Entry, Signer};
use super::service::{self, Entered, What};
use super::view::{self, Typed, page};
use super::{NewContainer, NewSignature, disputes, store, written};
use crate::kernel::{Capacity, DonationLotId, Error, LotPartId, OpContext, Result};
use crate::platform::storage::sha256;
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, errors_of};

pub(in super::super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lot-parts/{id}/reception", show)
        .post("/desk/lot-parts/{id}/count", enter)
        .post("/desk/lot-parts/{id}/count/take-back", take_back)
        .post("/desk/lot-parts/{id}/count/close", close)
        .post("/desk/lot-parts/{id}/count/reopen", reopen)
        .post("/desk/lot-parts/{id}/containers", contain)
        .post("/desk/lot-parts/{id}/signatures", sign)
        .post("/desk/lot-parts/{id}/dispute", contest_as_workshop)
        .post("/desk/lot-parts/{id}/dispute/answer", answer_as_workshop)
        .post("/desk/lots/{id}/dispute", contest_as_donor)
        .post("/desk/lots/{id}/dispute/answer", answer_as_donor)
        .merge(super::photo_pages::pages())
}

fn address(id: LotPartId) -> String {
    format!("/desk/lot-parts/{id}/reception")
}

#[derive(Deserialize)]
struct ShowArgs {
    after: Option<String>,
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    Args(args): Args<ShowArgs>,
) -> Result<Html<ReceptionPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, args.after, Typed::default()).await?))
}

type Fields = HashMap<String, String>;

fn field<'f>(form: &'f Fields, name: &str) -> &'f str {
    form.get(name).map(String::as_str).unwrap_or_default().trim()
}

/// A whole number as people write it; what is none is refused as out of range.
fn whole(text: &str) -> i64 {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
    digits.parse().unwrap_or(-1)
}

fn what(form: &Fields) -> Result<What> {
    let kind = |name: &str| match field(form, name) {
        "" => Ok(None),
        text => text.parse::<i32>().map(Some).map_err(|_| Error::invalid("kind", "count-kind")),
    };
    Ok(match field(form, "what") {
        "kind" => What::OfKind {
            kind: kind("kind")?.ok_or_else(|| Error::invalid("kind", "count-kind"))?,
            quantity: whole(field(form, "quantity")),
        },
        "other" => What::NotDeclared {
            category: field(form, "category").to_owned(),
            label: field(form, "label").to_owned(),
            quantity: whole(field(form, "quantity")),
        },
        _ => What::Serial {
            serial: field(form, "serial").to_owned(),
            kind: kind("scan-kind")?,
            category: None,
        },
    })
}

/// The faults of an entry beside the field they are about.
fn placed(error: &Error, form: &Fields, op: &OpContext) -> FieldErrors {
    let all = errors_of(error, op.language);
    let moved = match field(form, "what") {
        "kind" => Some(("quantity", format!("units-{}", field(form, "kind")))),
        "serial" => Some(("kind", "scan-kind".to_owned())),
        _ => None,
    };
    match moved {
        Some((from, to)) => match all.get(from) {
            Some(message) => FieldErrors::new().with(to, message.to_owned()),
            None => all,
        },
        None => all,
    }
}

async fn refused(
    app: &App,
    op: &OpContext,
    session: &Session,
    ctx: frontend::PageContext,
    id: LotPartId,
    (error, errors): (Error, FieldErrors),
    form: Fields,
) -> Result<Response> {
    if error.field_faults().is_empty() {
        return Flasher(session).refused(error, op.language, &address(id)).await;
    }
    let after = form.get("after").filter(|after| !after.is_empty()).cloned();
    let differs = error.field_faults().iter().any(|fault| fault.code == "container-differs");
    let page = page(app, op, ctx, id, after, Typed { errors, fields: form, differs }).await?;
    Ok(Html::refused(&error, page).into_response())
}

async fn title_of(app: &App, op: &OpContext, id: LotPartId, entry: &Entry, texts: Texts) -> Result<String> {
    let mut titles = HashMap::new();
    if let Some(kind) = entry.kind {
        let own = op.require(Capacity::Refurbisher)?.organisation_id;
        let part = lots::part_of_refurbisher(app.db.fresh(), own, id).await?;
        let found = store::kinds(app.db.fresh(), &part, kind.saturating_sub(1), 1).await?;
        titles.extend(found.into_iter().map(|one| (one.position, one.title())));
    }
    Ok(view::told(entry, &titles, texts))
}

async fn enter(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<Fields>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let texts = ctx.texts;
    // The same press sent twice counts once; another number from the same page is another entry.
    let parts = ["key", "what", "kind", "scan-kind", "category", "label", "quantity", "serial"];
    let key = sha256(parts.map(|name| field(&form, name)).join("\n").as_bytes());
    let outcome = match what(&form) {
        Ok(what) => service::enter(&app, &op, id, &key, what).await,
        Err(error) => Err(error),
    };
    let back = match field(&form, "after") {
        "" => address(id),
        after => format!("{}?after={}", address(id), whole(after).max(0)),
    };
    match outcome {
        Ok(Entered::Counted(entry)) => {
            let title = title_of(&app, &op, id, &entry, texts).await?;
            let said = match (entry.kind, entry.line_id, &entry.serial) {
                (None, ..) => texts.t("reception-said-undeclared").with("what", title),
                (Some(_), None, Some(_)) => texts.t("reception-said-new-number").with("what", title),
                (Some(_), ..) => texts.t("reception-said-counted").with("what", title),
            };
            Flasher(&session).done(said.to_string(), &back).await
        }
        Ok(Entered::Before(entry)) => {
            let title = title_of(&app, &op, id, &entry, texts).await?;
            let said = texts
                .t("reception-said-before")
                .with("what", title)
                .with("name", entry.user_name.as_str())
                .with("date", frontend::filters::write_datetime(entry.at, texts));
            Flasher(&session).warned(said.to_string(), &back).await
        }
        Err(error) => {
            let errors = placed(&error, &form, &op);
            refused(&app, &op, &session, ctx, id, (error, errors), form).await
        }
    }
}

#[derive(Deserialize)]
struct TakeBackForm {
    #[serde(default)]
    key: String,
    #[serde(default)]
    entry: String,
}

async fn take_back(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<TakeBackForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let outcome = match form.entry.parse() {
        Ok(entry) => service::take_back(&app, &op, id, &form.key, entry).await,
        Err(_) => Err(Error::not_found()),
    };
    Flasher(&session).end(outcome, ctx.t("reception-said-taken-back"), op.language, &address(id)).await
}

async fn close(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Response> {
    match service::close(&app, &op, id).await {
        Ok(()) => {
            let part = format!("/desk/lot-parts/{id}");
            Flasher(&session).done(ctx.t("reception-said-closed").to_string(), &part).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn reopen(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Response> {
    let outcome = service::reopen(&app, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("reception-said-reopened"), op.language, &address(id)).await
}

/// A weight in kilograms as people write it, « 12,5 », in grams; `None` for nothing.
fn grams(text: &str) -> Result<Option<i64>> {
    let text = text.trim().trim_end_matches("kg").trim();
    if text.is_empty() {
        return Ok(None);
    }
    let unreadable = || Error::invalid("weight_grams", "container-weight").with("most", 2_000);
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
    let digits = digits.replace(',', ".");
    let (units, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let sound = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if units.is_empty() || units.len() > 6 || decimals.len() > 3 || !sound(units) || !sound(decimals) {
        return Err(unreadable());
    }
    format!("{units}{decimals:0<3}").parse().map(Some).map_err(|_| unreadable())
}

async fn contain(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<Fields>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let condition: Result<ContainerCondition> =
        field(&form, "condition").parse().map_err(|()| Error::invalid("condition", "container-condition"));
    let read = condition.and_then(|condition| Ok((condition, grams(field(&form, "weight_grams"))?)));
    let outcome = match read {
        Ok((condition, weight_grams)) => {
            let new = NewContainer {
                number: field(&form, "number").to_owned(),
                seal: field(&form, "seal").to_owned(),
                condition,
                weight_grams,
                replace: field(&form, "replace") == "true",
            };
            written::put_container(&app, &op, id, new).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(container) => {
            let said = ctx.t("container-said").with("number", container.number).to_string();
            Flasher(&session).done(said, &format!("{}#containers", address(id))).await
        }
        Err(error) => {
            let errors = errors_of(&error, op.language);
            refused(&app, &op, &session, ctx, id, (error, errors), form).await
        }
    }
}

async fn sign(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<Fields>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let Ok(side) = field(&form, "side").parse::<Signer>() else { return Err(Error::not_found()) };
    let own = |name: &str| field(&form, &format!("{name}-{}", side.code())).to_owned();
    let new = NewSignature {
        side,
        name: own("name"),
        role: own("role"),
        drawing: field(&form, "drawing").to_owned(),
        agreed: own("agreed") == "true",
    };
    match written::sign(&app, &op, id, new).await {
        Ok(_) => {
            let to = format!("{}#signatures", address(id));
            Flasher(&session).done(ctx.t("signature-said").to_string(), &to).await
        }
        Err(error) => {
            let mut errors = FieldErrors::new();
            for fault in error.field_faults() {
                let words = errors_of(&error, op.language).get(&fault.field).map(str::to_owned);
                let name = if fault.field == "drawing" { "agreed" } else { fault.field.as_str() };
                errors.push(format!("{name}-{}", side.code()), words.unwrap_or_default());
            }
            refused(&app, &op, &session, ctx, id, (error, errors), form).await
        }
    }
}

#[derive(Deserialize)]
struct DisputeForm {
    #[serde(default)]
    words: String,
    #[serde(default)]
    answer: String,
}

async fn contest(
    app: &App,
    op: &OpContext,
    session: &Session,
    (side, id): (Contester, LotPartId),
    form: DisputeForm,
    (said, back): (String, String),
) -> Result<Response> {
    let outcome = disputes::contest(app, op, side, id, &form.words).await;
    Flasher(session).end(outcome, said, op.language, &back).await
}

async fn answer(
    app: &App,
    op: &OpContext,
    session: &Session,
    (side, id): (Contester, LotPartId),
    form: DisputeForm,
    (said, back): (String, String),
) -> Result<Response> {
    let outcome = match form.answer.parse() {
        Ok(answer) => disputes::answer(app, op, side, id, answer, &form.words).await,
        Err(()) => Err(Error::invalid("answer", "dispute-answer")),
    };
    Flasher(session).end(outcome, said, op.language, &back).await
}

async fn contest_as_workshop(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<DisputeForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let end = (ctx.t("dispute-said-opened").to_string(), format!("/desk/lot-parts/{id}"));
    contest(&app, &op, &session, (Contester::Workshop, id), form, end).await
}

async fn answer_as_workshop(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<DisputeForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let end = (ctx.t("dispute-said-answered").to_string(), format!("/desk/lot-parts/{id}"));
    answer(&app, &op, &session, (Contester::Workshop, id), form, end).await
}

/// The part of a lot of the acting donor that is named, or the one that is furthest behind.
pub(super) async fn given_part(
    app: &App,
    op: &OpContext,
    id: DonationLotId,
    asked: &PartAsked,
) -> Result<LotPartId> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let (_, part) = reading::part_of_lot(app.db.fresh(), own, id, asked.part()?).await?;
    Ok(part.id)
}

async fn contest_as_donor(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<DisputeForm>,
) -> Result<Response> {
    let part = given_part(&app, &op, id, &asked).await?;
    let end = (ctx.t("dispute-said-opened").to_string(), asked.page(id, ""));
    contest(&app, &op, &session, (Contester::Donor, part), form, end).await
}

async fn answer_as_donor(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<DisputeForm>,
) -> Result<Response> {
    let part = given_part(&app, &op, id, &asked).await?;
    let end = (ctx.t("dispute-said-answered").to_string(), asked.page(id, ""));
    answer(&app, &op, &session, (Contester::Donor, part), form, end).await
}

#[cfg(test)]
mod tests {
    use super::grams;

    #[test]
    fn a_weight_is_read_as_people_write_it() {
        assert_eq!(grams("12,5").unwrap(), Some(12_500));
        assert_eq!(grams(" 1 200 kg").unwrap(), Some(1_200_000));
        assert_eq!(grams("0.075").unwrap(), Some(75));
        assert_eq!(grams(" ").unwrap(), None);
        for wrong in ["abc", "1,2345", "-3", ",5", "1,2,3", "9999999"] {
            assert!(grams(wrong).is_err(), "{wrong}");
        }
    }
}
