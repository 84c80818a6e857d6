//! Finding devices by what is printed on them.

use sea_orm::ConnectionTrait;

use crate::devices::{self, Device, DeviceFilter};
use crate::kernel::reference::parse_device_reference;
use crate::kernel::{Capacity, Error, OpContext, Result};
use crate::refurbishing::rules::Stage;
use crate::refurbishing::service as bench;

/// More devices than a bench holds.
pub(super) const MOST_DEVICES: usize = 50;

/// What a code that was read stands for.
#[derive(Clone, Debug)]
pub(super) enum Scanned {
    /// One device.
    One(Box<Device>),
    /// Several bear it.
    Several(Vec<Device>),
    /// None that this workshop holds.
    None,
}

/// The part of a code that names a device: labels' QR codes hold the address of the passport.
fn bare(code: &str) -> &str {
    let code = code.trim();
    match code.rsplit_once("/appareils/") {
        Some((_, rest)) => rest.split(['?', '#', '/']).next().unwrap_or_default(),
        None => code,
    }
}

/// Finds a device of the acting refurbisher by what is printed on it: its reference or its label's code, its serial number,
/// its donor's inventory number.
///
/// # Errors
/// 401; 403.
pub(super) async fn scan(c: &impl ConnectionTrait, op: &OpContext, code: &str) -> Result<Scanned> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let code = bare(code);
    if code.is_empty() {
        return Ok(Scanned::None);
    }
    if parse_device_reference(code).is_some() {
        match bench::held(c, own, code).await {
            Ok(device) => return Ok(Scanned::One(Box::new(device))),
            Err(error) if error.kind().status() == 404 => {}
            Err(error) => return Err(error),
        }
    }
    let mut found = devices::held_with_serial(c, own, code).await?;
    if found.is_empty() {
        let filter =
            DeviceFilter { holder: Some(own), matching: Some(code.to_owned()), ..DeviceFilter::default() };
        let same = |device: &Device| {
            device.inventory_number.as_deref().is_some_and(|number| number.eq_ignore_ascii_case(code))
        };
        found = devices::list(c, &filter, None, 20).await?;
        found.retain(same);
    }
    // What is out or ended does not lie on the bench while another one bears the same number.
    let here = |device: &&Device| !matches!(Stage::of(device.state), Stage::Out | Stage::Ended);
    if let [one] = found.iter().filter(here).collect::<Vec<_>>().as_slice() {
        return Ok(Scanned::One(Box::new((*one).clone())));
    }
    Ok(match found.len() {
        0 => Scanned::None,
        1 => Scanned::One(Box::new(found.remove(0))),
        _ => Scanned::Several(found),
    })
}

/// The devices of the acting workshop that several codes name, by reference or serial number.
///
/// # Errors
/// `workbench-codes-unknown` on `codes`, naming those that no device, or more than one, bears.
pub(super) async fn named(c: &impl ConnectionTrait, op: &OpContext, codes: &[String]) -> Result<Vec<String>> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    if codes.is_empty() {
        return Err(Error::invalid("codes", "field-required"));
    }
    if codes.len() > MOST_DEVICES {
        return Err(Error::invalid("codes", "workbench-too-many").with("most", MOST_DEVICES));
    }
    let codes: Vec<String> = codes.iter().map(|code| bare(code).to_owned()).collect();
    let mut found = devices::find_by_references(c, &codes).await?;
    found.retain(|device| device.holder_id == own);
    let by_reference = |code: &str| {
        let reference = parse_device_reference(code)?;
        found.iter().find(|device| device.reference == reference).map(|device| device.reference.clone())
    };
    let others: Vec<String> =
        codes.iter().filter(|code| by_reference(code).is_none()).map(|code| code.to_uppercase()).collect();
    let borne =
        if others.is_empty() { Vec::new() } else { devices::held_with_serials(c, own, &others).await? };
    let by_serial = |code: &str| {
        let same = |device: &&Device| {
            device.serial.as_deref().is_some_and(|serial| serial.eq_ignore_ascii_case(code))
        };
        match borne.iter().filter(same).collect::<Vec<_>>().as_slice() {
            [one] => Some(one.reference.clone()),
            _ => None,
        }
    };
    let mut references = Vec::new();
    let mut unknown = Vec::new();
    for code in &codes {
        match by_reference(code).or_else(|| by_serial(code)) {
            Some(reference) if references.contains(&reference) => {}
            Some(reference) => references.push(reference),
            None => unknown.push(code.chars().filter(|c| !c.is_control()).take(40).collect::<String>()),
        }
    }
    if unknown.is_empty() {
        Ok(references)
    } else {
        Err(Error::invalid("codes", "workbench-codes-unknown").with("codes", unknown.join(", ")))
    }
}
