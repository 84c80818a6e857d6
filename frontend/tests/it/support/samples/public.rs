//! The pages anyone may see.

use askama::Template;
use chrono::{NaiveDate, TimeZone, Utc};
use frontend::accounts::SignInPage;
use frontend::catalogue::{
    CataloguePage, DepartmentInstead, Facet, FacetOption, ListingCard, ListingPage, Widen,
};
use frontend::components::{Cell, Chip, Column, Contact, Fact, Figure, Happening};
use frontend::devices::{Avoided, ErasedStorage, Erasure, PassportPage};
use frontend::donations::Rows;
use frontend::errors::ErrorPage;
use frontend::home::{
    BuyPage, CategoryFigure, FactorLine, FiguresPage, GivePage, HelpPage, HomePage, NearbyOffer, OpenOrder,
};
use frontend::legal::{AccessibilityPage, BudgetPage, GlossaryPage, NoticePage, PrivacyPage};
use frontend::map::OfferMap;
use frontend::sandbox::{MailLine, MailPage, MailboxPage};
use frontend::solidarity::WaitLine;
use frontend::{Choice, FieldErrors, Language, NavItem, Texts, filters};

use super::{context, now};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let ctx = |path: &str| context(language, path);
    let texts = Texts::new(language);
    let rendered = [
        (
            "home",
            HomePage {
                ctx: ctx("/"),
                figures: figures(language),
                map: map(),
                offers: 12,
                nearby: None,
                near: String::new(),
            }
            .render(),
        ),
        (
            "home-empty",
            HomePage {
                ctx: ctx("/"),
                figures: Vec::new(),
                map: OfferMap::new([("33", 0)], now()),
                offers: 0,
                nearby: Some(NearbyOffer { count: 17, place: String::from("Bègles (33)") }),
                near: String::from("33130"),
            }
            .render(),
        ),
        ("give", GivePage { ctx: ctx("/donner"), declare: String::from("/sign-in"), workshops: 6 }.render()),
        (
            "buy",
            BuyPage { ctx: ctx("/acheter-ensemble"), open: String::from("/sign-in"), orders: orders() }
                .render(),
        ),
        (
            "buy-empty",
            BuyPage { ctx: ctx("/acheter-ensemble"), open: String::from("/sign-in"), orders: Vec::new() }
                .render(),
        ),
        ("help", help(language, "").render()),
        ("help-near", help(language, "Bagles").render()),
        ("figures", figures_page(language, true).render()),
        ("figures-empty", figures_page(language, false).render()),
        ("sign-in", sign_in(language, FieldErrors::new()).render()),
        (
            "sign-in-errors",
            sign_in(
                language,
                FieldErrors::new().with("email", "Écrivez une adresse complète, comme claire@exemple.fr"),
            )
            .render(),
        ),
        ("error-404", ErrorPage::standard(ctx("/nowhere"), 404, "01J9-7K3F-92").render()),
        (
            "error-404-near",
            ErrorPage::standard(ctx("/cataloge"), 404, "01J9-7K3F-92")
                .nearby(
                    Some(String::from("BC-2026-000412 est un bon de commande.")),
                    vec![NavItem::new("Le matériel disponible", "/catalogue")],
                    String::from("portable"),
                )
                .render(),
        ),
        (
            "error-403-holders",
            ErrorPage::standard(ctx("/desk/purchase-orders/1/sign"), 403, "01J9-7K3F-92")
                .held_by(vec![Contact {
                    role: String::from("signataire"),
                    name: String::from("Camille Exemple"),
                    email: String::from("camille@example.org"),
                    ..Contact::default()
                }])
                .render(),
        ),
        (
            "error-409",
            ErrorPage::standard(ctx("/lots/1"), 409, "01J9-7K3F-92")
                .because("Ce lot a été accepté par l’Atelier Rive Droite il y a une minute.")
                .back("/lots/1")
                .render(),
        ),
        (
            "mailbox",
            MailboxPage { ctx: ctx("/sandbox/mailbox"), mails: mails(), next: String::from("?after=9") }
                .render(),
        ),
        (
            "mailbox-empty",
            MailboxPage { ctx: ctx("/sandbox/mailbox"), mails: Vec::new(), next: String::new() }.render(),
        ),
        ("mail", mail(language).render()),
        ("catalogue", catalogue(language).render()),
        ("catalogue-empty", catalogue_empty(language).render()),
        ("listing", listing(language).render()),
        ("passport", passport(language).render()),
        ("passport-early", passport_early(language).render()),
        ("accessibility", AccessibilityPage { ctx: ctx("/accessibilite") }.render()),
        ("privacy", PrivacyPage { ctx: ctx("/confidentialite") }.render()),
        (
            "notice",
            NoticePage {
                ctx: ctx("/mentions-legales"),
                publisher: String::new(),
                address: String::new(),
                director: String::from("Camille Exemple"),
                host: String::new(),
                contact: texts.t("layout-home").to_string(),
            }
            .render(),
        ),
        ("glossary", GlossaryPage { ctx: ctx("/glossaire") }.render()),
        ("budget-none", BudgetPage { ctx: ctx("/budget"), told: None, rows: Rows::default() }.render()),
        (
            "budget",
            BudgetPage {
                ctx: ctx("/budget"),
                told: Some(String::from("En 2025, faire vivre le service a coûté 369 500 €.")),
                rows: Rows {
                    columns: vec![Column::new("Poste"), Column::numeric("Montant")],
                    rows: vec![vec![Cell::text("Hébergement"), Cell::text("14 500 €")]],
                },
            }
            .render(),
        ),
    ];
    rendered.into_iter().map(|(name, html)| (name, html.unwrap())).collect()
}

