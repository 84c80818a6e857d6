//! Real-shaped samples kept outside the repository: `data/inventories` of the folder shared beside it, or the data
//! folder that `REBOND_SHARED_DATA` names. Checked by counts and codes; nothing of them is copied here.

use std::path::PathBuf;

use super::super::{Category, Inventory, Skipped, StorageKind, read};
use super::by_code;

/// A sample's bytes; none, and said, when the folder is not at hand.
pub(super) fn bytes(name: &str) -> Option<Vec<u8>> {
    let data = std::env::var_os("REBOND_SHARED_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from);
    let path = data.join("inventories").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            eprintln!(
                "SKIPPED: sample {name} is not at {} ({error}); set REBOND_SHARED_DATA",
                path.display()
            );
            None
        }
    }
}

fn sample(name: &str) -> Option<Inventory> {
    Some(read(&bytes(name)?, Some(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn count(inventory: &Inventory, category: Category) -> usize {
    inventory.lines.iter().filter(|line| line.category == category).count()
}

/// Lines that say memory, and lines that say storage.
fn fitted(inventory: &Inventory) -> (usize, usize) {
    (
        inventory.lines.iter().filter(|line| line.memory_mb.is_some()).count(),
        inventory.lines.iter().filter(|line| !line.storage.is_empty()).count(),
    )
}

#[test]
fn the_glpi_sample_is_understood_whole() {
    let Some(inventory) = sample("glpi-export-fr.csv") else { return };
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (240, 0), "{:?}", inventory.refusals);
    assert_eq!(
        (
            count(&inventory, Category::Laptop),
            count(&inventory, Category::Desktop),
            count(&inventory, Category::Screen)
        ),
        (143, 51, 26)
    );
    assert_eq!((count(&inventory, Category::Smartphone), count(&inventory, Category::Tablet)), (12, 8));
    assert_eq!(fitted(&inventory), (214, 214));
    assert!(
        inventory
            .lines
            .iter()
            .all(|line| line.brand.is_some() && line.serial.is_some() && line.flags.is_empty())
    );
}

#[test]
fn the_snipe_it_sample_is_understood_whole() {
    let Some(inventory) = sample("snipe-it-export-en.csv") else { return };
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (130, 0), "{:?}", inventory.refusals);
    assert_eq!((count(&inventory, Category::Laptop), count(&inventory, Category::Desktop)), (68, 27));
    assert!(
        inventory.lines.iter().all(|line| line.purchased_on.is_some() && line.purchase_price_cents.is_some())
    );
    assert!(inventory.lines.iter().all(|line| line.flags.is_empty()));
}

#[test]
fn the_hand_made_sample_is_understood_with_its_groups() {
    let Some(inventory) = sample("tableur-main-windows1252.csv") else { return };
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (85, 0), "{:?}", inventory.refusals);
    assert_eq!(inventory.format.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(inventory.skipped, Skipped { blank: 2, title: 1, total: 1 });
    assert_eq!(inventory.lines.iter().map(|line| line.quantity).sum::<u32>(), 119);
    assert_eq!(count(&inventory, Category::Other), 0);
    assert!(inventory.lines.iter().all(|line| line.brand.is_some()));
    let nvme =
        inventory.lines.iter().flat_map(|line| &line.storage).filter(|disk| disk.kind == StorageKind::Nvme);
    assert_eq!(nvme.count(), 20);
}

#[test]
fn the_sample_of_disorders_is_refused_where_it_must_be() {
    let Some(inventory) = sample("desordre.csv") else { return };
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (120, 50));
    assert_eq!(
        by_code(&inventory),
        [
            ("serial-lost-to-spreadsheet", 10),
            ("serial-placeholder", 10),
            ("memory-not-a-number", 10),
            ("memory-out-of-range", 10),
            ("date-impossible", 10),
        ]
    );
    let written = format!("{inventory:?}");
    assert!(!written.contains("Exemple") && !written.contains("06 00"));
}
