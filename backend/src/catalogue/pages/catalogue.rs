//! `/catalogue`: a form whose whole state stands in the address.

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use frontend::catalogue::{CataloguePage, DepartmentInstead, Facet, FacetOption, ListingCard, Widen};
use frontend::components::Chip;
use frontend::forms::Choice;
use frontend::{PageContext, filters, map};
use search::{FacetName, FacetValue, Hit, SearchQuery};
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::Line;
use super::spoken::{self, Heard};
use crate::catalogue::finder::{self, CATEGORIES, Question, SearchArgs, USUAL_RADIUS_KM};
use crate::catalogue::rules::SYSTEMS;
use crate::kernel::{Cents, Instant, Result};
use crate::territories;
use crate::web::{App, Args, Ctx, Html, Op, see_other};

/// The radii offered, in kilometres; 0 for the whole country.
const RADII: [u32; 6] = [10, 20, 30, 50, 100, 200];
/// The categories whose count has words of its own.
const COUNTED: [&str; 6] = ["laptop", "desktop", "screen", "smartphone", "tablet", "printer"];

/// The form as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FormArgs {
    q: String,
    near: String,
    radius_km: String,
    category: Vec<String>,
    grade: Vec<String>,
    memory_gb_min: Vec<String>,
    brand: Vec<String>,
    department: Vec<String>,
    /// As the map of the first page writes it.
    departement: Vec<String>,
    system: Vec<String>,
    price_max: String,
    quantity_min: String,
    sort: String,
    after: String,
}

impl FormArgs {
    /// The question of the API; what a person cannot mistype on purpose is dropped rather than refused.
    fn question(&self) -> SearchArgs {
        let near = self.near.trim().to_owned();
        let sorts = ["relevance", "distance", "price", "price_desc", "newest"];
        let sort =
            sorts.into_iter().find(|sort| *sort == self.sort && (*sort != "distance" || !near.is_empty()));
        let known = |all: &[String], fits: &dyn Fn(&str) -> bool| -> Vec<String> {
            all.iter().filter(|value| fits(value)).take(50).cloned().collect()
        };
        SearchArgs {
            q: self.q.chars().take(search::settings::MAX_QUERY_CHARACTERS).collect(),
            category: known(&self.category, &|code| CATEGORIES.contains(&code)),
            grade: known(&self.grade, &|code| matches!(code, "A" | "B" | "C")),
            brand: known(&self.brand, &|_| true),
            memory_gb_min: known(&self.memory_gb_min, &|size| size.parse::<u32>().is_ok()),
            price_cents_max: Cents::parse(&self.price_max)
                .map(|price| price.0.to_string())
                .unwrap_or_default(),
            department: known(&self.departments(), &|_| true),
            system: known(&self.system, &|code| SYSTEMS.contains(&code)),
            quantity_min: self.least().map(|least| least.to_string()).unwrap_or_default(),
            radius_km: if near.is_empty() { String::new() } else { self.radius().max(1).to_string() },
            near,
            sort: sort.unwrap_or_default().to_owned(),
            limit: String::new(),
            after: self.after.clone(),
        }
    }

    fn departments(&self) -> Vec<String> {
        self.department.iter().chain(&self.departement).cloned().collect()
    }

    /// The devices that an offer must have left, at least.
    fn least(&self) -> Option<u32> {
        self.quantity_min.trim().parse().ok().filter(|least| *least > 1)
    }

    /// The same search with what was heard among its words as filters.
    fn with(&self, heard: Heard) -> Self {
        let mut other = self.clone();
        other.q = heard.words;
        if let Some(size) = heard.memory_gb_min {
            other.memory_gb_min = vec![size.to_string()];
        }
        if let Some(price) = heard.price_max {
            other.price_max = price;
        }
        other
    }

    /// The same search in a département instead of around a place.
    fn in_department(&self, code: &str) -> String {
        let mut other = self.clone();
        other.near.clear();
        other.radius_km.clear();
        other.departement.clear();
        other.department = vec![code.to_owned()];
        if other.sort == "distance" {
            other.sort.clear();
        }
        other.address(&Change::Nothing)
    }

