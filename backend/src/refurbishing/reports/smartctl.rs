//! `smartctl -i`, where a record holds it: whose serial number, which model, how large, flash or not.

use super::Disk;
use super::Trouble;
use super::text::{after, number, same_serial};

/// Adds what smartctl says of the disk; another serial number contradicts.
pub(super) fn tell(output: &[&str], disk: &mut Disk) {
    for line in output {
        let value = |label: &str| line.trim_start().strip_prefix(label).map(str::trim);
        if let Some(serial) = value("Serial Number:").or_else(|| value("Serial number:")) {
            serial_is(disk, serial);
        } else if let Some(model) = value("Device Model:").or_else(|| value("Model Number:")) {
            disk.model.get_or_insert_with(|| model.to_owned());
        } else if let Some(size) = ["User Capacity:", "Total NVM Capacity:", "Namespace 1 Size/Capacity:"]
            .iter()
            .find_map(|label| after(line, label))
        {
            disk.bytes = disk.bytes.or_else(|| number(size));
        } else if let Some(rate) = value("Rotation Rate:") {
            disk.flash = Some(rate.contains("Solid State"));
        }
    }
}

/// The serial number of the disk; a second, different one contradicts.
pub(super) fn serial_is(disk: &mut Disk, serial: &str) {
    match disk.serial.clone() {
        Some(known) if !same_serial(&known, serial) => {
            disk.trouble(Trouble::Contradiction(known, serial.to_owned()));
        }
        Some(_) => {}
        None if !serial.is_empty() => disk.serial = Some(serial.to_owned()),
        None => {}
    }
}
