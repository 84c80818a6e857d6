//! `/desk/listings/{id}`: a listing, as its seller sees it.

use std::collections::HashMap;

use axum::extract::State as Extract;
use frontend::components::{Cell, Column, Fact, Tone};
use frontend::listings::ListingDeskPage;
use frontend::object::{Act, ObjectView, ended, life};
use frontend::{FieldErrors, PageContext, Texts, filters};

use super::{line_of, typed_price};
use crate::catalogue::rules::{Action, State, VatRegime};
use crate::catalogue::{Offer, may, service};
use crate::devices::{self, Device, DeviceFilter};
use crate::kernel::{Capacity, Instant, ListingId, OpContext, Result, SiteId};
use crate::organisations::{self, Site};
use crate::platform::audit::{self, Entry};
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::{App, Ctx, Html, Id, Op, desk_nav};
use crate::{accreditation, kernel};

/// Devices shown of a listing.
const SHOWN_DEVICES: u64 = 200;

pub(super) fn address(id: ListingId) -> String {
    format!("/desk/listings/{id}")
}

pub(super) async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<ListingId>,
) -> Result<Html<ListingDeskPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, None, FieldErrors::new()).await?))
}

/// The page; `typed` is the price as it was typed, when it was refused.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: ListingId,
    typed: Option<String>,
    errors: FieldErrors,
) -> Result<ListingDeskPage> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let offer = service::own_listing(c, op, id).await?;
    let file = accreditation::file_of(c, offer.seller_id, accreditation::Kind::Refurbisher).await?;
    let accredited = file.is_some_and(|file| file.is_active(op.now));
    let allowed = may::seller(offer.state, accredited, offer.promised);
    let ask = match allowed.is_empty() && !may::price(offer.state) {
        true => None,
        false => ask_to_work(c, op, Capacity::Refurbisher, texts).await?,
    };
    let works = ask.is_none();
    let mut acts = Vec::new();
    let own = address(id);
    for (action, label, verb) in [
        (Action::Resume, texts.t("listings-resume"), "resume"),
        (Action::Pause, texts.t("listings-pause"), "pause"),
    ] {
        if works && allowed.contains(&action) {
            let act = Act::send(label, format!("{own}/{verb}")).at_version(offer.version).from_page();
            acts.push(if action == Action::Pause { act.secondary() } else { act });
        }
    }
    if offer.state == State::Published {
        acts.push(Act::open(texts.t("listing-desk-public"), format!("/offres/{id}")).secondary());
    }
    let filter = DeviceFilter { listing: Some(id), ..DeviceFilter::default() };
    let counts = devices::count_by_state(c, &filter).await?;
    let all: i64 = counts.values().sum();
    let devices = devices::list(c, &filter, None, SHOWN_DEVICES).await?;
    let sites = organisations::find_sites(c, devices.iter().filter_map(|device| device.site_id)).await?;
    let entries = audit::history(c, "listing", id).await?;
    let sides = [Side::new(offer.seller_id, texts.t("object-side-workshop"))];
    let told = history(c, op, &entries, &sides, texts, |entry| event(entry, texts)).await?;
    let archives = works && allowed.contains(&Action::Archive);
    let prices = works && may::price(offer.state);
    let state = shown_state(&offer);
    Ok(ListingDeskPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: texts.t("listing-desk-over").with("reference", offer.reference.as_str()).to_string(),
            title: offer.title.clone(),
            under: line_of(&offer, &ctx),
            badge: texts.dynamic("listings-state-", state).to_string(),
            tone: tone(&offer),
            steps: steps(&offer, &entries, texts),
            now: now(&offer, accredited, texts),
            acts,
            forms: archives || prices,
            asks: ask.into_iter().collect(),
            facts: facts(app, &offer, &counts, texts).await?,
            people: Vec::new(),
            documents: Vec::new(),
            history: in_order(told),
        },
        version: offer.version,
        price: typed.unwrap_or_else(|| typed_price(offer.price_cents.0, &ctx)),
        prices,
        archives,
        address: own,
        units: units(&devices, &sites, texts),
        columns: vec![
            Column::new(texts.t("listing-desk-column-device")),
            Column::new(texts.t("listing-desk-column-state")),
            Column::new(texts.t("listing-desk-column-place")),
        ],
        more: all - i64::try_from(devices.len()).unwrap_or_default(),
        ctx,
    })
}

/// Sold out is no state: it follows from the devices.
fn shown_state(offer: &Offer) -> &'static str {
    if offer.state == State::Published && offer.available == 0 { "sold-out" } else { offer.state.code() }
}

