//! Whole files, as tools and people write them.

mod disorder;
mod files;
mod locales;
mod properties;
mod samples;
mod shapes;
mod workbooks;

use super::{Inventory, InventoryError, LineUnderstood, RefusalCode, read};

fn inventory(text: &str) -> Inventory {
    match read(text.as_bytes(), None) {
        Ok(inventory) => inventory,
        Err(error) => panic!("{error}: {text}"),
    }
}

fn error_code(bytes: &[u8]) -> &'static str {
    read(bytes, None).err().as_ref().map_or("understood", InventoryError::code)
}

/// The only line of a file of one line.
fn line(text: &str) -> LineUnderstood {
    let inventory = inventory(text);
    assert!(inventory.refusals.is_empty(), "{:?}", inventory.refusals);
    let [line] = inventory.lines.as_slice() else { panic!("{} lines in {text}", inventory.lines.len()) };
    line.clone()
}

fn refused(text: &str) -> Vec<(u32, RefusalCode)> {
    inventory(text).refusals.iter().map(|refusal| (refusal.line, refusal.code)).collect()
}

/// How many refusals of each code, in the order of the codes.
fn by_code(inventory: &Inventory) -> Vec<(&'static str, usize)> {
    RefusalCode::ALL
        .iter()
        .map(|code| (code.code(), inventory.refusals.iter().filter(|refusal| refusal.code == *code).count()))
        .filter(|(_, count)| *count > 0)
        .collect()
}
