//! Adding models, withdrawing them, and taking them from a file.

use std::collections::{HashMap, HashSet};

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{DeviceModel, MOST_NAMES, Origin, Said, Typed, YEARS};
use super::{sheet, store};
use crate::devices::CATEGORIES;
use crate::kernel::{Capacity, DeviceModelId, Error, Fault, Instant, OpContext, Result};
use crate::platform::{Db, audit};

/// Loads the delivered models that are not there yet; what the operator changed or withdrew stays.
///
/// # Errors
/// When the database fails.
pub async fn load(t: &DatabaseTransaction, now: Instant) -> Result<()> {
    let there: HashSet<(String, String)> =
        store::all(t).await?.iter().map(|model| name_of(&model.said)).collect();
    let whole = |number: Option<u32>| number.and_then(|number| i32::try_from(number).ok());
    let new: Vec<DeviceModel> = seed::business_models()
        .map(|model| Said {
            category: model.category.code().to_owned(),
            brand: model.brand,
            name: model.name,
            also: model.also,
            first_year: whole(model.first_year),
            last_year: whole(model.last_year),
            processor: model.cpu,
            memory_gb: whole(model.memory_gb),
            storage_gb: whole(model.storage_gb),
            screen_inch_tenths: whole(model.screen_inch_tenths),
            weight_grams: whole(model.weight_grams),
        })
        .filter(|said| !there.contains(&name_of(said)))
        .map(|said| new(said, Origin::Delivered, now))
        .collect();
    store::insert(t, &new, now).await
}

fn new(said: Said, origin: Origin, now: Instant) -> DeviceModel {
    DeviceModel { id: DeviceModelId::new(), said, origin, withdrawn_at: None, created_at: now }
}

/// What makes two models one.
fn name_of(said: &Said) -> (String, String) {
    (said.brand.to_lowercase(), said.name.to_lowercase())
}

/// Reads what was typed.
///
/// # Errors
/// 422 on each field at fault.
pub(super) fn read(typed: &Typed) -> Result<Said> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut fault = |field: &str, code: &'static str, args: Vec<(&'static str, String)>| {
        faults.push(Fault { field: field.to_owned(), code, args });
    };
    let text = |typed: &str| typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let category = typed.category.trim().to_lowercase();
    if !CATEGORIES.contains(&category.as_str()) {
        fault("category", "model-category", Vec::new());
    }
    let (brand, name) = (text(&typed.brand), text(&typed.name));
    for (field, value, most) in [("brand", &brand, 60), ("name", &name, 120)] {
        if value.is_empty() || value.chars().count() > most {
            fault(field, "model-text", vec![("limit", most.to_string())]);
        }
    }
    let also: Vec<String> = typed.also.split(';').map(text).filter(|one| !one.is_empty()).collect();
    if also.len() > MOST_NAMES || also.iter().any(|one| one.chars().count() > 120) {
        fault("also", "model-names", vec![("limit", MOST_NAMES.to_string())]);
    }
    let mut number = |field: &str, typed: &str, scale: f64, least: i32, most: i32| -> Option<i32> {
        let written: String =
            typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
        if written.is_empty() {
            return None;
        }
        // 24.1 times ten is not quite 241.
        let scaled = written.parse::<f64>().ok().map(|value| value * scale);
        let read = scaled.filter(|value| (value - value.round()).abs() < 1e-6).map(f64::round);
        let range = f64::from(least)..=f64::from(most);
        match read.filter(|value| range.contains(value)) {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within the range of an i32")]
            Some(value) => Some(value as i32),
            None => {
                let shown = |bound: i32| (f64::from(bound) / scale).to_string();
                fault(field, "model-number", vec![("least", shown(least)), ("most", shown(most))]);
                None
            }
        }
    };
    let (from, to) = (*YEARS.start(), *YEARS.end());
    let first_year = number("first_year", &typed.first_year, 1.0, from, to);
    let last_year = number("last_year", &typed.last_year, 1.0, from, to);
    let memory_gb = number("memory_gb", &typed.memory_gb, 1.0, 1, 2_048);
    let storage_gb = number("storage_gb", &typed.storage_gb, 1.0, 1, 200_000);
    let screen_inch_tenths = number("screen_inches", &typed.screen_inches, 10.0, 10, 1_200);
    let weight_grams = number("weight_grams", &typed.weight_grams, 1.0, 10, 500_000);
    if let (Some(first), Some(last)) = (first_year, last_year)
        && first > last
    {
        fault("last_year", "model-years", Vec::new());
    }
    let processor = Some(text(&typed.cpu)).filter(|cpu| !cpu.is_empty());
    if processor.as_ref().is_some_and(|cpu| cpu.chars().count() > 120) {
        fault("cpu", "model-text", vec![("limit", "120".to_owned())]);
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    Ok(Said {
        category,
        brand,
        name,
        also,
        first_year,
        last_year,
        processor,
        memory_gb,
        storage_gb,
        screen_inch_tenths,
        weight_grams,
    })
}

async fn told(t: &DatabaseTransaction, op: &OpContext, verb: &str, model: &DeviceModel) -> Result<()> {
    let details =
        json!({ "brand": model.said.brand, "name": model.said.name, "category": model.said.category });
    audit::record(t, op, &format!("device_model.{verb}"), "device_model", model.id, details).await
}