    /// The radius in kilometres; 0 for the whole country.
    fn radius(&self) -> u32 {
        let typed = self.radius_km.trim();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the constant is a small whole number"
        )]
        let usual = USUAL_RADIUS_KM as u32;
        if typed.is_empty() { usual } else { typed.parse().unwrap_or(usual) }.min(20_000)
    }

    /// The address of this form with another radius, without a filter's value, or at another page.
    fn address(&self, change: &Change<'_>) -> String {
        let mut query = Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            let left_out = matches!(change, Change::Without(field, one) if *field == name && (one.is_empty() || *one == value));
            if !value.trim().is_empty() && !left_out {
                query.append_pair(name, value.trim());
            }
        };
        put("q", &self.q);
        put("near", &self.near);
        match change {
            Change::Radius(radius) => put("radius_km", &radius.to_string()),
            Change::Without("near", _) => {}
            _ => put("radius_km", &self.radius_km),
        }
        let departments = self.departments();
        for (name, values) in [
            ("category", &self.category),
            ("grade", &self.grade),
            ("memory_gb_min", &self.memory_gb_min),
            ("brand", &self.brand),
            ("department", &departments),
            ("system", &self.system),
        ] {
            values.iter().for_each(|value| put(name, value));
        }
        put("price_max", &self.price_max);
        put("quantity_min", &self.quantity_min);
        put("sort", &self.sort);
        if let Change::After(after) = change {
            put("after", after);
        }
        let query = query.finish();
        if query.is_empty() { "/catalogue".to_owned() } else { format!("/catalogue?{query}") }
    }
}

/// One change of the address.
enum Change<'a> {
    Nothing,
    Radius(u32),
    Without(&'a str, &'a str),
    After(&'a str),
}

pub(super) async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(form): Args<FormArgs>,
) -> Result<Response> {
    if let Some(heard) = spoken::heard(&form.q) {
        return Ok(see_other(&form.with(heard).address(&Change::Nothing)));
    }
    let mut args = form.question();
    let mut place_unknown = false;
    let mut question = finder::understand(app.db.read(), &args).await;
    if let Err(error) = &question {
        place_unknown = error.says("place-unknown");
        // A place that is not found searches the whole country; a page that is gone shows the first one.
        if place_unknown {
            args.near.clear();
            args.radius_km.clear();
            args.sort.clear();
        }
        args.after.clear();
        question = finder::understand(app.db.read(), &args).await;
    }
    let mut question = question?;
    if form.radius() == 0 {
        question.query.radius_km = None;
    }
    let found = match finder::find(&app.db, &app.catalogue, op.now, &question).await {
        Err(error) if error.says("search-after") => {
            args.after.clear();
            question = finder::understand(app.db.read(), &args).await?;
            if form.radius() == 0 {
                question.query.radius_km = None;
            }
            finder::find(&app.db, &app.catalogue, op.now, &question).await?
        }
        found => found?,
    };
    let department = departement_named(&form.near).map(|(code, name)| DepartmentInstead {
        name: format!("{name} ({code})"),
        address: form.in_department(code),
    });
    let widen = widen(&app, op.now, &form, &question, found.total).await?;
    let radius_km = if question.query.radius_km.is_some() { form.radius() } else { 0 };
    let place_found = question.place.as_ref().map(|place| place.label.clone()).unwrap_or_default();
    let subject = match question.query.categories.as_slice() {
        [one] if COUNTED.contains(&one.as_str()) => one.clone(),
        [_] => "other".to_owned(),
        _ => "any".to_owned(),
    };
    let here = match args.after.as_str() {
        "" => form.address(&Change::Nothing),
        after => form.address(&Change::After(after)),
    };
    let search = here.strip_prefix("/catalogue?").unwrap_or_default();
    let page = CataloguePage {
        query: form.q.clone(),
        place: form.near.clone(),
        center: question.place.as_ref().map(|place| (place.point.lat, place.point.lng)),
        place_unknown,
        radius_km,
        subject,
        total: found.total,
        units: found.units,
        department,
        quantity_min: form.quantity_min.clone(),
        price_max: form.price_max.clone(),
        facets: facets(&ctx, &question.query, &found.facets),
        radii: radii(&ctx, &form),
        sorts: sorts(&ctx, &form, &question.query),
        chips: chips(&ctx, &form, &question.query, &place_found, radius_km),
        hits: found.hits.into_iter().map(|hit| card(&ctx, hit, &form.near, search)).collect(),
        next: found.next.map(|next| form.address(&Change::After(&next))).unwrap_or_default(),
        first: if args.after.is_empty() { String::new() } else { form.address(&Change::Nothing) },
        widen,
        place_found,
        ctx,
    };
    let mut response = Html::ok(page).into_response();
    let source = if found.from_database { "database" } else { "engine" };
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-rebond-search"), HeaderValue::from_static(source));
    Ok(response)
}

/// The département whose very name was typed as a place; Paris is its own.
fn departement_named(typed: &str) -> Option<(&'static str, &'static str)> {
    let typed = territories::fold(typed);
    map::departements().find(|(code, name)| *code != "75" && territories::fold(name) == typed)
}

