//! What is or was offered for sale.

use std::collections::BTreeMap;

use super::Cast;
use super::codes::{DeviceState, Grade};
use super::description::{Device, Listing, Lot};
use super::devices::Fated;
use crate::Category;

/// Groups every device that was ever listed, and gives each its listing's price.
pub(super) fn listings(cast: &Cast, lots: &[Lot], devices: &mut [Fated]) -> Vec<Listing> {
    let workshops = workshops_by_lot(lots);
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, Fated { device, .. }) in devices.iter().enumerate() {
        if let (Some(_), Some(grade)) = (device.entered(DeviceState::Listed), device.grade) {
            let what = (device.category, device.brand.clone(), device.model.clone());
            let group = (workshops[device.lot.as_str()], what, device.memory_gb, storage_gb(device), grade);
            groups.entry(group).or_default().push(index);
        }
    }
    groups
        .into_iter()
        .enumerate()
        .map(|(number, (group, members))| {
            let ((refurbisher, site), (category, brand, model), memory_gb, storage_gb, grade) = group;
            let first = members.first().map(|index| &devices[*index].device);
            let years = first.map_or(0, |device| i64::from(generation(device.cpu.as_deref())) - 8);
            // Each workshop has its own idea of a price.
            let dearer = i64::from(refurbisher.bytes().last().unwrap_or_default() % 5) * 2 - 4;
            let percent = 100 + years.clamp(-3, 3) * 7 + dearer;
            let price_cents = price_cents(category, memory_gb, storage_gb, grade) * percent / 100 / 500 * 500;
            for index in &members {
                devices[*index].device.price_cents = Some(price_cents);
            }
            let listed = members.iter().map(|index| &devices[*index].device);
            Listing {
                key: format!("listing-{:04}", number + 1),
                refurbisher: refurbisher.to_owned(),
                site: site.to_owned(),
                category,
                brand,
                model,
                memory_gb,
                storage_gb,
                grade,
                price_cents,
                vat_regime: cast.craft(refurbisher).vat_regime,
                warranty_months: if grade == Grade::C { 6 } else { 12 },
                devices: listed.clone().map(|device| device.key.clone()).collect(),
                published_minutes_ago: listed
                    .filter_map(|device| device.entered(DeviceState::Listed))
                    .max()
                    .unwrap_or_default(),
            }
        })
        .collect()
}

/// Lot key → the keys of the refurbisher and of its workshop.
pub(super) fn workshops_by_lot(lots: &[Lot]) -> BTreeMap<&str, (&str, &str)> {
    lots.iter()
        .filter_map(|lot| Some((lot.key.as_str(), (lot.refurbisher.as_deref()?, lot.workshop.as_deref()?))))
        .collect()
}

/// All storages of a device together, in gigabytes.
fn storage_gb(device: &Device) -> Option<u32> {
    (!device.storages.is_empty()).then(|| device.storages.iter().map(|storage| storage.gigabytes).sum())
}

/// The generation of an Intel Core processor; 8 for any other.
fn generation(processor: Option<&str>) -> u32 {
    let number = processor.and_then(|name| name.strip_prefix("Intel Core")?.rsplit('-').next());
    let digits: String = number.unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    let digits = if digits.len() > 3 { digits.get(..digits.len() - 3) } else { None };
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(8)
}

/// A usual price including VAT, in steps of five euros.
fn price_cents(category: Category, memory_gb: Option<u32>, storage_gb: Option<u32>, grade: Grade) -> i64 {
    let base = match category {
        Category::Laptop => 11_000,
        Category::Desktop => 7_000,
        Category::Screen => 6_500,
        Category::Smartphone => 9_500,
        Category::Tablet => 8_500,
        Category::Printer => 7_500,
    };
    let better = i64::from(memory_gb.unwrap_or(0)) * 700 + i64::from(storage_gb.unwrap_or(0)) * 8;
    let percent = match grade {
        Grade::A => 115,
        Grade::B => 100,
        Grade::C | Grade::P => 82,
    };
    (base + better) * percent / 100 / 500 * 500
}
