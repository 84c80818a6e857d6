//! Manufacturers in their usual writing, and the families of models that betray their maker and kind.

use super::fold::{find_words, starts_with_words};
use super::understood::Category;
use Category::{Desktop, Laptop, Network, Peripheral, Printer, Screen, Server, Smartphone, Tablet};

/// A manufacturer: its usual writing, the folded words it hides under, and what it makes when nothing else says it.
#[derive(Debug)]
pub(super) struct Brand {
    pub(super) name: &'static str,
    aliases: &'static [&'static str],
    pub(super) makes: Option<Category>,
}

const fn brand(name: &'static str, aliases: &'static [&'static str], makes: Option<Category>) -> Brand {
    Brand { name, aliases, makes }
}

/// Longer aliases of one brand stand first, so that all of "Hewlett-Packard" is dropped from a designation.
const BRANDS: &[Brand] = &[
    brand("HPE", &["hewlett packard enterprise", "hpe"], None),
    brand("HP", &["hewlett packard", "hewlettpackard", "h p", "hp"], None),
    brand("Dell", &["dell emc", "dell technologies", "dell computer", "dell"], None),
    brand("Lenovo", &["lenovo"], None),
    brand("IBM", &["ibm", "international business machines"], None),
    brand("Apple", &["apple computer", "apple"], None),
    brand("Samsung", &["samsung electronics", "samsung"], None),
    brand("Asus", &["asustek computer", "asustek", "asus"], None),
    brand("Acer", &["acer"], None),
    brand("Packard Bell", &["packard bell"], None),
    brand("Toshiba", &["toshiba"], Some(Laptop)),
    brand("Dynabook", &["dynabook"], Some(Laptop)),
    brand("Fujitsu", &["fujitsu siemens", "fujitsu"], None),
    brand("Microsoft", &["microsoft"], None),
    brand("MSI", &["micro star international", "micro star", "msi"], None),
    brand("Gigabyte", &["gigabyte technology", "gigabyte"], None),
    brand("Intel", &["intel"], None),
    brand("Sony", &["sony"], None),
    brand("Panasonic", &["panasonic"], None),
    brand("Huawei", &["huawei"], None),
    brand("Honor", &["honor"], Some(Smartphone)),
    brand("Xiaomi", &["xiaomi"], Some(Smartphone)),
    brand("Google", &["google"], None),
    brand("Nokia", &["nokia"], Some(Smartphone)),
    brand("Motorola", &["motorola"], Some(Smartphone)),
    brand("Oppo", &["oppo"], Some(Smartphone)),
    brand("OnePlus", &["oneplus", "one plus"], Some(Smartphone)),
    brand("Realme", &["realme"], Some(Smartphone)),
    brand("Wiko", &["wiko"], Some(Smartphone)),
    brand("Crosscall", &["crosscall"], Some(Smartphone)),
    brand("Fairphone", &["fairphone"], Some(Smartphone)),
    brand("Alcatel", &["alcatel lucent", "alcatel"], None),
    brand("BlackBerry", &["blackberry"], Some(Smartphone)),
    brand("HTC", &["htc"], Some(Smartphone)),
    brand("iiyama", &["iiyama"], Some(Screen)),
    brand("LG", &["lg electronics", "goldstar", "lg"], Some(Screen)),
    brand("Philips", &["philips"], Some(Screen)),
    brand("AOC", &["aoc"], Some(Screen)),
    brand("BenQ", &["benq"], Some(Screen)),
    brand("Eizo", &["eizo nanao", "eizo"], Some(Screen)),
    brand("ViewSonic", &["viewsonic"], Some(Screen)),
    brand("NEC", &["nec display", "nec"], Some(Screen)),
    brand("Hyundai", &["hyundai"], Some(Screen)),
    brand("Brother", &["brother"], Some(Printer)),
    brand("Epson", &["seiko epson", "epson"], Some(Printer)),
    brand("Canon", &["canon"], Some(Printer)),
    brand("Lexmark", &["lexmark"], Some(Printer)),
    brand("Xerox", &["fuji xerox", "xerox"], Some(Printer)),
    brand("Ricoh", &["ricoh"], Some(Printer)),
    brand("Konica Minolta", &["konica minolta", "konica", "minolta"], Some(Printer)),
    brand("Kyocera", &["kyocera mita", "kyocera"], Some(Printer)),
    brand("OKI", &["oki data", "oki"], Some(Printer)),
    brand("Zebra", &["zebra"], Some(Printer)),
    brand("Cisco", &["cisco systems", "cisco meraki", "cisco"], Some(Network)),
    brand("Aruba", &["aruba networks", "aruba"], Some(Network)),
    brand("Netgear", &["netgear"], Some(Network)),
    brand("Ubiquiti", &["ubiquiti networks", "ubiquiti", "unifi"], Some(Network)),
    brand("TP-Link", &["tp link", "tplink"], Some(Network)),
    brand("D-Link", &["d link", "dlink"], Some(Network)),
    brand("Zyxel", &["zyxel"], Some(Network)),
    brand("Fortinet", &["fortinet"], Some(Network)),
    brand("Stormshield", &["stormshield"], Some(Network)),
    brand("Juniper", &["juniper networks", "juniper"], Some(Network)),
    brand("MikroTik", &["mikrotik"], Some(Network)),
    brand("Synology", &["synology"], Some(Server)),
    brand("QNAP", &["qnap"], Some(Server)),
    brand("Supermicro", &["super micro", "supermicro"], Some(Server)),
    brand("Logitech", &["logitech"], Some(Peripheral)),
    brand("Jabra", &["jabra"], Some(Peripheral)),
    brand("Plantronics", &["plantronics"], Some(Peripheral)),
    brand("Targus", &["targus"], Some(Peripheral)),
    brand("Kensington", &["kensington"], Some(Peripheral)),
    brand("APC", &["american power conversion", "apc"], Some(Peripheral)),
    brand("Eaton", &["eaton"], Some(Peripheral)),
    brand("Wacom", &["wacom"], Some(Peripheral)),
    brand("Terra", &["wortmann", "terra"], None),
    brand("Shuttle", &["shuttle"], Some(Desktop)),
    brand("Raspberry Pi", &["raspberry"], Some(Desktop)),
];

/// Legal forms and countries that follow a name without saying anything.
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "llc",
    "co",
    "company",
    "gmbh",
    "ag",
    "sa",
    "sas",
    "bv",
    "plc",
    "spa",
    "technology",
    "technologies",
    "computer",
    "computers",
    "electronics",
    "france",
    "group",
    "kk",
];