fn tone(offer: &Offer) -> Tone {
    match offer.state {
        State::Published if offer.available > 0 => Tone::Good,
        State::Paused => Tone::Warning,
        State::Published | State::Draft | State::Archived => Tone::Neutral,
    }
}

/// What happens now, and what a listing that is not for sale waits for.
fn now(offer: &Offer, accredited: bool, texts: Texts) -> String {
    let mut words = match offer.state {
        State::Draft => texts.t("listing-desk-now-draft"),
        State::Published if offer.available > 0 => {
            texts.t("listing-desk-now-published").with("count", offer.available)
        }
        State::Published => texts.t("listing-desk-now-sold-out"),
        State::Paused if offer.paused_by_force || !accredited => texts.t("listing-desk-now-forced"),
        State::Paused => texts.t("listing-desk-now-paused"),
        State::Archived => texts.t("listing-desk-now-archived"),
    }
    .to_string();
    if offer.promised > 0 {
        words.push(' ');
        words.push_str(&texts.t("listing-desk-promised").with("count", offer.promised).to_string());
    }
    words
}

fn steps(offer: &Offer, entries: &[Entry], texts: Texts) -> Vec<frontend::components::Step> {
    let day = |at: Instant| filters::write_date(kernel::time::paris_day(at), texts);
    let published = offer.published_at.map(day).unwrap_or_default();
    let archived = entries.iter().rev().find(|entry| entry.action == "listing.archive");
    let steps = [
        (texts.t("listing-step-published").to_string(), published),
        (texts.t("listing-step-for-sale").to_string(), String::new()),
        (texts.t("listing-step-ended").to_string(), String::new()),
    ];
    match offer.state {
        State::Draft => life(steps, 0),
        State::Published | State::Paused => life(steps, 1),
        State::Archived => ended(
            steps,
            usize::from(offer.published_at.is_some()),
            texts.t("listing-step-archived").to_string(),
            archived.map(|entry| day(entry.at)).unwrap_or_default(),
        ),
    }
}

async fn facts(
    app: &App,
    offer: &Offer,
    counts: &HashMap<devices::State, i64>,
    texts: Texts,
) -> Result<Vec<Fact>> {
    let vat = match offer.vat_regime {
        VatRegime::Normal => texts.t("publish-vat-normal"),
        VatRegime::Margin => texts.t("publish-vat-margin"),
    };
    let place = organisations::address(app.db.fresh(), &offer.site).await?;
    let mut facts = vec![
        Fact::new(
            texts.t("listings-column-price"),
            filters::write_money(offer.price_cents.0, texts.language),
        ),
        Fact::new(texts.t("publish-vat"), vat),
        Fact::new(texts.t("publish-fact-grade"), texts.dynamic("grade-", offer.grade.code().to_lowercase())),
        Fact::new(
            texts.t("publish-warranty"),
            texts.t("listing-desk-months").with("count", offer.warranty_months),
        ),
        Fact::new(texts.t("listing-desk-site"), format!("{}, {place}", offer.site.label)),
    ];
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(state, _)| **state);
    for (state, count) in counts {
        let label = texts.dynamic("device-state-", state.code());
        facts.push(Fact::new(label, filters::write_number(*count, texts.language)));
    }
    Ok(facts)
}

/// The devices of a listing, and where each is.
fn units(devices: &[Device], sites: &HashMap<SiteId, Site>, texts: Texts) -> Vec<Vec<Cell>> {
    devices
        .iter()
        .map(|device| {
            let place = device.site_id.and_then(|id| sites.get(&id)).map(|site| site.label.clone());
            vec![
                Cell::link(device.reference.clone(), format!("/appareils/{}", device.reference)),
                Cell::text(texts.dynamic("device-state-", device.state.code())),
                Cell::text(place.unwrap_or_else(|| texts.t("listing-desk-elsewhere").to_string())),
            ]
        })
        .collect()
}

/// What an entry of the journal of a listing says.
fn event(entry: &Entry, texts: Texts) -> Option<String> {
    let verb = entry.action.strip_prefix("listing.")?;
    let cents = |name: &str| entry.details.get(name).and_then(serde_json::Value::as_i64);
    let money = |name: &str| cents(name).map(|cents| filters::write_money(cents, texts.language));
    Some(
        texts
            .dynamic("listing-event-", verb)
            .with("from", money("from").unwrap_or_default())
            .with("to", money("to").unwrap_or_default())
            .to_string(),
    )
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;

    #[test]
    fn every_entry_of_the_journal_of_a_listing_has_its_sentence() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for verb in Action::ALL.iter().map(|action| action.code()).chain(["price"]) {
                let key = format!("listing-event-{}", verb.replace('_', "-"));
                assert!(texts.has(&key), "{key} in {}", language.name());
            }
        }
    }
}
