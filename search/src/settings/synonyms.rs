//! Which words mean the same. Every form is written out, plurals included, since engines that do not stem
//! French read the same table. Case, accents and hyphens do not matter.

/// A meaning and all its phrases. A listing whose category, title, model, brand or system says one of them is
/// found by any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concept {
    pub code: &'static str,
    /// Concepts that this one is a kind of: their words find it, not the other way round.
    pub broader: &'static [&'static str],
    pub phrases: &'static [&'static str],
}

/// A unit of size and how people write it after a number: "16 Go", "16gb", "14 pouces".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeUnit {
    pub code: &'static str,
    pub spellings: &'static [&'static str],
}

/// Units that make one word with the number before them.
pub const SIZE_UNITS: &[SizeUnit] = &[
    SizeUnit {
        code: "go",
        spellings: &[
            "go",
            "gb",
            "gio",
            "gib",
            "giga",
            "gigas",
            "gigaoctet",
            "gigaoctets",
            "gigabyte",
            "gigabytes",
        ],
    },
    SizeUnit {
        code: "to",
        spellings: &[
            "to",
            "tb",
            "tio",
            "tib",
            "tera",
            "teras",
            "teraoctet",
            "teraoctets",
            "terabyte",
            "terabytes",
        ],
    },
    SizeUnit { code: "mo", spellings: &["mo", "mb", "mio", "mib", "megaoctet", "megaoctets"] },
    SizeUnit { code: "pouces", spellings: &["pouce", "pouces", "po", "inch", "inches"] },
];

const fn concept(
    code: &'static str,
    broader: &'static [&'static str],
    phrases: &'static [&'static str],
) -> Concept {
    Concept { code, broader, phrases }
}

