//! The passport's page, from the QR code on a device.

use axum::extract::State as AppState;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use frontend::components::{Contact, Fact, Happening};
use frontend::devices::{Avoided, ErasedStorage, Erasure as ErasureView, PassportPage};
use frontend::{PageContext, Texts, filters};

use super::device::{Specification, StorageFate};
use super::passport::{Erasure, Passport, passport};
use super::product_passport::{MEDIA_TYPE, SUFFIX, json_ld};
use super::rules::State;
use crate::kernel::{Capacity, Instant, Result};
use crate::web::{App, Ctx, Html, Id, Op, Pages};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new().get("/appareils/{reference}", show_passport)
}

async fn show_passport(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    headers: HeaderMap,
    Id(reference): Id<String>,
) -> Result<Response> {
    let (bare, machine) = match reference.strip_suffix(SUFFIX) {
        Some(bare) => (bare, true),
        None => (reference.as_str(), asks_for_json(&headers)),
    };
    let found = passport(app.db.fresh(), bare, op.language).await?;
    if !machine {
        let revocation = match op.holds(Capacity::Operator) {
            true => format!("/desk/devices/{}/revocation", found.device.reference),
            false => String::new(),
        };
        return Ok(([(header::VARY, "Accept")], Html::ok(page(ctx, found, revocation))).into_response());
    }
    let told = json_ld(&found, &app.config.public_url, ctx.texts);
    let kind = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::VARY, "Accept")];
    Ok((kind, told.to_string()).into_response())
}

/// Whether JSON-LD is asked for, and asked for before a page.
fn asks_for_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let place = |kind: &str| accepted.split(',').position(|one| one.trim().starts_with(kind));
    match (place(MEDIA_TYPE), place("text/html")) {
        (Some(machine), Some(page)) => machine < page,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

fn day(at: Instant) -> chrono::NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Paris).date_naive()
}

fn page(ctx: PageContext, passport: Passport, revocation: String) -> PassportPage {
    let texts = ctx.texts;
    let mut all_facts = facts(&passport.device.specification, texts);
    if let Some((at, said)) = &passport.tests {
        let said = format!("{said} ({})", filters::write_date(day(*at), texts));
        all_facts.push(Fact::new(texts.t("passport-fact-tests").to_string(), said));
    }
    let repairs: Vec<String> =
        passport.repairs().map(|one| filters::write_date(day(one.at), texts)).collect();
    if !repairs.is_empty() {
        all_facts.push(Fact::new(texts.t("passport-fact-repairs").to_string(), repairs.join(", ")));
    }
    let state = passport.public_state();
    let grade = passport.grade_code();
    // The first line says where it came from, which is told by no event.
    let told_here = passport.life.len().saturating_sub(1);
    let ended = matches!(passport.device.state, State::ForParts | State::Recycled);
    let workshop_name = passport.workshop.as_ref().map(|one| one.name.clone()).unwrap_or_default();
    let erasure = match passport.erasure {
        Erasure::NotYet => ErasureView::NotYet,
        Erasure::NoStorage => ErasureView::NoStorage,
        Erasure::Done => ErasureView::Done(
            passport
                .storages
                .into_iter()
                .map(|one| {
                    let size = one.gigabytes.map(|size| filters::write_gigabytes(size, texts.language));
                    let kind = texts.dynamic("disk-kind-", &one.kind).to_string();
                    let fate = if one.method.is_empty() { one.fate.code() } else { one.method.as_str() };
                    ErasedStorage {
                        storage: [Some(kind), size].into_iter().flatten().collect::<Vec<_>>().join(" "),
                        method: texts.dynamic("storage-method-", fate).to_string(),
                        verification: if one.verified && one.fate == StorageFate::Present {
                            texts.t("storage-verified").to_string()
                        } else {
                            String::new()
                        },
                        tool: one.tool,
                        operator: workshop_name.clone(),
                        on: day(one.at),
                        destroyed: one.fate != StorageFate::Present,
                    }
                })
                .collect(),
        ),
    };
    PassportPage {
        title: passport.device.specification.title(),
        reference: passport.device.reference,
        revocation,
        category: passport.device.specification.category.clone(),
        grade,
        working: passport.word.map(|word| word.code().to_owned()).unwrap_or_default(),
        state: texts.dynamic("device-stands-", state).to_string(),
        ended: match passport.device.state {
            State::ForParts => texts.t("passport-for-parts").to_string(),
            State::Recycled => texts.t("passport-recycled").to_string(),
            _ => String::new(),
        },
        erasure,
        facts: all_facts,
        defects: passport
            .failed_checks
            .iter()
            .filter(|_| !ended)
            .map(|check| texts.t("device-defect").with("check", texts.dynamic("check-", check)).to_string())
            .collect(),
        life: passport
            .life
            .into_iter()
            .map(|one| Happening::new(filters::write_date(day(one.at), texts), one.text).detail(one.detail))
            .collect(),
        avoided: passport
            .avoided
            .map(|one| Avoided { grams_per_year: one.grams_per_year, source: one.source }),
        warranty_until: passport.warranty_until.map(day),
        workshop: passport.workshop.map(|one| Contact {
            role: String::new(),
            name: one.name,
            detail: one.commune,
            phone: one.telephone,
            email: String::new(),
        }),
        chain: [
            texts
                .dynamic("device-chain-", if passport.intact { "intact" } else { "broken" })
                .with("count", passport.events)
                .with("hash", passport.head_hash.chars().take(12).collect::<String>())
                .to_string(),
            match told_here < passport.events {
                true => texts.t("passport-chain-more").to_string(),
                false => String::new(),
            },
        ]
        .join(" ")
        .trim_end()
        .to_owned(),
        chain_intact: passport.intact,
        ctx,
    }
}

