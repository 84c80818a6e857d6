//! The models that workshops meet most: given to the reader, which knows none by itself.

use std::collections::HashMap;

use super::brand;
use super::fold::fold;
use super::understood::Category;

/// A model that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownModel {
    /// Kind of equipment.
    pub category: Category,
    /// Manufacturer, in its usual writing.
    pub brand: String,
    /// Its usual name, without the manufacturer's.
    pub name: String,
    /// Other names for it, such as the manufacturer's own reference.
    pub also: Vec<String>,
}

/// Words of the longest name that is looked for.
const MOST_WORDS: usize = 7;
/// Letters and figures of the shortest name that tells the maker by itself.
const TELLING: usize = 4;

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
struct Named {
    model: usize,
    /// The name without its family, as people write it: "T480", "840 G5". Several models may share one.
    short: bool,
}

/// Known models, found by any of their names.
///
/// The order in which models are given does not matter: of two with the same name, the one whose maker and name come
/// first in the alphabet is found.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    models: Vec<KnownModel>,
    /// Names without spaces, so that "Elitebook840 G5" is "EliteBook 840 G5".
    names: HashMap<String, Vec<Named>>,
}

/// A model found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'a> {
    pub(super) model: &'a KnownModel,
    /// Folded words of the text that it takes, from the start.
    pub(super) words: usize,
}

impl Reference {
    /// Learns models.
    pub fn new(models: impl IntoIterator<Item = KnownModel>) -> Self {
        let mut models: Vec<KnownModel> = models.into_iter().collect();
        models.sort_by(|left, right| (&left.brand, &left.name).cmp(&(&right.brand, &right.name)));
        let mut names: HashMap<String, Vec<Named>> = HashMap::new();
        for (at, model) in models.iter().enumerate() {
            let full = fold(&model.name);
            let mut learn = |folded: &str, short: bool| {
                let squeezed = squeezed(folded);
                if !squeezed.is_empty() {
                    let known = names.entry(squeezed).or_default();
                    if !known.iter().any(|named| named.model == at) {
                        known.push(Named { model: at, short });
                    }
                }
            };
            learn(&full, false);
            for also in &model.also {
                learn(&fold(also), false);
            }
            if let Some(short) = without_family(&full) {
                learn(short, true);
            }
        }
        Self { models, names }
    }

    /// How many models are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.models.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.models.is_empty()
    }

    /// The model whose name begins `folded`; the longest name wins. A maker or a kind that is known narrows it, and a name
    /// that several makers could have used is not guessed.
    pub(super) fn at_start(
        &self,
        folded: &str,
        brand: Option<&str>,
        category: Option<Category>,
    ) -> Option<Match<'_>> {
        let mut joined = String::new();
        let mut found = None;
        for (words, word) in (1..=MOST_WORDS).zip(folded.split(' ')) {
            joined.push_str(word);
            if let Some(model) =
                self.names.get(&joined).and_then(|named| self.chosen(named, &joined, brand, category))
            {
                found = Some(Match { model, words });
            }
        }
        found
    }

    fn chosen(
        &self,
        named: &[Named],
        squeezed: &str,
        brand: Option<&str>,
        category: Option<Category>,
    ) -> Option<&KnownModel> {
        let of = |named: &Named| self.models.get(named.model);
        let full: Vec<&KnownModel> = named.iter().filter(|named| !named.short).filter_map(of).collect();
        let short: Vec<&KnownModel> = named.iter().filter(|named| named.short).filter_map(of).collect();
        let telling = squeezed.len() >= TELLING
            && squeezed.bytes().any(|byte| byte.is_ascii_digit())
            && squeezed.bytes().any(|byte| byte.is_ascii_alphabetic());
        for (among, is_short) in [(full, false), (short, true)] {
            let suits = |model: &&&KnownModel| match brand {
                Some(brand) => model.brand.eq_ignore_ascii_case(brand),
                None => telling || !is_short && brand::family_of(&fold(&model.name)).is_some(),
            };
            let suiting: Vec<&KnownModel> = among.iter().filter(suits).copied().collect();
            let of_kind: Vec<&KnownModel> =
                suiting.iter().filter(|model| category == Some(model.category)).copied().collect();
            let kept = if of_kind.is_empty() { &suiting } else { &of_kind };
            match kept.as_slice() {
                [only] if !is_short || category.is_none_or(|kind| alike(kind, only.category)) => {
                    return Some(only);
                }
                // Several of one maker under one full name: the first of the alphabet, whatever the order given.
                [first, ..] if !is_short && kept.iter().all(|model| model.brand == first.brand) => {
                    return Some(first);
                }
                _ => {}
            }
        }
        None
    }
}

