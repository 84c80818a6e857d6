//! Devices as a bench finds them.

use super::Chapter;
use super::cast::{Mix, PLAYED_REFURBISHER};
use super::codes::{DeviceState, Grade, StorageFate, StorageKind, WipeMethod};
use super::description::{Device, Lot, Storage, Wipe};
use super::lives::{Age, Fate, Way, bench_life, dated, is_loss, possible};
use super::random::Random;
use crate::{Category, Model, models};

/// A device and where its history is to end.
pub(super) struct Fated {
    pub(super) device: Device,
    pub(super) fate: Fate,
}

impl Fated {
    /// Takes it back to where nobody has looked at it yet.
    pub(super) fn unopened(&mut self) {
        self.fate = (DeviceState::Received, Way::Bench);
        self.device.steps.truncate(1);
        self.device.wipes.clear();
        self.device.functions_passed = None;
        self.device.grade = None;
        self.device.reason = None;
    }
}

/// Makes devices, one after the other.
pub(super) struct Bench {
    random: Random,
    models: Vec<Model>,
    /// Devices made in this chapter.
    made: usize,
    /// Devices made in the chapters before.
    before: usize,
    /// Fates of each age that no device has come to yet: each comes once before chance decides.
    outstanding: [Vec<Fate>; 3],
    /// The same of recent devices at the workshop that a persona plays, so that each of its stages has work.
    outstanding_at_played: Vec<Fate>,
}

impl Bench {
    pub(super) fn new(chapter: &Chapter) -> Self {
        let fates = |age: Age| age.fates().iter().map(|(fate, _)| *fate).collect();
        Self {
            random: Random::new(chapter.seed, "devices"),
            models: models().collect(),
            made: 0,
            before: chapter.before,
            outstanding: [fates(Age::Old), fates(Age::Middle), fates(Age::Recent)],
            outstanding_at_played: fates(Age::Recent),
        }
    }

    /// Whether a fate of that age has come to no device yet.
    pub(super) fn owes(&self, age: Age) -> bool {
        !self.outstanding[age as usize].is_empty() || !self.outstanding_at_played.is_empty()
    }

    /// A model that donors retire, as often as they do.
    pub(super) fn any_model(&mut self, mix: Mix) -> Model {
        let [laptops, desktops, screens, smartphones, tablets, printers] = match mix {
            Mix::Office => [57, 13, 17, 7, 3, 3],
            Mix::Shop => [33, 20, 13, 18, 12, 4],
            Mix::School => [40, 27, 17, 2, 11, 3],
        };
        let category = self.random.weighted(&[
            (Category::Laptop, laptops),
            (Category::Desktop, desktops),
            (Category::Screen, screens),
            (Category::Smartphone, smartphones),
            (Category::Tablet, tablets),
            (Category::Printer, printers),
        ]);
        self.model_of(category)
    }

    /// A model of a category.
    pub(super) fn model_of(&mut self, category: Category) -> Model {
        let of_category: Vec<&Model> =
            self.models.iter().filter(|model| model.category == category).collect();
        (*self.random.pick(&of_category)).clone()
    }

    /// A device of `lot`, received `received` minutes ago, with its life up to being offered.
    pub(super) fn device(
        &mut self,
        lot: &Lot,
        model: &Model,
        age: Age,
        received: u32,
        technicians: &[&str],
        reuse_percent: u32,
    ) -> Fated {
        self.made += 1;
        let storages = self.storages(model);
        let has_storage = storages.iter().any(|storage| storage.fate == StorageFate::Present);
        let fate = self.fate(lot, age, has_storage, reuse_percent);
        let states = bench_life(fate, has_storage, &mut self.random);
        let steps = dated(&states, received, &mut self.random);
        let graded = states.contains(&DeviceState::Graded);
        let discarded = matches!(fate.0, DeviceState::ForParts | DeviceState::Recycled);
        let portable = matches!(model.category, Category::Laptop | Category::Smartphone | Category::Tablet);
        let mut device = Device {
            key: format!("device-{:05}", self.made),
            lot: lot.key.clone(),
            category: model.category,
            brand: model.brand.clone(),
            model: model.name.clone(),
            cpu: model.cpu.clone(),
            memory_gb: model
                .memory_gb
                .map(|usual| if self.may_be_doubled(model) { usual * 2 } else { usual }),
            screen_inches: model.screen_inches,
            weight_grams: model.weight_grams,
            serial: self.serial(&model.brand),
            operating_system: operating_system(model).map(str::to_owned),
            keyboard_layout: (model.category == Category::Laptop).then(|| "fr".to_owned()),
            charger: portable.then(|| self.random.chance(88)),
            battery_percent: portable.then(|| self.random.between(58, 97)),
            storages,
            wipes: Vec::new(),
            functions_passed: if discarded { Some(false) } else { graded.then(|| self.random.chance(93)) },
            grade: graded.then(|| match fate.0 {
                DeviceState::ForParts => Grade::P,
                _ => self.random.weighted(&[(Grade::A, 22), (Grade::B, 46), (Grade::C, 32)]),
            }),
            price_cents: None,
            destination: None,
            reason: self.reason(fate.0).map(str::to_owned),
            steps,
        };
        self.wipe(&mut device, technicians);
        Fated { device, fate }
    }

