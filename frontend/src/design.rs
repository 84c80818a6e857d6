//! `/design`: every component in every state, with the call to copy. On the practice ground only.

use askama::Template;
use chrono::NaiveDate;

use crate::chart::{Bar, Chart, ChartForm};
use crate::components::{Cell, Chip, Column, Contact, Fact, Figure, Happening, Step, Tone};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::{self, Batch, Export, Field, FieldKind, Heading, List, Row, Search};
use crate::map::OfferMap;
use crate::object::{self, Document};
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
    (
        "objects",
        &["object", "card", "task", "stepper", "progress", "timeline", "facts", "people", "document"],
    ),
    ("data", &["table", "list", "figure", "chart", "map", "qr", "print-header", "drawing"]),
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
    list: List,
    acts: Vec<object::Act>,
    asked: object::Ask,
    unasked: object::Ask,
}

impl ComponentPage {
    /// The page of a component; `None` when there is none of that code.
    pub fn new(ctx: PageContext, code: &str) -> Option<Self> {
        let code = FAMILIES.iter().flat_map(|(_, codes)| codes.iter()).find(|known| **known == code)?;
        let counts =
            if *code == "map" { vec![("33", 168), ("35", 74), ("59", 112), ("974", 9)] } else { Vec::new() };
        let map = OfferMap::new(counts, ctx.now);
        let mut page = Self {
            ctx,
            code,
            typed: String::new(),
            errors: FieldErrors::new(),
            map,
            list: List::default(),
            acts: Vec::new(),
            asked: object::Ask::default(),
            unasked: object::Ask::default(),
        };
        match page.code {
            "filters" => page.list = page.list_at("/design/filters"),
            "list" => page.list = page.list_to_act_on(),
            "object" => {
                page.acts = page.acts();
                page.asked = page.ask(true);
                page.unasked = page.ask(false);
            }
            _ => {}
        }
        Some(page)
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

    fn list_at(&self, address: &'static str) -> List {
        List {
            address,
            title: self.text("lists"),
            sentence: self.text("list-sentence"),
            tabs: self.tabs().into_iter().take(2).collect(),
            tabs_label: self.text("lists"),
            search: Some(Search {
                label: self.text("search"),
                hint: self.text("search-hint"),
                value: String::new(),
            }),
            fields: vec![
                Field {
                    name: "use",
                    label: self.text("use"),
                    value: "office".into(),
                    kind: FieldKind::Select(self.choices()),
                },
                Field {
                    name: "since",
                    label: self.text("day"),
                    value: "12/3/26".into(),
                    kind: FieldKind::Day,
                },
                Field {
                    name: "late",
                    label: self.text("late-badge"),
                    value: String::new(),
                    kind: FieldKind::Flag,
                },
            ],
            set: 2,
            open: true,
            chips: self.filters(),
            clear: address.into(),
            headings: (0..)
                .zip(self.columns())
                .map(|(place, column)| Heading {
                    label: column.label,
                    numeric: column.numeric,
                    address: format!("{address}?sort={place}"),
                    sorted: if place == 0 { "ascending" } else { "" },
                })
                .collect(),
            rows: self
                .rows()
                .into_iter()
                .map(|cells| {
                    let reference = cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
                    Row { id: reference.clone(), value: reference.clone(), name: reference, cells }
                })
                .collect(),
            exports: vec![Export {
                label: "CSV".into(),
                address: format!("{address}?export"),
                media_type: "text/csv",
            }],
            next: format!("{address}?after=25"),
            filtered: true,
            ..List::default()
        }
    }

    /// The list with acts on several rows.
    fn list_to_act_on(&self) -> List {
        self.list_at("/design/list").acting(Some(Batch {
            address: "/design/list",
            acts: vec![
                lists::Act::new("accept", self.text("accept")),
                lists::Act::new("withdraw", self.text("withdraw")).danger(),
            ],
            fields: Vec::new(),
        }))
    }

    fn acts(&self) -> Vec<object::Act> {
        vec![
            object::Act::open(self.text("sign-button"), "/design/object"),
            object::Act::send(self.text("draft"), "/design/object").at_version(3).secondary(),
            object::Act::send(self.text("withdraw"), "/design/object").at_version(3).danger(),
        ]
    }

    fn ask(&self, known: bool) -> object::Ask {
        let people = if known {
            vec![object::Colleague { name: "Claire Aubry".into(), email: "claire.aubry@example.org".into() }]
        } else {
            Vec::new()
        };
        object::Ask { sentence: self.text("ask"), people }
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
