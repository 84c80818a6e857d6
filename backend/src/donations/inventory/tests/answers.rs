//! The samples against answers that a person wrote by reading them, line by line: kind, maker, memory and disks.

use std::collections::HashMap;

use super::super::{Category, Inventory, Storage, read_unless};
use super::{guided, samples};

/// The share of lines, in hundredths, that must be understood as a person understands them, in each file.
const LEAST: usize = 99;

/// What a line says, in the words of the answers.
type Said = (String, String, String, String);

/// `answers/*.csv` by line of the file: its kind, its maker, its memory in MiB (`refused` when the cell is a fault), its disks.
fn answers(text: &str) -> HashMap<u32, Said> {
    let mut answers = HashMap::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [line, category, brand, memory, storage] = cells.as_slice() else { panic!("{row}") };
        let said = [category, brand, memory, storage].map(|cell| (*cell).to_owned());
        answers.insert(line.parse().expect("a line"), said.into());
    }
    answers
}

fn said(category: Category, brand: Option<&String>, memory: Option<u32>, storage: &[Storage]) -> Said {
    let disks: Vec<String> =
        storage.iter().map(|disk| format!("{} {}", disk.kind.code(), disk.gigabytes)).collect();
    (
        category.code().to_owned(),
        brand.cloned().unwrap_or_default(),
        memory.map(|memory| memory.to_string()).unwrap_or_default(),
        disks.join(" + "),
    )
}

fn understood(inventory: &Inventory) -> HashMap<u32, Said> {
    let kept = inventory
        .lines
        .iter()
        .map(|line| (line.line, said(line.category, line.brand.as_ref(), line.memory_mb, &line.storage)));
    let refused = inventory.refused_lines.iter().map(|line| {
        let mut said = said(line.category, line.brand.as_ref(), line.memory_mb, &line.storage);
        let faulty = inventory
            .refusals
            .iter()
            .any(|refusal| refusal.line == line.line && refusal.code.code().starts_with("memory-"));
        if faulty {
            "refused".clone_into(&mut said.2);
        }
        (line.line, said)
    });
    kept.chain(refused).collect()
}

fn agrees(name: &str, written: &str) {
    let Some(bytes) = samples::bytes(name) else { return };
    let never = std::sync::atomic::AtomicBool::new(false);
    let inventory =
        read_unless(&never, &bytes, Some(name), &guided()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (answers, understood) = (answers(written), understood(&inventory));
    let wrong: Vec<String> = answers
        .iter()
        .filter(|(line, answer)| understood.get(line) != Some(answer))
        .map(|(line, answer)| format!("{line}: {:?}, a person reads {answer:?}", understood.get(line)))
        .collect();
    let right = answers.len() - wrong.len();
    println!("{name}: {right} of {} lines as a person reads them", answers.len());
    assert!(right * 100 >= answers.len() * LEAST, "{name}: {wrong:#?}");
    assert_eq!(understood.len(), answers.len(), "{name}: no line is made of nothing, none is lost");
}

#[test]
fn the_glpi_sample_is_understood_as_a_person_reads_it() {
    agrees("glpi-export-fr.csv", include_str!("answers/glpi-export-fr.csv"));
}

#[test]
fn the_snipe_it_sample_is_understood_as_a_person_reads_it() {
    agrees("snipe-it-export-en.csv", include_str!("answers/snipe-it-export-en.csv"));
}

#[test]
fn the_hand_made_sample_is_understood_as_a_person_reads_it() {
    agrees("tableur-main-windows1252.csv", include_str!("answers/tableur-main-windows1252.csv"));
}

/// Its fifty refused lines too: what is wrong in one cell takes nothing from the others.
#[test]
fn the_sample_of_disorders_is_understood_as_a_person_reads_it() {
    agrees("desordre.csv", include_str!("answers/desordre.csv"));
}
