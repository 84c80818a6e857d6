//! Each object in three states: something to do, nothing to do, at its end.

use askama::Template;
use frontend::components::{Cell, Column, Contact, Fact, Happening, Tone};
use frontend::donations::{CountLine, LotPage, PartPage, PartStep, Rows};
use frontend::listings::ListingDeskPage;
use frontend::logistics::ShipmentPage;
use frontend::object::{Act, Ask, Colleague, Document, ObjectView, ended, life};
use frontend::purchasing::{
    CertifyForm, CertifyLine, JoinForm, JoinLine, Listing, PooledOrderPage, PurchaseOrderPage, SignPage,
};
use frontend::solidarity::{DecisionLine, ProposedDevice, RequestPage, RunPage};
use frontend::{Choice, FieldErrors, Language, NavItem, PageContext};

use super::{context, viewer};

/// Which of its moments a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// The reader has something to do.
    Due,
    /// The reader may not do it, or nothing is due.
    Waits,
    /// It ended before its time.
    Ended,
}

use Moment::{Due, Ended, Waits};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let names = |moment: Moment, names: [&'static str; 3]| names[moment as usize];
    let mut pages = Vec::new();
    for moment in [Due, Waits, Ended] {
        let mut add = |all: [&'static str; 3], html: askama::Result<String>| {
            pages.push((names(moment, all), html.unwrap()));
        };
        add(["lot-unplaced", "lot-received", "lot-cancelled"], lot(language, moment).render());
        add(["part-answer", "part-count", "part-cancelled"], part(language, moment).render());
        add(["pool-open", "pool-commitments", "pool-cancelled"], pool(language, moment).render());
        add(["order-certify", "order-not-signatory", "order-cancelled"], order(language, moment).render());
        add(["listing-for-sale", "listing-reader", "listing-archived"], listing(language, moment).render());
        add(["shipment-due", "shipment-arrived", "shipment-lost"], shipment(language, moment).render());
        add(["request-proposed", "request-waiting", "request-withdrawn"], request(language, moment).render());
        add(["run-computed", "run-reader", "run-discarded"], run(language, moment).render());
    }
    let mut wrong = order(language, Due);
    wrong.errors =
        FieldErrors::new().with("received_1", "Le nombre reçu.").with("reserves", "Dites ce qui manque.");
    pages.push(("order-certify-wrong", wrong.render().unwrap()));
    pages.push(("order-sign-not-signatory", sign(language).render().unwrap()));
    pages
}

fn page(language: Language, path: &str) -> (PageContext, Vec<NavItem>) {
    let mut ctx = context(language, path);
    ctx.viewer = Some(viewer());
    (ctx, vec![NavItem::new("À faire", "/desk").counting(2)])
}

fn object(over: &str, title: &str, moment: Moment) -> ObjectView {
    let steps =
        ["Un", "Deux", "Trois", "Quatre"].map(|label| (label.to_owned(), String::from("12 octobre 2026")));
    ObjectView {
        over: over.to_owned(),
        title: title.to_owned(),
        under: String::from("Mairie de Saint-Loubès <b>"),
        badge: String::from("en cours"),
        tone: Tone::Information,
        steps: match moment {
            Due => life(steps, 1),
            Waits => life(steps, 4),
            Ended => ended(steps, 1, "Annulé", "3 décembre 2026"),
        },
        now: String::from("Voici ce qui se passe, et quand."),
        acts: Vec::new(),
        forms: false,
        asks: Vec::new(),
        facts: vec![
            Fact::new("Total TTC", "1 234,50 €"),
            Fact::new("Bordereau BL-2026-000001", "en route").leading_to("/desk/shipments/1"),
        ],
        people: vec![Contact {
            role: String::from("Atelier"),
            name: String::from("Atelier Rive Droite"),
            detail: String::from("12 quai des Queyries, 33100 Bordeaux"),
            phone: String::from("05 00 00 00 00"),
            email: String::new(),
        }],
        documents: vec![
            Document::new("Bon de commande", "/desk/purchase-orders/1.pdf", "PDF"),
            Document::new("La liste que vous avez envoyée", "/desk/lots/1/inventory", "CSV").weighing(48_200),
        ],
        history: vec![
            Happening::new("12 octobre 2026 à 14 h 05", "Le bon de commande est établi.")
                .detail("Claire Aubry, Mairie de Saint-Loubès, acheteur"),
            Happening::new("13 octobre 2026 à 9 h 00", "L’atelier confirme.")
                .detail("Atelier Rive Droite, atelier"),
        ],
    }
}

