//! Kind, brand and model of a line, from whichever of its cells say them.

use super::brand::{self, Brand};
use super::category::{self, Found};
use super::fold::{after_words, drop_words, fold};
use super::reference::{Match, Reference};
use super::serial::is_placeholder;
use super::specification::{self, Specification};
use super::understood::{Category, LineFlag};

/// The cells that describe a line, already without personal data; empty when there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cells<'a> {
    pub(super) category: &'a str,
    pub(super) brand: &'a str,
    pub(super) model: &'a str,
    pub(super) designation: &'a str,
    pub(super) model_number: &'a str,
}

/// What they say.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub(super) category: Category,
    pub(super) brand: Option<String>,
    /// None when no cell names one.
    pub(super) model: Option<String>,
    /// Memory, disks and processor that the model's own text carries along.
    pub(super) specification: Specification,
    pub(super) flags: Vec<LineFlag>,
}

/// Characters kept of a model.
const LONGEST_MODEL: usize = 160;

/// Words that stand in a cell to say that nothing is known.
pub(super) fn says_nothing(folded: &str) -> bool {
    matches!(
        folded,
        "" | "na"
            | "n a"
            | "nc"
            | "n c"
            | "nd"
            | "n d"
            | "ns"
            | "nr"
            | "n r"
            | "so"
            | "s o"
            | "neant"
            | "aucun"
            | "aucune"
            | "inconnu"
            | "inconnue"
            | "sans"
            | "vide"
            | "non renseigne"
            | "non renseignee"
            | "non communique"
            | "non connu"
            | "illisible"
            | "absent"
            | "unknown"
            | "none"
            | "null"
            | "nan"
            | "nil"
            | "tbd"
            | "a completer"
            | "non disponible"
            | "pas de numero"
            | "sans numero"
            | "sans objet"
            | "undefined"
            | "generic"
            | "x"
    )
}

/// Understands the cells of one line.
pub(super) fn describe(cells: Cells<'_>, reference: &Reference) -> Described {
    let meaningful = |text: &str| {
        let folded = fold(text);
        !says_nothing(&folded) && !is_placeholder(&folded) && text.chars().any(char::is_alphanumeric)
    };
    let (text, split_kind) = if meaningful(cells.model) {
        (cells.model, cells.brand.is_empty())
    } else if names_kind_alone(cells.designation)
        && meaningful(cells.model_number)
        && names(cells.model_number)
    {
        (cells.model_number, false)
    } else if meaningful(cells.designation) {
        (cells.designation, true)
    } else if meaningful(cells.model_number) {
        (cells.model_number, false)
    } else {
        ("", false)
    };
    let mut flags = Vec::new();
    let folded = fold(text);
    let kind_words = if split_kind { category::words_at_start(&folded) } else { 0 };
    let named = without_size(drop_words(text, kind_words));
    let brand_cell = fold(cells.brand);
    let brand_cell =
        if says_nothing(&brand_cell) || is_placeholder(&brand_cell) { String::new() } else { brand_cell };
    let known =
        if brand_cell.is_empty() { None } else { brand::at_start(&brand_cell).map(|(brand, _)| brand) };
    let (found, model) = without_brand(named, known);
    let model = without_size(model);
    let folded_model = fold(model);
    let family = brand::family_of(&folded_model);
    let brand = match (known, found) {
        (Some(brand), _) | (None, Some(brand)) if brand_cell.is_empty() || known.is_some() => {
            Some(brand.name.to_owned())
        }
        _ if !brand_cell.is_empty() => brand::usual_name(cells.brand, &brand_cell),
        _ => family
            .map(|family| family.brand)
            .or_else(|| brand::anywhere(&folded).map(|brand| brand.name))
            .map(str::to_owned),
    };
    let said = fold(cells.category);
    let hint = category::named_in(&said)
        .filter(|_| !also_said_of_telephones(&said))
        .or_else(|| category::named_in(&fold(cells.designation)))
        .filter(|found| !found.vague)
        .map(|found| found.category);
    let listed = reference.at_start(&folded_model, brand.as_deref(), hint).or_else(|| {
        let number = fold(cells.model_number);
        reference.at_start(&number, brand.as_deref(), hint).map(|found| Match { words: 0, ..found })
    });
    let brand = brand.or_else(|| listed.map(|found| found.model.brand.clone()));
    let category = kind(cells, &folded, &folded_model, brand.as_deref(), listed);
    if category.is_none() {
        flags.push(LineFlag::CategoryUnknown);
    }
    let specification = specification::read(model, category.unwrap_or(Category::Other));
    let model = name_alone(model, &specification);
    let folded_model = fold(model);
    let model = if let Some(found) = listed.filter(|found| found.words > 0) {
        Some(format!("{} {}", found.model.name, after_words(model, found.words)))
    } else if folded_model.is_empty() && !text.is_empty() {
        flags.push(LineFlag::ModelVague);
        Some(text.to_owned())
    } else if folded_model.is_empty() {
        None
    } else {
        Some(usual_model(model, &folded_model))
    };
    let model = model.map(|model| tidy(&model, &mut flags)).filter(|model| !model.is_empty());
    Described { category: category.unwrap_or(Category::Other), brand, model, specification, flags }
}

