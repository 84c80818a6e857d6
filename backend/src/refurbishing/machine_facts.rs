//! What a device's record and its machine say of the same facts. Pure.

use super::hardware::{HardwareReport, same_name};
use crate::devices::{Device, Specification};
use crate::kernel::context::coded;

coded! {
    /// A fact of a device that a report may tell otherwise.
    Field {
        /// What kind of machine.
        Category = "category",
        /// The brand.
        Brand = "brand",
        /// The model.
        Model = "model",
        /// The serial number.
        Serial = "serial",
        /// The processor.
        Processor = "processor",
        /// Memory in MiB.
        Memory = "memory",
        /// The screen, in tenths of an inch.
        Screen = "screen",
        /// The battery's health, percent.
        Battery = "battery",
    }
}

/// A fact that the device's record and its machine tell otherwise.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// What the record says.
    pub known: String,
    /// What the machine says.
    pub read: String,
}

fn number(value: u32, lowest: i32, highest: i32) -> Option<i32> {
    i32::try_from(value).ok().filter(|value| (lowest..=highest).contains(value))
}

/// What a report says of one fact, and what the record says.
fn told(field: Field, device: &Device, report: &HardwareReport) -> (Option<String>, Option<String>) {
    let known = &device.specification;
    let text = |number: Option<i32>| number.map(|number| number.to_string());
    match field {
        Field::Category => (Some(known.category.clone()), report.category.clone()),
        Field::Brand => (known.brand.clone(), report.manufacturer.clone()),
        Field::Model => (Some(known.model.clone()).filter(|model| !model.is_empty()), report.model.clone()),
        Field::Serial => (device.serial.clone(), report.serial.clone()),
        Field::Processor => (known.processor.clone(), report.processor.clone()),
        Field::Memory => {
            (text(known.memory_mb), text(report.memory_mib.and_then(|mib| number(mib, 1, 4_194_304))))
        }
        Field::Screen => {
            let read = report.display.as_ref().and_then(|display| display.inch_tenths);
            (text(known.screen_inch_tenths), text(read.and_then(|tenths| number(tenths, 10, 1_500))))
        }
        Field::Battery => {
            let read = report.battery.as_ref().and_then(|battery| battery.percent);
            (text(known.battery_percent), read.map(|percent| percent.to_string()))
        }
    }
}

pub(super) fn put(
    specification: &mut Specification,
    serial: &mut Option<String>,
    field: Field,
    value: String,
) {
    let whole = |value: &str| value.parse().ok();
    match field {
        Field::Category => specification.category = value,
        Field::Brand => specification.brand = Some(value),
        Field::Model => specification.model = value,
        Field::Serial => *serial = Some(value),
        Field::Processor => specification.processor = Some(value),
        Field::Memory => specification.memory_mb = whole(&value),
        Field::Screen => specification.screen_inch_tenths = whole(&value),
        Field::Battery => specification.battery_percent = whole(&value),
    }
}

/// The record with what was not known of it; what is on offer is left as it is offered.
pub(super) fn fill(
    device: &Device,
    report: &HardwareReport,
    offered: bool,
) -> (Specification, Option<String>, Vec<Field>) {
    let (mut specification, mut serial) = (device.specification.clone(), device.serial.clone());
    let mut filled = Vec::new();
    for field in Field::ALL.iter().copied().filter(|_| !offered) {
        if let (None, Some(value)) = told(field, device, report) {
            put(&mut specification, &mut serial, field, value);
            filled.push(field);
        }
    }
    (specification, serial, filled)
}

/// What the record and the machine tell otherwise, as far as a person would say so.
pub(super) fn differences(device: &Device, report: &HardwareReport) -> Vec<Difference> {
    let mut all = Vec::new();
    for field in Field::ALL.iter().copied() {
        let (Some(known), Some(read)) = told(field, device, report) else { continue };
        let near = |within: i32| match (known.parse::<i32>(), read.parse::<i32>()) {
            (Ok(a), Ok(b)) => (a - b).abs() <= within,
            (Ok(_) | Err(_), _) => known == read,
        };
        let same = match field {
            Field::Category => known == read,
            Field::Brand | Field::Model | Field::Processor => same_name(&known, &read),
            Field::Serial => super::evidence::same_serial(&known, &read),
            Field::Memory => near(0),
            // Makers round 13.98 inches to 14, and a battery is not twice the same.
            Field::Screen => near(3),
            Field::Battery => near(3),
        };
        if !same {
            all.push(Difference { field, known, read });
        }
    }
    all
}
