//! Working memory, in mebibytes.

use super::amounts::{Figure, Unit, figures, rounded};

/// What a memory cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    Absent,
    /// Mebibytes; whether the unit was supposed against what the heading says.
    Of {
        mebibytes: u32,
        supposed: bool,
    },
    NotANumber,
    OutOfRange,
}

/// Two tebibytes: beyond any machine that is given away.
const LARGEST: f64 = 2_097_152.0;
const SMALLEST: f64 = 16.0;

/// Reads `"8192 Mio"`, `"16 Go"`, `"2 x 8 Go DDR4"`, `"16"` under a heading that may give the unit.
pub(super) fn read(text: &str, heading: Option<Unit>) -> Memory {
    // "16 Go (2 x 8 Go)": what is in parentheses says the same again.
    let outside = text.split_once('(').map_or(text, |(before, _)| before);
    let text = if outside.bytes().any(|byte| byte.is_ascii_digit()) { outside } else { text };
    let mut found = figures(text);
    if found.iter().any(|figure| memory_unit(figure).is_some()) {
        carry_units_back(&mut found);
        found.retain(|figure| memory_unit(figure).is_some());
    } else {
        found.retain(|figure| !is_speed(figure) && figure.times > 0);
        found.truncate(if text.contains(['+', '\n']) { found.len() } else { 1 });
    }
    if found.is_empty() {
        return Memory::NotANumber;
    }
    let mut total = 0.0;
    let mut supposed = false;
    for (position, figure) in found.iter().enumerate() {
        if position > 0 && !figure.added {
            break;
        }
        let (mebibytes, guess) = mebibytes(figure, heading);
        total += mebibytes * f64::from(figure.times);
        supposed |= guess;
    }
    if !(SMALLEST..=LARGEST).contains(&total) {
        return Memory::OutOfRange;
    }
    rounded(nominal(total)).map_or(Memory::OutOfRange, |mebibytes| Memory::Of { mebibytes, supposed })
}

fn memory_unit(figure: &Figure) -> Option<Unit> {
    figure.unit()
}

/// `"8 + 8 Go"`: the unit is written once.
fn carry_units_back(found: &mut [Figure]) {
    for at in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(at);
        if let (Some(before), Some(after)) = (left.last_mut(), right.first())
            && after.added
            && before.after.is_empty()
        {
            before.after.clone_from(&after.after);
        }
    }
}

fn is_speed(figure: &Figure) -> bool {
    matches!(figure.after.as_str(), "mhz" | "ghz" | "mt" | "mt/")
        || matches!(figure.before.as_str(), "ddr" | "lpddr" | "pc")
}

/// The figure in mebibytes, and whether its unit had to be supposed although the heading gives another.
fn mebibytes(figure: &Figure, heading: Option<Unit>) -> (f64, bool) {
    let value = figure.value;
    let unit = figure.unit();
    let given = unit.or(heading);
    let grouped = figure.grouped.unwrap_or(value);
    match given {
        Some(Unit::Byte) => (value / 1_048_576.0, false),
        Some(Unit::Kilo) => (grouped / 1024.0, false),
        // No machine that is given away has 8 MB, nor 8 192 GB: the figure says which unit its writer thought in.
        Some(Unit::Mega) if unit.is_none() && (1.0..=64.0).contains(&value) => (value * 1024.0, true),
        Some(Unit::Giga) if unit.is_none() && (1024.0..=LARGEST).contains(&value) => (value, true),
        Some(Unit::Mega) => (grouped, false),
        Some(Unit::Giga) => (value * 1024.0, false),
        Some(Unit::Tera | Unit::Tebi) => (value * 1_048_576.0, false),
        // Bytes and kilobytes come from tools, in whole pages: any other figure so large is a slip.
        None if value > 4_000_000.0 && value % 4096.0 == 0.0 && value >= 268_435_456.0 => {
            (value / 1_048_576.0, true)
        }
        None if value > 4_000_000.0 && value % 1024.0 == 0.0 => (value / 1024.0, true),
        None if value > 256.0 => (value, false),
        None => (value * 1024.0, false),
    }
}

/// What a system reports is a little less than what is fitted: 8 076 MB are 8 GB.
fn nominal(mebibytes: f64) -> f64 {
    if mebibytes < 1024.0 {
        return mebibytes;
    }
    let step = if mebibytes > 3_072.0 { 2_048.0 } else { 1_024.0 };
    let above = (mebibytes / step).ceil() * step;
    if (above - mebibytes) / above <= 0.075 { above } else { mebibytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mebibytes_of(text: &str, heading: Option<Unit>) -> u32 {
        match read(text, heading) {
            Memory::Of { mebibytes, .. } => mebibytes,
            other @ (Memory::Absent | Memory::NotANumber | Memory::OutOfRange) => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn memory_is_read_in_every_usual_form() {
        for (text, expected) in [
            ("8192 Mio", 8192),
            ("8 192 Mo", 8192),
            ("8.192 Mo", 8192),
            ("16 Go", 16384),
            ("16Go", 16384),
            ("16 GB DDR4 2666 MHz", 16384),
            ("DDR4 16 Go", 16384),
            ("2 x 8 Go", 16384),
            ("2x4Go", 8192),
            ("8 + 8 Go", 16384),
            ("8192 Mio\n8192 Mio", 16384),
            ("16 Go (2 x 8 Go)", 16384),
            ("7,88 Go", 8192),
            ("8076 Mo", 8192),
            ("3,8 Go", 4096),
            ("6 Go", 6144),
            ("5 Go", 5120),
            ("16", 16384),
            ("4096", 4096),
            ("512 Mo", 512),
            ("8388608", 8192),
            ("8476540928", 8192),
            ("SODIMM DDR4 8192 Mio", 8192),
        ] {
            assert_eq!(mebibytes_of(text, None), expected, "{text}");
        }
        assert_eq!(mebibytes_of("8192", Some(Unit::Giga)), 8192);
        assert_eq!(mebibytes_of("8192", Some(Unit::Mega)), 8192);
        assert_eq!(mebibytes_of("8", Some(Unit::Mega)), 8192);
    }

    #[test]
    fn memory_in_words_or_below_zero_is_told_apart() {
        assert_eq!(read("seize", None), Memory::NotANumber);
        assert_eq!(read("-8", None), Memory::OutOfRange);
        assert_eq!(read("-8 Go", None), Memory::OutOfRange);
        assert_eq!(read("0", None), Memory::OutOfRange);
        assert_eq!(read("99999999", None), Memory::OutOfRange);
        assert_eq!(read("8 To", None), Memory::OutOfRange);
        assert_eq!(read("9999999 Go", None), Memory::OutOfRange);
    }
}
