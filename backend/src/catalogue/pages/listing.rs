//! One listing's page, in the words that buyers ask.

use frontend::catalogue::{ListingCard, ListingPage};
use frontend::components::{Contact, Fact};
use frontend::{PageContext, filters};

use url::form_urlencoded::Serializer;

use super::{inches, line_of, write_inches};
use crate::catalogue::rules::State as ListingState;
use crate::catalogue::{Offer, store};
use crate::devices::{self, DeviceFilter, State as DeviceState};
use crate::kernel::{ListingId, OpContext, Result};
use crate::territories;
use crate::web::App;

/// Passports shown on the page.
const PASSPORTS: u64 = 5;

/// The page of a listing seen from a place, and the offer behind it. `search` is the catalogue's question that led here.
/// A higher room adds who orders it nearby.
///
/// # Errors
/// 404 when nobody may see the listing.
pub async fn listing_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: ListingId,
    near: &str,
    search: &str,
) -> Result<(ListingPage, Offer)> {
    let offer = store::offer(app.db.fresh(), op.now, id).await?;
    let place = if near.is_empty() { None } else { territories::resolve(app.db.read(), near).await? };
    let listed = DeviceFilter {
        listing: Some(id),
        states: vec![DeviceState::Listed],
        unpromised: true,
        ..DeviceFilter::default()
    };
    let passports = devices::list(app.db.read(), &listed, None, PASSPORTS)
        .await?
        .into_iter()
        .map(|device| (device.reference.clone(), format!("/appareils/{}", device.reference)))
        .collect();
    let closed = match offer.state {
        ListingState::Paused => ctx.t("offer-paused").into(),
        ListingState::Archived | ListingState::Draft => ctx.t("offer-archived").into(),
        ListingState::Published if offer.available == 0 => ctx.t("offer-sold-out").into(),
        ListingState::Published => String::new(),
    };
    let page = ListingPage {
        card: card(&ctx, &offer, place.as_ref().map(|place| offer.site.point.distance_km(place.point))),
        reference: offer.reference.clone(),
        working: if offer.functions_passed { "refurbished" } else { "reused" }.to_owned(),
        facts: facts(&ctx, &offer),
        vat: ctx.dynamic("offer-vat-", offer.vat_regime.code()).into(),
        seller: Contact {
            role: String::new(),
            name: offer.seller_name.clone(),
            detail: format!("{} ({})", offer.commune, offer.department_code),
            phone: offer.seller_telephone.clone().unwrap_or_default(),
            email: String::new(),
        },
        passports,
        orders: Vec::new(),
        description: offer.description.clone().unwrap_or_default(),
        closed,
        pool: format!("/desk/pooled-orders/new?listing={id}"),
        place: place.map(|place| place.label).unwrap_or_default(),
        back: back(search, near),
        ctx,
    };
    Ok((page, offer))
}

/// The longest question that is carried back, in characters.
const LONGEST_SEARCH: usize = 2000;

/// The list that one came from: its words, place, filters and page. Always the catalogue, whatever the address says.
fn back(search: &str, near: &str) -> String {
    let mut query = Serializer::new(String::new());
    if search.chars().count() <= LONGEST_SEARCH {
        query.extend_pairs(url::form_urlencoded::parse(search.as_bytes()));
    }
    let mut query = query.finish();
    if query.is_empty() && !near.is_empty() {
        query = Serializer::new(query).append_pair("near", near).finish();
    }
    if query.is_empty() { "/catalogue".to_owned() } else { format!("/catalogue?{query}") }
}

fn card(ctx: &PageContext, offer: &Offer, distance_km: Option<f64>) -> ListingCard {
    ListingCard {
        address: format!("/offres/{}", offer.listing_id),
        category: offer.specification.category.clone(),
        title: offer.title.clone(),
        grade: offer.grade.code().to_lowercase(),
        specification: line_of(offer, ctx),
        price_cents: offer.price_cents.0,
        aided_price_cents: None,
        available: u64::try_from(offer.available).unwrap_or_default(),
        warranty_months: u32::try_from(offer.warranty_months).unwrap_or_default(),
        seller: offer.seller_name.clone(),
        town: offer.commune.clone(),
        distance_km,
        insertion: offer.insertion,
        position: Some((offer.site.point.lat, offer.site.point.lng)),
    }
}

fn facts(ctx: &PageContext, offer: &Offer) -> Vec<Fact> {
    let spec = &offer.specification;
    let size = |gigabytes: i64| filters::write_gigabytes(gigabytes, ctx.language);
    let charger =
        spec.charger.map(|has| if has { ctx.t("offer-yes") } else { ctx.t("offer-no") }.to_string());
    let battery =
        spec.battery_percent.map(|percent| ctx.t("offer-battery").with("percent", percent).to_string());
    let lines = [
        (ctx.t("offer-fact-category"), Some(ctx.dynamic("category-", &spec.category).to_string())),
        (ctx.t("offer-fact-brand"), spec.brand.clone()),
        (ctx.t("offer-fact-model"), Some(spec.model.clone())),
        (ctx.t("offer-fact-processor"), spec.processor.clone()),
        (ctx.t("offer-fact-memory"), spec.memory_mb.map(|megabytes| size(i64::from(megabytes / 1024)))),
        (ctx.t("offer-fact-storage"), offer.storage_gb.map(|gigabytes| size(i64::from(gigabytes)))),
        (ctx.t("offer-fact-screen"), inches(spec.screen_inch_tenths).map(|inches| write_inches(inches, ctx))),
        (
            ctx.t("offer-fact-system"),
            spec.operating_system.as_deref().map(|system| devices::system_in_words(system, ctx.texts)),
        ),
        (
            ctx.t("offer-fact-keyboard"),
            spec.keyboard_layout.as_deref().map(|layout| devices::keyboard_in_words(layout, ctx.texts)),
        ),
        (ctx.t("offer-fact-charger"), charger),
        (ctx.t("offer-fact-battery"), battery),
    ];
    lines.into_iter().filter_map(|(label, value)| Some(Fact::new(label, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn one_goes_back_to_the_same_list_and_never_elsewhere() {
        assert_eq!(back("", ""), "/catalogue");
        assert_eq!(back("", "Bègles"), "/catalogue?near=B%C3%A8gles");
        let list = "q=portable&near=Bordeaux&radius_km=30&category=laptop&after=abc";
        assert_eq!(back(list, "Bordeaux"), format!("/catalogue?{list}"));
        assert_eq!(back("//elsewhere.example/?a=b", ""), "/catalogue?%2F%2Felsewhere.example%2F%3Fa=b");
        assert_eq!(back(&"a".repeat(2001), "33"), "/catalogue?near=33");
    }
}
