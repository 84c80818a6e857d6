//! Collection campaigns.

use askama::Template;
use frontend::campaigns::{
    CallForm, CampaignCard, CampaignPage, CampaignsPage, DonorCampaignsPage, ForecastRulePage, LotWays,
    NewPointForm, NewRoundForm, OpeningFields, PointCard, PointPage, PublicCampaignPage, PublicCampaignsPage,
    RoundCard, RoundPage, ShortagePage,
};
use frontend::chart::{Bar, Chart, ChartForm};
use frontend::components::{Cell, Column, Fact, Figure, Happening};
use frontend::donations::Rows;
use frontend::estimate::Quantity;
use frontend::map::OfferMap;
use frontend::object::{Act, ObjectView};
use frontend::{Choice, FieldErrors, Language, PageContext};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("months", "Les objectifs des mois font 30.");
    vec![
        ("campaigns", lead_list(language, true).render().unwrap()),
        ("campaigns-none", lead_list(language, false).render().unwrap()),
        ("call", call(language, FieldErrors::new()).render().unwrap()),
        ("call-wrong", call(language, wrong).render().unwrap()),
        ("campaign", campaign(language).render().unwrap()),
        ("campaign-point-new", new_point(language).render().unwrap()),
        ("campaign-point", point_page(language, true).render().unwrap()),
        ("campaign-point-held", point_page(language, false).render().unwrap()),
        ("campaign-round-new", new_round(language).render().unwrap()),
        ("campaign-round", round_page(language, true).render().unwrap()),
        ("campaign-round-donor", round_page(language, false).render().unwrap()),
        ("donor-campaigns", donor(language, true).render().unwrap()),
        ("donor-campaigns-none", donor(language, false).render().unwrap()),
        ("campagnes", public_list(language, true).render().unwrap()),
        ("campagnes-none", public_list(language, false).render().unwrap()),
        ("campagne", public(language, true).render().unwrap()),
        ("campagne-over", public(language, false).render().unwrap()),
        ("shortage", shortage(language).render().unwrap()),
        ("forecast-rule", rule(language).render().unwrap()),
    ]
}

fn desk(language: Language, path: &str) -> PageContext {
    let mut ctx = context(language, path);
    ctx.viewer = Some(viewer());
    ctx
}

fn rows() -> Rows {
    Rows {
        columns: vec![Column::new("Lieu"), Column::numeric("Nombre")],
        rows: vec![vec![Cell::link("Accueil de la mairie", "/desk/campaign-points/1"), Cell::text("12")]],
    }
}

fn object(title: &str) -> ObjectView {
    ObjectView {
        over: String::from("Campagne de collecte"),
        title: title.to_owned(),
        badge: String::from("En cours"),
        now: String::from("La campagne est en cours jusqu’au 31 décembre 2026."),
        acts: vec![Act::open("Voir la page publique", "/campagnes/hiver-2026").secondary()],
        forms: true,
        facts: vec![Fact::new("Période", "Du 1er au 31 décembre 2026")],
        history: vec![Happening::new("28 novembre 2026 à 10 h 05", "La campagne est préparée.")],
        ..ObjectView::default()
    }
}

fn chart(id: &str) -> Chart {
    Chart {
        id: id.to_owned(),
        form: ChartForm::Bars,
        sentence: String::from("40 déclarés sur 60 recherchés"),
        title: String::from("Appareils déclarés"),
        label_heading: String::from("Catégorie"),
        value_heading: String::from("Déclarés"),
        bars: vec![Bar::new("Ordinateurs portables", 40, "40 sur 60"), Bar::new("Écrans", 0, "0 sur 20")],
        source: String::new(),
    }
}

fn card() -> CampaignCard {
    CampaignCard {
        title: String::from("Un ordinateur pour chaque collégien"),
        address: String::from("/campagnes/un-ordinateur-2026"),
        period: String::from("Du 1er au 31 décembre 2026"),
        territory: String::from("Gironde"),
        goals: String::from("Recherché : 60 ordinateurs portables"),
        badge: String::from("En cours"),
        tone: "good",
        join: String::from("/desk/lots/new?campaign=un-ordinateur-2026"),
        declared: 40,
        wished: 60,
        progress: String::from("40 déclarés sur 60 recherchés"),
    }
}