/// Adds a model; one that was withdrawn comes back with what is said now.
///
/// # Errors
/// 401, 403 for anyone but the operator; 422 on the fields; 422 `model-known` on `name` when it is there.
pub(super) async fn add(db: &Db, op: &OpContext, typed: &Typed) -> Result<DeviceModel> {
    op.require(Capacity::Operator)?;
    let said = read(typed)?;
    db.tx(async |t| {
        let there = store::all(t).await?.into_iter().find(|model| name_of(&model.said) == name_of(&said));
        match there {
            Some(model) if model.withdrawn_at.is_none() => Err(Error::invalid("name", "model-known")),
            Some(mut model) => {
                (model.said, model.origin, model.withdrawn_at) = (said.clone(), Origin::Operator, None);
                store::save(t, &model, op.now).await?;
                told(t, op, "restore", &model).await?;
                Ok(model)
            }
            None => {
                let model = new(said.clone(), Origin::Operator, op.now);
                store::insert(t, std::slice::from_ref(&model), op.now).await?;
                told(t, op, "add", &model).await?;
                Ok(model)
            }
        }
    })
    .await
}

/// Withdraws a model, or takes it back into use; doing so twice changes nothing.
///
/// # Errors
/// 401, 403 for anyone but the operator; 404.
pub(super) async fn set_withdrawn(
    db: &Db,
    op: &OpContext,
    id: DeviceModelId,
    withdrawn: bool,
) -> Result<DeviceModel> {
    op.require(Capacity::Operator)?;
    db.tx(async |t| {
        let mut model = store::find(t, id).await?;
        if model.withdrawn_at.is_some() != withdrawn {
            model.withdrawn_at = withdrawn.then_some(op.now);
            store::save(t, &model, op.now).await?;
            told(t, op, if withdrawn { "withdraw" } else { "restore" }, &model).await?;
        }
        Ok(model)
    })
    .await
}

/// What a file of models changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New ones.
    pub added: u32,
    /// Known ones of which something else is said.
    pub changed: u32,
    /// Known ones, said the same.
    pub unchanged: u32,
}

/// Takes every model of a CSV file, or none: new ones are added, known ones are said anew, none is withdrawn.
///
/// # Errors
/// 401, 403 for anyone but the operator; 422 on `models`, which names the first line at fault.
pub(super) async fn import(db: &Db, op: &OpContext, bytes: &[u8]) -> Result<Imported> {
    op.require(Capacity::Operator)?;
    let mut all: Vec<Said> = Vec::new();
    for (line, typed) in sheet::read(bytes)? {
        let said = read(&typed).map_err(|error| sheet::at_line(line, &error))?;
        if all.iter().any(|before| name_of(before) == name_of(&said)) {
            return Err(Error::invalid("models", "models-twice").with("line", line));
        }
        all.push(said);
    }
    db.tx(async |t| {
        let mut there: HashMap<(String, String), DeviceModel> =
            store::all(t).await?.into_iter().map(|model| (name_of(&model.said), model)).collect();
        let (mut new_ones, mut done) = (Vec::new(), Imported::default());
        for said in &all {
            match there.remove(&name_of(said)) {
                None => new_ones.push(new(said.clone(), Origin::Operator, op.now)),
                Some(model) if model.said == *said && model.withdrawn_at.is_none() => done.unchanged += 1,
                Some(mut model) => {
                    (model.said, model.origin, model.withdrawn_at) = (said.clone(), Origin::Operator, None);
                    store::save(t, &model, op.now).await?;
                    done.changed += 1;
                }
            }
        }
        store::insert(t, &new_ones, op.now).await?;
        done.added = u32::try_from(new_ones.len()).map_err(Error::internal)?;
        let details = json!({ "added": done.added, "changed": done.changed, "unchanged": done.unchanged });
        audit::record(t, op, "device_model.import", "device_model", "file", details).await?;
        Ok(done)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            category: "laptop".to_owned(),
            brand: " Lenovo ".to_owned(),
            name: "ThinkPad  T480".to_owned(),
            also: "20L5; 20L6;".to_owned(),
            first_year: "2018".to_owned(),
            screen_inches: "14,1".to_owned(),
            weight_grams: "1 600".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn what_is_typed_is_read_as_people_write_it() {
        let said = read(&typed()).unwrap();
        assert_eq!((said.brand.as_str(), said.name.as_str()), ("Lenovo", "ThinkPad T480"));
        assert_eq!(said.also, ["20L5", "20L6"]);
        assert_eq!(
            (said.screen_inch_tenths, said.weight_grams, said.memory_gb),
            (Some(141), Some(1600), None)
        );
    }

    #[test]
    fn each_field_at_fault_is_named() {
        let wrong = Typed {
            category: "toaster".to_owned(),
            brand: String::new(),
            first_year: "2020".to_owned(),
            last_year: "2018".to_owned(),
            memory_gb: "seize".to_owned(),
            weight_grams: "-1".to_owned(),
            screen_inches: "14,15".to_owned(),
            ..typed()
        };
        let fields: Vec<String> =
            read(&wrong).unwrap_err().field_faults().iter().map(|fault| fault.field.clone()).collect();
        assert_eq!(fields, ["category", "brand", "memory_gb", "screen_inches", "weight_grams", "last_year"]);
    }
}