    fn fate(&mut self, lot: &Lot, age: Age, has_storage: bool, reuse_percent: u32) -> Fate {
        let fits = |fate: &Fate| possible(*fate, lot.legal_basis, lot.wish, has_storage);
        let outstanding = &mut self.outstanding[age as usize];
        if let Some(index) = outstanding.iter().position(fits) {
            return outstanding.remove(index);
        }
        if age == Age::Recent
            && lot.refurbisher.as_deref() == Some(PLAYED_REFURBISHER)
            && let Some(index) = self.outstanding_at_played.iter().position(fits)
        {
            return self.outstanding_at_played.remove(index);
        }
        // How many find no new life is the workshop's craft; what is still on the bench has no end yet.
        let lost = age != Age::Recent && self.random.chance(age.lost_percent(reuse_percent));
        let fates = age.fates().iter().copied();
        let choices: Vec<_> = match age {
            Age::Recent => fates.filter(|(fate, _)| fits(fate)).collect(),
            Age::Old | Age::Middle => {
                fates.filter(|(fate, _)| fits(fate) && is_loss(*fate) == lost).collect()
            }
        };
        self.random.weighted(&choices)
    }

    fn may_be_doubled(&mut self, model: &Model) -> bool {
        matches!(model.category, Category::Laptop | Category::Desktop) && self.random.chance(15)
    }

    fn serial(&mut self, brand: &str) -> String {
        let start = match brand {
            "Lenovo" => "PF",
            "HP" => "5CG",
            "Dell" => "",
            "Apple" => "C02",
            "Samsung" => "R58",
            _ => "SN",
        };
        // The number keeps it unique, the letters keep it lifelike.
        format!("{start}{}{:04X}", self.random.letters(5), self.before + self.made)
    }

    fn storages(&mut self, model: &Model) -> Vec<Storage> {
        let Some(usual) = model.storage_gb else { return Vec::new() };
        let computer = matches!(model.category, Category::Laptop | Category::Desktop);
        let (kind, maker) = match (computer, usual) {
            (false, _) => (StorageKind::Flash, "mémoire soudée"),
            (true, 320 | 500) => (StorageKind::Hdd, "Seagate Barracuda"),
            (true, 512..) => (StorageKind::Nvme, "Samsung PM981a"),
            (true, _) => {
                *self.random.pick(&[(StorageKind::Ssd, "Micron 1100"), (StorageKind::Nvme, "Toshiba XG5")])
            }
        };
        let first = self.storage(kind, maker, usual, 0);
        let mut storages = vec![first];
        if model.category == Category::Desktop && self.random.chance(10) {
            let second = self.storage(StorageKind::Hdd, "Western Digital Blue", 1_000, 1);
            storages.push(second);
        }
        // Some donors keep their disks.
        if computer && self.random.chance(4) {
            for storage in &mut storages {
                storage.fate = StorageFate::Removed;
                storage.fate_reason = Some("Gardé par le donateur".to_owned());
            }
        }
        storages
    }

    fn storage(&mut self, kind: StorageKind, model: &str, gigabytes: u32, place: usize) -> Storage {
        Storage {
            serial: format!("{}{:04X}{place}", self.random.letters(7), self.before + self.made),
            kind,
            model: model.to_owned(),
            gigabytes,
            fate: StorageFate::Present,
            fate_reason: None,
        }
    }