fn figures(language: Language) -> Vec<Figure> {
    let number = |count| filters::write_number(count, language);
    let source = "Rebond, 22 novembre 2026";
    vec![
        Figure {
            value: number(8412),
            label: String::from("appareils remis en usage depuis janvier"),
            source: source.into(),
        },
        Figure { value: number(2137), label: String::from("foyers équipés"), source: source.into() },
        Figure {
            value: filters::write_weight(227_000_000, language),
            label: String::from("de CO₂e évités par année d’usage"),
            source: String::from("Rebond et ADEME, 2022"),
        },
    ]
}

fn map() -> OfferMap {
    let codes = [
        "01", "06", "13", "14", "17", "21", "2A", "24", "29", "31", "33", "34", "35", "38", "40", "44", "45",
        "47", "49", "51", "54", "56", "57", "59", "62", "63", "64", "67", "69", "71", "72", "75", "76", "77",
        "79", "80", "81", "83", "84", "85", "86", "87", "91", "92", "93", "94", "971", "973", "974",
    ];
    OfferMap::new(codes.iter().enumerate().map(|(index, code)| (*code, (index as u64 * 37) % 97 + 1)), now())
}

fn orders() -> Vec<OpenOrder> {
    vec![
        OpenOrder {
            title: String::from("Écoles de l’Entre-deux-Mers"),
            coordinator: String::from("Communauté de communes du Créonnais"),
            closes_on: day(11, 28),
            wanted: 168,
            minimum: 200,
            participants: 23,
            address: String::from("/commandes/1"),
            place: String::from("Gironde (33)"),
            distance_km: None,
            own: false,
        },
        OpenOrder {
            title: String::from("Mairies du Médoc"),
            coordinator: String::from("Mairie de Lesparre-Médoc"),
            closes_on: day(12, 15),
            wanted: 31,
            minimum: 30,
            participants: 5,
            address: String::from("/commandes/2"),
            place: String::from("Gironde (33), Landes (40)"),
            distance_km: Some(12.4),
            own: true,
        },
    ]
}

