//! The reception's page, and its words on the pages of the lot and of the part.

use std::collections::HashMap;

use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::filters::{write_datetime, write_exact_weight, write_number};
use frontend::reception::{ContainerLine, ContainerTyped, EntryLine, KindLine, ReceptionPage, SignaturePart};
use frontend::{Choice, FieldErrors, PageContext, Texts};
use uuid::Uuid;

use super::super::inventory::Category;
use super::super::reading;
use super::super::rules::{Action, State, transition};
use super::photos::subject;
use super::records::{Container, Dispute, Signature};
use super::rules::{ContainerCondition, DISPUTE_WORKING_DAYS, Entry, Extra, Signer};
use super::service::{CountSeen, seen};
use super::{containers_of, signatures_of};
use crate::kernel::{Capacity, LotPartId, OpContext, Result, time};
use crate::platform::photos::photos_of;
use crate::web::object::ask_to_work;
use crate::web::photos::photo_lines;
use crate::web::{App, desk_nav};

/// Kinds on one page.
const KINDS_A_PAGE: u64 = 100;

/// What was typed and refused, to be shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) errors: FieldErrors,
    pub(super) fields: HashMap<String, String>,
    /// Whether a container was refused for saying something else than what somebody wrote of it.
    pub(super) differs: bool,
}

impl Typed {
    fn field(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    fn sent(&self, what: &str) -> bool {
        self.fields.get("what").is_some_and(|sent| sent == what)
    }
}

/// What an entry counted: « n° PF1ABCDE, Lenovo ThinkPad T480 ».
pub(super) fn told(entry: &Entry, kinds: &HashMap<i32, String>, texts: Texts) -> String {
    let title = match (&entry.kind, &entry.label, &entry.category) {
        (Some(kind), _, _) => kinds.get(kind).cloned(),
        (None, Some(label), _) => Some(label.clone()),
        (None, None, Some(code)) => Some(texts.dynamic("category-one-", code).to_string()),
        (None, None, None) => None,
    }
    .unwrap_or_default();
    match &entry.serial {
        Some(serial) => {
            texts.t("reception-entry-serial").with("serial", serial.as_str()).with("title", title).to_string()
        }
        None => texts
            .t("reception-entry-units")
            .with("units", write_number(i64::from(entry.quantity.abs()), texts.language))
            .with("title", title)
            .to_string(),
    }
}

/// What is said beside an entry.
pub(super) fn note(entry: &Entry, taken_back: bool, texts: Texts) -> String {
    if entry.corrects.is_some() {
        texts.t("reception-note-back").to_string()
    } else if taken_back {
        texts.t("reception-note-taken-back").to_string()
    } else if entry.kind.is_none() {
        texts.t("reception-note-undeclared").to_string()
    } else if entry.serial.is_some() && entry.line_id.is_none() {
        texts.t("reception-note-new-number").to_string()
    } else {
        String::new()
    }
}

fn entry_line(
    entry: &Entry,
    taken_back: bool,
    open: bool,
    kinds: &HashMap<i32, String>,
    texts: Texts,
) -> EntryLine {
    EntryLine {
        id: entry.id.to_string(),
        what: told(entry, kinds, texts),
        who: texts
            .t("reception-entry-who")
            .with("name", entry.user_name.as_str())
            .with("date", write_datetime(entry.at, texts))
            .to_string(),
        note: note(entry, taken_back, texts),
        may_take_back: open && !taken_back && entry.corrects.is_none(),
    }
}

fn tone(condition: ContainerCondition) -> &'static str {
    match condition {
        ContainerCondition::OnTheWay => "information",
        ContainerCondition::Intact => "good",
        ContainerCondition::Broken => "danger",
        ContainerCondition::Unsealed => "neutral",
    }
}