/// In French a "portable" may be a telephone.
fn also_said_of_telephones(folded: &str) -> bool {
    matches!(folded, "portable" | "portables")
}

/// "PC portable", and nothing more.
fn names_kind_alone(designation: &str) -> bool {
    let folded = fold(designation);
    let words = category::words_at_start(&folded);
    words > 0 && drop_words(designation, words).is_empty()
}

/// A row's number is no name.
fn names(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// The name before the specification, or the whole text when nothing stands before.
fn name_alone<'a>(model: &'a str, specification: &Specification) -> &'a str {
    let name = specification.begins.and_then(|begins| model.get(..begins)).unwrap_or(model).trim_end();
    let name = ["avec", "with"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    let name = name.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '+' | ',' | '-' | '/' | ':' | ';')
    });
    if name.chars().any(char::is_alphanumeric) { name } else { model }
}

/// Drops the inches that stand between kind and brand: `24" iiyama ProLite`, `22 pouces Dell`.
fn without_size(text: &str) -> &str {
    let figures =
        text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count();
    let rest = text.get(figures..).unwrap_or_default().trim_start();
    if figures == 0 || figures > 5 {
        return text;
    }
    ["\"", "''", "”", "pouces", "pouce", "inches", "inch"]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit))
        .map(str::trim_start)
        .filter(|rest| rest.chars().any(char::is_alphanumeric))
        .unwrap_or(text)
}

/// Drops the brand that begins a model: the one its own cell names, else any.
fn without_brand<'a>(text: &'a str, known: Option<&'static Brand>) -> (Option<&'static Brand>, &'a str) {
    let folded = fold(text);
    let found = match known {
        Some(brand) => brand.words_at_start(&folded).map(|words| (brand, words)),
        None => brand::at_start(&folded),
    };
    match found {
        Some((brand, words)) => (Some(brand), drop_words(text, words)),
        None => (None, text),
    }
}

/// The type's own word first, then the model's family, then words of the designation, then what the brand makes.
fn kind(
    cells: Cells<'_>,
    folded: &str,
    folded_model: &str,
    brand: Option<&str>,
    listed: Option<Match<'_>>,
) -> Option<Category> {
    let precise = |found: &Found| !found.vague;
    let folded_type = fold(cells.category);
    let from_type = category::named_in(&folded_type);
    let from_text = category::named_in(folded);
    let from_designation = category::named_in(&fold(cells.designation));
    let family = listed
        .map(|found| found.model.category)
        .or_else(|| brand::family_of(folded_model).map(|family| family.category));
    if family == Some(Category::Smartphone) && also_said_of_telephones(&folded_type) {
        return family;
    }
    let reference =
        brand.filter(|brand| brand::is_screen_reference(brand, folded_model)).map(|_| Category::Screen);
    let vague = from_type.or(from_text).or(from_designation).map(|found| found.category);
    from_type
        .filter(precise)
        .map(|found| found.category)
        .or_else(|| from_designation.filter(precise).map(|found| found.category))
        .or(family)
        .or_else(|| from_text.filter(precise).map(|found| found.category))
        .or(reference)
        .or(vague)
        .or_else(|| brand.and_then(brand::named).and_then(|brand| brand.makes))
}

/// Writes the family's name in its usual way: "PROBOOK 450 G6" is a ProBook 450 G6.
fn usual_model(model: &str, folded: &str) -> String {
    let Some(family) = brand::family_of(folded) else { return model.to_owned() };
    match model.split_at_checked(family.name.len()) {
        Some((name, rest)) if name.eq_ignore_ascii_case(family.name) => format!("{}{rest}", family.name),
        _ => model.to_owned(),
    }
}