fn ask(sentence: &str, named: bool) -> Ask {
    let person = Colleague { name: String::from("Mme Martin"), email: String::from("martin@example.org") };
    Ask { sentence: sentence.to_owned(), people: if named { vec![person] } else { Vec::new() } }
}

fn table() -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = vec![Column::new("Appareil"), Column::numeric("Quantité")];
    (columns, vec![vec![Cell::link("RB-7K3F-9MX2", "/appareils/RB-7K3F-9MX2"), Cell::text("12")]])
}

fn rows() -> Rows {
    let (columns, rows) = table();
    Rows { columns, rows }
}

fn listed() -> Listing {
    let (columns, rows) = table();
    Listing { columns, rows }
}

fn lot(language: Language, moment: Moment) -> LotPage {
    let (ctx, nav) = page(language, "/desk/lots/1");
    let mut object = object("Lot LOT-2026-000012", "312 appareils, Siège", moment);
    if moment == Due {
        object.acts = vec![Act::send("Chercher de nouveau un atelier", "/desk/lots/1/search-again")];
        object.forms = true;
    }
    LotPage {
        why: Some(super::rules::why(language)),
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        ways: (moment == Due).then(super::campaigns::ways),
        cancel: if moment == Due { String::from("/desk/lots/1/cancel") } else { String::new() },
        preparation: vec![Fact::new("Mot de passe du micrologiciel", "Levé")],
        pieces: vec![
            Fact::new("Part n° 1", "200 appareils · Atelier du Port · reçu et compté"),
            Fact::new("Part n° 2", "100 appareils · Atelier du Lac · enlèvement prévu")
                .leading_to("/desk/lots/1?part=2"),
        ],
        outcomes: vec![Fact::new("À l’atelier", "300")],
        devices: String::from("/desk/given-devices?lot=1"),
        receipt: match moment {
            Ended => vec![String::from("C’est vous qui fixez la valeur du don.")],
            Due | Waits => Vec::new(),
        },
        prepare: match moment {
            Waits => vec![String::from("Gardez les chargeurs avec les appareils.")],
            Due | Ended => Vec::new(),
        },
        another_day: String::from("Appelez l’atelier au 05 00 00 00 00."),
        delete: if moment == Ended { String::from("/desk/lots/1/delete") } else { String::new() },
        differences: rows(),
        extras: rows(),
        disputes: vec![Fact::new("L’atelier conteste", "Deux écrans sont cassés.")],
        contest: if moment == Ended { String::from("/desk/lots/1/dispute") } else { String::new() },
        answer: if moment == Waits { String::from("/desk/lots/1/dispute/answer") } else { String::new() },
        dispute_answers: vec![Choice::new("count_stands", "Le compte est juste")],
        withdrawal: if moment == Due { String::from("/desk/lots/1/dispute/answer") } else { String::new() },
        lines: rows(),
        more: 212,
        refused: 0,
        refusals: Vec::new(),
    }
}

