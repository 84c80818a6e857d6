//! The passport of a device: what anybody who holds it may know. Everything that happened is read from the chain of
//! its events; no serial number, no person's name, and of its donor only what kind of body it is and from where.

use std::collections::HashMap;

use chrono::Months;
use frontend::Texts;
use sea_orm::ConnectionTrait;
use serde_json::Value;

use super::device::{Device, Event, Grade, StorageFate, Word, word};
use super::origin::LegalBasis;
use super::rules::{Action, State};
use super::{store, verify};
use crate::kernel::{Instant, Language, OrganisationId, Result, SiteId};
use crate::{factors, organisations, territories};

/// What became of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// Not known yet, or still to be done.
    NotYet,
    /// It holds no storage.
    NoStorage,
    /// Every storage is erased, destroyed or taken out.
    Done,
}

/// What became of one storage.
#[derive(Clone, Debug)]
pub struct ErasedStorage {
    /// ssd, nvme, hdd, flash or unknown.
    pub kind: String,
    /// Its capacity in gigabytes.
    pub gigabytes: Option<i64>,
    /// Erased, destroyed or taken out.
    pub fate: StorageFate,
    /// `clear`, `purge` or `destroy`; empty when it was taken out.
    pub method: String,
    /// The tool and its version; empty when it was taken out.
    pub tool: String,
    /// Whether it was read back.
    pub verified: bool,
    /// When.
    pub at: Instant,
}

/// Something that happened, in words.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// What, as a code.
    pub kind: String,
    /// What, in a sentence.
    pub text: String,
    /// Where, by which workshop, with which result; may be empty.
    pub detail: String,
}

/// The workshop that received it.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// Its name.
    pub name: String,
    /// Its commune; empty when unknown.
    pub commune: String,
    /// Its telephone number; empty when unknown.
    pub telephone: String,
}

/// What a year of further use avoids.
#[derive(Clone, Debug)]
pub struct Avoided {
    /// In grams of CO2 equivalent.
    pub grams_per_year: i64,
    /// Who says so.
    pub source: String,
}

/// A passport, in one language.
#[derive(Clone, Debug)]
pub struct Passport {
    /// The device.
    pub device: Device,
    /// The word the law allows; nothing before its tests.
    pub word: Option<Word>,
    /// What became of its data.
    pub erasure: Erasure,
    /// Storage by storage.
    pub storages: Vec<ErasedStorage>,
    /// What its last tests found, in a sentence, and when.
    pub tests: Option<(Instant, String)>,
    /// The codes of the tests it failed last.
    pub failed_checks: Vec<String>,
    /// Its life, oldest first.
    pub life: Vec<Moment>,
    /// What it avoids.
    pub avoided: Option<Avoided>,
    /// Until when it is guaranteed, when whoever sold or gave it said so.
    pub warranty_until: Option<Instant>,
    /// Who made it fit again.
    pub workshop: Option<Workshop>,
    /// How many events its chain has.
    pub events: usize,
    /// The hash of the last one.
    pub head_hash: String,
    /// Whether the chain is as it was written (law 1).
    pub intact: bool,
}

/// Events that say nothing to whoever holds the device.
const INTERNAL: [&str; 16] = [
    "start_test",
    "await_wipe",
    "start_wipe",
    "start_final_test",
    "set_grade",
    "storages_found",
    "storage_wiped",
    "wipe_refused",
    "listing_set",
    "unlist",
    "reserve",
    "unreserve",
    "propose",
    "unpropose",
    "moved",
    "start_use",
];

fn text<'a>(details: &'a Value, name: &str) -> &'a str {
    details.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn id<T: std::str::FromStr>(details: &Value, name: &str) -> Option<T> {
    text(details, name).parse().ok()
}