/// The code that a text may be: `Windows 11` is windows-11.
fn coded(text: &str) -> String {
    text.trim().to_lowercase().replace(['_', ' '], "-")
}

/// An operating system as people say it: `windows_11` is « Windows 11 »; what is no code stays as it was typed.
#[must_use]
pub fn system_in_words(text: &str, texts: Texts) -> String {
    let code = coded(text);
    if texts.has(&format!("system-{code}")) { texts.dynamic("system-", code).into() } else { text.to_owned() }
}

/// A keyboard's layout as people say it: `fr` is « AZERTY (français) »; what is no code stays as it was typed.
#[must_use]
pub fn keyboard_in_words(text: &str, texts: Texts) -> String {
    let code = coded(text);
    if texts.has(&format!("layout-{code}")) { texts.dynamic("layout-", code).into() } else { text.to_owned() }
}

/// What a device is, in lines; what is not known is left out.
#[must_use]
pub fn facts(specification: &Specification, texts: Texts) -> Vec<Fact> {
    let Specification {
        category,
        brand: _,
        model: _,
        processor,
        memory_mb,
        screen_inch_tenths,
        operating_system,
        keyboard_layout,
        charger,
        battery_percent,
        weight_grams,
    } = specification;
    let language = texts.language;
    let decimal = |tenths: i32| {
        let separator = if language == frontend::Language::Fr { ',' } else { '.' };
        format!("{}{separator}{}", tenths / 10, tenths % 10)
    };
    let included = |yes: bool| texts.dynamic("device-charger-", if yes { "yes" } else { "no" }).to_string();
    let lines = [
        ("category", Some(texts.dynamic("category-", category).to_string())),
        ("processor", processor.clone()),
        (
            "memory",
            memory_mb.map(|mb| {
                if mb >= 1024 {
                    filters::write_gigabytes(i64::from(mb) / 1024, language)
                } else {
                    texts.t("device-megabytes").with("count", mb).to_string()
                }
            }),
        ),
        (
            "screen",
            screen_inch_tenths
                .map(|tenths| texts.t("device-inches").with("inches", decimal(tenths)).to_string()),
        ),
        ("system", operating_system.as_deref().map(|system| system_in_words(system, texts))),
        ("keyboard", keyboard_layout.as_deref().map(|layout| keyboard_in_words(layout, texts))),
        ("charger", charger.map(included)),
        (
            "battery",
            battery_percent.map(|percent| texts.t("device-percent").with("percent", percent).to_string()),
        ),
        ("weight", weight_grams.map(|grams| filters::write_weight(i64::from(grams), language))),
    ];
    lines
        .into_iter()
        .filter_map(|(name, value)| Some(Fact::new(texts.dynamic("device-fact-", name).to_string(), value?)))
        .collect()
}