/// The first larger radius that finds more.
async fn widen(
    app: &App,
    now: Instant,
    form: &FormArgs,
    question: &Question,
    total: u64,
) -> Result<Option<Widen>> {
    if question.query.radius_km.is_none() {
        return Ok(None);
    }
    let wider = RADII.into_iter().filter(|radius| *radius > form.radius()).map(Some).chain([None]);
    for radius in wider {
        let mut question = question.clone();
        question.query.radius_km = radius.map(f64::from);
        question.query.limit = 0;
        question.query.after = None;
        let found = finder::find(&app.db, &app.catalogue, now, &question.from_the_start()).await?;
        if found.total > total {
            let radius_km = radius.unwrap_or_default();
            let address = form.address(&Change::Radius(radius_km));
            return Ok(Some(Widen { radius_km, total: found.total, address }));
        }
    }
    Ok(None)
}

fn radii(ctx: &PageContext, form: &FormArgs) -> Vec<Choice> {
    let chosen = form.radius();
    let mut offered: Vec<u32> = RADII.to_vec();
    if chosen != 0 && !offered.contains(&chosen) {
        offered.push(chosen);
        offered.sort_unstable();
    }
    offered
        .into_iter()
        .map(|radius| Choice::new(radius.to_string(), ctx.t("radius-option").with("radius", radius)))
        .chain([Choice::new("0", ctx.t("radius-all"))])
        .map(|choice| {
            let selected = choice.value == chosen.to_string();
            choice.selected(selected)
        })
        .collect()
}

fn sorts(ctx: &PageContext, form: &FormArgs, query: &SearchQuery) -> Vec<Choice> {
    let mut sorts = vec![Choice::new("relevance", ctx.t("sort-relevance"))];
    if query.near.is_some() {
        sorts.push(Choice::new("distance", ctx.t("sort-distance")));
    }
    sorts.push(Choice::new("price", ctx.t("sort-price")));
    sorts.push(Choice::new("price_desc", ctx.t("sort-price-desc")));
    sorts.push(Choice::new("newest", ctx.t("sort-newest")));
    Choice::select(sorts, if form.sort.is_empty() { "relevance" } else { &form.sort })
}

fn facets(ctx: &PageContext, query: &SearchQuery, counted: &[search::Facet]) -> Vec<Facet> {
    let values = |name: FacetName| {
        counted
            .iter()
            .find(|facet| facet.name == name)
            .map(|facet| facet.values.as_slice())
            .unwrap_or_default()
    };
    let facet = |parameter: &str,
                 label: String,
                 name: FacetName,
                 chosen: &[String],
                 say: &dyn Fn(&str) -> String| {
        let mut options: Vec<FacetOption> = values(name)
            .iter()
            .map(|FacetValue { value, count }| FacetOption {
                label: say(value),
                count: *count,
                selected: chosen.contains(value),
                value: value.clone(),
            })
            .collect();
        // A chosen value stays in sight even when nothing has it any more.
        for value in chosen.iter().filter(|value| !values(name).iter().any(|one| one.value == **value)) {
            options.push(FacetOption { value: value.clone(), label: say(value), count: 0, selected: true });
        }
        Facet { name: parameter.to_owned(), label, options }
    };
    let category = |code: &str| ctx.dynamic("category-", code).to_string();
    let grade = |code: &str| ctx.dynamic("grade-", code.to_lowercase()).to_string();
    let system = |code: &str| ctx.dynamic("need-system-", code.replace('_', "-")).to_string();
    let department = |code: &str| match map::departement_name(code) {
        Some(name) => format!("{name} ({code})"),
        None => code.to_owned(),
    };
    let all = [
        facet("category", ctx.t("facet-category").into(), FacetName::Category, &query.categories, &category),
        facet("grade", ctx.t("facet-grade").into(), FacetName::Grade, &query.grades, &grade),
        memory_facet(ctx, query, values(FacetName::Memory)),
        facet("system", ctx.t("facet-system").into(), FacetName::System, &query.systems, &system),
        facet("brand", ctx.t("facet-brand").into(), FacetName::Brand, &query.brands, &str::to_owned),
        facet(
            "department",
            ctx.t("facet-department").into(),
            FacetName::Department,
            &query.departments,
            &department,
        ),
    ];
    all.into_iter().filter(|facet| !facet.options.is_empty()).collect()
}