fn part(language: Language, moment: Moment) -> PartPage {
    let (ctx, nav) = page(language, "/desk/lot-parts/1");
    let mut object = object("Lot LOT-2026-000012", "312 appareils, Cadres du Sud", moment);
    object.forms = moment != Ended;
    PartPage {
        agreement: String::from("/desk/lot-parts/1/agreement"),
        why: Some(super::rules::why(language)),
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        id: String::from("1"),
        step: match moment {
            Due => PartStep::Answer,
            Waits => PartStep::Count,
            Ended => PartStep::Nothing,
        },
        decline_reasons: vec![Choice::new("full", "Plus de place"), Choice::new("other", "Une autre raison")],
        decline_text: String::new(),
        planned_for: String::new(),
        lines: rows(),
        counts: vec![CountLine {
            id: String::from("7"),
            line: String::from("2"),
            title: String::from("Dell Latitude 5490"),
            detail: String::from("16 Go"),
            expected: 2,
            counted: String::from("1"),
            reasons: vec![Choice::new("other", "Une autre raison")],
            fault: String::from("Dites pourquoi."),
        }],
        reception: String::from("/desk/lot-parts/1/reception"),
        count_closed: moment == Waits,
        reasons: vec![Choice::new("other", "Une autre raison")],
        preparation: vec![Fact::new("Mot de passe du micrologiciel", "Levé")],
        unprepared: vec![String::from("Les comptes Apple et Google")],
        extras: rows(),
        disputes: Vec::new(),
        dispute_answers: vec![Choice::new("count_stands", "Le compte est juste")],
        dispute_words: String::new(),
        differences: Rows::default(),
        devices: Rows::default(),
        devices_more: 0,
        lines_next: String::new(),
    }
}

fn pool(language: Language, moment: Moment) -> PooledOrderPage {
    let (ctx, nav) = page(language, "/desk/pooled-orders/1");
    let mut object = object("Commande groupée CG-2026-000001", "Écoles de l’Entre-deux-Mers", moment);
    match moment {
        Due => {
            object.acts = vec![
                Act::send("Clore maintenant", "/desk/pooled-orders/1/close").at_version(3).secondary(),
                Act::send("Quitter la commande", "/desk/pooled-orders/1/leave").danger(),
            ];
            object.forms = true;
        }
        Waits => {
            object.asks = vec![ask("Seule une personne signataire peut engager votre organisme :", false)];
        }
        Ended => {}
    }
    PooledOrderPage {
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        address: String::from("/desk/pooled-orders/1"),
        version: 3,
        progress: String::from("168 appareils demandés, minimum 200"),
        wanted: 168,
        minimum: 200,
        needs: listed(),
        members: listed(),
        found: listed(),
        found_rule: (5, 300),
        unserved: listed(),
        orders: listed(),
        join: (moment == Due).then(|| JoinForm {
            joined: false,
            lines: vec![JoinLine {
                number: 1,
                label: String::from("Combien d’appareils pour « Salle informatique »"),
                what: String::from("Salle informatique"),
                hint: String::from("8 Go au moins"),
                ..JoinLine::default()
            }],
            sites: Vec::new(),
        }),
        extend: (moment == Due).then(String::new),
    }
}

fn order(language: Language, moment: Moment) -> PurchaseOrderPage {
    let (ctx, nav) = page(language, "/desk/purchase-orders/1");
    let mut object = object("Bon de commande BC-2026-000001", "12 appareils, 2 988,00 €", moment);
    object.forms = moment == Due;
    if moment == Waits {
        object.acts =
            vec![Act::open("Relire le bon de commande", "/desk/purchase-orders/1/sign").secondary()];
        object.asks = vec![ask("Seule une personne signataire peut signer ce bon de commande :", true)];
    }
    PurchaseOrderPage {
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        address: String::from("/desk/purchase-orders/1"),
        version: 2,
        lines: listed(),
        devices: listed(),
        to_pack: moment == Waits,
        certify: (moment == Due).then(|| CertifyForm {
            lines: vec![CertifyLine {
                number: 1,
                label: String::from("Dell Latitude 5490"),
                received: String::from("11"),
                broken: String::from("1"),
            }],
            supplier: String::from("Les Ateliers du Bouscat"),
            telephone: String::from("05 56 00 00 00"),
            reserves: String::from("Un écran manque."),
        }),
        cancel: (moment == Due).then(String::new),
    }
}