    fn reason(&mut self, end: DeviceState) -> Option<&'static str> {
        match end {
            DeviceState::Quarantined => Some("Le numéro de série ne correspond pas à la liste"),
            DeviceState::ForParts => Some(*self.random.pick(&[
                "Carte mère en panne",
                "Coque cassée",
                "Démarrage verrouillé par un mot de passe inconnu",
            ])),
            DeviceState::Recycled => Some(*self.random.pick(&[
                "Irréparable",
                "Trop ancien pour un système à jour",
                "Dalle fendue",
            ])),
            DeviceState::Lost => Some("Introuvable à l’inventaire"),
            DeviceState::Stolen => Some("Cambriolage déclaré à la police"),
            _ => None,
        }
    }

    /// Writes down each attempt to erase, and the storage that had to be destroyed.
    fn wipe(&mut self, device: &mut Device, technicians: &[&str]) {
        let mut left: Vec<usize> = (0..device.storages.len())
            .filter(|index| device.storages[*index].fate == StorageFate::Present)
            .collect();
        for pair in device.steps.windows(2) {
            let failed = match (pair[0].to, pair[1].to) {
                (DeviceState::Wiping, DeviceState::Wiped) => false,
                (DeviceState::Wiping, DeviceState::WipeFailed) => true,
                (DeviceState::WipeFailed, DeviceState::StorageDestroyed) => {
                    for index in left.drain(..) {
                        device.storages[index].fate = StorageFate::Destroyed;
                        device.storages[index].fate_reason =
                            Some("Effacement impossible\u{a0}: support broyé".to_owned());
                    }
                    continue;
                }
                _ => continue,
            };
            for (place, index) in left.iter().enumerate() {
                let storage = &device.storages[*index];
                let minutes = (pair[0].minutes_ago - pair[1].minutes_ago).saturating_sub(2);
                let (method, tool, tool_version) = tool(storage.kind, storage.gigabytes, minutes);
                // Only the first refuses; a tool that reports success without verification has not succeeded either.
                let refuses = failed && place == 0;
                device.wipes.push(Wipe {
                    storage: *index,
                    method,
                    tool: tool.to_owned(),
                    tool_version: tool_version.to_owned(),
                    exit_status: if refuses { i32::from(self.random.chance(70)) } else { 0 },
                    verified: !refuses,
                    operator_name: technicians.first().copied().unwrap_or_default().to_owned(),
                    validator_name: technicians.last().copied().unwrap_or_default().to_owned(),
                    started_minutes_ago: pair[0].minutes_ago - 1,
                    ended_minutes_ago: pair[1].minutes_ago + 1,
                });
            }
            left.truncate(usize::from(failed));
        }
    }
}

/// Gigabytes that a magnetic disk writes in a minute, at most.
const GIGABYTES_A_MINUTE: u32 = 30;

/// Flash is told to erase itself; a magnetic disk is written over when there is time, and erases itself otherwise.
const fn tool(kind: StorageKind, gigabytes: u32, minutes: u32) -> (WipeMethod, &'static str, &'static str) {
    match kind {
        StorageKind::Hdd if minutes > gigabytes / GIGABYTES_A_MINUTE => (WipeMethod::Clear, "nwipe", "0.37"),
        StorageKind::Ssd | StorageKind::Hdd => (WipeMethod::Purge, "hdparm", "9.65"),
        StorageKind::Nvme => (WipeMethod::Purge, "nvme-cli", "2.8"),
        StorageKind::Flash => (WipeMethod::Purge, "reinitialisation-chiffree", "2.1"),
    }
}

/// The system that a workshop puts on it: Windows 11 only where the processor is of the eighth generation or later.
fn operating_system(model: &Model) -> Option<&'static str> {
    match (model.category, model.brand.as_str()) {
        (Category::Screen | Category::Printer, _) => None,
        (Category::Smartphone | Category::Tablet, "Apple") => Some("ios"),
        (Category::Laptop | Category::Desktop, "Apple") => Some("macos"),
        (Category::Smartphone, _) => Some("android"),
        (Category::Tablet, brand) if brand != "Microsoft" => Some("android"),
        (Category::Laptop | Category::Desktop | Category::Tablet, _) => {
            let generation = model.cpu.as_deref().and_then(|cpu| cpu.rsplit('-').next()).unwrap_or_default();
            let recent = generation.starts_with(['8', '9'])
                || generation.starts_with("10")
                || generation.starts_with("11");
            Some(if recent { "windows_11" } else { "linux" })
        }
    }
}