fn figures_page(language: Language, full: bool) -> FiguresPage {
    let category = |category: &str, reused, avoided_grams| CategoryFigure {
        category: category.to_owned(),
        reused,
        avoided_grams: Some(avoided_grams),
        estimated: category == "screen",
    };
    FiguresPage {
        ctx: context(language, "/chiffres"),
        figures: if full { figures(language) } else { Vec::new() },
        categories: if full {
            vec![
                category("laptop", 5120, 138_240_000),
                category("desktop", 1904, 61_000_000),
                category("screen", 988, 20_400_000),
                category("smartphone", 400, 9_840_000),
                category("tablet", 0, 0),
            ]
        } else {
            Vec::new()
        },
        factors: vec![FactorLine {
            label: String::from("Ordinateur portable, évité par année d’usage"),
            value: String::from("27 kg CO₂e"),
            source: String::from("ADEME, 2022"),
        }],
        map: map(),
        computed_at: now(),
    }
}

fn sign_in(language: Language, errors: FieldErrors) -> SignInPage {
    SignInPage {
        ctx: context(language, "/sign-in"),
        email: String::from("claire@"),
        errors,
        back: String::from("/desk"),
        notice: Texts::new(language).t("sign-in-kept").to_string(),
        why: "lot",
    }
}

fn mails() -> Vec<MailLine> {
    vec![
        MailLine {
            address: String::from("/sandbox/mailbox/2"),
            recipient: String::from("sonia.delmas@example.org"),
            subject: String::from("Un lot de 42 appareils vous est proposé à Bègles"),
            sent_at: now(),
        },
        MailLine {
            address: String::from("/sandbox/mailbox/1"),
            recipient: String::from("malik.ferrand@example.org"),
            subject: String::from("Votre lot LOT-2026-000012 est déclaré"),
            sent_at: Utc.with_ymd_and_hms(2026, 11, 21, 15, 12, 0).unwrap(),
        },
    ]
}

fn mail(language: Language) -> MailPage {
    MailPage {
        ctx: context(language, "/sandbox/mailbox/2"),
        subject: String::from("Un lot de 42 appareils vous est proposé à Bègles"),
        sender: String::from("Rebond <ne-pas-repondre@example.org>"),
        recipient: String::from("sonia.delmas@example.org"),
        sent_at: now(),
        body: String::from(
            "Bonjour Sonia Delmas,\n\nUn lot est à 4 km de votre atelier : http://127.0.0.1:8080/lots/12.\n\nRépondez avant le 3 décembre.\n",
        ),
    }
}

fn card(index: usize, title: &str, grade: &str, specification: &str, price_cents: i64) -> ListingCard {
    let sites = [
        ("Atelier Rive Droite", "Cenon", 44.857, -0.531, 4.2),
        ("Ressource Numérique", "Pessac", 44.806, -0.631, 11.0),
        ("Envol Informatique", "Libourne", 44.915, -0.244, 28.4),
    ];
    let (seller, town, latitude, longitude, distance_km) = sites[index % sites.len()];
    ListingCard {
        address: format!("/offres/{index}"),
        category: String::from(if title.contains("pouces") { "screen" } else { "laptop" }),
        title: title.to_owned(),
        grade: grade.to_owned(),
        specification: specification.to_owned(),
        price_cents,
        aided_price_cents: (index != 2).then_some(price_cents * 7 / 10),
        available: 3 + index as u64,
        warranty_months: if index == 3 { 0 } else { 12 },
        seller: seller.to_owned(),
        town: town.to_owned(),
        distance_km: Some(distance_km),
        insertion: index.is_multiple_of(2),
        position: Some((latitude, longitude)),
    }
}

fn cards() -> Vec<ListingCard> {
    vec![
        card(0, "Lenovo ThinkPad T480", "a", "14 pouces · i5-8350U · 16 Go · SSD 256 Go", 26_500),
        card(1, "HP EliteBook 840 G5", "b", "14 pouces · i5-8350U · 8 Go · NVMe 256 Go", 21_900),
        card(2, "Dell Latitude 5490", "b", "14 pouces · i5-8250U · 8 Go · SSD 256 Go", 20_500),
        card(
            3,
            "Lenovo ThinkPad X1 Carbon 5e génération",
            "c",
            "14 pouces · i7-7500U · 16 Go · NVMe 512 Go",
            23_800,
        ),
        card(4, "Fujitsu Lifebook U747", "c", "14 pouces · i5-6300U · 8 Go · SSD 256 Go", 15_900),
    ]
}