/// The meanings the catalogue knows. Where two phrases start alike, the longer one wins: a "téléphone
/// portable" is no laptop.
#[rustfmt::skip]
pub const CONCEPTS: &[Concept] = &[
    // Computers
    concept("computer", &[], &[
        "ordi", "ordis", "ordinateur", "ordinateurs", "pc", "pcs", "computer", "computers", "micro-ordinateur",
        "micro-ordinateurs",
    ]),
    concept("laptop", &["computer"], &[
        "laptop", "laptops", "notebook", "notebooks", "portable", "portables", "ordinateur portable",
        "ordinateurs portables", "ordi portable", "ordis portables", "pc portable", "pc portables", "pcs portables",
        "ultraportable", "ultraportables", "ultrabook", "ultrabooks", "laptop computer", "laptop computers",
    ]),
    concept("chromebook", &["laptop"], &["chromebook", "chromebooks"]),
    concept("macbook", &["laptop", "mac"], &["macbook", "macbooks", "macbook air", "macbook pro"]),
    concept("desktop", &["computer"], &[
        "desktop", "desktops", "desktop computer", "desktop computers", "fixe", "fixes", "ordinateur fixe",
        "ordinateurs fixes", "ordinateur de bureau", "ordinateurs de bureau", "ordi fixe", "ordis fixes", "pc fixe",
        "pc fixes", "pc de bureau", "unité centrale", "unités centrales", "uc", "tour", "tour pc", "pc tour",
        "mini tour", "minitour", "tower",
    ]),
    concept("mini_pc", &["desktop"], &[
        "mini pc", "mini pcs", "mini ordinateur", "mini ordinateurs", "nuc", "tiny", "micro pc", "usff",
    ]),
    concept("all_in_one", &["desktop"], &[
        "tout-en-un", "tout en un", "all in one", "all-in-one", "aio", "all in ones",
    ]),
    concept("imac", &["all_in_one", "mac"], &["imac", "imacs"]),
    concept("mac", &["computer"], &["mac", "macs", "macintosh", "mac mini", "mac pro"]),
    concept("workstation", &["computer"], &[
        "workstation", "workstations", "station de travail", "stations de travail",
    ]),
    concept("thin_client", &["desktop"], &["thin client", "thin clients", "client léger", "clients légers"]),
    concept("server", &[], &["server", "servers", "serveur", "serveurs"]),
    // Telephones and tablets
    concept("smartphone", &[], &[
        "smartphone", "smartphones", "gsm", "mobile", "mobiles", "téléphone", "téléphones", "téléphone mobile",
        "téléphones mobiles", "téléphone portable", "téléphones portables", "tel portable", "phone", "phones",
        "mobile phone", "mobile phones", "cell phone", "ordiphone", "ordiphones", "phablette", "phablettes",
    ]),
    concept("iphone", &["smartphone"], &["iphone", "iphones"]),
    concept("landline", &[], &[
        "téléphone fixe", "téléphones fixes", "poste téléphonique", "postes téléphoniques", "téléphone ip",
        "téléphones ip", "landline", "landline phone", "desk phone",
    ]),
    concept("tablet", &[], &[
        "tablet", "tablets", "tablette", "tablettes", "tablette tactile", "tablettes tactiles", "ardoise",
    ]),
    concept("ipad", &["tablet"], &["ipad", "ipads"]),
    // Screens, printers, projectors
    concept("screen", &[], &[
        "screen", "screens", "monitor", "monitors", "display", "displays", "écran", "écrans", "moniteur", "moniteurs",
        "écran plat", "écrans plats", "écran d'ordinateur", "écrans d'ordinateur",
    ]),
    concept("printer", &[], &["printer", "printers", "imprimante", "imprimantes"]),
    concept("multifunction", &["printer"], &[
        "multifunction", "multifunction printer", "multifonction", "multifonctions", "imprimante multifonction",
        "imprimantes multifonctions", "imprimante multifonctions", "copieur", "copieurs", "photocopieur",
        "photocopieurs", "photocopieuse", "photocopieuses", "imprimante scanner",
    ]),
    concept("scanner", &[], &["scanner", "scanners", "scanneur", "scanneurs", "numériseur", "numériseurs"]),
    concept("projector", &[], &[
        "projector", "projectors", "beamer", "projecteur", "projecteurs", "vidéoprojecteur", "vidéoprojecteurs",
        "vidéo projecteur", "vidéo projecteurs", "videoproj", "vidéoproj",
    ]),
    // Accessories
    concept("keyboard", &[], &["keyboard", "keyboards", "clavier", "claviers"]),
    concept("mouse", &[], &["mouse", "souris"]),
    concept("headset", &[], &[
        "headset", "headsets", "headphones", "casque", "casques", "casque audio", "casques audio", "micro-casque",
        "micro-casques", "écouteurs",
    ]),
    concept("webcam", &[], &["webcam", "webcams", "caméra web", "caméras web"]),
    concept("docking_station", &[], &[
        "docking station", "docking stations", "dock", "docks", "station d'accueil", "stations d'accueil",
        "réplicateur de ports", "réplicateurs de ports",
    ]),
    concept("charger", &[], &[
        "charger", "chargers", "chargeur", "chargeurs", "adaptateur secteur", "adaptateurs secteur", "bloc secteur",
        "power adapter", "power supply", "alimentation", "alimentations", "transformateur", "transfo",
        "chargeur portable", "chargeurs portables", "chargeur de pc portable", "chargeur pc portable",
        "chargeur d'ordinateur portable", "laptop charger",
    ]),
    concept("battery", &[], &["battery", "batteries", "batterie"]),
    concept("bag", &[], &["sacoche", "sacoches", "housse", "housses", "laptop bag", "laptop sleeve"]),
    // Network and storage
    concept("switch", &[], &["switch réseau", "network switch", "commutateur", "commutateurs"]),
    concept("router", &[], &["router", "routers", "routeur", "routeurs", "box internet", "modem", "modems"]),
    concept("access_point", &[], &["access point", "access points", "point d'accès", "points d'accès", "borne wifi", "bornes wifi"]),
    concept("hard_drive", &[], &[
        "hdd", "hard drive", "hard drives", "hard disk", "disque dur", "disques durs", "dd externe",
    ]),
    concept("ssd", &[], &["ssd", "ssds", "nvme", "solid state drive", "disque ssd", "disques ssd"]),
    concept("usb_stick", &[], &["usb stick", "usb sticks", "usb key", "clé usb", "clés usb", "clef usb", "clefs usb"]),
    concept("memory", &[], &["ram", "mémoire vive", "barrette mémoire", "barrettes mémoire", "barrette", "barrettes"]),
    // Systems
    concept("windows_11", &["windows"], &["windows 11", "win 11", "win11", "w11"]),
    concept("windows_10", &["windows"], &["windows 10", "win 10", "win10", "w10"]),
    concept("windows", &[], &["windows", "win", "microsoft windows"]),
    concept("linux", &[], &["linux", "gnu/linux", "logiciel libre", "logiciels libres"]),
    concept("ubuntu", &["linux"], &["ubuntu", "kubuntu", "xubuntu", "lubuntu"]),
    concept("debian", &["linux"], &["debian", "emmabuntüs", "emmabuntus"]),
    concept("linux_mint", &["linux"], &["linux mint", "mint"]),
    concept("chrome_os", &[], &["chrome os", "chromeos", "chromeos flex", "chrome os flex"]),
    concept("macos", &[], &["macos", "mac os", "mac os x", "os x"]),
    // Brands
    concept("hp", &[], &["hp", "hewlett packard", "hewlett-packard", "hpe"]),
    concept("fujitsu", &[], &["fujitsu", "fujitsu siemens"]),
    concept("asus", &[], &["asus", "asustek"]),
    concept("konica_minolta", &[], &["konica", "minolta", "konica minolta"]),
    concept("western_digital", &[], &["western digital", "wd"]),
];
