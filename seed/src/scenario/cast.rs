//! Who plays: fictional organisations in real communes. A name that borrows a real place says « (exemple) ».

use super::codes::{InsertionKind, LegalBasis, PersonaCode, Wish};

/// The nine personas, the organisation each acts for, first name, family name, and the word in the e-mail address.
pub(super) const PERSONAS: [(PersonaCode, &str, &str, &str, &str); 9] = [
    (PersonaCode::Donor, "donor-01", "Claire", "Dorval", "donateur"),
    (PersonaCode::Refurbisher, "refurbisher-01", "Karim", "Belmonte", "reconditionneur"),
    (PersonaCode::Buyer, "buyer-01", "Nadège", "Tournerie", "acheteur"),
    (PersonaCode::Buyer2, "buyer-02", "Luc", "Sarmande", "acheteur2"),
    (PersonaCode::Buyer3, "buyer-03", "Inès", "Caudéran-Faye", "acheteur3"),
    (PersonaCode::Mediator, "mediation-01", "Sofia", "Lanteigne", "mediateur"),
    (PersonaCode::Lead, "lead-01", "Paul", "Ithurbide", "territoire"),
    (PersonaCode::Funder, "funder-01", "Hélène", "Vaucresson", "financeur"),
    (PersonaCode::Operator, "operator-01", "Camille", "Ardouin", "operateur"),
];

/// The organisations of the personas that others' histories are told around.
pub(super) const PLAYED_REFURBISHER: &str = "refurbisher-01";
/// The buyers' three.
pub(super) const PLAYED_BUYERS: [&str; 3] = ["buyer-01", "buyer-02", "buyer-03"];
/// The mediator's.
pub(super) const PLAYED_STRUCTURE: &str = "mediation-01";
/// The territorial lead's.
pub(super) const PLAYED_LEAD: &str = "lead-01";
/// The operator's.
pub(super) const PLAYED_OPERATOR: &str = "operator-01";

/// A donor as written in the table below.
pub(super) struct DonorLine {
    pub(super) name: &'static str,
    pub(super) insee_code: &'static str,
    pub(super) public_body: bool,
    pub(super) legal_basis: LegalBasis,
    pub(super) wish: Wish,
    /// How often its lots come, against the others'.
    pub(super) weight: u32,
}

const fn donor(
    name: &'static str,
    insee_code: &'static str,
    legal_basis: LegalBasis,
    wish: Wish,
    weight: u32,
) -> DonorLine {
    let public_body = matches!(legal_basis, LegalBasis::PublicFreeGift);
    DonorLine { name, insee_code, public_body, legal_basis, wish, weight }
}

/// Ten donors: seven companies, one of them a patron, and three public bodies; the patron's and the public bodies' gifts
/// are bound to people in need (law 13).
pub(super) const DONORS: [DonorLine; 10] = [
    donor("Garonne Prévoyance", "33063", LegalBasis::CompanyGift, Wish::Mixed, 20),
    donor("Atlantique Ingénierie Services", "33281", LegalBasis::CompanyPatronage, Wish::SolidarityOnly, 12),
    donor("Commune de Pessac (exemple)", "33318", LegalBasis::PublicFreeGift, Wish::SolidarityOnly, 10),
    donor("Centre hospitalier des Graves", "33192", LegalBasis::PublicFreeGift, Wish::SolidarityOnly, 9),
    donor("Libournaise de Distribution", "33243", LegalBasis::TakeBack, Wish::SaleAllowed, 12),
    donor("Loire Assurances réunies", "44109", LegalBasis::CompanyGift, Wish::Mixed, 10),
    donor("Agence publique de l’Estuaire", "44162", LegalBasis::PublicFreeGift, Wish::SolidarityOnly, 7),
    donor("Banque des Deux Fleuves", "69123", LegalBasis::Purchase, Wish::SaleAllowed, 10),
    donor("Textiles réunis du Nord", "59350", LegalBasis::CompanyGift, Wish::Mixed, 10),
    donor("Domaines et Chais du Médoc", "33056", LegalBasis::Purchase, Wish::SaleAllowed, 8),
];

/// A refurbisher as written in the table below.
pub(super) struct RefurbisherLine {
    pub(super) name: &'static str,
    pub(super) insee_code: &'static str,
    pub(super) insertion_kind: InsertionKind,
    /// An association of general interest: it may issue receipts and receive public gifts.
    pub(super) disinterested: bool,
    pub(super) service_radius_km: u32,
    pub(super) accredited: bool,
}

const fn refurbisher(
    name: &'static str,
    insee_code: &'static str,
    insertion_kind: InsertionKind,
    disinterested: bool,
    service_radius_km: u32,
    accredited: bool,
) -> RefurbisherLine {
    RefurbisherLine { name, insee_code, insertion_kind, disinterested, service_radius_km, accredited }
}

/// Six refurbishers: by Bordeaux the played one, which is the nearest to the played donor, and one south of it; one each by
/// Nantes, Lyon, Lille, and one by Paris whose file is being read.
pub(super) const REFURBISHERS: [RefurbisherLine; 6] = [
    refurbisher("Les Ateliers du Réemploi girondin", "33249", InsertionKind::Aci, true, 90, true),
    refurbisher("Second Souffle numérique", "33238", InsertionKind::Ea, false, 70, true),
    refurbisher("Estuaire Réemploi", "44162", InsertionKind::Ei, true, 120, true),
    refurbisher("La Boucle rhodanienne", "69266", InsertionKind::Etti, false, 100, true),
    refurbisher("Nord Équipement solidaire", "59512", InsertionKind::Aci, true, 110, true),
    refurbisher("Atelier francilien de la Seconde Main", "93048", InsertionKind::Esat, false, 60, false),
];

