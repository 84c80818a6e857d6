//! lshw, as `lshw -json` writes it.

use serde_json::{Map, Value};

use super::placeholder::{name, part_serial, told};
use super::privacy::AddressKey;
use super::report::{Battery, Disk, Firmware, HardwareReport, Interface, MemoryModule, Tool};
use super::units;

/// Nodes that are looked at, and how deep.
const MOST_NODES: usize = 5_000;
const DEEPEST: usize = 60;

pub(super) fn is_one(fields: &Map<String, Value>) -> bool {
    fields.contains_key("class") && fields.contains_key("id")
}

struct Walk<'a> {
    report: HardwareReport,
    key: &'a AddressKey,
    left: usize,
}

pub(super) fn read(root: &Value, key: &AddressKey) -> HardwareReport {
    let mut walk = Walk { report: HardwareReport::of(Tool::Lshw), key, left: MOST_NODES };
    if text(root, "class") == "system" {
        walk.system(root);
    }
    walk.node(root, false, 0);
    walk.report
}

fn text<'v>(node: &'v Value, field: &str) -> &'v str {
    node.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn configured<'v>(node: &'v Value, field: &str) -> &'v str {
    node.get("configuration").and_then(|inner| inner.get(field)).and_then(Value::as_str).unwrap_or_default()
}

fn number(node: &Value, field: &str) -> Option<f64> {
    node.get(field).and_then(Value::as_f64).filter(|number| *number > 0.0)
}

fn children(node: &Value) -> &[Value] {
    node.get("children").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// `/dev/sda`, or the first of several names.
fn file(node: &Value) -> &str {
    match node.get("logicalname") {
        Some(Value::String(one)) => one,
        Some(Value::Array(all)) => all.iter().find_map(Value::as_str).unwrap_or_default(),
        _ => "",
    }
}

fn can(node: &Value, ability: &str) -> bool {
    node.get("capabilities").and_then(Value::as_object).is_some_and(|all| all.contains_key(ability))
}

impl Walk<'_> {
    fn system(&mut self, root: &Value) {
        let (vendor, product, version) = (text(root, "vendor"), text(root, "product"), text(root, "version"));
        self.report.manufacturer = units::brand(vendor);
        self.report.model = units::model(vendor, product, version);
        self.report.told_serial(text(root, "serial"));
        self.report.told_uuid(configured(root, "uuid"));
        self.report.category = units::category(configured(root, "chassis"))
            .or_else(|| units::category(text(root, "description")))
            .map(str::to_owned);
    }

    fn node(&mut self, node: &Value, outside: bool, depth: usize) {
        if self.left == 0 || depth > DEEPEST {
            return;
        }
        self.left -= 1;
        let outside = outside || text(node, "businfo").starts_with("usb@") && text(node, "class") != "bus";
        let id = text(node, "id").split(':').next().unwrap_or_default();
        match text(node, "class") {
            "bus" if id == "core" => {
                self.report.board_manufacturer = units::brand(text(node, "vendor"));
                self.report.board_model = name(text(node, "product"));
                self.report.told_board(text(node, "serial"));
            }
            "memory" if id == "firmware" => {
                self.report.firmware = Some(Firmware {
                    manufacturer: told(text(node, "vendor")),
                    version: told(text(node, "version")),
                    date: told(text(node, "date")),
                });
            }
            "memory" if id == "memory" => {
                let banks = children(node).iter().any(|child| text(child, "id").starts_with("bank"));
                let whole = banks || text(node, "description").to_lowercase().contains("system memory");
                if whole && self.report.memory_seen_mib.is_none() {
                    self.report.memory_seen_mib = number(node, "size").and_then(units::mib_of_bytes);
                }
            }
            "memory" if id == "bank" => self.module(node),
            "processor" if self.report.processor.is_none() => {
                self.report.processor = units::processor(text(node, "product"));
            }
            "storage" if id == "nvme" => self.nvme(node, outside),
            "disk" => self.disk(node, outside),
            "network" if !outside => self.network(node),
            "power" if id == "battery" => {
                let milli = text(node, "units") == "mWh";
                self.report.battery = Some(Battery {
                    design_mwh: number(node, "capacity").filter(|_| milli).and_then(units::whole),
                    model: told(text(node, "product")),
                    ..Battery::default()
                });
            }
            _ => {}
        }
        for child in children(node) {
            self.node(child, outside, depth + 1);
        }
    }

    fn module(&mut self, node: &Value) {
        let mib = number(node, "size").and_then(units::mib_of_bytes);
        let part_number = told(text(node, "product"));
        if mib.is_none() && part_number.is_none() {
            return;
        }
        let description = text(node, "description");
        self.report.memory.push(MemoryModule {
            slot: told(text(node, "slot")),
            mib,
            kind: description.split_whitespace().find(|word| word.contains("DDR")).map(str::to_owned),
            manufacturer: told(text(node, "vendor")),
            part_number,
            serial: part_serial(text(node, "serial")),
        });
    }

    fn nvme(&mut self, node: &Value, outside: bool) {
        let serial = part_serial(text(node, "serial"));
        if outside {
            self.report.outside.extend(serial);
            return;
        }
        let size = children(node).iter().filter_map(|child| number(child, "size")).fold(0.0, f64::max);
        self.report.storages.push(Disk {
            serial,
            kind: Some("nvme".to_owned()),
            gigabytes: units::gigabytes_of_bytes(size),
            model: told(text(node, "product")),
            ..Disk::default()
        });
    }

    fn disk(&mut self, node: &Value, outside: bool) {
        let description = text(node, "description");
        // Partitions' namespaces, media in readers and discs are no storages of the machine.
        if !description.contains("Disk") && !description.contains("MMC") || description.contains("NVMe") {
            return;
        }
        let serial = part_serial(text(node, "serial"));
        let hangs = outside || can(node, "removable");
        if hangs {
            self.report.outside.extend(serial);
            return;
        }
        let product = text(node, "product");
        let rotates = node
            .get("capabilities")
            .and_then(Value::as_object)
            .is_some_and(|all| all.keys().any(|ability| ability.ends_with("rpm")));
        let kind = if rotates {
            Some("hdd")
        } else if file(node).starts_with("/dev/mmcblk") {
            Some("flash")
        } else if product.to_uppercase().contains("SSD") {
            Some("ssd")
        } else {
            None
        };
        self.report.storages.push(Disk {
            serial,
            kind: kind.map(str::to_owned),
            gigabytes: number(node, "size").and_then(units::gigabytes_of_bytes),
            model: told(product),
            ..Disk::default()
        });
    }

    fn network(&mut self, node: &Value) {
        // Without a model it hangs on a dock or is made of software.
        let Some(model) = told(text(node, "product")) else { return };
        if let Some(hash) = self.key.hash(text(node, "serial")) {
            self.report.interfaces.push(Interface { hash, model: Some(model) });
        }
    }
}