/// The seal of a container, and the one it left with where that is another: « 900, parti avec le scellé 778 ».
pub(in super::super) fn seals(one: &Container, texts: Texts) -> String {
    let another = one.left_with.as_deref().filter(|left| one.seal.as_deref() != Some(left));
    let left = another.map(|left| texts.t("container-left-with").with("seal", left).to_string());
    [one.seal.clone(), left].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn container_line(one: &Container, texts: Texts) -> ContainerLine {
    let seal = one.seal.as_deref().map(|seal| texts.t("container-seal-is").with("seal", seal).to_string());
    let another = one.left_with.as_deref().filter(|left| one.seal.as_deref() != Some(left));
    let left = another.map(|left| texts.t("container-left-with").with("seal", left).to_string());
    let weight = one.weight_grams.map(|grams| write_exact_weight(grams, texts.language));
    let who = texts
        .t("reception-entry-who")
        .with("name", one.user_name.as_str())
        .with("date", write_datetime(one.at, texts))
        .to_string();
    ContainerLine {
        number: one.number.clone(),
        detail: [seal, left, weight, Some(who)].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        tone: if another.is_some() { "danger" } else { tone(one.condition) },
        condition: texts.dynamic("container-condition-", one.condition.code()).to_string(),
    }
}

/// « Signé à l’écran par Ana Pons, chauffeuse, le 27 novembre 2026 à 10 h 12 ».
pub(in super::super) fn signed(one: &Signature, texts: Texts) -> String {
    texts
        .t("signature-signed")
        .with("name", one.name.as_str())
        .with("role", one.role.as_str())
        .with("date", write_datetime(one.at, texts))
        .to_string()
}

fn signature_part(side: Signer, all: &[Signature], typed: &Typed, texts: Texts) -> SignaturePart {
    let found = all.iter().find(|one| one.side == side);
    let ours = typed.fields.get("side").is_some_and(|sent| sent == side.code());
    let field = |name: &str| match ours {
        true => typed.field(&format!("{name}-{}", side.code())),
        false => String::new(),
    };
    let strokes = found.and_then(|one| one.drawing.as_deref()).map(|drawn| drawn.split(';'));
    SignaturePart {
        side: side.code(),
        title: texts.dynamic("signature-side-", side.code()).to_string(),
        signed: found.map(|one| signed(one, texts)).unwrap_or_default(),
        strokes: strokes.into_iter().flatten().map(str::to_owned).collect(),
        name: field("name"),
        role: field("role"),
    }
}

fn kind_lines(seen: &CountSeen, typed: &Typed, texts: Texts) -> Vec<KindLine> {
    let kinds = seen.kinds.iter().take(usize::try_from(KINDS_A_PAGE).unwrap_or(usize::MAX));
    kinds
        .map(|kind| {
            let position = kind.position.to_string();
            let refused = typed.sent("kind") && typed.field("kind") == position;
            KindLine {
                position: kind.position,
                title: kind.title(),
                category: texts.dynamic("category-one-", &kind.category).to_string(),
                counted: seen.sums.get(&Some(kind.position)).copied().unwrap_or_default(),
                typed: if refused { typed.field("quantity") } else { String::new() },
            }
        })
        .collect()
}

fn categories(texts: Texts, selected: &str) -> Vec<Choice> {
    let all = Category::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("category-one-", one.code()).to_string()));
    Choice::select(all.collect(), selected)
}