fn point() -> PointCard {
    PointCard {
        label: String::from("Accueil de la médiathèque"),
        holder: String::from("Ville de Bègles"),
        address: String::from("12 rue du Lavoir, 33130 Bègles"),
        distance: String::from("4 km"),
        hours: String::from("du lundi au vendredi, de 9 h à 12 h"),
        opening: String::from("Ouvert jusqu’à 12 h."),
        takes: String::from("Accepte : Ordinateurs portables"),
        closed_on: String::from("Fermé : jeudi 24 décembre"),
        phone: String::from("05 56 00 00 00"),
        link: String::from("tel:+33556000000"),
    }
}

fn round(full: bool) -> RoundCard {
    RoundCard {
        when: String::from("jeudi 10 décembre, de 9 h à 12 h"),
        place: String::from("Parking de la mairie, 33130 Bègles"),
        workshop: String::from("Atelier du Port"),
        room: String::from("20 places sur 60"),
        full,
        address: String::from("/desk/campaign-rounds/1"),
    }
}

pub(crate) fn ways() -> LotWays {
    LotWays {
        address: String::from("/desk/lots/1/campaign"),
        joined: (String::from("Collecte d’hiver"), String::from("/campagnes/hiver-2026")),
        campaigns: vec![Choice::new("hiver-2026", "Collecte d’hiver").selected(true)],
        points: vec![point()],
        rounds: vec![round(false)],
        eco: true,
        may_act: true,
    }
}

fn lead_list(language: Language, any: bool) -> CampaignsPage {
    let listed = rows();
    CampaignsPage {
        ctx: desk(language, "/desk/campaigns"),
        nav: Vec::new(),
        may_act: true,
        columns: listed.columns,
        rows: if any { listed.rows } else { Vec::new() },
    }
}

fn call(language: Language, errors: FieldErrors) -> CallForm {
    CallForm {
        ctx: desk(language, "/desk/campaigns/1/edit"),
        nav: Vec::new(),
        is_new: errors.is_empty(),
        errors,
        address: String::from("/desk/campaigns/1/edit"),
        back: String::from("/desk/campaigns/1"),
        title: String::from("Collecte d’hiver"),
        words: String::from("Donnez ce qui dort dans vos placards."),
        from: String::from("1/12/2026"),
        to: String::from("31/1/2027"),
        departments: vec![Choice::new("33", "Gironde (33)").selected(true)],
        communes: String::new(),
        goals: vec![Quantity { code: "laptop", typed: String::from("60") }],
        months: vec![
            (String::from("month_2026-12"), String::from("décembre 2026"), String::from("30")),
            (String::from("month_2027-01"), String::from("janvier 2027"), String::new()),
        ],
    }
}

fn campaign(language: Language) -> CampaignPage {
    CampaignPage {
        ctx: desk(language, "/desk/campaigns/1"),
        nav: Vec::new(),
        errors: FieldErrors::new(),
        object: object("Collecte d’hiver"),
        id: String::from("1"),
        words: String::from("Donnez ce qui dort dans vos placards."),
        goals: rows(),
        points: rows(),
        rounds: Rows::default(),
        may_add: true,
        cancel: String::from("/desk/campaigns/1/cancel"),
        close: String::from("/desk/campaigns/1/close"),
        reason: String::new(),
        closing_words: String::new(),
    }
}

fn opening() -> OpeningFields {
    OpeningFields {
        days: vec![(String::from("day_1"), String::from("lundi"), String::from("9 h - 12 h"))],
        by_appointment: true,
        closed_on: String::from("24/12/2026"),
        takes: vec![Choice::new("laptop", "Ordinateurs portables").selected(true)],
    }
}

fn new_point(language: Language) -> NewPointForm {
    NewPointForm {
        ctx: desk(language, "/desk/campaigns/1/points/new"),
        nav: Vec::new(),
        errors: FieldErrors::new().with("holder", "Nous ne trouvons pas cet organisme."),
        campaign: String::from("Collecte d’hiver"),
        address: String::from("/desk/campaigns/1/points/new"),
        back: String::from("/desk/campaigns/1"),
        holder: String::from("Mairie"),
        label: String::new(),
        street: String::new(),
        commune: String::new(),
        opening: opening(),
    }
}

fn point_page(language: Language, asked: bool) -> PointPage {
    PointPage {
        ctx: desk(language, "/desk/campaign-points/1"),
        nav: Vec::new(),
        errors: FieldErrors::new(),
        object: object("Accueil de la médiathèque"),
        address: String::from("/desk/campaign-points/1"),
        opening: opening(),
        may_answer: asked,
        may_change: !asked,
        may_withdraw: !asked,
    }
}