/// « 8 Go ou plus »: each line counts its bracket and those above.
fn memory_facet(ctx: &PageContext, query: &SearchQuery, values: &[FacetValue]) -> Facet {
    let brackets: Vec<(u32, u64)> =
        values.iter().filter_map(|value| Some((value.value.parse().ok()?, value.count))).collect();
    let mut sizes: Vec<u32> = brackets.iter().map(|(size, _)| *size).collect();
    sizes.extend(query.memory_gb_min);
    sizes.sort_unstable();
    sizes.dedup();
    let options = sizes
        .into_iter()
        .map(|size| FacetOption {
            value: size.to_string(),
            label: ctx
                .t("facet-memory-option")
                .with("size", filters::write_gigabytes(i64::from(size), ctx.language))
                .into(),
            count: brackets.iter().filter(|(least, _)| *least >= size).map(|(_, count)| count).sum(),
            selected: query.memory_gb_min == Some(size),
        })
        .collect();
    Facet { name: "memory_gb_min".to_owned(), label: ctx.t("facet-memory").into(), options }
}

fn chips(ctx: &PageContext, form: &FormArgs, query: &SearchQuery, place: &str, radius_km: u32) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |label: String, field: &str, value: &str| {
        chips.push(Chip { label, without: form.address(&Change::Without(field, value)) });
    };
    if !query.words.is_empty() {
        chip(ctx.t("chip-words").with("words", query.words.as_str()).into(), "q", "");
    }
    if !place.is_empty() {
        let label = if radius_km > 0 {
            ctx.t("chip-near").with("place", place).with("radius", radius_km)
        } else {
            ctx.t("chip-near-all").with("place", place)
        };
        chip(label.into(), "near", "");
    }
    for code in &query.categories {
        chip(ctx.dynamic("category-", code).into(), "category", code);
    }
    for code in &query.grades {
        chip(ctx.dynamic("grade-", code.to_lowercase()).into(), "grade", code);
    }
    if let Some(size) = query.memory_gb_min {
        let size = filters::write_gigabytes(i64::from(size), ctx.language);
        chip(ctx.t("facet-memory-option").with("size", size).into(), "memory_gb_min", "");
    }
    for code in &query.systems {
        chip(ctx.dynamic("need-system-", code.replace('_', "-")).into(), "system", code);
    }
    if let Some(least) = query.quantity_min {
        chip(ctx.t("chip-quantity").with("count", least).into(), "quantity_min", "");
    }
    for brand in &query.brands {
        chip(brand.clone(), "brand", brand);
    }
    for code in &query.departments {
        chip(map::departement_name(code).unwrap_or(code).to_owned(), "department", code);
    }
    if let Some(cents) = query.price_cents_max {
        let price = filters::write_money(cents, ctx.language);
        chip(ctx.t("chip-price").with("price", price).into(), "price_max", "");
    }
    chips
}

/// `search` is this list's own address, which the offer's page leads back to.
fn card(ctx: &PageContext, hit: Hit, near: &str, search: &str) -> ListingCard {
    let Hit { listing, distance_km } = hit;
    let specification = Line {
        screen_inches: listing.screen_inch,
        processor: listing.processor.as_deref(),
        memory_gb: listing.memory_gb.map(i64::from),
        storage_gb: listing.storage_gb.map(i64::from),
        system: listing.operating_system.as_deref(),
        keyboard: listing.keyboard.as_deref(),
    }
    .write(ctx);
    let mut back = Serializer::new(String::new());
    if distance_km.is_some() {
        back.append_pair("near", near.trim());
    }
    if !search.is_empty() {
        back.append_pair("search", search);
    }
    let back = back.finish();
    let mut address = format!("/offres/{}", listing.listing_id);
    if !back.is_empty() {
        address = format!("{address}?{back}");
    }
    ListingCard {
        address,
        category: listing.category,
        title: listing.title,
        grade: listing.grade.to_lowercase(),
        specification,
        price_cents: listing.price_cents,
        aided_price_cents: None,
        available: u64::from(listing.quantity),
        warranty_months: listing.warranty_months,
        seller: listing.seller_name,
        town: listing.commune_name,
        distance_km,
        insertion: listing.insertion,
        position: listing.place.map(|place| (place.latitude, place.longitude)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_departement_typed_as_a_place_is_offered_with_the_other_filters_kept() {
        assert_eq!(departement_named("gironde"), Some(("33", "Gironde")));
        assert_eq!(departement_named("Côtes d’Armor").map(|(code, _)| code), Some("22"));
        assert_eq!(departement_named("Gironde-sur-Dropt"), None);
        assert_eq!(departement_named("Paris"), None);
        assert_eq!(departement_named(""), None);
        let form = FormArgs {
            q: "portable".to_owned(),
            near: "Gironde".to_owned(),
            radius_km: "30".to_owned(),
            sort: "distance".to_owned(),
            quantity_min: "6".to_owned(),
            system: vec!["windows_11".to_owned()],
            ..FormArgs::default()
        };
        let address = form.in_department("33");
        assert_eq!(address, "/catalogue?q=portable&department=33&system=windows_11&quantity_min=6");
    }
}