/// A family of models.
#[derive(Debug)]
pub(super) struct Family {
    /// Its usual writing.
    pub(super) name: &'static str,
    folded: &'static str,
    pub(super) brand: &'static str,
    pub(super) category: Category,
    /// The figures of the model may touch the name: "MacBookAir7,2".
    open: bool,
}

const fn family(name: &'static str, folded: &'static str, brand: &'static str, category: Category) -> Family {
    Family { name, folded, brand, category, open: false }
}

const fn open(name: &'static str, folded: &'static str, brand: &'static str, category: Category) -> Family {
    Family { name, folded, brand, category, open: true }
}

const FAMILIES: &[Family] = &[
    family("Latitude", "latitude", "Dell", Laptop),
    family("Inspiron", "inspiron", "Dell", Laptop),
    family("Vostro", "vostro", "Dell", Laptop),
    family("XPS", "xps", "Dell", Laptop),
    family("OptiPlex", "optiplex", "Dell", Desktop),
    family("Precision Tower", "precision tower", "Dell", Desktop),
    family("Precision Mobile", "precision mobile", "Dell", Laptop),
    family("Precision", "precision", "Dell", Desktop),
    family("Wyse", "wyse", "Dell", Desktop),
    family("PowerEdge", "poweredge", "Dell", Server),
    family("UltraSharp", "ultrasharp", "Dell", Screen),
    family("EliteBook", "elitebook", "HP", Laptop),
    family("ProBook", "probook", "HP", Laptop),
    family("ZBook", "zbook", "HP", Laptop),
    family("Pavilion", "pavilion", "HP", Laptop),
    family("Spectre", "spectre", "HP", Laptop),
    family("Envy", "envy", "HP", Laptop),
    family("Omen", "omen", "HP", Laptop),
    family("Elite Dragonfly", "elite dragonfly", "HP", Laptop),
    family("Elite x2", "elite x2", "HP", Laptop),
    family("EliteDisplay", "elitedisplay", "HP", Screen),
    family("ProDisplay", "prodisplay", "HP", Screen),
    family("ProDesk", "prodesk", "HP", Desktop),
    family("EliteDesk", "elitedesk", "HP", Desktop),
    family("EliteOne", "eliteone", "HP", Desktop),
    family("ProOne", "proone", "HP", Desktop),
    family("Compaq Elite", "compaq elite", "HP", Desktop),
    family("Compaq Pro", "compaq pro", "HP", Desktop),
    family("Compaq", "compaq", "HP", Desktop),
    family("Z Workstation", "z workstation", "HP", Desktop),
    open("LaserJet", "laserjet", "HP", Printer),
    family("Color LaserJet", "color laserjet", "HP", Printer),
    family("OfficeJet", "officejet", "HP", Printer),
    family("DeskJet", "deskjet", "HP", Printer),
    family("DesignJet", "designjet", "HP", Printer),
    family("PageWide", "pagewide", "HP", Printer),
    family("ProLiant", "proliant", "HPE", Server),
    family("ProCurve", "procurve", "HPE", Network),
    family("ThinkPad", "thinkpad", "Lenovo", Laptop),
    family("IdeaPad", "ideapad", "Lenovo", Laptop),
    family("ThinkBook", "thinkbook", "Lenovo", Laptop),
    family("Yoga", "yoga", "Lenovo", Laptop),
    family("Legion", "legion", "Lenovo", Laptop),
    family("ThinkCentre", "thinkcentre", "Lenovo", Desktop),
    family("ThinkStation", "thinkstation", "Lenovo", Desktop),
    family("IdeaCentre", "ideacentre", "Lenovo", Desktop),
    family("ThinkVision", "thinkvision", "Lenovo", Screen),
    family("ThinkSystem", "thinksystem", "Lenovo", Server),
    open("Tab M", "tab m", "Lenovo", Tablet),
    open("MacBook", "macbook", "Apple", Laptop),
    family("MacBook Air", "macbook air", "Apple", Laptop),
    family("MacBook Pro", "macbook pro", "Apple", Laptop),
    open("iMac", "imac", "Apple", Desktop),
    open("Mac mini", "mac mini", "Apple", Desktop),
    open("Macmini", "macmini", "Apple", Desktop),
    open("MacPro", "macpro", "Apple", Desktop),
    family("Mac Pro", "mac pro", "Apple", Desktop),
    family("Mac Studio", "mac studio", "Apple", Desktop),
    open("iPad", "ipad", "Apple", Tablet),
    open("iPhone", "iphone", "Apple", Smartphone),
    family("Thunderbolt Display", "thunderbolt display", "Apple", Screen),
    family("Galaxy Tab", "galaxy tab", "Samsung", Tablet),
    family("Galaxy Book", "galaxy book", "Samsung", Laptop),
    family("Galaxy", "galaxy", "Samsung", Smartphone),
    open("SM-T", "sm t", "Samsung", Tablet),
    open("SM-X", "sm x", "Samsung", Tablet),
    open("SM-A", "sm a", "Samsung", Smartphone),
    open("SM-G", "sm g", "Samsung", Smartphone),
    open("SM-S", "sm s", "Samsung", Smartphone),
    family("SyncMaster", "syncmaster", "Samsung", Screen),
    family("Surface Laptop", "surface laptop", "Microsoft", Laptop),
    family("Surface Book", "surface book", "Microsoft", Laptop),
    family("Surface Studio", "surface studio", "Microsoft", Desktop),
    family("Surface Go", "surface go", "Microsoft", Tablet),
    family("Surface Pro", "surface pro", "Microsoft", Tablet),
    family("Lumia", "lumia", "Microsoft", Smartphone),
    family("VivoBook", "vivobook", "Asus", Laptop),
    family("ZenBook", "zenbook", "Asus", Laptop),
    family("ExpertBook", "expertbook", "Asus", Laptop),
    family("ZenFone", "zenfone", "Asus", Smartphone),
    family("Aspire", "aspire", "Acer", Laptop),
    family("TravelMate", "travelmate", "Acer", Laptop),
    family("Swift", "swift", "Acer", Laptop),
    family("Veriton", "veriton", "Acer", Desktop),
    family("Tecra", "tecra", "Toshiba", Laptop),
    family("Portégé", "portege", "Toshiba", Laptop),
    family("Satellite", "satellite", "Toshiba", Laptop),
    family("Lifebook", "lifebook", "Fujitsu", Laptop),
    family("Esprimo", "esprimo", "Fujitsu", Desktop),
    family("Celsius", "celsius", "Fujitsu", Desktop),
    family("Primergy", "primergy", "Fujitsu", Server),
    family("MateBook", "matebook", "Huawei", Laptop),
    family("MediaPad", "mediapad", "Huawei", Tablet),
    family("MatePad", "matepad", "Huawei", Tablet),
    family("Redmi", "redmi", "Xiaomi", Smartphone),
    family("Pixel", "pixel", "Google", Smartphone),
    family("Xperia", "xperia", "Sony", Smartphone),
    family("Vaio", "vaio", "Sony", Laptop),
    family("Toughbook", "toughbook", "Panasonic", Laptop),
    family("ProLite", "prolite", "iiyama", Screen),
    family("FlexScan", "flexscan", "Eizo", Screen),
    family("MultiSync", "multisync", "NEC", Screen),
    family("NUC", "nuc", "Intel", Desktop),
    family("imageRUNNER", "imagerunner", "Canon", Printer),
    family("WorkForce", "workforce", "Epson", Printer),
    family("ECOSYS", "ecosys", "Kyocera", Printer),
    family("Phaser", "phaser", "Xerox", Printer),
    family("WorkCentre", "workcentre", "Xerox", Printer),
    family("Catalyst", "catalyst", "Cisco", Network),
    family("FortiGate", "fortigate", "Fortinet", Network),
];