fn choices(values: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
    Choice::select(values.iter().map(|(value, label)| Choice::new(*value, *label)).collect(), chosen)
}

fn help(language: Language, near: &str) -> HelpPage {
    let wait = |category: &str, sentence: &str| WaitLine {
        category: String::from(category),
        sentence: String::from(sentence),
    };
    HelpPage {
        ctx: context(language, "/aider-un-foyer"),
        request: String::from("/sign-in"),
        waits: vec![wait("laptop", "Environ 11 semaines"), wait("desktop", "Un appareil est libre")],
        place: String::from("Gironde"),
        near: String::from(near),
        place_unknown: !near.is_empty(),
    }
}

fn catalogue(language: Language) -> CataloguePage {
    let option = |value: &str, label: &str, count, selected| FacetOption {
        value: value.to_owned(),
        label: label.to_owned(),
        count,
        selected,
    };
    CataloguePage {
        ctx: context(language, "/catalogue?q=portable&near=33130&radius_km=30&category=laptop"),
        query: String::from("portable 8 go"),
        place: String::from("Bègles"),
        place_found: String::from("Bègles (33)"),
        center: Some((44.8, -0.55)),
        place_unknown: false,
        radius_km: 30,
        subject: String::from("laptop"),
        total: 17,
        units: 43,
        department: None,
        quantity_min: String::new(),
        price_max: String::new(),
        facets: vec![
            Facet {
                name: String::from("category"),
                label: String::from("Catégorie"),
                options: vec![
                    option("laptop", "Ordinateur portable", 17, true),
                    option("desktop", "Ordinateur fixe", 42, false),
                    option("screen", "Écran", 63, false),
                    option("smartphone", "Téléphone", 12, false),
                    option("tablet", "Tablette", 8, false),
                ],
            },
            Facet {
                name: String::from("grade"),
                label: String::from("État"),
                options: vec![
                    option("a", "Très bon", 6, false),
                    option("b", "Bon", 8, false),
                    option("c", "Correct", 3, false),
                ],
            },
            Facet {
                name: String::from("memory_gb_min"),
                label: String::from("Mémoire"),
                options: vec![option("8", "8 Go et plus", 14, true), option("16", "16 Go et plus", 5, false)],
            },
            Facet {
                name: String::from("brand"),
                label: String::from("Marque"),
                options: [
                    "Acer",
                    "Apple",
                    "Asus",
                    "Dell",
                    "Fujitsu",
                    "HP",
                    "Lenovo",
                    "Microsoft",
                    "MSI",
                    "Toshiba",
                ]
                .iter()
                .enumerate()
                .map(|(index, brand)| option(&brand.to_lowercase(), brand, 12 - index as u64, false))
                .collect(),
            },
        ],
        radii: choices(
            &[("10", "10 km"), ("30", "30 km"), ("50", "50 km"), ("100", "100 km"), ("", "Toute la France")],
            "30",
        ),
        sorts: choices(
            &[
                ("distance", "les plus proches"),
                ("price", "les moins chers"),
                ("relevance", "les plus pertinents"),
            ],
            "distance",
        ),
        chips: vec![
            Chip {
                label: String::from("Ordinateur portable"),
                without: String::from("/catalogue?near=33130"),
            },
            Chip { label: String::from("8 Go et plus"), without: String::from("/catalogue?near=33130") },
            Chip { label: String::from("à moins de 30 km"), without: String::from("/catalogue?q=portable") },
        ],
        hits: cards(),
        next: String::from("/catalogue?after=abc"),
        first: String::new(),
        widen: Some(Widen { radius_km: 50, total: 41, address: String::from("/catalogue?radius_km=50") }),
    }
}

fn catalogue_empty(language: Language) -> CataloguePage {
    CataloguePage {
        query: String::from("amiga"),
        place: String::from("Bagles"),
        place_found: String::new(),
        center: None,
        place_unknown: true,
        subject: String::from("any"),
        total: 0,
        units: 0,
        department: Some(DepartmentInstead {
            name: String::from("Gironde (33)"),
            address: String::from("/catalogue?q=amiga&department=33"),
        }),
        hits: Vec::new(),
        next: String::new(),
        widen: Some(Widen { radius_km: 0, total: 2, address: String::from("/catalogue?q=amiga") }),
        ..catalogue(language)
    }
}

