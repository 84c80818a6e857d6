//! `/design`: every component in every state, with the call to copy. On the practice ground only.

use askama::Template;
use chrono::NaiveDate;

use crate::chart::{Bar, Chart, ChartForm};
use crate::components::{Cell, Chip, Column, Contact, Fact, Figure, Happening, Step, Tone};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::map::OfferMap;
use crate::object::Document;
use crate::qr::Qr;

/// What stands on the pages of components: each state is cut out of it, to be shown as written.
const SOURCE: &str = include_str!("../templates/pages/design/component.html");

/// A family of components, and their codes: `/design/{code}`, the texts `design-name-…` and `design-about-…`.
pub const FAMILIES: [(&str, &[&str]); 5] = [
    ("actions", &["button", "link", "dialog", "tabs", "pagination"]),
    (
        "forms",
        &[
            "field",
            "error-summary",
            "date",
            "money",
            "choices",
            "radio-cards",
            "file-drop",
            "filters",
            "chips",
        ],
    ),
    ("messages", &["flash", "badge", "empty-state", "details"]),
    ("objects", &["card", "task", "stepper", "progress", "timeline", "facts", "people", "document"]),
    ("data", &["table", "figure", "chart", "map", "qr", "print-header", "drawing"]),
];

/// `/design`.
#[derive(Template)]
#[template(path = "pages/design/index.html")]
pub struct DesignPage {
    pub ctx: PageContext,
}

/// `/design/{component}`.
#[derive(Template)]
#[template(path = "pages/design/component.html")]
pub struct ComponentPage {
    pub ctx: PageContext,
    pub code: &'static str,
    /// What was tried, and what is wrong with it.
    pub typed: String,
    pub errors: FieldErrors,
    map: OfferMap,
}

impl ComponentPage {
    /// The page of a component; `None` when there is none of that code.
    pub fn new(ctx: PageContext, code: &str) -> Option<Self> {
        let code = FAMILIES.iter().flat_map(|(_, codes)| codes.iter()).find(|known| **known == code)?;
        let counts =
            if *code == "map" { vec![("33", 168), ("35", 74), ("59", 112), ("974", 9)] } else { Vec::new() };
        let map = OfferMap::new(counts, ctx.now);
        Some(Self { ctx, code, typed: String::new(), errors: FieldErrors::new(), map })
    }

