//! The public register as pages, as a table to take away, and the certificate of one organisation.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::accreditation::{PublicCriterion, RegisterEntryPage, RegisterPage};
use frontend::components::{Cell, Column, Fact};
use frontend::filters::write_date;
use frontend::object::Document;
use frontend::{FieldErrors, Texts};
use serde::Deserialize;

use super::certificate;
use super::measured::{in_words, share};
use super::quality::{Delay, PUBLIC_SAMPLE, Tickets};
use super::register::{RegisterLine, RegisterSite, entry, register};
use super::view;
use crate::kernel::{Error, OrganisationId, Result};
use crate::organisations;
use crate::platform::Datum;
use crate::platform::sheets::Sheet;
use crate::web::{App, Args, Ctx, Html, Id, Op, Pages, download};

/// Lines of one page.
const SHOWN: usize = 25;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/registre", all)
        .get("/registre.csv", csv)
        .get("/registre/{id}", one)
        .get("/registre/{id}/attestation.pdf", paper)
}

#[derive(Debug, Deserialize)]
struct Asked {
    q: Option<String>,
    page: Option<usize>,
}

fn place(line: &RegisterLine) -> String {
    let place = line.sites.first().map(|site| format!("{} ({})", site.commune, site.department_code));
    place.unwrap_or_default()
}

fn row(line: &RegisterLine, texts: Texts) -> Vec<Cell> {
    let insertion = line.insertion_kind.as_deref().map(|kind| texts.dynamic("insertion-", kind).to_string());
    let rate = match line.reuse_units_permille {
        Some(permille) => share(Some(permille), texts),
        None => texts.t("register-not-enough").to_string(),
    };
    let few_or = |value: Option<String>| value.unwrap_or_else(|| texts.t("measured-not-enough").to_string());
    vec![
        Cell::link(line.name.clone(), format!("/registre/{}", line.organisation_id)).under(place(line)),
        Cell::text(insertion.unwrap_or_else(|| "–".to_owned())),
        Cell::text(line.valid_until.map_or_else(|| "–".to_owned(), |until| write_date(until, texts))),
        Cell::text(rate),
        Cell::text(few_or(line.quality.refused_reports_permille.map(|refused| share(Some(refused), texts)))),
        Cell::text(few_or(
            line.quality
                .to_outcome
                .median_days
                .map(|days| texts.t("measured-days").with("count", i64::from(days)).to_string()),
        )),
    ]
}

async fn all(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(asked): Args<Asked>,
) -> Result<Html<RegisterPage>> {
    let texts = ctx.texts;
    let q = asked.q.unwrap_or_default().trim().chars().take(100).collect::<String>();
    let words = q.to_lowercase();
    let lines = register(app.db.read(), op.now).await?;
    let found: Vec<&RegisterLine> = lines
        .iter()
        .filter(|line| {
            line.name.to_lowercase().contains(&words)
                || line
                    .sites
                    .iter()
                    .any(|site| site.commune.to_lowercase().contains(&words) || site.department_code == words)
        })
        .collect();
    let page = asked.page.unwrap_or(1).clamp(1, 10_000);
    let begin = (page - 1) * SHOWN;
    let address = |page: usize| {
        let q = form_urlencoded(&q);
        format!("/registre?q={q}&page={page}")
    };
    Ok(Html::ok(RegisterPage {
        errors: FieldErrors::new(),
        sentence: texts.t("register-count").with("count", found.len()).to_string(),
        columns: vec![
            Column::new(texts.t("register-name").to_string()),
            Column::new(texts.t("accreditation-fact-insertion").to_string()),
            Column::new(texts.t("accreditation-fact-until").to_string()),
            Column::new(texts.t("reuse-title").to_string()),
            Column::new(texts.t("measured-proofs").to_string()),
            Column::new(texts.t("measured-to-outcome").to_string()),
        ],
        rows: found.iter().skip(begin).take(SHOWN).map(|line| row(line, texts)).collect(),
        first: if page > 1 { address(1) } else { String::new() },
        next: if begin + SHOWN < found.len() { address(page + 1) } else { String::new() },
        q,
        ctx,
    }))
}

