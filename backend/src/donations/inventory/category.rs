//! The kind of equipment, from the words of a type, a designation or a model.

use super::fold::find_words;
use super::understood::Category;
use Category::{Desktop, Laptop, Network, Other, Peripheral, Printer, Screen, Server, Smartphone, Tablet};

/// A kind found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) category: Category,
    /// The word says nothing precise ("PC", "ordinateur"): a model's family knows better.
    pub(super) vague: bool,
}

const KINDS: &[(Category, &[&str])] = &[
    (
        Laptop,
        &[
            "pc portable",
            "pc portables",
            "ordinateur portable",
            "ordinateurs portables",
            "micro portable",
            "portable",
            "portables",
            "laptop",
            "laptops",
            "laptop computer",
            "notebook",
            "notebooks",
            "netbook",
            "ultrabook",
            "ultraportable",
            "chromebook",
            "sub notebook",
            "convertible",
            "detachable",
            "mobile workstation",
            "station travail mobile",
            "station de travail mobile",
            "poste mobile",
            "poste nomade",
            "pc mobile",
            "2 en 1",
            "2 in 1",
        ],
    ),
    (
        Desktop,
        &[
            "unite centrale",
            "unites centrales",
            "u c",
            "uc",
            "fixe",
            "fixes",
            "poste fixe",
            "postes fixes",
            "desktop",
            "desktops",
            "desktop computer",
            "tour",
            "tours",
            "tower",
            "mini tower",
            "minitower",
            "mini tour",
            "mini pc",
            "micro pc",
            "all in one",
            "tout en un",
            "aio",
            "workstation",
            "workstations",
            "station de travail",
            "stations de travail",
            "station travail",
            "client leger",
            "clients legers",
            "thin client",
            "thin clients",
            "ordinateur de bureau",
            "ordinateurs de bureau",
            "ordinateur bureau",
            "pc de bureau",
            "pc bureau",
            "low profile desktop",
            "space saving",
            "pc fixe",
            "pc fixes",
            "ordinateur fixe",
            "ordinateurs fixes",
            "lunch box",
            "mini ordinateur",
        ],
    ),
    (
        Screen,
        &[
            "ecran",
            "ecrans",
            "moniteur",
            "moniteurs",
            "monitor",
            "monitors",
            "display",
            "displays",
            "lcd",
            "screen",
            "screens",
            "tft",
            "crt",
            "dalle",
            "led monitor",
            "desktop monitor",
            "ecran pc",
            "ecran plat",
            "ecrans plats",
            "ecran lcd",
            "ecran led",
            "ecran lcd led",
            "moniteur lcd",
            "moniteur led",
            "lcd monitor",
            "ecran tactile",
        ],
    ),
    (
        Smartphone,
        &[
            "smartphone",
            "smartphones",
            "telephone portable",
            "telephones portables",
            "telephone mobile",
            "telephones mobiles",
            "mobile phone",
            "mobile phones",
            "cell phone",
            "cellphone",
            "gsm",
            "telephone",
            "telephones",
            "phone",
            "phones",
            "mobile",
            "mobiles",
            "tel",
            "tel portable",
            "tel mobile",
            "telephonie mobile",
        ],
    ),
    (
        Tablet,
        &[
            "tablette",
            "tablettes",
            "tablet",
            "tablets",
            "tablette tactile",
            "tablettes tactiles",
            "tablette pc",
        ],
    ),
    (
        Printer,
        &[
            "imprimante",
            "imprimantes",
            "printer",
            "printers",
            "multifonction",
            "multifonctions",
            "copieur",
            "copieurs",
            "photocopieur",
            "photocopieurs",
            "traceur",
            "traceurs",
            "plotter",
            "mfp",
            "imprimante laser",
            "imprimante multifonction",
            "imprimante jet d encre",
            "laser printer",
            "all in one printer",
        ],
    ),
    (
        Server,
        &[
            "serveur",
            "serveurs",
            "server",
            "servers",
            "nas",
            "rack mount chassis",
            "main server chassis",
            "blade",
            "san",
            "baie",
            "baie de stockage",
            "serveur rack",
        ],
    ),
    (
        Network,
        &[
            "switch",
            "switches",
            "switchs",
            "commutateur",
            "commutateurs",
            "routeur",
            "routeurs",
            "router",
            "routers",
            "firewall",
            "firewalls",
            "pare feu",
            "parefeu",
            "point d acces",
            "points d acces",
            "access point",
            "access points",
            "borne wifi",
            "bornes wifi",
            "borne wi fi",
            "modem",
            "modems",
            "network",
            "networking",
            "network equipment",
            "materiel reseau",
            "equipement reseau",
            "switch reseau",
        ],
    ),
    (
        Peripheral,
        &[
            "station d accueil",
            "stations d accueil",
            "station accueil",
            "docking station",
            "docking stations",
            "docking",
            "dock",
            "clavier",
            "claviers",
            "keyboard",
            "keyboards",
            "souris",
            "mouse",
            "mice",
            "clavier souris",
            "webcam",
            "webcams",
            "camera",
            "cameras",
            "casque",
            "casques",
            "headset",
            "headsets",
            "micro casque",
            "videoprojecteur",
            "videoprojecteurs",
            "projecteur",
            "projecteurs",
            "projector",
            "projectors",
            "scanner",
            "scanners",
            "scanneur",
            "onduleur",
            "onduleurs",
            "ups",
            "disque dur externe",
            "disque externe",
            "external drive",
            "cle usb",
            "hub",
            "hub usb",
            "chargeur",
            "chargeurs",
            "charger",
            "chargers",
            "adaptateur",
            "adaptateurs",
            "adapter",
            "alimentation",
            "cable",
            "cables",
            "accessoire",
            "accessoires",
            "accessory",
            "accessories",
            "peripherique",
            "peripheriques",
            "peripheral",
            "peripherals",
            "douchette",
            "lecteur",
            "enceinte",
            "enceintes",
            "haut parleur",
            "tableau interactif",
            "tni",
            "tbi",
            "vpi",
        ],
    ),
    (
        Other,
        &[
            "telephone fixe",
            "telephones fixes",
            "telephone ip",
            "telephones ip",
            "telephone voip",
            "ip phone",
            "ip phones",
            "voip phone",
            "desk phone",
            "televiseur",
            "televiseurs",
            "television",
            "tv",
            "smart tv",
            "appareil photo",
            "montre",
            "barrette",
            "barrettes",
            "barrette memoire",
            "carte graphique",
            "divers",
        ],
    ),
];