/// The passport of the device with that reference, for anybody.
///
/// # Errors
/// 404 when there is none.
pub async fn passport(c: &impl ConnectionTrait, reference: &str, language: Language) -> Result<Passport> {
    let texts = Texts::new(language);
    let device = store::find_by_reference(c, reference).await?;
    let events = store::events_of(c, device.id).await?;
    let intact = verify::fault_of(c, device.id).await?.is_none();
    let storages = erased_storages(&events, &store::storages_of(c, &[device.id]).await?);
    let erasure = match &storages {
        None => Erasure::NotYet,
        Some(lines) if !lines.is_empty() => Erasure::Done,
        Some(_) if events.iter().any(|event| event.kind == Action::FindNoStorage.code()) => {
            Erasure::NoStorage
        }
        Some(_) => Erasure::NotYet,
    };
    let places = Places::load(c, &device, &events).await?;
    let code = format!("impact.avoided_co2e_per_year.{}", device.specification.category);
    let ended = device.state.is_final();
    let factor = factors::values(c, &code, device.received_at).await?.remove(&code).filter(|_| !ended);
    let avoided = factor.map(|factor| Avoided {
        // The factor is in millionths of a kilogram.
        grams_per_year: factor.value_micros / 1000,
        source: factor.source,
    });
    let tests = events.iter().rev().find(|event| event.kind == "tests_recorded");
    let failed_checks = tests
        .and_then(|event| event.details.get("failed_checks")?.as_array())
        .map(|codes| codes.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    let mut life = vec![origin(&device, &places, texts)];
    life.extend(
        events
            .iter()
            .filter(|event| !INTERNAL.contains(&event.kind.as_str()))
            .map(|event| moment(event, &places, texts)),
    );
    Ok(Passport {
        word: device
            .functions_passed
            .filter(|_| !ended)
            .map(|passed| word(Some(passed), erasure != Erasure::NotYet)),
        erasure,
        storages: storages.unwrap_or_default(),
        tests: tests.map(|event| (event.at, tests_sentence(&event.details, texts))),
        failed_checks,
        life,
        avoided,
        warranty_until: warranty(&events),
        workshop: places.workshop(),
        events: events.len(),
        head_hash: device.head_hash.clone(),
        intact,
        device,
    })
}

/// Storage by storage, what the chain proves since the device last came back; `None` while one holds data.
fn erased_storages(events: &[Event], storages: &[super::Storage]) -> Option<Vec<ErasedStorage>> {
    let back =
        |event: &Event| event.kind == Action::Return.code() || event.kind == Action::ReturnFromLoan.code();
    let since = events.iter().rposition(back).map_or(0, |place| place + 1);
    let (_, current) = events.split_at(since);
    let revoked: Vec<&str> = events
        .iter()
        .filter(|event| event.kind == "wipe_evidence_revoked")
        .map(|event| text(&event.details, "evidence_id"))
        .collect();
    storages
        .iter()
        .map(|storage| {
            let own = |event: &&Event| text(&event.details, "storage_id") == storage.id.to_string();
            let line = |event: &Event, at| ErasedStorage {
                kind: storage.kind.clone(),
                gigabytes: storage.gigabytes.map(i64::from),
                fate: storage.fate,
                method: text(&event.details, "method").to_owned(),
                tool: format!("{} {}", text(&event.details, "tool"), text(&event.details, "tool_version"))
                    .trim()
                    .to_owned(),
                verified: event.details.get("verified").and_then(Value::as_bool).unwrap_or(false),
                at,
            };
            let gone = events.iter().rev().filter(own).find(|event| event.kind == "storage_gone");
            let wiped = match storage.fate {
                StorageFate::Present => current,
                StorageFate::Destroyed => events,
                StorageFate::Removed => &[],
            }
            .iter()
            .rev()
            .filter(own)
            .filter(|event| event.kind == "storage_wiped")
            .find(|event| !revoked.contains(&text(&event.details, "evidence_id")));
            let ended = |event: &Event| text(&event.details, "ended_at").parse().unwrap_or(event.at);
            match (storage.fate, wiped, gone) {
                (_, Some(event), _) => Some(line(event, ended(event))),
                (StorageFate::Removed | StorageFate::Destroyed, None, Some(event)) => {
                    Some(line(event, event.at))
                }
                (StorageFate::Present, None, _)
                | (StorageFate::Removed | StorageFate::Destroyed, None, None) => None,
            }
        })
        .collect()
}

/// Names of organisations and communes that the life mentions.
struct Places {
    organisations: HashMap<OrganisationId, organisations::Organisation>,
    sites: HashMap<SiteId, String>,
    donor: Option<(bool, String)>,
    workshop: Option<(OrganisationId, Option<SiteId>)>,
}

impl Places {
    async fn load(c: &impl ConnectionTrait, device: &Device, events: &[Event]) -> Result<Self> {
        let received = events.iter().find(|event| event.kind == "received");
        let workshop = received.and_then(|event| {
            Some((id(&event.details, "holder_id")?, id::<SiteId>(&event.details, "site_id")))
        });
        let wanted: Vec<OrganisationId> =
            workshop.iter().map(|(holder, _)| *holder).chain(device.donor_id).collect();
        let organisations = organisations::find_many(c, wanted).await?;
        let mut sites = HashMap::new();
        if let Some((_, Some(site))) = workshop {
            let insee = organisations::site(c, site).await?.insee_code;
            sites.insert(site, commune(c, &insee).await?);
        }
        let mut donor = None;
        if let Some(giver) = device.donor_id.and_then(|id| organisations.get(&id)) {
            // Of a donor with several places, the device does not say from which it came.
            let sites = organisations::sites_of(c, giver.id).await?;
            let mut towns: Vec<&str> = sites.iter().map(|site| site.insee_code.as_str()).collect();
            towns.sort_unstable();
            towns.dedup();
            let place = match towns.as_slice() {
                [only] => commune(c, only).await?,
                _ => String::new(),
            };
            donor = Some((giver.public_body, place));
        }
        Ok(Self { organisations, sites, donor, workshop })
    }

    fn workshop(&self) -> Option<Workshop> {
        let (holder, site) = self.workshop?;
        let organisation = self.organisations.get(&holder)?;
        Some(Workshop {
            name: organisation.name.clone(),
            commune: site.and_then(|site| self.sites.get(&site).cloned()).unwrap_or_default(),
            telephone: organisation.telephone.clone().unwrap_or_default(),
        })
    }
}

/// A commune's name; empty when its code is not of today.
async fn commune(c: &impl ConnectionTrait, insee: &str) -> Result<String> {
    match territories::find(c, insee).await {
        Ok(commune) => Ok(commune.name),
        Err(error) if error.kind() == crate::kernel::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

fn origin(device: &Device, places: &Places, texts: Texts) -> Moment {
    let how = match device.legal_basis {
        LegalBasis::PublicFreeGift | LegalBasis::CompanyPatronage | LegalBasis::CompanyGift => "given",
        LegalBasis::Purchase => "bought",
        LegalBasis::TakeBack => "taken-back",
    };
    let (public, place) = places.donor.clone().unwrap_or_default();
    let whom = if public || device.legal_basis == LegalBasis::PublicFreeGift { "public" } else { "company" };
    Moment {
        at: device.received_at,
        kind: "origin".to_owned(),
        text: texts.dynamic("passport-origin-", format!("{how}-{whom}")).to_string(),
        detail: place,
    }
}

fn moment(event: &Event, places: &Places, texts: Texts) -> Moment {
    let details = &event.details;
    let detail = match event.kind.as_str() {
        "received" => places.workshop().map_or_else(String::new, |workshop| {
            if workshop.commune.is_empty() {
                workshop.name
            } else {
                format!("{}, {}", workshop.name, workshop.commune)
            }
        }),
        "tests_recorded" => tests_sentence(details, texts),
        "graded" => match text(details, "grade").parse::<Grade>() {
            Ok(grade) => texts.dynamic("grade-", grade.code().to_lowercase()).to_string(),
            Err(()) => String::new(),
        },
        _ => String::new(),
    };
    Moment {
        at: event.at,
        kind: event.kind.clone(),
        text: texts.dynamic("device-event-", &event.kind).to_string(),
        detail,
    }
}

/// A test session in a sentence: « 14 contrôles, tous bons. Batterie : 82 % ».
#[must_use]
pub fn tests_sentence(details: &Value, texts: Texts) -> String {
    let count = |name: &str| details.get(name).and_then(Value::as_i64).unwrap_or_default();
    let (passed, failed) = (count("passed"), count("failed"));
    let mut sentence = if failed == 0 {
        texts.t("device-tests-good").with("count", passed).to_string()
    } else {
        texts.t("device-tests-failed").with("passed", passed).with("failed", failed).to_string()
    };
    if let Some(percent) = details.get("battery_percent").and_then(Value::as_i64) {
        sentence.push(' ');
        sentence.push_str(&texts.t("device-tests-battery").with("percent", percent).to_string());
    }
    sentence
}

/// Until when the last sale or gift guarantees it: `warranty_until`, or `warranty_months` from then.
fn warranty(events: &[Event]) -> Option<Instant> {
    let new_life = [Action::Sell.code(), Action::Give.code()];
    let event = events.iter().rev().find(|event| new_life.contains(&event.kind.as_str()))?;
    if let Ok(until) = text(&event.details, "warranty_until").parse() {
        return Some(until);
    }
    let months = event.details.get("warranty_months")?.as_u64()?;
    event.at.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// Where a device stands, for anybody: the states that only the workshop cares about say that it is there.
#[must_use]
pub fn public_state(state: State) -> &'static str {
    match state {
        State::Received
        | State::UnderTest
        | State::ToWipe
        | State::Wiping
        | State::Wiped
        | State::WipeFailed
        | State::StorageDestroyed
        | State::NoStorage
        | State::Repairing
        | State::Testing
        | State::Graded
        | State::Returned => "at_workshop",
        State::Ready | State::Listed | State::InSolidarityPool | State::AvailableForLoan => "available",
        State::Reserved | State::Proposed => "promised",
        State::Sold | State::Given | State::InUse => "in_use",
        State::Lent => "lent",
        State::Quarantined => "set_aside",
        State::Lost | State::Stolen => "lost",
        State::ForParts => "for_parts",
        State::Recycled => "recycled",
    }
}

impl Passport {
    /// Its repairs, oldest first.
    pub fn repairs(&self) -> impl Iterator<Item = &Moment> {
        self.life.iter().filter(|moment| moment.kind == Action::StartRepair.code())
    }

    /// Where it stands, as a public code.
    #[must_use]
    pub fn public_state(&self) -> &'static str {
        public_state(self.device.state)
    }

    /// The grade's code in lower case; empty before it is set.
    #[must_use]
    pub fn grade_code(&self) -> String {
        self.device.grade.map(|grade| grade.code().to_lowercase()).unwrap_or_default()
    }
}