    /// The call behind the state of that number, as it is written in the template.
    fn call(&self, number: usize) -> &'static str {
        let start = format!("{{%- when \"{}\" -%}}\n", self.code);
        let part = SOURCE.split(start.as_str()).nth(1).unwrap_or_default();
        let part = part.split("\n{%- when \"").next().unwrap_or_default();
        let state = part.split("{% call state(").nth(number).unwrap_or_default();
        let (_, state) = state.split_once('\n').unwrap_or_default();
        state.rsplit_once("{% endcall %}").map_or(state, |(state, _)| state).trim()
    }

    fn text(&self, key: &str) -> String {
        self.ctx.dynamic("design-sample-", key).to_string()
    }

    fn wrong(&self, field: &str) -> FieldErrors {
        FieldErrors::new().with(field, self.text("error"))
    }

    fn two_wrong(&self) -> FieldErrors {
        self.wrong("name").with("day", self.text("error-day"))
    }

    fn choices(&self) -> Vec<Choice> {
        vec![
            Choice::new("school", self.text("school")).hint(self.text("school-hint")),
            Choice::new("office", self.text("office")).hint(self.text("office-hint")).selected(true),
            Choice::new("home", self.text("long")),
        ]
    }

    fn steps(&self, now: usize) -> Vec<Step> {
        Step::sequence(["declared", "proposed", "collected", "received"].map(|step| self.text(step)), now)
    }

    fn facts(&self) -> Vec<Fact> {
        vec![
            Fact::new(self.text("reference"), "LOT-2026-000012"),
            Fact::new(self.text("site"), "Bègles").leading_to("/design/facts"),
            Fact::new(self.text("comment"), self.text("long")),
        ]
    }

    fn happenings(&self) -> Vec<Happening> {
        let day = |month, day| {
            let day = NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
            filters::write_date(day, self.ctx.texts)
        };
        vec![
            Happening::new(day(9, 3), self.text("given")).detail("Bordeaux"),
            Happening::new(day(9, 14), self.text("arrived")),
            Happening::new(day(10, 12), self.text("long")),
        ]
    }

    fn contacts(&self) -> Vec<Contact> {
        vec![
            Contact {
                role: self.text("workshop"),
                name: "Atelier Rive Droite".into(),
                detail: "Cenon".into(),
                phone: "05 00 00 00 00".into(),
                email: "atelier@example.org".into(),
            },
            Contact {
                role: self.text("donor"), name: "Mairie de Saint-Loubès".into(), ..Contact::default()
            },
        ]
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new(self.text("reference")),
            Column::new(self.text("state")),
            Column::new(self.text("site")),
            Column::numeric(self.text("devices")),
        ]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        [
            ("LOT-2026-000012", Tone::Good, "Bègles", "42"),
            ("LOT-2026-000013", Tone::Warning, "Cenon", "1 204"),
        ]
        .map(|(reference, tone, place, count)| {
            let state = if tone == Tone::Good { "collected" } else { "proposed" };
            vec![
                Cell::link(reference, "/design/table"),
                Cell::badge(self.text(state), tone),
                Cell::text(place),
                Cell::text(count),
            ]
        })
        .to_vec()
    }

    fn filters(&self) -> Vec<Chip> {
        ["filter-memory", "filter-near"]
            .map(|key| Chip { label: self.text(key), without: "/design/chips".into() })
            .to_vec()
    }

    fn tabs(&self) -> Vec<NavItem> {
        vec![
            NavItem::new(self.text("tab-open"), "/design/tabs").current(true).counting(3),
            NavItem::new(self.text("tab-done"), "/design/tabs?done"),
            NavItem::new(self.text("long"), "/design/tabs?long"),
        ]
    }

    fn figure(&self) -> Figure {
        Figure {
            value: filters::write_number(8412, self.ctx.language),
            label: self.text("figure"),
            source: self.text("source"),
        }
    }

    fn documents(&self) -> Vec<Document> {
        vec![
            Document::new(self.text("slip"), "/design/document", "PDF").weighing(83_600),
            Document::new(self.text("list"), "/design/document", "XLSX"),
            Document::new(self.text("long"), "/design/document", "PDF").weighing(1_430_000),
        ]
    }

    fn chart(&self, form: ChartForm) -> Chart {
        let number =
            |value: u64| filters::write_number(i64::try_from(value).unwrap_or_default(), self.ctx.language);
        let bars = match form {
            ChartForm::Bars => [("laptop", 1204), ("desktop", 611), ("screen", 480), ("printer", 7)]
                .map(|(category, value)| {
                    Bar::new(self.ctx.dynamic("category-", category).to_string(), value, number(value))
                })
                .to_vec(),
            ChartForm::Columns => (1..=12_u32)
                .zip([31, 42, 58, 44, 61, 70, 52, 12, 66, 81, 93, 40])
                .map(|(month, value)| {
                    let name = self.ctx.dynamic("month-", month).to_string();
                    let short: String = name.chars().take(3).collect();
                    Bar::new(name, value, number(value)).short(short)
                })
                .collect(),
        };
        Chart {
            id: if form == ChartForm::Bars { "by-category".into() } else { "by-month".into() },
            form,
            sentence: self.text(if form == ChartForm::Bars { "chart-sentence" } else { "chart-months" }),
            title: self.text("chart-title"),
            label_heading: self.text(if form == ChartForm::Bars { "category" } else { "month" }),
            value_heading: self.text("devices"),
            bars,
            source: self.text("source"),
        }
    }

    fn empty_chart(&self) -> Chart {
        Chart { id: "nothing".into(), sentence: self.text("chart-empty"), ..Chart::default() }
    }

    fn qr(&self) -> Option<Qr> {
        Qr::new(&format!("{}/d/RB-7K3F-92", self.ctx.site))
    }

    /// Whether the page holds a form to try.
    fn may_be_tried(&self) -> bool {
        matches!(self.code, "date" | "money")
    }
}
