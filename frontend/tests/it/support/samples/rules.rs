//! The two rules that anybody may read.

use askama::Template;
use frontend::components::{Cell, Column, Fact};
use frontend::donations::{BenchDay, BenchPage, BenchQuantity, BenchesPage, Rows, WorkshopBench};
use frontend::map::OfferMap;
use frontend::rules::{OfferRulePage, OfferWhy, OriginAnswer, OriginPage};
use frontend::{Choice, FieldErrors, Language, Texts};

use super::context;

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("origin", origin(language, false)),
        ("origin-answered", origin(language, true)),
        ("offer-rule", offer_rule(language, false)),
        ("offer-rule-wrong", offer_rule(language, true)),
        ("capacity", capacity(language)),
        ("benches", benches(language, true)),
        ("benches-none", benches(language, false)),
    ]
}

fn rules(texts: Texts, says: String, source: String) -> Rows {
    Rows {
        columns: vec![
            Column::new(texts.t("origin-rules-rule").to_string()),
            Column::new(texts.t("origin-rules-source").to_string()),
        ],
        rows: vec![vec![Cell::text(says), Cell::text(source)]],
    }
}

fn origin(language: Language, answered: bool) -> String {
    let texts = Texts::new(language);
    let source = texts.t("origin-source-origin-public-gift-never-sold").to_string();
    let one = |code: &'static str, name: String| Choice::select(vec![Choice::new(code, name)], code);
    OriginPage {
        ctx: context(language, "/origine-et-destination"),
        bases: one("public_free_gift", texts.t("legal-basis-public-free-gift").to_string()),
        wishes: one("mixed", texts.t("wish-mixed").to_string()),
        receivers: one("entitled", texts.t("origin-receiver-entitled").to_string()),
        pools: one("sale", texts.t("origin-pool-sale").to_string()),
        buyers: one("public_body", texts.t("origin-buyer-public-body").to_string()),
        answer: answered.then(|| OriginAnswer {
            open: false,
            sentence: texts.t("error-origin-public-gift-never-sold").to_string(),
            source: source.clone(),
        }),
        closing: rules(texts, texts.t("error-origin-public-gift-never-sold").to_string(), source),
        opening: rules(
            texts,
            texts.t("origin-permit-sale").to_string(),
            texts.t("origin-source-sale").to_string(),
        ),
        ceilings: vec![Fact::new(texts.t("origin-ceiling-laptop"), "180,00\u{a0}€")],
        ceilings_source: texts.t("origin-source-legal-ceiling").to_string(),
    }
    .render()
    .expect("the page renders")
}

pub(crate) fn shares(language: Language) -> Rows {
    let texts = Texts::new(language);
    let columns = ["given", "sold", "lent", "parts", "recycled"];
    let columns = columns.map(|code| Column::numeric(texts.dynamic("new-lot-shares-", code).to_string()));
    let mut all = vec![Column::new(texts.t("new-lot-shares-wish").to_string())];
    all.extend(columns);
    let mut row = vec![Cell::text(texts.t("wish-mixed").to_string())];
    row.extend(["41", "30", "2", "12", "15"].map(|share| Cell::text(format!("{share}\u{a0}%"))));
    let mut few = vec![Cell::text(texts.t("wish-solidarity-only").to_string())];
    few.extend((0..5).map(|_| Cell::text(texts.t("new-lot-shares-none").to_string())));
    Rows { columns: all, rows: vec![few, row] }
}

pub(crate) fn why(language: Language) -> OfferWhy {
    let texts = Texts::new(language);
    let columns = ["distance", "room", "answers", "delay", "total", "share"];
    let columns = columns.map(|code| Column::numeric(texts.dynamic("offer-column-", code).to_string()));
    let mut all = vec![
        Column::new(texts.t("offer-column-workshop").to_string()),
        Column::new(texts.t("offer-column-turn").to_string()),
    ];
    all.extend(columns);
    let row = |name: &str, turn: String, points: [&str; 6]| {
        let mut row = vec![
            Cell::text(name.to_owned()).under("20\u{a0}km"),
            Cell::text(turn).under(texts.t("offer-room-whole").to_string()),
        ];
        row.extend(points.map(|points| Cell::text(points.to_owned())));
        row
    };
    let behind = texts.t("offer-turn-behind").to_string();
    let points = texts.t("offer-turn-points").to_string();
    OfferWhy {
        sentence: texts
            .t("offer-why-behind")
            .with("workshop", "Atelier du Port")
            .with("share", "60\u{a0}%")
            .to_string(),
        looked_at: texts.t("offer-why-among").with("count", 2).to_string(),
        table: Rows {
            columns: all,
            rows: vec![
                row("1. Atelier du Port", behind, ["24", "30", "7", "9", "70", "60\u{a0}%"]),
                row("2. Ressources 33", points, ["36", "30", "12", "15", "93", "122\u{a0}%"]),
            ],
        },
        again: String::from("/regle-des-offres?units=40&lines=A#again"),
    }
}

