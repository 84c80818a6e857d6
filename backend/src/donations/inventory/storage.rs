//! Disks and soldered storage, in nominal gigabytes.

use super::amounts::{Figure, Unit, figures, rounded};
use super::fold::{find_words, fold};
use super::understood::{Storage, StorageKind};

/// What a storage cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    /// No storage, or the storages.
    Of(Vec<Storage>),
    /// Words without a size.
    Unreadable,
    /// A size that no disk has.
    OutOfRange,
}

/// More disks than any machine that is given away holds.
const MOST_DISKS: usize = 32;
/// 200 TB.
const LARGEST_GIGABYTES: f64 = 200_000.0;

/// Sizes as sold, in gigabytes.
const NOMINAL: &[f64] = &[
    4.0, 8.0, 16.0, 30.0, 32.0, 40.0, 60.0, 64.0, 80.0, 120.0, 128.0, 160.0, 180.0, 240.0, 250.0, 256.0,
    300.0, 320.0, 400.0, 480.0, 500.0, 512.0, 600.0, 640.0, 750.0, 800.0, 900.0, 960.0, 1000.0, 1024.0,
    1200.0, 1500.0, 1600.0, 1800.0, 1920.0, 2000.0, 2048.0, 3000.0, 3840.0, 4000.0, 6000.0, 8000.0, 10_000.0,
    12_000.0, 14_000.0, 16_000.0, 18_000.0,
];

/// Reads `"SSD 256 Gio"`, `"512 NVMe"`, `"1 To"`, `"SSD 256 Go + HDD 1 To"`, `"2 x 500 Go"`.
pub(super) fn read(text: &str, heading: Option<Unit>) -> Read {
    let text = text.replace("M.2", "M2").replace("m.2", "m2").replace("b/s", "bps");
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return if says_none(&fold(&text)) { Read::Of(Vec::new()) } else { Read::Unreadable };
    }
    let mut disks = Vec::new();
    for part in text.split(['+', '\n', '/', ';', '&', '|']) {
        match part_of(part, heading) {
            Read::Of(found) => disks.extend(found),
            Read::OutOfRange => return Read::OutOfRange,
            Read::Unreadable => {}
        }
    }
    disks.truncate(MOST_DISKS);
    if disks.is_empty() { Read::Unreadable } else { Read::Of(disks) }
}

fn part_of(part: &str, heading: Option<Unit>) -> Read {
    let mut found = figures(part);
    let with_unit = found.iter().any(|figure| figure.unit().is_some());
    found.retain(|figure| if with_unit { figure.unit().is_some() } else { may_be_size(figure) });
    let kinds = kind(&fold(part));
    // "SSD 256 Go 2,5 pouces 6 Gb/s": one size a part, unless several carry a unit.
    found.truncate(if with_unit { MOST_DISKS } else { 1 });
    let mut disks = Vec::new();
    for figure in &found {
        let gigabytes = nominal(figure, heading);
        if !(1.0..=LARGEST_GIGABYTES).contains(&gigabytes) {
            return Read::OutOfRange;
        }
        let Some(gigabytes) = rounded(gigabytes) else { return Read::OutOfRange };
        for _ in 0..figure.times.min(24) {
            disks.push(Storage { kind: kinds, gigabytes });
        }
    }
    if disks.is_empty() { Read::Unreadable } else { Read::Of(disks) }
}

fn may_be_size(figure: &Figure) -> bool {
    !matches!(
        figure.after.as_str(),
        "rpm" | "tr" | "tr/" | "t/" | "tours" | "pouces" | "gbps" | "mhz" | "in" | "inch"
    ) && !matches!(figure.before.as_str(), "sata" | "usb" | "pcie" | "gen" | "ddr" | "raid" | "m2")
}

/// What the words say of the technology.
pub(super) fn kind(folded: &str) -> StorageKind {
    let says =
        |words: &[&str]| words.iter().any(|word| find_words(folded, word).is_some() || joined(folded, word));
    if says(&["nvme", "pcie"]) {
        StorageKind::Nvme
    } else if says(&["ssd", "m2"]) {
        StorageKind::Ssd
    } else if says(&["hdd", "disque dur", "mecanique", "rpm", "tr min", "sas", "magnetique", "sshd", "hard"])
    {
        StorageKind::Hdd
    } else if says(&["flash", "emmc", "ufs", "rom"]) {
        StorageKind::Flash
    } else {
        StorageKind::Unknown
    }
}

/// A column headed "SSD" holds SSDs; one headed "HDD/SSD", or "Disque dur" as tools say of any disk, does not say.
pub(super) fn kind_in_heading(folded: &str) -> StorageKind {
    let says = |word: &str| find_words(folded, word).is_some();
    match (says("nvme"), says("ssd"), says("hdd"), says("emmc") || says("rom")) {
        (true, false, false, false) => StorageKind::Nvme,
        (false, true, false, false) => StorageKind::Ssd,
        (false, false, true, false) => StorageKind::Hdd,
        (false, false, false, true) => StorageKind::Flash,
        _ => StorageKind::Unknown,
    }
}