fn tidy(model: &str, flags: &mut Vec<LineFlag>) -> String {
    let joined = model.split_whitespace().collect::<Vec<_>>().join(" ");
    let trimmed = joined.trim_matches(|c: char| matches!(c, '-' | ',' | ';' | ':' | '/' | '|' | '_' | ' '));
    match trimmed.char_indices().nth(LONGEST_MODEL) {
        Some((end, _)) => {
            flags.push(LineFlag::TextShortened);
            trimmed.get(..end).unwrap_or_default().to_owned()
        }
        None => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(cells: Cells<'_>) -> (Category, Option<String>, Option<String>) {
        let described = describe(cells, &Reference::default());
        (described.category, described.brand, described.model)
    }

    #[test]
    fn a_designation_is_split_into_kind_brand_and_model() {
        for (designation, category, brand, model) in [
            ("PC portable Hp ProBook 450 G6", Category::Laptop, "HP", "ProBook 450 G6"),
            (
                "Unité centrale Hewlett-Packard Compaq Elite 8300 SFF",
                Category::Desktop,
                "HP",
                "Compaq Elite 8300 SFF",
            ),
            ("Ecran Dell P2419H", Category::Screen, "Dell", "P2419H"),
            ("Téléphone Samsung Galaxy A52 5G", Category::Smartphone, "Samsung", "Galaxy A52 5G"),
            ("Tablette Apple iPad (6th generation)", Category::Tablet, "Apple", "iPad (6th generation)"),
            ("PC portable Apple MacBookAir7,2", Category::Laptop, "Apple", "MacBookAir7,2"),
            ("PORTABLE DELL LATITUDE 5490", Category::Laptop, "Dell", "Latitude 5490"),
            ("ThinkPad T480", Category::Laptop, "Lenovo", "ThinkPad T480"),
            (
                "PC portable HP EliteBook 840 G5 (i5, 8 Go, 256 Go SSD)",
                Category::Laptop,
                "HP",
                "EliteBook 840 G5",
            ),
            ("Smartphone Crosscall Core-X3", Category::Smartphone, "Crosscall", "Core-X3"),
            ("Imprimante HP LaserJet Pro M404dn", Category::Printer, "HP", "LaserJet Pro M404dn"),
            ("Ecran 24\" iiyama ProLite B2480HS", Category::Screen, "iiyama", "ProLite B2480HS"),
            ("Moniteur 22 pouces Dell P2219H", Category::Screen, "Dell", "P2219H"),
        ] {
            let cells = Cells { designation, ..Cells::default() };
            assert_eq!(
                understood(cells),
                (category, Some(brand.to_owned()), Some(model.to_owned())),
                "{designation}"
            );
        }
    }

    #[test]
    fn a_model_loses_the_brand_that_its_own_cell_names() {
        let cells = Cells {
            category: "Mini Tower",
            brand: "Hewlett-Packard",
            model: "HP Compaq Elite 8300 SFF",
            ..Cells::default()
        };
        assert_eq!(
            understood(cells),
            (Category::Desktop, Some("HP".into()), Some("Compaq Elite 8300 SFF".into()))
        );
        let cells = Cells { brand: "Dell Inc.", model: "OptiPlex 7050", ..Cells::default() };
        assert_eq!(understood(cells), (Category::Desktop, Some("Dell".into()), Some("OptiPlex 7050".into())));
        let cells = Cells { category: "PC", brand: "Dell", model: "Latitude 7400", ..Cells::default() };
        assert_eq!(understood(cells).0, Category::Laptop);
        let cells = Cells { brand: "Elonex Ltd", model: "Exentia", ..Cells::default() };
        assert_eq!(understood(cells), (Category::Other, Some("Elonex".into()), Some("Exentia".into())));
    }

    #[test]
    fn a_designation_without_model_is_kept_as_it_is_and_flagged() {
        let described =
            describe(Cells { designation: "Téléphone Samsung", ..Cells::default() }, &Reference::default());
        assert_eq!(described.model.as_deref(), Some("Téléphone Samsung"));
        assert_eq!((described.category, described.brand.as_deref()), (Category::Smartphone, Some("Samsung")));
        assert!(described.flags.contains(&LineFlag::ModelVague));
    }
}
