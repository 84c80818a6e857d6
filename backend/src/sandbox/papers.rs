//! The papers that a workshop's day leaves behind, made as people make them: a machine's own report, a certificate of
//! erasure, a hand-over of waste with its proof.

use serde_json::json;

use crate::accounts;
use crate::devices::{self, Device, DeviceFilter, State};
use crate::kernel::{Actor, Capacity, Instant, OpContext, Result};
use crate::refurbishing::hardware::AddressKey;
use crate::refurbishing::{SentReport, WasteTold, add_hardware_reports, certificates, record_waste};
use crate::web::App;

/// Whose papers they are.
const PERSONA: &str = "refurbisher";

/// Makes them for the first devices that call for them; a small world may lack some.
///
/// # Errors
/// Those of the rooms.
pub(super) async fn write(app: &App, now: Instant) -> Result<()> {
    let c = app.db.fresh();
    let Some(person) = accounts::persona(c, PERSONA).await? else { return Ok(()) };
    let held = accounts::choices(c, person.id).await?;
    let Some(choice) = held.into_iter().find(|one| one.capacity == Capacity::Refurbisher) else {
        return Ok(());
    };
    let workshop = choice.organisation_id;
    let Some(acting) = accounts::acting_for(c, person.id, Some((workshop, choice.capacity))).await? else {
        return Ok(());
    };
    let op = OpContext { actor: Actor::Organisation(acting), ..OpContext::system("sandbox", now) };
    let first = async |states: &[State], categories: &[&str]| -> Result<Option<Device>> {
        let filter = DeviceFilter {
            holder: Some(workshop),
            states: states.to_vec(),
            categories: categories.iter().map(|one| (*one).to_owned()).collect(),
            ..DeviceFilter::default()
        };
        Ok(devices::list(c, &filter, None, 1).await?.pop())
    };
    if let Some(device) = first(&[State::UnderTest], &["laptop", "desktop"]).await? {
        let key = AddressKey::of(&app.config.secret);
        let sent = vec![report_of(&device)];
        if_apt(add_hardware_reports(&app.db, &app.storage, &key, &op, &device.reference, sent).await)?;
    }
    if let Some(device) = first(&[State::Ready], &["laptop", "desktop", "smartphone", "tablet"]).await? {
        if_apt(certificates::issue_for_device(app, &op, &device.reference).await)?;
    }
    if let Some(device) = first(&[State::Recycled], &[]).await? {
        if_apt(record_waste(&app.db, &app.storage, &op, &device.reference, handed_on(&device, now)).await)?;
    }
    Ok(())
}

/// A device that is not fit for its paper goes without; the world stands all the same.
fn if_apt<T>(made: Result<T>) -> Result<()> {
    match made {
        Ok(_) => Ok(()),
        Err(error) if error.kind().status() < 500 => Ok(()),
        Err(error) => Err(error),
    }
}

/// What `lshw -json` would say of that machine.
fn report_of(device: &Device) -> SentReport {
    let specification = &device.specification;
    let memory = i64::from(specification.memory_mb.unwrap_or(8_192)) * 1_048_576;
    let told = json!({
        "id": "practice", "class": "system",
        "description": if specification.category == "laptop" { "Notebook" } else { "Desktop Computer" },
        "vendor": specification.brand, "product": specification.model, "serial": device.serial,
        "children": [{
            "id": "core", "class": "bus", "description": "Motherboard", "vendor": specification.brand,
            "children": [
                { "id": "memory", "class": "memory", "description": "System Memory", "units": "bytes", "size": memory },
                { "id": "cpu", "class": "processor", "product": specification.processor },
            ],
        }],
    });
    SentReport { name: format!("lshw-{}.json", device.reference), bytes: told.to_string().into_bytes() }
}

fn handed_on(device: &Device, now: Instant) -> WasteTold {
    let words = format!(
        "Bordereau d’exemple du bac à sable\nAppareil {}\nRemis à Recyclage d’exemple, pour traitement.\n",
        device.reference
    );
    WasteTold {
        what: None,
        weight_grams: Some(device.specification.weight_grams.unwrap_or(2_000)),
        code: Some("16 02 14".to_owned()),
        receiver: Some("Recyclage d’exemple".to_owned()),
        handed_on: Some(crate::kernel::time::paris_day(now)),
        proof: Some(("bordereau.txt".to_owned(), words.into_bytes())),
    }
}