fn new_round(language: Language) -> NewRoundForm {
    NewRoundForm {
        ctx: desk(language, "/desk/campaigns/1/rounds/new"),
        nav: Vec::new(),
        errors: FieldErrors::new(),
        campaign: String::from("Collecte d’hiver"),
        address: String::from("/desk/campaigns/1/rounds/new"),
        back: String::from("/desk/campaigns/1"),
        workshop: String::new(),
        workshops: vec![String::from("Atelier du Port")],
        day: String::new(),
        hours: String::new(),
        place: String::new(),
        commune: String::new(),
        capacity: String::new(),
    }
}

fn round_page(language: Language, workshop: bool) -> RoundPage {
    RoundPage {
        ctx: desk(language, "/desk/campaign-rounds/1"),
        nav: Vec::new(),
        errors: FieldErrors::new(),
        object: object("jeudi 10 décembre, de 9 h à 12 h"),
        address: String::from("/desk/campaign-rounds/1"),
        may_answer: workshop,
        may_cancel: workshop,
        may_sign_up: !workshop,
        withdraw: if workshop { String::new() } else { String::from("/desk/campaign-sign-ups/1/withdraw") },
        taken: 20,
        capacity: 60,
        next: (String::from("jeudi 17 décembre"), String::from("/desk/campaign-rounds/2")),
        sign_ups: rows(),
        units: String::new(),
        what: String::new(),
        reason: String::new(),
    }
}

fn donor(language: Language, any: bool) -> DonorCampaignsPage {
    DonorCampaignsPage {
        ctx: desk(language, "/desk/campaigns"),
        nav: Vec::new(),
        may_act: true,
        follows: any,
        cards: if any { vec![card()] } else { Vec::new() },
        places: if any { rows() } else { Rows::default() },
    }
}

fn public_list(language: Language, any: bool) -> PublicCampaignsPage {
    let ctx = context(language, "/campagnes");
    PublicCampaignsPage {
        errors: FieldErrors::new(),
        near: if any { String::from("Bègles") } else { String::new() },
        place: if any { String::from("Bègles (33)") } else { String::new() },
        running: if any { vec![card()] } else { Vec::new() },
        over: if any { vec![CampaignCard { join: String::new(), ..card() }] } else { Vec::new() },
        points: if any { vec![point()] } else { Vec::new() },
        rounds: if any { vec![round(false), round(true)] } else { Vec::new() },
        map: OfferMap::new(any.then_some(("33", 3)), ctx.now),
        ctx,
    }
}

fn public(language: Language, running: bool) -> PublicCampaignPage {
    PublicCampaignPage {
        ctx: context(language, "/campagnes/hiver-2026"),
        title: String::from("Collecte d’hiver"),
        words: vec![String::from("Donnez ce qui dort dans vos placards.")],
        lead: String::from("Gironde Numérique"),
        phone: String::from("05 56 00 00 00"),
        link: String::from("tel:+33556000000"),
        badge: String::from("En cours"),
        tone: "good",
        now: String::from("Elle est en cours jusqu’au 31 décembre 2026."),
        period: String::from("Du 1er au 31 décembre 2026"),
        territory: String::from("Gironde"),
        figures: vec![Figure {
            value: String::from("40"),
            label: String::from("Déclarés par des donateurs"),
            source: String::new(),
        }],
        chart: chart("progress-chart"),
        table: rows(),
        months: if running { rows() } else { Rows::default() },
        points: if running { vec![point()] } else { Vec::new() },
        rounds: if running { vec![round(false)] } else { Vec::new() },
        join: if running { String::from("/desk/lots/new?campaign=hiver-2026") } else { String::new() },
        dates: if running { String::from("/campagnes/hiver-2026/dates.ics") } else { String::new() },
        closing: if running { Vec::new() } else { vec![String::from("Merci à tous.")] },
        closing_figures: String::from("40 appareils déclarés, 32 reçus le jour du bilan"),
        reason: if running { String::new() } else { String::from("Le local a brûlé.") },
        computed: String::from("Compté le 28 novembre 2026."),
    }
}

fn shortage(language: Language) -> ShortagePage {
    ShortagePage {
        ctx: desk(language, "/desk/shortage"),
        nav: Vec::new(),
        territory: String::from("Gironde, Landes"),
        sentence: String::from("Il devrait manquer 47 appareils."),
        chart: chart("shortage-chart"),
        table: rows(),
        any: true,
        may_act: true,
    }
}

fn rule(language: Language) -> ForecastRulePage {
    ForecastRulePage {
        ctx: context(language, "/campagnes/regle-de-prevision"),
        example: vec![Fact::new("Demandes ouvertes", "40")],
        answer: String::from("105 − 58 = 47 appareils manquants"),
    }
}