/// `"256SSD"` and `"SSD256"`: the word touches a figure.
fn joined(folded: &str, word: &str) -> bool {
    folded.split(' ').any(|piece| {
        let rest = piece.strip_prefix(word).or_else(|| piece.strip_suffix(word));
        rest.is_some_and(|rest| {
            let rest = rest
                .trim_end_matches("go")
                .trim_end_matches("gb")
                .trim_end_matches("to")
                .trim_start_matches("go");
            !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

fn says_none(folded: &str) -> bool {
    super::describe::says_nothing(folded)
        || ["sans", "retire", "aucun", "pas de", "none", "no disk", "removed", "absent", "enleve", "detruit"]
            .iter()
            .any(|word| find_words(folded, word).is_some())
}

/// Gigabytes as sold: what a system counts in powers of two is brought back to the label on the disk.
fn nominal(figure: &Figure, heading: Option<Unit>) -> f64 {
    let value = figure.value;
    let grouped = figure.grouped.unwrap_or(value);
    let given = figure.unit().or(heading);
    let (gigabytes, binary) = match given {
        Some(Unit::Byte) => (value / 1e9, false),
        Some(Unit::Kilo) => return snap(grouped / 1_048_576.0, grouped * 1.024e-6),
        // Under a heading in megabytes, and no word in the cell: small figures are gigabytes all the same.
        Some(Unit::Mega) if figure.unit().is_some() || value > 4_096.0 => {
            return from_megabytes(grouped);
        }
        Some(Unit::Mega | Unit::Giga) => (value, true),
        Some(Unit::Tera) => (value * 1000.0, true),
        Some(Unit::Tebi) => (value * 1024.0, false),
        None if value > 1e9 => (value / 1e9, false),
        None if value > 20_000.0 => return from_megabytes(value),
        None if value <= 4.0 => (value * 1000.0, false),
        None => (value, true),
    };
    if binary { snap(gigabytes, gigabytes * 1.073_741_824) } else { snap(gigabytes, gigabytes) }
}

/// Tools count megabytes of a million or of 2^20 bytes: the size on the label tells which, since makers agree on how
/// many bytes it means (IDEMA LBA1-03).
fn from_megabytes(megabytes: f64) -> f64 {
    let is_nominal = |size: f64| NOMINAL.iter().any(|nominal| (nominal - size).abs() < 0.001);
    for exact in [megabytes / 1000.0, megabytes / 1024.0] {
        if is_nominal(exact) {
            return exact;
        }
    }
    let (decimal, binary) = (megabytes / 1000.0, megabytes * 1.048_576e-3);
    NOMINAL
        .iter()
        .map(|size| {
            let bytes =
                if *size < 50.0 { *size } else { (97_696_368.0 + 1_953_504.0 * (size - 50.0)) * 512.0 / 1e9 };
            let away = |value: f64| (value - bytes).abs() / bytes;
            (away(decimal).min(away(binary)), *size)
        })
        .min_by(|left, right| left.0.total_cmp(&right.0))
        .filter(|(away, _)| *away < 0.006)
        .map_or_else(|| decimal.round(), |(_, size)| size)
}

/// `written` if it is a size as sold, else the size as sold nearest to `decimal`, else what is written, rounded.
fn snap(written: f64, decimal: f64) -> f64 {
    if NOMINAL.iter().any(|size| (size - written).abs() < 0.001) {
        return written;
    }
    let near = |value: f64| NOMINAL.iter().copied().find(|size| (size - value).abs() / size < 0.006);
    near(decimal).or_else(|| near(written)).unwrap_or_else(|| written.round())
}

#[cfg(test)]
mod tests {
    use super::StorageKind::{Flash, Hdd, Nvme, Ssd, Unknown};
    use super::*;

    fn disks(text: &str) -> Vec<(StorageKind, u32)> {
        match read(text, None) {
            Read::Of(disks) => disks.iter().map(|disk| (disk.kind, disk.gigabytes)).collect(),
            other @ (Read::Unreadable | Read::OutOfRange) => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn storage_is_read_in_every_usual_form() {
        for (text, expected) in [
            ("SSD 256 Gio", vec![(Ssd, 256)]),
            ("256 Go SSD", vec![(Ssd, 256)]),
            ("SSD 256", vec![(Ssd, 256)]),
            ("256SSD", vec![(Ssd, 256)]),
            ("SSD256Go", vec![(Ssd, 256)]),
            ("512 NVMe", vec![(Nvme, 512)]),
            ("SSD NVMe M.2 512 Go", vec![(Nvme, 512)]),
            ("HDD 1000", vec![(Hdd, 1000)]),
            ("1 To", vec![(Unknown, 1000)]),
            ("1To HDD 7200 tr/min", vec![(Hdd, 1000)]),
            ("Disque dur 500 Go SATA 3", vec![(Hdd, 500)]),
            ("Flash 32 Gio", vec![(Flash, 32)]),
            ("SSD 256 Go + HDD 1 To", vec![(Ssd, 256), (Hdd, 1000)]),
            ("SSD 256 Gio\nHDD 1000 Gio", vec![(Ssd, 256), (Hdd, 1000)]),
            ("2 x 500 Go", vec![(Unknown, 500), (Unknown, 500)]),
            ("476,94 Go", vec![(Unknown, 512)]),
            ("465 Go HDD", vec![(Hdd, 500)]),
            ("244198 Mio", vec![(Unknown, 256)]),
            ("256060 MiB", vec![(Unknown, 256)]),
            ("500107", vec![(Unknown, 500)]),
            ("262144 Mio", vec![(Unknown, 256)]),
            ("512000 Mo", vec![(Unknown, 512)]),
            ("953869 Mio", vec![(Unknown, 1000)]),
            ("256", vec![(Unknown, 256)]),
            ("1,5 To", vec![(Unknown, 1500)]),
            ("sans disque", vec![]),
            ("SSD 480GB 6Gb/s 2.5\"", vec![(Ssd, 480)]),
        ] {
            assert_eq!(disks(text), expected, "{text}");
        }
        assert_eq!(read("-256 Go", None), Read::OutOfRange);
        assert_eq!(read("0 Go", None), Read::OutOfRange);
        assert_eq!(read("deux cents", None), Read::Unreadable);
    }
}
