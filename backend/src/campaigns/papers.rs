//! Ready letters and posters of a campaign (PDF/A, tagged), made from its data.

use frontend::Texts;
use frontend::filters::{write_date, write_near_date};

use super::model::Campaign;
use super::{store, view};
use crate::kernel::context::coded;
use crate::kernel::{Error, OpContext, Result};
use crate::platform::pdf::{Cell, Column, Document, DocumentInfo, Level, Panel, QrBlock, Table};
use crate::web::App;
use crate::{organisations, territories};

coded! {
    /// What can be printed.
    Paper {
        /// A letter to companies.
        Companies = "lettre-entreprises",
        /// A letter to administrations.
        Administrations = "lettre-administrations",
        /// A poster for a wall.
        Poster = "affiche-a4",
        /// The same, twice as large.
        LargePoster = "affiche-a3",
    }
}

struct Facts {
    lead: organisations::Organisation,
    territory: String,
    address: String,
    points: Vec<[String; 3]>,
    dates: Vec<[String; 3]>,
}

async fn facts(app: &App, op: &OpContext, campaign: &Campaign, texts: Texts) -> Result<Facts> {
    let c = app.db.fresh();
    let named = view::territories_of(c, std::slice::from_ref(campaign)).await?;
    let points = store::points_of(c, [campaign.id], true).await?;
    let rounds: Vec<_> =
        store::rounds_of(c, [campaign.id]).await?.into_iter().filter(|one| one.is_to_come(op.now)).collect();
    let mut codes: Vec<String> = points.iter().map(|one| one.insee_code.clone()).collect();
    codes.extend(rounds.iter().map(|one| one.insee_code.clone()));
    let communes = territories::find_many(c, codes).await?;
    Ok(Facts {
        lead: organisations::find(c, campaign.organisation_id).await?,
        territory: named.get(&campaign.id).cloned().unwrap_or_default(),
        address: format!("{}/campagnes/{}", app.config.public_url.trim_end_matches('/'), campaign.slug),
        points: points
            .iter()
            .map(|one| {
                let place = view::address(&one.address, communes.get(&one.insee_code));
                [one.label.clone(), place, view::hours_in_words(one, texts)]
            })
            .collect(),
        dates: rounds
            .iter()
            .map(|one| {
                let place = view::address(&one.place, communes.get(&one.insee_code));
                [write_near_date(one.day, texts), view::stretch(one.between, texts), place]
            })
            .collect(),
    })
}

fn table(document: &mut Document, headings: [String; 3], rows: &[[String; 3]]) {
    let [first, second, third] = headings;
    let mut table =
        Table::new(vec![Column::text(first, 3.0), Column::text(second, 4.0), Column::text(third, 4.0)]);
    for row in rows {
        table.row(row.clone().map(Cell::from));
    }
    document.table(table);
}

/// Where to go and when, as the campaign stands.
fn places(document: &mut Document, facts: &Facts, texts: Texts) {
    let heading = |code: &str| texts.dynamic("paper-column-", code).to_string();
    if !facts.points.is_empty() {
        document.heading(Level::Section, texts.t("campaign-points").to_string());
        table(document, [heading("place"), heading("address"), heading("hours")], &facts.points);
    }
    if !facts.dates.is_empty() {
        document.heading(Level::Section, texts.t("campaign-rounds").to_string());
        table(document, [heading("day"), heading("hours"), heading("place")], &facts.dates);
    }
}

fn letter(document: &mut Document, campaign: &Campaign, facts: &Facts, whom: &'static str, texts: Texts) {
    document.panels([
        Panel {
            title: texts.t("paper-from").to_string(),
            lines: vec![facts.lead.name.clone(), facts.territory.clone()],
        },
        Panel {
            title: texts.t("paper-to").to_string(),
            lines: vec![texts.dynamic("paper-to-", whom).to_string()],
        },
    ]);
    document.paragraph(texts.t("paper-greeting").to_string());
    document.paragraph(
        texts
            .t("paper-opening")
            .with("lead", facts.lead.name.as_str())
            .with("title", campaign.title.as_str())
            .with("from", write_date(campaign.from, texts))
            .with("to", write_date(campaign.to, texts))
            .with("territory", facts.territory.as_str())
            .with("goals", view::goals_text(campaign, texts))
            .to_string(),
    );
    document.paragraph(campaign.words.clone());
    document.paragraph(texts.dynamic("paper-law-", whom).to_string());
    document.paragraph(texts.t("paper-data").to_string());
    document.paragraph(texts.t("paper-how").with("address", facts.address.as_str()).to_string());
    places(document, facts, texts);
    document.paragraph(texts.t("paper-closing").to_string());
    document.paragraph(facts.lead.name.clone());
}

fn poster(document: &mut Document, campaign: &Campaign, facts: &Facts, texts: Texts) {
    document.heading(Level::Section, view::period(campaign, texts));
    document.paragraph(facts.territory.clone());
    document.note(texts.t("campaign-wishes").with("goals", view::goals_text(campaign, texts)).to_string());
    document.paragraph(campaign.words.clone());
    document.paragraph(texts.t("paper-data").to_string());
    places(document, facts, texts);
}

/// The bytes of a paper.
///
/// # Errors
/// When the database fails or the file cannot be made.
pub(super) async fn made(app: &App, op: &OpContext, campaign: &Campaign, paper: Paper) -> Result<Vec<u8>> {
    let texts = Texts::new(op.language);
    let facts = facts(app, op, campaign, texts).await?;
    let mut document = Document::new(DocumentInfo {
        title: campaign.title.clone(),
        language: op.language.code().to_owned(),
        author: facts.lead.name.clone(),
        created_at: op.now,
        footer: facts.address.clone(),
    });
    document.heading(Level::Title, campaign.title.clone());
    match paper {
        Paper::Companies => letter(&mut document, campaign, &facts, "companies", texts),
        Paper::Administrations => letter(&mut document, campaign, &facts, "administrations", texts),
        Paper::Poster | Paper::LargePoster => poster(&mut document, campaign, &facts, texts),
    }
    document.qr(QrBlock {
        text: facts.address.clone(),
        alternative: texts.t("paper-qr-alternative").to_string(),
        title: texts.t("paper-qr").to_string(),
        caption: facts.address.clone(),
    });
    if paper == Paper::LargePoster {
        document.on_a3();
    }
    tokio::task::spawn_blocking(move || document.finish())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}
