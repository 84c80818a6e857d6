//! Memory, disks and processor that a designation or a column of characteristics carries along:
//! `"Latitude 5490 i5 8 Go 256 Go SSD"`, `"i5 / 8 Go / SSD 256 Go"`.

use super::amounts::Unit;
use super::fold::fold;
use super::storage;
use super::understood::{Category, Storage, StorageKind};

/// What was found beside the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Specification {
    /// Mebibytes.
    pub(super) memory_mb: Option<u32>,
    pub(super) storage: Vec<Storage>,
    pub(super) processor: Option<String>,
    /// Where in the text the first of it begins, in bytes.
    pub(super) begins: Option<usize>,
}

#[derive(Debug)]
struct Word {
    from: usize,
    folded: String,
    /// Words of one group have only white space between them.
    group: usize,
    kind: StorageKind,
    of_memory: bool,
}

/// A size with its unit, or a bare figure beside a word such as SSD.
#[derive(Debug)]
struct Size {
    first: usize,
    last: usize,
    gigabytes: u32,
    kind: StorageKind,
    is_memory: bool,
    unit: bool,
}

const FAMILIES: &[&str] =
    &["i3", "i5", "i7", "i9", "ryzen", "celeron", "pentium", "xeon", "athlon", "atom", "snapdragon"];

/// Reads what `text` says of a machine of that kind.
pub(super) fn read(text: &str, category: Category) -> Specification {
    let words = words(text);
    let mut sizes = sizes(&words);
    let pocket = matches!(category, Category::Smartphone | Category::Tablet);
    if matches!(category, Category::Screen | Category::Printer | Category::Network | Category::Peripheral) {
        sizes.clear();
    }
    let plain = |size: &Size| size.kind == StorageKind::Unknown && !size.is_memory;
    let smallest = sizes.iter().filter(|size| plain(size)).map(|size| size.gigabytes).min();
    let said = sizes.iter().any(|size| size.is_memory);
    let alone = sizes.len() == 1;
    let mut specification = Specification::default();
    for size in &sizes {
        let by_size = !said
            && plain(size)
            && size.gigabytes <= 64
            && Some(size.gigabytes) == smallest
            && !(pocket && alone);
        let memory = size.is_memory || by_size && (size.gigabytes <= 32 || !alone);
        if memory && specification.memory_mb.is_none() {
            specification.memory_mb = size.gigabytes.checked_mul(1024);
        } else if !memory {
            let kind = match size.kind {
                StorageKind::Unknown if pocket => StorageKind::Flash,
                kind => kind,
            };
            specification.storage.push(Storage { kind, gigabytes: size.gigabytes });
        }
        begin(&mut specification, &words, size.first);
    }
    let family =
        words.iter().position(|word| FAMILIES.contains(&word.folded.split('-').next().unwrap_or_default()));
    if let Some(at) = family {
        let named_before = |word: &Word| matches!(word.folded.as_str(), "intel" | "amd" | "core" | "apple");
        let maker = words.iter().take(at).rev().take_while(|word| named_before(word)).count();
        let until =
            sizes.iter().map(|size| size.first).filter(|first| *first > at).min().unwrap_or(words.len());
        specification.processor = processor(text, &words, at - maker, until);
        if specification.processor.is_some() {
            begin(&mut specification, &words, at - maker);
        }
    }
    specification
}

impl Specification {
    /// Fills what is missing here with what another text says.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.memory_mb = self.memory_mb.or(other.memory_mb);
        if self.storage.is_empty() {
            self.storage = other.storage;
        }
        self.processor = self.processor.or(other.processor);
        self
    }
}

fn begin(specification: &mut Specification, words: &[Word], at: usize) {
    let from = words.get(at).map(|word| word.from);
    specification.begins = match (specification.begins, from) {
        (Some(known), Some(from)) => Some(known.min(from)),
        (known, from) => known.or(from),
    };
}

/// The processor's words: up to the next size, the next separator, and five words at most.
fn processor(text: &str, words: &[Word], at: usize, until: usize) -> Option<String> {
    let from = words.get(at)?.from;
    let end = words.get(until.min(at + 5)).map_or(text.len(), |word| word.from);
    let named = text.get(from..end)?.split([',', ';', '/', '|', '(', '\n', '+']).next()?;
    let named = super::cells::usual_processor(named);
    let named = named.trim_matches(|c: char| !c.is_alphanumeric());
    (named.len() >= 2 && named.len() <= 60).then(|| named.to_owned())
}

/// Words between white space and separators; "8Go" stays one word, "i5-8250U" too.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut group = 0;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let joins = matches!(character, '-' | '.' | ',') && start.is_some();
        let inside =
            character.is_alphanumeric() || joins && text.get(at + 1..).is_some_and(begins_with_letter);
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(word(text.get(from..at).unwrap_or_default(), from, group));
                start = None;
            }
            _ => {}
        }
        group += usize::from(!inside && !character.is_whitespace());
    }
    words
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

fn word(written: &str, from: usize, group: usize) -> Word {
    let folded = written.split('-').map(fold).collect::<Vec<_>>().join("-").replace("m 2", "m.2");
    let kind = match folded.as_str() {
        "m.2" => StorageKind::Ssd,
        word if word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) => StorageKind::Unknown,
        word => storage::kind(word),
    };
    let of_memory = folded.starts_with("ddr")
        || folded.starts_with("lpddr")
        || matches!(folded.as_str(), "ram" | "memoire" | "mem");
    Word { from, folded, group, kind, of_memory }
}