const VAGUE: &[(Category, &[&str])] = &[(
    Desktop,
    &[
        "ordinateur",
        "ordinateurs",
        "pc",
        "pcs",
        "computer",
        "computers",
        "poste",
        "postes",
        "micro ordinateur",
        "micro ordinateurs",
        "poste informatique",
        "poste de travail",
        "postes de travail",
        "unite",
    ],
)];

/// The kind that `folded` names: the earliest words, and of those the longest.
pub(super) fn named_in(folded: &str) -> Option<Found> {
    let precise = earliest(KINDS, folded);
    match precise {
        Some((_, category)) => Some(Found { category, vague: false }),
        None => earliest(VAGUE, folded).map(|(_, category)| Found { category, vague: true }),
    }
}

fn earliest(kinds: &[(Category, &[&str])], folded: &str) -> Option<((usize, usize), Category)> {
    kinds
        .iter()
        .flat_map(|(category, phrases)| phrases.iter().map(move |phrase| (*category, *phrase)))
        .filter_map(|(category, phrase)| {
            Some(((find_words(folded, phrase)?, usize::MAX - phrase.len()), category))
        })
        .min_by_key(|(order, _)| *order)
}

/// How many words at the start of `folded` only say the kind: 2 in `"pc portable hp probook"`.
pub(super) fn words_at_start(folded: &str) -> usize {
    let mut taken = 0;
    let mut rest = folded;
    for _ in 0..4 {
        let longest = KINDS
            .iter()
            .chain(VAGUE)
            .flat_map(|(_, phrases)| phrases.iter())
            .filter(|phrase| super::fold::starts_with_words(rest, phrase))
            .max_by_key(|phrase| phrase.len());
        let joining =
            ["de marque", "marque", "de type", "type", "modele", "laser", "couleur", "led", "plat", "de"]
                .iter()
                .find(|word| taken > 0 && super::fold::starts_with_words(rest, word));
        let Some(phrase) = longest.or(joining) else { break };
        taken += phrase.split(' ').count();
        rest = rest.get(phrase.len()..).unwrap_or_default().trim_start();
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::donations::inventory::fold::fold;

    #[test]
    fn kinds_are_told_from_the_words_of_tools_and_people() {
        for (text, category) in [
            ("Notebook", Laptop),
            ("PC portable", Laptop),
            ("Portable", Laptop),
            ("Laptops", Laptop),
            ("Mini Tower", Desktop),
            ("Unité centrale", Desktop),
            ("Fixe", Desktop),
            ("Desktops", Desktop),
            ("All-in-One", Desktop),
            ("Client léger", Desktop),
            ("LCD", Screen),
            ("Écran", Screen),
            ("Displays", Screen),
            ("Mobile Phones", Smartphone),
            ("Téléphone portable", Smartphone),
            ("Téléphone", Smartphone),
            ("Tablettes tactiles", Tablet),
            ("Imprimante laser", Printer),
            ("Photocopieur", Printer),
            ("Serveur rack", Server),
            ("Switch 24 ports", Network),
            ("Station d'accueil pour portable", Peripheral),
            ("Vidéoprojecteur", Peripheral),
            ("Téléphone IP", Other),
            ("PC portable + écran", Laptop),
            ("Chargeur PC portable", Peripheral),
            ("Tablet PC", Tablet),
        ] {
            assert_eq!(named_in(&fold(text)), Some(Found { category, vague: false }), "{text}");
        }
        assert_eq!(named_in("pc"), Some(Found { category: Desktop, vague: true }));
        assert_eq!(named_in("latitude 5490"), None);
    }

    #[test]
    fn words_of_the_kind_are_counted_at_the_start_of_a_designation() {
        assert_eq!(words_at_start("pc portable hp probook 450 g6"), 2);
        assert_eq!(words_at_start("ecran lcd dell p2419h"), 2);
        assert_eq!(words_at_start("unite centrale de marque dell optiplex"), 4);
        assert_eq!(words_at_start("latitude 5490"), 0);
    }
}