/// The page of a reception.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: LotPartId,
    after: Option<String>,
    typed: Typed,
) -> Result<ReceptionPage> {
    let texts = ctx.texts;
    let first = after.as_deref().and_then(|after| after.parse().ok()).unwrap_or_default();
    let seen = seen(app, op, id, first, KINDS_A_PAGE).await?;
    let c = app.db.fresh();
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let summary = reading::part_summaries(app, own, vec![seen.part.clone()]).await?.pop();
    let summary = summary.ok_or_else(crate::kernel::Error::not_found)?;
    let containers = containers_of(c, id).await?;
    let signatures = signatures_of(c, id).await?;
    let photos = photos_of(c, subject(id)).await?;
    let receiving = transition(seen.part.state, Action::Receive).is_ok();
    let unsigned = signatures.len() < Signer::ALL.len();
    let ask = match receiving || unsigned {
        true => ask_to_work(c, op, Capacity::Refurbisher, texts).await?,
        false => None,
    };
    let may_work = ask.is_none();
    let open = receiving && seen.counting.closed_at.is_none() && may_work;
    let titles: HashMap<i32, String> = seen.kinds.iter().map(|kind| (kind.position, kind.title())).collect();
    let more = seen.kinds.len() > usize::try_from(KINDS_A_PAGE).unwrap_or(usize::MAX);
    let last = seen.kinds.iter().rev().nth(usize::from(more)).map(|kind| kind.position);
    let chosen = if typed.fields.is_empty() { String::new() } else { typed.field("scan-kind") };
    let mut choices = vec![Choice::new("", texts.t("reception-undeclared-choice").to_string())];
    choices.extend(seen.kinds.iter().map(|kind| Choice::new(kind.position.to_string(), kind.title())));
    let weight: i64 = containers.iter().filter_map(|one| one.weight_grams).sum();
    let conditions = ContainerCondition::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("container-condition-", one.code()).to_string()));
    let total: i64 = seen.sums.values().sum();
    let contains = typed.fields.contains_key("condition") || typed.fields.contains_key("number");
    Ok(ReceptionPage {
        nav: desk_nav(op, &ctx),
        errors: typed.errors.clone(),
        id: id.to_string(),
        reference: summary.lot.reference.clone(),
        donor: summary.donor.name.clone(),
        counting: open,
        closed: seen.counting.closed_at.is_some() && seen.part.state == State::Collected,
        may_work,
        asks: ask.into_iter().collect(),
        key: Uuid::now_v7().to_string(),
        said: String::new(),
        kinds: kind_lines(&seen, &typed, texts),
        kinds_next: match last.filter(|_| more) {
            Some(position) => format!("/desk/lot-parts/{id}/reception?after={position}"),
            None => String::new(),
        },
        after: after.unwrap_or_default(),
        kind_choices: Choice::select(choices, &chosen),
        categories: categories(texts, &typed.field("category")),
        label: typed.field("label"),
        quantity: if typed.sent("other") { typed.field("quantity") } else { "1".to_owned() },
        serial: typed.field("serial"),
        total,
        people: seen
            .people
            .iter()
            .map(|(name, units)| {
                let units = write_number(*units, texts.language);
                texts.t("reception-person").with("name", name.as_str()).with("units", units).to_string()
            })
            .collect(),
        undeclared: seen.sums.get(&None).copied().unwrap_or_default(),
        entries: seen
            .entries
            .iter()
            .map(|(entry, back)| entry_line(entry, *back, open, &titles, texts))
            .collect(),
        weight: if weight > 0 { write_exact_weight(weight, texts.language) } else { String::new() },
        containers: containers.iter().map(|one| container_line(one, texts)).collect(),
        conditions: Choice::select(
            conditions.collect(),
            if contains { typed.fields.get("condition").map_or("", String::as_str) } else { "intact" },
        ),
        container: ContainerTyped {
            number: typed.field("number"),
            seal: typed.field("seal"),
            weight: typed.field("weight_grams"),
            differs: typed.differs,
        },
        may_contain: receiving && may_work,
        photos: photo_lines(&format!("/desk/lot-parts/{id}"), &photos, texts),
        signatures: Signer::ALL
            .iter()
            .map(|side| signature_part(*side, &signatures, &typed, texts))
            .collect(),
        ctx,
    })
}

/// What was found beyond the list, as a table.
pub(in super::super) fn extras_rows(extras: &[Extra], texts: Texts) -> Rows {
    let columns = vec![
        Column::new(texts.t("lot-column-what").to_string()),
        Column::new(texts.t("part-column-serial").to_string()),
        Column::numeric(texts.t("part-column-counted").to_string()),
    ];
    let rows = extras.iter().map(|extra| {
        let what = match extra.label.as_str() {
            "" => texts.dynamic("category-one-", &extra.category).to_string(),
            label => label.to_owned(),
        };
        vec![
            Cell::text(what),
            Cell::text(extra.serial.clone().unwrap_or_default()),
            Cell::text(write_number(i64::from(extra.quantity), texts.language)),
        ]
    });
    Rows { columns, rows: rows.collect() }
}

/// What was said in disputes, oldest first.
pub(in super::super) fn dispute_facts(disputes: &[Dispute], texts: Texts) -> Vec<Fact> {
    let mut facts = Vec::new();
    for one in disputes {
        let opened = texts
            .t("dispute-opened")
            .with("side", texts.dynamic("dispute-side-", one.side.code()).to_string())
            .with("date", write_datetime(one.opened_at, texts));
        facts.push(Fact::new(opened.to_string(), one.words.clone()));
        if one.answer.is_none() {
            let until = time::add_working_days(one.opened_at, DISPUTE_WORKING_DAYS);
            let until = texts.t("dispute-until").with("date", write_datetime(until, texts));
            facts.push(Fact::new(until.to_string(), texts.t("dispute-until-text").to_string()));
        }
        if let (Some(answer), Some(at)) = (one.answer, one.answered_at) {
            let title = texts.t("dispute-answered").with("date", write_datetime(at, texts)).to_string();
            let words = texts.dynamic("dispute-answer-", answer.code()).to_string();
            let said = one.answer_words.iter().map(String::as_str);
            facts.push(Fact::new(
                title,
                std::iter::once(words.as_str()).chain(said).collect::<Vec<_>>().join(" "),
            ));
        }
    }
    facts
}