fn sign(language: Language) -> SignPage {
    let (ctx, nav) = page(language, "/desk/purchase-orders/1/sign");
    SignPage {
        ctx,
        nav,
        address: String::from("/desk/purchase-orders/1"),
        version: 1,
        reference: String::from("BC-2026-000001"),
        supplier: Contact {
            name: String::from("Atelier Rive Droite"),
            phone: String::from("05 00 00 00 00"),
            ..Contact::default()
        },
        signs: String::from("Vous signez en tant que Nadia Exemple, signataire de la Commune d’Exemple."),
        lines: listed(),
        facts: vec![Fact::new("Total TTC", "2 988,00 €")],
        may_sign: false,
        over: false,
        asks: vec![ask("Seule une personne signataire peut signer :", true)],
    }
}

fn listing(language: Language, moment: Moment) -> ListingDeskPage {
    let (ctx, nav) = page(language, "/desk/listings/1");
    let mut object = object("Offre OF-2026-000001", "Dell Latitude 5490", moment);
    match moment {
        Due => {
            object.acts = vec![
                Act::send("Mettre en pause", "/desk/listings/1/pause").at_version(1).from_page().secondary(),
                Act::open("Voir la page publique", "/offres/1").secondary(),
            ];
            object.forms = true;
        }
        Waits => object.asks = vec![ask("Ces personnes de votre organisme le peuvent :", true)],
        Ended => object.people = Vec::new(),
    }
    let (columns, units) = table();
    ListingDeskPage {
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        address: String::from("/desk/listings/1"),
        version: 1,
        price: String::from("249,90"),
        prices: moment == Due,
        archives: moment == Due,
        columns,
        units,
        more: 3,
    }
}

fn shipment(language: Language, moment: Moment) -> ShipmentPage {
    let (ctx, nav) = page(language, "/desk/shipments/1");
    let mut object =
        object("Livraison BL-2026-000001", "De Atelier Rive Droite à Mairie de Saint-Loubès", moment);
    if moment == Due {
        object.acts = vec![Act::open("Compter et certifier la livraison", "/desk/purchase-orders/1")];
    }
    let (columns, devices) = table();
    ShipmentPage { ctx, nav, errors: FieldErrors::new(), object, columns, devices, more: 0 }
}

fn request(language: Language, moment: Moment) -> RequestPage {
    let (ctx, nav) = page(language, "/desk/requests/1");
    let mut object = object("Demande DEM-2026-000001", "Ordinateur portable", moment);
    if moment == Due {
        object.acts = vec![Act::send("Accepter cet appareil", "/desk/requests/1/accept")];
    }
    object.forms = moment != Ended;
    RequestPage {
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        id: String::from("1"),
        code: String::from("CFL 12 34 56"),
        rank: vec![String::from("La demande a 12 points.")],
        declines: moment == Due,
        hands_over: moment == Waits,
        receives: false,
        collected: moment == Waits,
        calls_off: moment == Waits,
        withdraws: moment != Ended,
        device: Some(ProposedDevice {
            title: String::from("Lenovo ThinkPad T480"),
            reference: String::from("RB-7K3F-9MX2"),
        }),
        device_facts: vec![Fact::new("Mémoire", "16 Go")],
        lacks: if moment == Due { "screen-and-keyboard" } else { "" },
        decision: String::from("Un appareil à 4 km."),
        points: vec![String::from("12 points pour l’attente")],
        reason: String::new(),
        call_off_reason: String::new(),
        handed_over_on: String::new(),
    }
}

fn run(language: Language, moment: Moment) -> RunPage {
    let (ctx, nav) = page(language, "/desk/allocation-runs/1");
    let mut object = object("Session SA-2026-000001", "Qui reçoit quoi, et pourquoi", moment);
    object.forms = moment == Due;
    if moment == Waits {
        object.asks = vec![ask("Ces personnes de votre organisme le peuvent :", true)];
    }
    RunPage {
        ctx,
        nav,
        errors: FieldErrors::new(),
        object,
        id: String::from("1"),
        may_decide: moment == Due,
        decisions: vec![DecisionLine {
            rank: 1,
            reference: String::from("DEM-2026-000001"),
            category: String::from("laptop"),
            points: 42,
            served: true,
            sentence: String::from("Un appareil à 4 km."),
            device: String::from("Lenovo ThinkPad T480, RB-7K3F-9MX2"),
            effect: String::new(),
        }],
    }
}