/// The brand whose name begins `folded`, and how many words it takes, legal forms included.
pub(super) fn at_start(folded: &str) -> Option<(&'static Brand, usize)> {
    BRANDS.iter().find_map(|brand| Some((brand, brand.words_at_start(folded)?)))
}

/// The brand that `folded` names anywhere.
pub(super) fn anywhere(folded: &str) -> Option<&'static Brand> {
    BRANDS
        .iter()
        .flat_map(|brand| {
            brand.aliases.iter().filter_map(move |alias| Some((find_words(folded, alias)?, brand)))
        })
        .min_by_key(|(at, _)| *at)
        .map(|(_, brand)| brand)
}

/// The brand of that usual name.
pub(super) fn named(name: &str) -> Option<&'static Brand> {
    BRANDS.iter().find(|brand| brand.name == name)
}

impl Brand {
    /// How many words of `folded` this brand takes at its start.
    pub(super) fn words_at_start(&self, folded: &str) -> Option<usize> {
        let alias = self.aliases.iter().find(|alias| starts_with_words(folded, alias))?;
        let taken = alias.split(' ').count();
        let legal = folded.split(' ').skip(taken).take_while(|word| LEGAL_FORMS.contains(word)).count();
        Some(taken + legal)
    }
}

/// The usual writing of a manufacturer's cell: a known brand's, else the text without its legal form.
pub(super) fn usual_name(text: &str, folded: &str) -> Option<String> {
    if let Some((brand, _)) = at_start(folded) {
        return Some(brand.name.to_owned());
    }
    let mut kept: Vec<&str> = text.split_whitespace().collect();
    while kept.len() > 1
        && kept.last().is_some_and(|last| LEGAL_FORMS.contains(&super::fold::fold(last).as_str()))
    {
        kept.pop();
    }
    let name = kept.join(" ");
    let name = name.trim_end_matches([',', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
}

/// The family that `folded` belongs to, wherever its name stands; the longest name wins.
pub(super) fn family_of(folded: &str) -> Option<&'static Family> {
    FAMILIES.iter().filter(|family| family.is_in(folded)).max_by_key(|family| family.folded.len())
}

impl Family {
    /// Its name in folded words.
    pub(super) const fn folded(&self) -> &'static str {
        self.folded
    }

    fn is_in(&self, folded: &str) -> bool {
        find_words(folded, self.folded).is_some()
            || self.open && (folded.starts_with(self.folded) || folded.contains(&format!(" {}", self.folded)))
    }
}

/// Screens of some makers are known by a letter and the inches: P2419H, U2415, E233, Z24n, S24E650.
pub(super) fn is_screen_reference(brand: &str, folded: &str) -> bool {
    let word = folded.split(' ').next().unwrap_or_default();
    let Some((letter, rest)) = word.split_at_checked(1) else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.len() - digits;
    match brand {
        "Dell" => matches!(letter, "p" | "u" | "e" | "s") && digits == 4 && tail <= 3,
        "HP" => {
            matches!(letter, "e" | "v" | "p" | "z") && (digits == 2 && tail > 0 || digits == 3) && tail <= 3
        }
        "Samsung" => {
            let reference = word.strip_prefix('l').unwrap_or(word);
            let inches =
                reference.get(1..3).is_some_and(|inches| inches.bytes().all(|byte| byte.is_ascii_digit()));
            let serie = reference
                .get(3..4)
                .is_some_and(|letter| letter.bytes().all(|byte| byte.is_ascii_alphabetic()));
            reference.starts_with(['s', 'c', 'u']) && inches && serie && reference.len() >= 6
        }
        _ => false,
    }
}