/// Every size, with what the word beside it says of its technology.
fn sizes(words: &[Word]) -> Vec<Size> {
    let mut sizes: Vec<Size> = (0..words.len()).filter_map(|at| size_at(words, at)).collect();
    // "8 Go SSD 256 Go" puts the technology before its size, "8 Go 256 Go SSD" after: the last word tells which.
    let last_size = sizes.last().map_or(0, |size| size.last);
    let before_first = !words.iter().skip(last_size + 1).any(|word| word.kind != StorageKind::Unknown);
    for size in &mut sizes {
        let group = words.get(size.first).map_or(0, |first| first.group);
        let before =
            size.first.checked_sub(1).and_then(|at| words.get(at)).filter(|word| word.group == group);
        let after = words.get(size.last + 1).filter(|word| word.group == group);
        size.is_memory = [before, after].iter().flatten().any(|word| word.of_memory);
        let (near, far) = if before_first { (before, after) } else { (after, before) };
        let said = |word: Option<&Word>| word.map_or(StorageKind::Unknown, |word| word.kind);
        // The word on the far side counts only when no other size can claim it.
        let free = if before_first {
            !number_at(words, size.last + 2)
        } else {
            size.first < 2 || !number_at(words, size.first - 2)
        };
        size.kind = match said(near) {
            StorageKind::Unknown if free => said(far),
            kind => kind,
        };
        if before
            .is_some_and(|word| word.of_memory || word.kind != StorageKind::Unknown && word.kind == size.kind)
        {
            size.first -= 1;
        }
    }
    sizes.retain(|size| size.unit || size.kind != StorageKind::Unknown && size.gigabytes >= 60);
    sizes
}

fn number_at(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.folded.bytes().next().is_some_and(|byte| byte.is_ascii_digit()))
}

fn size_at(words: &[Word], at: usize) -> Option<Size> {
    let word = words.get(at)?;
    let digits = word.folded.bytes().take_while(u8::is_ascii_digit).count();
    let value: u32 = word.folded.get(..digits)?.parse().ok()?;
    let glued = word.folded.get(digits..).unwrap_or_default();
    let next =
        words.get(at + 1).filter(|next| next.group == word.group).map_or("", |next| next.folded.as_str());
    let (unit, last) = match (Unit::from_word(glued), Unit::from_word(next)) {
        (Some(unit), _) if glued.len() > 1 => (Some(unit), at),
        (_, Some(unit)) if glued.is_empty() && next.len() > 1 => (Some(unit), at + 1),
        _ if glued.is_empty() => (None, at),
        _ => return None,
    };
    let gigabytes = match unit {
        Some(Unit::Giga) | None => value,
        Some(Unit::Tera | Unit::Tebi) => value.checked_mul(1000)?,
        Some(Unit::Mega) if value >= 1024 && value.is_multiple_of(1024) => value / 1024,
        Some(Unit::Mega | Unit::Kilo | Unit::Byte) => return None,
    };
    let unknown = StorageKind::Unknown;
    (1..=20_000).contains(&gigabytes).then_some(Size {
        first: at,
        last,
        gigabytes,
        kind: unknown,
        is_memory: false,
        unit: unit.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::StorageKind::{Flash, Hdd, Nvme, Ssd, Unknown};
    use super::*;

    #[test]
    fn what_a_designation_carries_is_read() {
        for (text, category, memory, disks, name) in [
            (
                "Latitude 5490 i5 8 Go 256 Go SSD",
                Category::Laptop,
                Some(8),
                vec![(Ssd, 256)],
                "Latitude 5490 ",
            ),
            ("Latitude 5490 8Go SSD 256Go", Category::Laptop, Some(8), vec![(Ssd, 256)], "Latitude 5490 "),
            (
                "OptiPlex 3050 - 256 Go SSD 1 To HDD",
                Category::Desktop,
                None,
                vec![(Ssd, 256), (Hdd, 1000)],
                "OptiPlex 3050 - ",
            ),
            ("i5-8250U / 8 Go / SSD 256 Go", Category::Laptop, Some(8), vec![(Ssd, 256)], ""),
            ("i3 4Go 500Go", Category::Desktop, Some(4), vec![(Unknown, 500)], ""),
            (
                "ThinkPad T480 16 Go RAM, 512 NVMe",
                Category::Laptop,
                Some(16),
                vec![(Nvme, 512)],
                "ThinkPad T480 ",
            ),
            ("iPhone 8 64 Go", Category::Smartphone, None, vec![(Flash, 64)], "iPhone 8 "),
            ("Galaxy Tab A 2 Go 32 Go", Category::Tablet, Some(2), vec![(Flash, 32)], "Galaxy Tab A "),
            ("ProBook 450 G6", Category::Laptop, None, vec![], "ProBook 450 G6"),
            ("Galaxy A52 5G", Category::Smartphone, None, vec![], "Galaxy A52 5G"),
            ("ThinkPad X1 Carbon Gen 6", Category::Laptop, None, vec![], "ThinkPad X1 Carbon Gen 6"),
        ] {
            let read = read(text, category);
            let found: Vec<(StorageKind, u32)> =
                read.storage.iter().map(|disk| (disk.kind, disk.gigabytes)).collect();
            assert_eq!(
                (read.memory_mb, found),
                (memory.map(|gigabytes: u32| gigabytes * 1024), disks),
                "{text}"
            );
            assert_eq!(&text[..read.begins.unwrap_or(text.len())], name, "{text}");
        }
        assert_eq!(read("i5-8250U / 8 Go", Category::Laptop).processor.as_deref(), Some("i5-8250U"));
        assert_eq!(read("Intel Core i7 8 Go", Category::Laptop).processor.as_deref(), Some("Intel Core i7"));
    }
}