fn offer_rule(language: Language, wrong: bool) -> String {
    let texts = Texts::new(language);
    let errors = match wrong {
        true => FieldErrors::new().with(
            "lines",
            texts
                .t("error-offer-line")
                .with("line", "2")
                .with("column", texts.t("offer-figure-radius").to_string())
                .to_string(),
        ),
        false => FieldErrors::new(),
    };
    OfferRulePage {
        ctx: context(language, "/regle-des-offres"),
        version: "2026-11",
        formulas: vec![texts.t("offer-formula-distance").with("most", 40).to_string()],
        divided: texts
            .t("offer-step-divided")
            .with("large", 20)
            .with("smallest", 10)
            .with("parts", 12)
            .to_string(),
        behind: texts.t("offer-step-behind").with("percent", 75).to_string(),
        due: texts.t("offer-due").with("usual", 50).to_string(),
        is_example: !wrong,
        units: String::from("40"),
        lines: String::from("A;5000;50000;100;40;10;9;5;900000;1100"),
        result: (!wrong).then(|| why(language)),
        errors,
    }
    .render()
    .expect("the page renders")
}

fn capacity(language: Language) -> String {
    let texts = Texts::new(language);
    let one = |code: &str, typed: &str| BenchQuantity {
        field: format!("weekly_{code}"),
        label: texts.dynamic("category-one-", code).to_string(),
        typed: typed.to_owned(),
        free: texts.t("capacity-free").with("free", 12).to_string(),
    };
    let workshop = |id: &str, main: bool| WorkshopBench {
        id: id.to_owned(),
        label: format!("Atelier {id}, 12 rue des Ateliers"),
        main,
        closed: !main,
        quantities: vec![one("laptop", "40"), one("screen", "")],
        methods: vec![
            Choice::new("clear", texts.t("capacity-erasure-clear")),
            Choice::new("purge", texts.t("capacity-erasure-purge")).selected(true),
            Choice::new("destroy", texts.t("capacity-erasure-destroy")),
        ],
        days: (1..=7)
            .map(|number| BenchDay {
                field: format!("day_{number}"),
                label: texts.dynamic("weekday-", number).to_string(),
                typed: if number < 6 { "9 h - 12 h, 14 h - 17 h".to_owned() } else { String::new() },
            })
            .collect(),
    };
    BenchPage {
        ctx: context(language, "/desk/capacity"),
        nav: Vec::new(),
        workshops: vec![workshop("A", true), workshop("B", false)],
        errors: FieldErrors::new(),
    }
    .render()
    .expect("the page renders")
}

fn benches(language: Language, some: bool) -> String {
    let texts = Texts::new(language);
    let ctx = context(language, "/ateliers");
    let columns = ["workshop", "radius", "free", "erasure", "hours"];
    let columns =
        columns.map(|name| Column::new(texts.dynamic("benches-column-", name).to_string())).to_vec();
    let room = texts
        .t("benches-free-one")
        .with("category", texts.t("category-one-laptop").to_string())
        .with("free", 12)
        .with("weekly", 40)
        .to_string();
    let row = vec![
        Cell::text("Atelier du Port").under("12 rue des Ateliers, 33130 Bègles"),
        Cell::text("50\u{a0}km"),
        Cell::text(room),
        Cell::text(texts.t("capacity-erasure-purge").to_string()),
        Cell::text("du lundi au vendredi, de 9 h à 17 h"),
    ];
    BenchesPage {
        map: OfferMap::new(if some { vec![("33", 12)] } else { Vec::new() }, ctx.now),
        workshops: Rows { columns, rows: if some { vec![row] } else { Vec::new() } },
        next: if some { String::from("/ateliers?from=50") } else { String::new() },
        ctx,
    }
    .render()
    .expect("the page renders")
}
