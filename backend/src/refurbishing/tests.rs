//! The bench's rules, without a database.

use std::collections::{BTreeMap, HashSet};

use chrono::Duration;
use proptest::prelude::*;

use super::evidence::{Failure, Life, Malformed, Method, Submitted, examine, is_tool_name, same_serial};
use super::rules::{
    Check, CheckResult, Checks, Outcome, Refused, Stage, Standing, Tally, checklist, outcome, plain_text,
    session, standing, steps_to_ready, usually_stores,
};
use crate::devices::{self, Action, Grade, State, Storage, StorageFate, Word, word};
use crate::kernel::{DeviceId, Instant, StorageId};

const CATEGORIES: [&str; 10] = [
    "laptop",
    "desktop",
    "server",
    "screen",
    "smartphone",
    "tablet",
    "printer",
    "network",
    "peripheral",
    "other",
];

fn noon() -> Instant {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn storage(serial: Option<&str>, gigabytes: Option<i32>, fate: StorageFate) -> Storage {
    Storage {
        id: StorageId::new(),
        device_id: DeviceId::new(),
        serial: serial.map(str::to_owned),
        kind: "ssd".to_owned(),
        gigabytes,
        fate,
        fate_reason: None,
    }
}

/// Received two days ago, never lent or given since.
fn life() -> Life {
    Life { received_at: noon() - Duration::days(2), returned_at: None }
}

fn seen(one: &Submitted, storage: &Storage) -> Result<Option<Failure>, Malformed> {
    examine(one, storage, noon(), life())
}

fn submitted() -> Submitted {
    Submitted {
        method: Method::Purge,
        tool: "hdparm".to_owned(),
        tool_version: "9.65".to_owned(),
        command: None,
        storage_serial: Some("S3Z8".to_owned()),
        exit_status: 0,
        verified: true,
        operator_name: "Camille".to_owned(),
        started_at: noon() - Duration::hours(2),
        ended_at: noon() - Duration::hours(1),
        report_sha256: None,
    }
}

#[test]
fn every_category_has_its_tests_and_none_twice() {
    for category in CATEGORIES {
        let list = checklist(category);
        let unique: HashSet<Check> = list.iter().copied().collect();
        assert!(list.len() >= 3, "{category}");
        assert_eq!(unique.len(), list.len(), "{category}");
        assert_eq!(list[0], Check::Power, "{category}");
    }
    assert_eq!(checklist("laptop").len(), 17);
    assert!(usually_stores("laptop") && !usually_stores("screen"));
}

#[test]
fn all_functions_passed_means_none_failed_and_none_untested() {
    let all = |result| checklist("screen").iter().map(|check| (*check, result)).collect::<Checks>();
    assert!(Tally::of("screen", &all(CheckResult::Passed)).functions_passed());
    assert!(!Tally::of("screen", &all(CheckResult::NotApplicable)).functions_passed());
    let mut one_failed = all(CheckResult::Passed);
    one_failed.insert(Check::Stand, CheckResult::Failed);
    assert!(!Tally::of("screen", &one_failed).functions_passed());
    one_failed.insert(Check::Stand, CheckResult::NotApplicable);
    assert!(Tally::of("screen", &one_failed).functions_passed());
    one_failed.remove(&Check::Power);
    assert_eq!(Tally::of("screen", &one_failed).missing, 1);
    assert!(!Tally::of("screen", &one_failed).functions_passed());
}

#[test]
fn an_empty_session_claims_nothing() {
    let none = BTreeMap::new();
    assert_eq!(session("laptop", &none, false, None), Err(Refused::ChecksRequired));
    assert_eq!(session("laptop", &none, true, None).unwrap().len(), 17);
    let failed = BTreeMap::from([("camera".to_owned(), CheckResult::Failed)]);
    let checks = session("laptop", &failed, true, None).unwrap();
    assert_eq!(checks[&Check::Camera], CheckResult::Failed);
    assert_eq!(checks[&Check::Power], CheckResult::Passed);
    let unknown = BTreeMap::from([("warp_drive".to_owned(), CheckResult::Passed)]);
    assert_eq!(session("laptop", &unknown, true, None), Err(Refused::CheckUnknown("warp_drive".to_owned())));
}

#[test]
fn every_state_waits_at_one_stage_and_says_so_in_its_own_code() {
    let mut seen = 0;
    let mut codes = HashSet::new();
    for stage in Stage::ALL {
        for state in stage.states() {
            assert_eq!(Stage::of(state), *stage);
            seen += 1;
        }
        codes.insert(crate::kernel::Refusal::code(&Refused::Order(*stage)));
    }
    assert_eq!(seen, State::ALL.len());
    assert_eq!(codes.len(), Stage::ALL.len());
}

#[test]
fn a_grade_leads_to_ready_from_wherever_it_is_allowed() {
    for state in State::ALL {
        match steps_to_ready(*state) {
            Ok(steps) => {
                let end =
                    steps.iter().try_fold(*state, |at, action| devices::rules::transition(at, *action, None));
                assert_eq!(end, Ok(State::Ready), "{state:?}");
            }
            Err(refused) => assert_eq!(refused, Refused::Order(Stage::of(*state))),
        }
    }
}

#[test]
fn grade_p_is_for_parts_and_recycling_wins() {
    for grade in [None, Some(Grade::A), Some(Grade::B), Some(Grade::C), Some(Grade::P)] {
        for wished in [None, Some(Outcome::Reuse), Some(Outcome::Parts), Some(Outcome::Recycle)] {
            let expected = match (grade, wished) {
                (_, Some(Outcome::Recycle)) => Some(Outcome::Recycle),
                (_, Some(Outcome::Parts)) | (Some(Grade::P), _) => Some(Outcome::Parts),
                (Some(_), _) => Some(Outcome::Reuse),
                (None, _) => None,
            };
            assert_eq!(outcome(grade, wished), expected, "{grade:?} {wished:?}");
        }
    }
}

#[test]
fn only_a_tested_and_erased_device_is_called_refurbished() {
    assert_eq!(word(Some(true), true), Word::Refurbished);
    for (passed, erased) in [(Some(true), false), (Some(false), true), (None, true), (None, false)] {
        assert_eq!(word(passed, erased), Word::Reused);
    }
}

#[test]
fn evidence_that_cannot_be_true_is_refused() {
    let ssd = storage(Some("s3 z8"), Some(256), StorageFate::Present);
    let unnamed = storage(None, None, StorageFate::Present);
    let good = submitted();
    assert_eq!(seen(&good, &ssd), Ok(None));
    assert_eq!(seen(&good, &unnamed), Ok(None));
    let mut one = good.clone();
    one.ended_at = one.started_at;
    assert_eq!(seen(&one, &ssd), Err(Malformed::EndedBeforeStart));
    let mut one = good.clone();
    one.ended_at = noon() + Duration::minutes(6);
    assert_eq!(seen(&one, &ssd), Err(Malformed::InFuture));
    let mut one = good.clone();
    one.started_at = noon() - Duration::days(20);
    assert_eq!(seen(&one, &ssd), Err(Malformed::TooLong));
    let mut one = good.clone();
    one.storage_serial = Some("OTHER".to_owned());
    assert_eq!(seen(&one, &ssd), Err(Malformed::OtherSerial));
    one.storage_serial = None;
    assert_eq!(seen(&one, &ssd), Ok(None));
    assert_eq!(seen(&one, &unnamed), Err(Malformed::SerialRequired));
    let returned = Life { returned_at: Some(noon()), ..life() };
    assert_eq!(examine(&good, &ssd, noon(), returned), Err(Malformed::BeforeReturn));
    let mut one = good.clone();
    (one.started_at, one.ended_at) = (noon() - Duration::days(12), noon() - Duration::days(4));
    assert_eq!(seen(&one, &ssd), Err(Malformed::TooLong));
    (one.started_at, one.ended_at) = (noon() - Duration::days(370), noon() - Duration::days(369));
    assert_eq!(seen(&one, &ssd), Err(Malformed::BeforeReception));
    (one.started_at, one.ended_at) = (noon() - Duration::days(350), noon() - Duration::days(349));
    assert_eq!(seen(&one, &ssd), Ok(None), "the donor erased it in the year before");
    one.started_at = "1990-01-01T10:00:00Z".parse().unwrap();
    one.ended_at = one.started_at + Duration::hours(1);
    assert_eq!(seen(&one, &ssd), Err(Malformed::TooOld));
    let gone = storage(Some("S3Z8"), None, StorageFate::Removed);
    assert_eq!(seen(&good, &gone), Err(Malformed::StorageGone));
    let mut quick = good.clone();
    quick.started_at = quick.ended_at - Duration::seconds(2);
    assert_eq!(seen(&quick, &ssd), Ok(None), "a key is erased at once");
    quick.method = Method::Clear;
    assert_eq!(seen(&quick, &ssd), Err(Malformed::TooFast { seconds: 16 }));
    let magnetic = Storage { kind: "hdd".to_owned(), gigabytes: Some(3_000), ..ssd };
    let mut quick = Submitted {
        method: Method::Clear,
        tool: "nwipe".to_owned(),
        tool_version: "0.42".to_owned(),
        ..good
    };
    assert_eq!(seen(&quick, &magnetic), Err(Malformed::TooFast { seconds: 5_000 }));
    quick.started_at = quick.ended_at - Duration::seconds(5_000);
    assert_eq!(seen(&quick, &magnetic), Ok(None));
}

#[test]
fn flash_is_not_purged_by_writing_it_over_and_some_versions_are_known_to_lie() {
    for kind in ["ssd", "nvme", "flash"] {
        let flash =
            Storage { kind: kind.to_owned(), ..storage(Some("S3Z8"), Some(256), StorageFate::Present) };
        let clear = Submitted { method: Method::Clear, ..submitted() };
        assert_eq!(seen(&clear, &flash), Err(Malformed::MethodTooWeak), "{kind}");
        let purge =
            |tool: &str| Submitted { tool: tool.to_owned(), tool_version: "0.42".to_owned(), ..submitted() };
        for tool in ["nwipe", "ShredOS", "dd", "shred"] {
            let refused = Err(Malformed::OverwriteNotPurge { tool: tool.to_owned() });
            assert_eq!(seen(&purge(tool), &flash), refused, "{kind}");
        }
        assert_eq!(seen(&purge("hdparm"), &flash), Ok(None));
        assert_eq!(seen(&Submitted { method: Method::Destroy, ..purge("dd") }, &flash), Ok(None));
        let failed = Submitted { verified: false, ..clear };
        assert_eq!(seen(&failed, &flash), Ok(Some(Failure::NotVerified)), "a failure is kept as one");
    }
    let magnetic =
        Storage { kind: "hdd".to_owned(), ..storage(Some("S3Z8"), Some(256), StorageFate::Present) };
    for (tool, version) in [("nwipe", "0.30"), ("DBAN", "2.3.0"), ("FOG", "1.5.10")] {
        let old = Submitted {
            method: Method::Clear,
            tool: tool.to_owned(),
            tool_version: version.to_owned(),
            ..submitted()
        };
        assert!(matches!(seen(&old, &magnetic), Err(Malformed::ToolLies { .. })), "{tool}");
    }
}

#[test]
fn a_tool_has_a_name_and_not_a_command() {
    for name in [
        "nwipe",
        "ShredOS 2024.02",
        "nvme-cli",
        "ATA Secure Erase (hdparm)",
        "broyeur d’atelier",
        "Disque dur+",
        "7-Zip",
    ] {
        assert!(is_tool_name(name), "{name}");
    }
    for name in [
        "rm -rf",
        "rm tout",
        "dd if=/dev/zero",
        "shred -n 3 sda",
        "nwipe; ls",
        "<b>x</b>",
        "/bin/wipe",
        "...",
        "1234",
    ] {
        assert!(!is_tool_name(name), "{name}");
    }
}

#[test]
fn a_failed_tool_is_a_failure_even_when_it_says_verified() {
    let ssd = storage(Some("S3Z8"), Some(256), StorageFate::Present);
    let mut one = submitted();
    one.exit_status = 1;
    assert_eq!(seen(&one, &ssd), Ok(Some(Failure::ExitStatus)));
    one.exit_status = 0;
    one.verified = false;
    assert_eq!(seen(&one, &ssd), Ok(Some(Failure::NotVerified)));
}

#[test]
fn typed_text_is_bounded_and_readable() {
    assert_eq!(plain_text(None, 5), Ok(None));
    assert_eq!(plain_text(Some("  \n "), 5), Ok(None));
    assert_eq!(plain_text(Some(" été "), 3), Ok(Some("été".to_owned())));
    assert_eq!(plain_text(Some("étés"), 3), Err("bench-text-too-long"));
    assert_eq!(plain_text(Some("a\0b"), 9), Err("text-unreadable"));
}

fn fates() -> impl Strategy<Value = Vec<(u8, bool)>> {
    proptest::collection::vec((0_u8..3, any::<bool>()), 0..6)
}

proptest! {
    /// Law 3, the evidence: what is believed ended well, was read back, took time, lies in the past and names the storage.
    #[test]
    fn what_is_believed_shows_an_erasure(
        exit in -1_i32..3,
        verified in any::<bool>(),
        begun in -30_000_i64..1000,
        lasted in -100_i64..20_000,
        serial in proptest::option::of("[A-C]{1,2}"),
        known in proptest::option::of("[A-C]{1,2}"),
        size in proptest::option::of(1_i32..2000),
        clear in any::<bool>(),
    ) {
        let mut disk = storage(known.as_deref(), size, StorageFate::Present);
        if clear {
            "hdd".clone_into(&mut disk.kind);
        }
        let started_at = noon() + Duration::seconds(begun);
        let one = Submitted {
            method: if clear { Method::Clear } else { Method::Purge },
            storage_serial: serial.clone(),
            exit_status: exit,
            verified,
            started_at,
            ended_at: started_at + Duration::seconds(lasted),
            ..submitted()
        };
        if seen(&one, &disk) == Ok(None) {
            prop_assert!(exit == 0 && verified && lasted > 0);
            prop_assert!(begun + lasted <= 300);
            prop_assert!(serial.is_some() || known.is_some());
            if let (Some(serial), Some(known)) = (&serial, &known) {
                prop_assert!(same_serial(serial, known));
            }
            prop_assert!(!clear || lasted >= i64::from(size.unwrap_or(0)) * 10 / 6);
        }
    }

    /// Law 3, the device: it is clean exactly when each storage that is present is proven.
    #[test]
    fn a_device_is_clean_when_each_present_storage_is_proven(fates in fates()) {
        let fate = |code: u8| [StorageFate::Present, StorageFate::Removed, StorageFate::Destroyed][usize::from(code)];
        let storages: Vec<Storage> = fates.iter().map(|(code, _)| storage(None, None, fate(*code))).collect();
        let proven: HashSet<StorageId> =
            storages.iter().zip(&fates).filter(|(_, (_, proven))| *proven).map(|(one, _)| one.id).collect();
        let left = storages.iter().filter(|one| one.fate == StorageFate::Present && !proven.contains(&one.id)).count();
        match standing(&storages, &proven) {
            Standing::Pending(pending) => prop_assert_eq!(pending.len(), left),
            Standing::Clean(action) => {
                prop_assert_eq!(left, 0);
                let wiping = devices::rules::transition(State::Wiping, action, None);
                prop_assert!(wiping.is_ok(), "{:?} ends the erasure", action);
                let empty = storages.iter().all(|one| one.fate == StorageFate::Removed);
                prop_assert_eq!(action == Action::FindNoStorage, empty);
            }
        }
    }
}

#[test]
fn a_charger_said_absent_is_never_good() {
    let none = BTreeMap::new();
    let rest = session("laptop", &none, true, Some(false)).unwrap();
    assert_eq!(rest.get(&Check::Charger), Some(&CheckResult::NotApplicable));
    assert_eq!(rest.len(), 17, "the rest is good");
    let with = session("laptop", &none, true, Some(true)).unwrap();
    assert_eq!(with.get(&Check::Charger), Some(&CheckResult::Passed));
    let good = BTreeMap::from([("charger".to_owned(), CheckResult::Passed)]);
    assert_eq!(session("laptop", &good, false, Some(false)), Err(Refused::ChargerContradicts));
}