/// Twenty buyers: name, commune, whether it is a public body. The first three are the personas'.
pub(super) const BUYERS: [(&str, &str, bool); 20] = [
    ("Commune de Talence (exemple)", "33522", true),
    ("Commune de Cenon (exemple)", "33119", true),
    ("Collège Rosa-Lestrade", "33167", true),
    ("Commune de Villenave-d’Ornon (exemple)", "33550", true),
    ("Communauté de communes des Coteaux girondins", "33140", true),
    ("Lycée Marguerite-Audoubert", "33243", true),
    ("Commune d’Arcachon (exemple)", "33009", true),
    ("Commune de Langon (exemple)", "33227", true),
    ("France Services du Réolais", "33352", true),
    ("École des Tilleuls de Blaye", "33058", true),
    ("Commune de Périgueux (exemple)", "24322", true),
    ("Communauté d’agglomération de la Moyenne Garonne", "47001", true),
    ("Commune de Mont-de-Marsan (exemple)", "40192", true),
    ("Collège Léonce-Valdrey", "16015", true),
    ("Commune de Rezé (exemple)", "44143", true),
    ("Collège des Deux Phares", "44184", true),
    ("Commune de Vénissieux (exemple)", "69259", true),
    ("Commune de Tourcoing (exemple)", "59599", true),
    ("Communauté de communes des Monts de Flandre", "59295", true),
    ("Association Le Fil d’Ariane numérique", "44109", false),
];

/// Twenty mediation structures: name, commune, whether it is a public body, whether it also prescribes.
pub(super) const MEDIATION_STRUCTURES: [(&str, &str, bool, bool); 20] = [
    ("Maison numérique des Chartrons", "33063", false, false),
    ("Centre social Les Deux Ponts", "33249", false, true),
    ("Régie de quartier de la Benauge", "33063", false, false),
    ("Espace de vie sociale du Haut-Floirac", "33167", false, false),
    ("CCAS de Mérignac (exemple)", "33281", true, true),
    ("Tiers-lieu La Conserverie", "33039", false, false),
    ("Médiathèque des Sources", "33318", true, false),
    ("Point d’appui numérique du Libournais", "33243", false, false),
    ("France Services du Bazadais", "33036", true, false),
    ("La Cabane connectée", "33009", false, false),
    ("Maison des solidarités de Bergerac (exemple)", "24037", true, true),
    ("Le Relais des Landes numériques", "40192", false, false),
    ("Atelier 5 bis, Nantes Erdre", "44109", false, false),
    ("Centre socioculturel du Sillon", "44162", false, true),
    ("La Passerelle des Minguettes", "69259", false, false),
    ("Maison de quartier Gratte-Ciel", "69266", false, false),
    ("L’Escale numérique de l’Alma", "59512", false, false),
    ("Pôle ressource de Wazemmes", "59350", false, true),
    ("La Clairière, montreuilloise et numérique", "93048", false, false),
    ("Espace public numérique de la Vilaine", "35238", true, false),
];

/// First names of the people behind the desks.
pub(super) const FIRST_NAMES: [&str; 24] = [
    "Aminata",
    "Bastien",
    "Cécile",
    "Driss",
    "Élodie",
    "Fabrice",
    "Gaëlle",
    "Hugo",
    "Isabelle",
    "Joris",
    "Khadija",
    "Laurent",
    "Maëva",
    "Noémie",
    "Olivier",
    "Priscille",
    "Quentin",
    "Rachida",
    "Samuel",
    "Thuy",
    "Ulysse",
    "Véronique",
    "Wassim",
    "Yvonne",
];

/// Invented family names.
pub(super) const FAMILY_NAMES: [&str; 24] = [
    "Abrivat",
    "Bessolles",
    "Carpentras",
    "Delfourny",
    "Estremon",
    "Fauquet-Lys",
    "Gardivaud",
    "Houssinel",
    "Issartel",
    "Jolivaux",
    "Kerdoncuff",
    "Lavergnolle",
    "Mourguette",
    "Navailh",
    "Orsonneau",
    "Peyrelongue",
    "Quessandier",
    "Roumégas",
    "Sauvestre",
    "Taillandeau",
    "Urrutibar",
    "Valmorin",
    "Wattrelin",
    "Yzernay",
];

/// Invented streets.
pub(super) const STREETS: [&str; 16] = [
    "rue des Tilleuls",
    "avenue de la Résistance",
    "place du Marché",
    "rue du Four-à-Chaux",
    "allée des Platanes",
    "rue de la Fontaine",
    "quai des Tonneliers",
    "impasse du Moulin",
    "boulevard des Arts",
    "rue des Écoles",
    "chemin de la Palombière",
    "rue du Vieux-Lavoir",
    "avenue des Bâtisseurs",
    "rue Basse",
    "place de la Liberté",
    "rue des Trois-Pommiers",
];
