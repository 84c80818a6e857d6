//! Whole files, as tools and people write them.

mod answers;
mod cousins;
mod disorder;
mod files;
mod locales;
mod properties;
mod samples;
mod shapes;
mod workbooks;

use std::sync::Arc;

use super::{
    Category, Choices, Guide, Inventory, InventoryError, KnownModel, LineUnderstood, Reference, RefusalCode,
    read,
};

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

/// Reads with the reference that is delivered.
fn read_guided(text: &str) -> Inventory {
    super::read_unless(&std::sync::atomic::AtomicBool::new(false), text.as_bytes(), None, &guided())
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The reference that is delivered, and no choice of columns.
fn guided() -> Guide {
    Guide { reference: Arc::new(business_models()), choices: Choices::default() }
}

fn business_models() -> Reference {
    let text = include_str!("../../../../../seed/data/business_models.csv");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    Reference::new(rows.records().map(|row| {
        let row = row.expect("a row");
        KnownModel {
            category: *Category::ALL.iter().find(|one| one.code() == &row[0]).expect("a kind"),
            brand: row[1].to_owned(),
            name: row[2].to_owned(),
            also: row[3].split(';').filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        }
    }))
}