fn workshop() -> Contact {
    Contact {
        role: String::from("Atelier"),
        name: String::from("Atelier Rive Droite"),
        detail: String::from("12 rue du Port, Cenon"),
        phone: String::from("05 00 00 00 00"),
        email: String::from("bonjour@rive-droite.example.org"),
    }
}

fn specification() -> Vec<Fact> {
    vec![
        Fact::new("Processeur", "Intel Core i5-8350U"),
        Fact::new("Mémoire", "16 Go"),
        Fact::new("Stockage", "SSD 256 Go"),
        Fact::new("Écran", "14 pouces"),
        Fact::new("Clavier", "AZERTY français"),
        Fact::new("Batterie", "82 % de sa capacité d’origine"),
        Fact::new("Système", "Linux Mint, prêt pour Windows 11"),
        Fact::new("Chargeur", "Fourni"),
    ]
}

fn listing(language: Language) -> ListingPage {
    ListingPage {
        ctx: context(language, "/offres/0"),
        card: card(0, "Lenovo ThinkPad T480", "a", "14 pouces · i5-8350U · 16 Go · SSD 256 Go", 26_500),
        reference: String::from("OF-2026-000128"),
        working: String::from("refurbished"),
        facts: specification(),
        vat: String::from("TVA calculée sur la marge : elle ne se récupère pas."),
        seller: workshop(),
        passports: vec![
            (String::from("RB-7K3F-92"), String::from("/appareils/RB-7K3F-92")),
            (String::from("RB-8M2C-14"), String::from("/appareils/RB-8M2C-14")),
        ],
        orders: orders(),
        description: String::new(),
        closed: String::new(),
        pool: String::from("/desk/pooled-orders/new?listing=1"),
        place: String::from("Bègles (33)"),
        back: String::from("/catalogue?q=portable"),
    }
}

fn passport(language: Language) -> PassportPage {
    PassportPage {
        ctx: context(language, "/appareils/RB-7K3F-92"),
        title: String::from("Lenovo ThinkPad T480"),
        reference: String::from("RB-7K3F-92"),
        category: String::from("laptop"),
        revocation: String::new(),
        grade: String::from("b"),
        working: String::from("refurbished"),
        state: String::from("En usage"),
        ended: String::new(),
        erasure: Erasure::Done(vec![ErasedStorage {
            storage: String::from("SSD 256 Go, série …4F2A"),
            method: String::from("Purge (NIST 800-88)"),
            tool: String::from("nwipe 0.38"),
            verification: String::from("complète"),
            operator: String::from("Atelier Rive Droite, Cenon"),
            on: day(10, 12),
            destroyed: false,
        }]),
        facts: specification(),
        defects: vec![String::from("Une rayure sur le capot")],
        life: vec![
            Happening::new("3 septembre 2026", "Donné par une entreprise de Bordeaux"),
            Happening::new("14 septembre 2026", "Collecté et reçu à l’Atelier Rive Droite").detail("Cenon"),
            Happening::new("12 octobre 2026", "Testé : 14 contrôles, tous bons. Batterie 82 %"),
            Happening::new("15 octobre 2026", "Mémoire portée à 16 Go (pièce réemployée)"),
            Happening::new("20 novembre 2026", "Remis à un foyer par une structure de médiation"),
        ],
        avoided: Some(Avoided { grams_per_year: 27_000, source: String::from("ADEME, 2022") }),
        warranty_until: NaiveDate::from_ymd_opt(2028, 11, 20),
        workshop: Some(workshop()),
        chain: String::from("12 événements enchaînés, aucune modification constatée."),
        chain_intact: true,
    }
}

fn passport_early(language: Language) -> PassportPage {
    PassportPage {
        grade: String::new(),
        working: String::new(),
        state: String::from("À effacer"),
        erasure: Erasure::NotYet,
        defects: Vec::new(),
        avoided: None,
        warranty_until: None,
        ..passport(language)
    }
}