/// A word as it stands in an address.
fn form_urlencoded(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What all benches of a line take in a week together, kind by kind; nothing when none has said.
fn capacity(sites: &[RegisterSite], texts: Texts) -> Option<String> {
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for (category, units) in sites.iter().flat_map(|site| &site.weekly) {
        *all.entry(category).or_default() += units;
    }
    let said = all
        .iter()
        .map(|(category, units)| format!("{}\u{a0}: {units}", texts.dynamic("category-one-", category)));
    let said = said.collect::<Vec<_>>().join(", ");
    (!said.is_empty()).then_some(said)
}

/// How the benches of a line erase; nothing when none has said.
fn erasure(sites: &[RegisterSite], texts: Texts) -> Option<String> {
    let all: BTreeSet<&str> = sites.iter().flat_map(|site| site.erasure.iter().copied()).collect();
    let said = all.iter().map(|code| texts.dynamic("capacity-erasure-", code).to_string());
    let said = said.collect::<Vec<_>>().join(", ");
    (!said.is_empty()).then_some(said)
}

async fn csv(Extract(app): Extract<App>, Op(op): Op) -> Result<Response> {
    let texts = Texts::new(op.language);
    let lines = register(app.db.read(), op.now).await?;
    let heads = [
        "name",
        "siret",
        "communes",
        "capacity",
        "erasure",
        "insertion",
        "receipts",
        "gifts",
        "number",
        "since",
        "until",
        "outcomes",
        "units",
        "mass",
        "reports",
        "refused",
        "collection-median",
        "collection-ninth",
        "receipt-median",
        "receipt-ninth",
        "outcome-median",
        "outcome-ninth",
        "declared",
        "different",
        "tickets",
        "counted-until",
    ];
    let yes = |is: bool| {
        let words = if is { texts.t("accreditation-yes") } else { texts.t("accreditation-no") };
        Datum::Text(words.to_string())
    };
    let text = |text: Option<String>| text.map_or(Datum::Nothing, Datum::Text);
    let count = |count: Option<u64>| {
        count.and_then(|count| i64::try_from(count).ok()).map_or(Datum::Nothing, Datum::Number)
    };
    let rows = lines
        .into_iter()
        .map(|line| {
            let places: Vec<String> =
                line.sites.iter().map(|site| format!("{} ({})", site.commune, site.insee_code)).collect();
            vec![
                Datum::Text(line.name),
                text(line.siret),
                Datum::Text(places.join(", ")),
                text(capacity(&line.sites, texts)),
                text(erasure(&line.sites, texts)),
                text(line.insertion_kind),
                yes(line.may_issue_receipts),
                yes(line.may_receive_public_gifts),
                text(line.certificate_number),
                line.accredited_on.map_or(Datum::Nothing, Datum::Day),
                line.valid_until.map_or(Datum::Nothing, Datum::Day),
                count(line.outcomes),
                count(line.reuse_units_permille),
                count(line.reuse_mass_permille),
                count(Some(line.quality.reports)),
                count(line.quality.refused_reports_permille),
            ]
            .into_iter()
            .chain(
                [line.quality.to_collection, line.quality.to_receipt, line.quality.to_outcome]
                    .into_iter()
                    .flat_map(|Delay { median_days, ninth_days, .. }| [median_days, ninth_days])
                    .map(|days| count(days.map(u64::from))),
            )
            .chain([
                count(Some(line.quality.declared_units)),
                count(line.quality.different_units_permille),
                match line.quality.tickets {
                    Tickets::NotMeasured => Datum::Text(texts.t("measured-not-measured").to_string()),
                },
                line.quality.counted_until.map_or(Datum::Nothing, Datum::Day),
            ])
            .collect()
        })
        .collect();
    let sheet = Sheet {
        title: texts.t("register-title").to_string(),
        columns: heads.iter().map(|code| texts.dynamic("register-csv-", code).to_string()).collect(),
        rows,
    };
    let bytes = sheet.csv(op.language).map_err(Error::internal)?;
    Ok(download("text/csv; charset=utf-8", "registre-reconditionneurs.csv", bytes))
}

async fn one(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<OrganisationId>,
) -> Result<Response> {
    let texts = ctx.texts;
    let (found, file, figures) = entry(app.db.read(), op.now, id).await?;
    let line = &found.line;
    let mut facts: Vec<Fact> = Vec::new();
    let mut push = |label: frontend::Text, value: String| facts.push(Fact::new(label.to_string(), value));
    let yes =
        |is: bool| if is { texts.t("accreditation-yes") } else { texts.t("accreditation-no") }.to_string();
    if let Some(kind) = &line.insertion_kind {
        push(texts.t("accreditation-fact-insertion"), texts.dynamic("insertion-", kind).to_string());
    }
    push(texts.t("accreditation-fact-receipts"), yes(line.may_issue_receipts));
    push(texts.t("accreditation-fact-gifts"), yes(line.may_receive_public_gifts));
    for site in &line.sites {
        let radius = match site.service_radius_km {
            Some(radius) => texts.t("register-radius").with("km", i64::from(radius)).to_string(),
            None => site.label.clone(),
        };
        push(texts.t("register-bench"), format!("{} ({}) · {radius}", site.commune, site.department_code));
        if let Some(hours) = &site.hours {
            push(texts.t("register-hours"), hours.in_words(texts));
        }
    }
    if let Some(said) = capacity(&line.sites, texts) {
        push(texts.t("register-capacity"), said);
    }
    if let Some(said) = erasure(&line.sites, texts) {
        push(texts.t("register-erasure"), said);
    }
    if let Some(siret) = &line.siret {
        push(texts.t("register-siret"), siret.clone());
    }
    if let Some(number) = &line.certificate_number {
        push(texts.t("accreditation-fact-number"), number.clone());
    }
    let lead = match (file.accredited_at, file.valid_until) {
        (Some(since), Some(until)) => texts
            .t("register-lead-dates")
            .with("since", view::day(since, texts))
            .with("until", view::day(until, texts)),
        (None | Some(_), None | Some(_)) => texts.t("register-lead-older"),
    };
    let criteria = found
        .criteria
        .iter()
        .map(|one| {
            let date =
                |day: Option<chrono::NaiveDate>| day.map(|day| write_date(day, texts)).unwrap_or_default();
            PublicCriterion {
                title: view::said(&one.title, texts),
                sentence: view::said(&one.sentence, texts),
                proven: texts
                    .t("register-proven")
                    .with("since", date(one.accepted_on))
                    .with("until", date(one.good_until))
                    .to_string(),
            }
        })
        .collect();
    let quality = match &figures {
        Some(figures) => texts
            .t("register-quality-method")
            .with("count", PUBLIC_SAMPLE)
            .with("date", write_date(figures.shown_until(), texts)),
        None => texts.t("register-quality-none"),
    };
    let measured = figures.map(|figures| in_words(&figures.shown, PUBLIC_SAMPLE, texts)).unwrap_or_default();
    let page = RegisterEntryPage {
        name: line.name.clone(),
        under: place(line),
        badge: texts.dynamic("accreditation-state-", line.state).to_string(),
        lead: lead.to_string(),
        facts,
        criteria,
        figures: measured.into_iter().map(|one| one.figure).collect(),
        quality: quality.to_string(),
        certificate: line
            .certificate_number
            .iter()
            .map(|_| {
                let address = format!("/registre/{id}/attestation.pdf");
                Document::new(texts.t("register-certificate").to_string(), address, "PDF")
            })
            .collect(),
        ctx,
    };
    Ok(Html::ok(page).into_response())
}

async fn paper(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<OrganisationId>) -> Result<Response> {
    let (found, file, _) = entry(app.db.read(), op.now, id).await?;
    let organisation = organisations::find(app.db.read(), id).await?;
    let (name, bytes) = certificate::made(&app, &op, &organisation, &found, &file).await?;
    Ok(download("application/pdf", &name, bytes))
}