/// A short name is only believed of the kind that the line says, or one easily taken for it.
fn alike(said: Category, known: Category) -> bool {
    said == known || matches!(said, Category::Other)
}

fn squeezed(folded: &str) -> String {
    folded.chars().filter(|c| *c != ' ').collect()
}

/// `"thinkpad t480"` is `"t480"`; none when no family is named, or what is left says too little.
fn without_family(folded: &str) -> Option<&str> {
    let family = brand::family_of(folded)?;
    let rest = folded.strip_prefix(family.folded())?.strip_prefix(' ')?;
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let letters = rest.bytes().filter(u8::is_ascii_alphabetic).count();
    (digits >= 3 || digits >= 2 && letters >= 1).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Category::{Desktop, Laptop, Screen, Smartphone};

    fn known(category: Category, brand: &str, name: &str, also: &[&str]) -> KnownModel {
        KnownModel {
            category,
            brand: brand.to_owned(),
            name: name.to_owned(),
            also: also.iter().map(|one| (*one).to_owned()).collect(),
        }
    }

    fn reference() -> Reference {
        Reference::new([
            known(Laptop, "Lenovo", "ThinkPad T480", &["20l6"]),
            known(Laptop, "Lenovo", "ThinkPad X1 Carbon Gen 6", &["thinkpad x1 carbon 6th"]),
            known(Laptop, "HP", "EliteBook 840 G5", &[]),
            known(Desktop, "HP", "EliteDesk 800 G4", &[]),
            known(Desktop, "HP", "ProDesk 800 G4", &[]),
            known(Desktop, "Dell", "OptiPlex 7050", &[]),
            known(Screen, "Dell", "P2419H", &[]),
            known(Screen, "HP", "EliteDisplay E233", &[]),
            known(Smartphone, "Huawei", "P20", &[]),
        ])
    }

    fn found(text: &str, brand: Option<&str>, category: Option<Category>) -> Option<(String, usize)> {
        let reference = reference();
        let found = reference.at_start(&fold(text), brand, category)?;
        Some((found.model.name.clone(), found.words))
    }

    #[test]
    fn a_model_is_found_by_any_of_its_names_however_it_is_spaced() {
        for (text, brand, name, words) in [
            ("THINKPAD T480", None, "ThinkPad T480", 2),
            ("ThinkPadT480 20L6S29W00", None, "ThinkPad T480", 1),
            ("T480", Some("Lenovo"), "ThinkPad T480", 1),
            ("840 G5", Some("HP"), "EliteBook 840 G5", 2),
            ("Elitebook840G5", None, "EliteBook 840 G5", 1),
            ("840G5 i5", Some("HP"), "EliteBook 840 G5", 1),
            ("ThinkPad X1 Carbon 6th gen", None, "ThinkPad X1 Carbon Gen 6", 4),
            ("7050", Some("Dell"), "OptiPlex 7050", 1),
            ("E233", Some("HP"), "EliteDisplay E233", 1),
            ("P2419H", None, "P2419H", 1),
        ] {
            assert_eq!(found(text, brand, None), Some((name.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn what_several_could_be_called_is_not_guessed() {
        assert_eq!(found("7050", None, None), None, "figures alone name no maker");
        assert_eq!(found("800 G4", Some("HP"), None), None, "two families share it");
        assert_eq!(found("P20", None, None), None, "too short to tell a maker");
        assert_eq!(found("T480", None, None).map(|one| one.1), Some(1), "long enough, and nobody else's");
        assert_eq!(found("P20", Some("Huawei"), None).map(|one| one.1), Some(1));
        assert_eq!(found("ThinkPad T480s", None, None), None, "another model");
        assert_eq!(found("ThinkPad T480", Some("HP"), None), None, "another maker's");
        assert_eq!(found("7050", Some("Dell"), Some(Laptop)), None, "another kind");
    }

    #[test]
    fn the_order_in_which_models_are_given_does_not_matter() {
        let twins = [
            known(Laptop, "Dell", "Latitude 5490", &["x1"]),
            known(Laptop, "Dell", "Latitude 5590", &["x1"]),
        ];
        let (one, two) = (Reference::new(twins.clone()), Reference::new(twins.into_iter().rev()));
        let name = |reference: &Reference| {
            reference.at_start("x1", Some("Dell"), None).map(|found| found.model.name.clone())
        };
        assert_eq!(name(&one), Some("Latitude 5490".to_owned()));
        assert_eq!(name(&one), name(&two));
    }
}
