//! Tools that were published to report an erasure that was none, by version. Each line has its date and its source; a new
//! case is a new line.

/// A published case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lie {
    /// The tool's name, folded; a name that holds it is meant.
    pub tool: &'static str,
    /// The first version that tells the truth; `None`: no version does.
    pub fixed_in: Option<&'static [u32]>,
    /// What it reported falsely.
    pub what: &'static str,
    /// When it was published.
    pub published: &'static str,
    /// Where.
    pub source: &'static str,
}

/// The cases known, most recent first.
pub const LIES: &[Lie] = &[
    Lie {
        tool: "fog",
        fixed_in: None,
        what: "the NVMe wipe ran a format that erases nothing, and every wipe reported success",
        published: "2026-07-16",
        source: "https://github.com/FOGProject/fos/issues/125",
    },
    Lie {
        tool: "nwipe",
        fixed_in: Some(&[0, 33]),
        what: "a disk that no longer answered could stand as erased in the table",
        published: "2022-01-12",
        source: "https://github.com/martijnvanbrummelen/nwipe/pull/400",
    },
    Lie {
        tool: "nwipe",
        fixed_in: Some(&[0, 31]),
        what: "a disk with verification errors stood as erased in the table",
        published: "2021-05-27",
        source: "https://github.com/martijnvanbrummelen/nwipe/pull/317",
    },
    Lie {
        tool: "nwipe",
        fixed_in: Some(&[0, 27]),
        what: "with some options the erasure ended at once, as a success",
        published: "2018-11-26",
        source: "https://github.com/martijnvanbrummelen/nwipe/issues/91",
    },
    Lie {
        tool: "dban",
        fixed_in: None,
        what: "a pass was announced in spite of verification errors",
        published: "2015-07-05",
        source: "https://github.com/NHellFire/dban/issues/12",
    },
];

/// The case against that version of that tool, if one was published. Versions that cannot be read are taken at their
/// word: what they lack is told elsewhere.
#[must_use]
pub fn against(tool: &str, version: &str) -> Option<&'static Lie> {
    let folded = tool.to_lowercase();
    let named = |lie: &&Lie| {
        folded.split(|c: char| !c.is_alphanumeric()).any(|word| word == lie.tool)
            || (lie.tool.len() > 4 && folded.contains(lie.tool))
    };
    LIES.iter().filter(named).find(|lie| match lie.fixed_in {
        None => true,
        Some(fixed) => numbers(version).is_some_and(|own| own.as_slice() < fixed),
    })
}

/// The numbers of a version: `v0.34.84` is 0, 34, 84.
#[must_use]
pub fn numbers(version: &str) -> Option<Vec<u32>> {
    let start = version.find(|c: char| c.is_ascii_digit())?;
    let word = version.get(start..)?.split(|c: char| !(c.is_ascii_digit() || c == '.')).next()?;
    word.split('.').filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod cases {
    use super::*;

    #[test]
    fn versions_before_the_repair_are_named_and_later_ones_are_not() {
        for (tool, version) in [
            ("nwipe", "0.32"),
            ("nwipe", "v0.30.001"),
            ("ShredOS nwipe", "0.28"),
            ("DBAN", "2.3.0"),
            ("FOG", "1.5.10"),
        ] {
            assert!(against(tool, version).is_some(), "{tool} {version}");
        }
        for (tool, version) in [
            ("nwipe", "0.33"),
            ("nwipe", "0.41.1"),
            ("hdparm", "9.65"),
            ("nvme-cli", "2.8"),
            ("fogbank", "1"),
        ] {
            assert!(against(tool, version).is_none(), "{tool} {version}");
        }
        assert!(LIES.iter().all(|lie| lie.source.starts_with("https://") && lie.published.len() == 10));
    }
}
