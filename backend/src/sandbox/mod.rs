//! The practice ground: plays the seed's scenario through the rooms. Personas exist only in sandbox mode.

mod bench;
mod campaigns;
mod clock;
mod design_pages;
mod follow;
mod giving;
mod known;
mod listings;
mod lives;
mod lots;
mod pages;
mod papers;
mod people;
mod personas;
mod practice_pages;
mod references;
mod referencing;
mod reset;
mod sales;
mod tour;
mod touring;
mod wipe;
mod working;

use std::collections::HashMap;

use chrono::Datelike;
use sea_orm::DatabaseTransaction;
use seed::scenario::{self, Scenario, World};

use self::known::Known;
use self::references::References;
use crate::donations::agreement;
use crate::kernel::{Error, ErrorKind, Instant, OpContext, Point, Result, time};
use crate::monitoring;
use crate::platform::settings;
use crate::solidarity::rules::household::HouseholdKey;
use crate::web::App;

pub use clock::{MOST_DAYS, advance, restore};
pub use follow::follow;
pub use pages::pages;
pub use people::PASSWORD;
pub use practice_pages::{beside, was_reset};
pub use reset::{ask as ask_reset, last as last_reset, recover, run as run_reset};
pub use wipe::{KEPT, TOLD};

const SETTING: &str = "sandbox.scenario";
/// The most lots on their way whose agreements are drawn and signed for those whom nobody plays.
const IN_FLIGHT: u64 = 60;

fn only_in_sandbox(app: &App) -> Result<()> {
    if app.config.is_sandbox() { Ok(()) } else { Err(Error::new(ErrorKind::Forbidden, "not-a-sandbox")) }
}

/// How many devices the sandbox was filled with.
async fn devices(app: &App, c: &impl sea_orm::ConnectionTrait) -> Result<usize> {
    let kept = settings::get(c, SETTING).await?;
    let devices = kept.as_deref().and_then(|text| text.split_once(':')?.1.parse().ok());
    Ok(devices.unwrap_or(app.config.sandbox_devices))
}

/// Fills an empty sandbox with `devices` devices, all or nothing but for the workshop's papers, which come after; says
/// whether it did. On a running server pages go on
/// being read meanwhile, and what would be written waits.
///
/// # Errors
/// `not-a-sandbox` (403) in production; the database's failures: then nothing of it stays.
pub async fn fill(app: &App, devices: usize) -> Result<bool> {
    fill_telling(app, devices, &|_| {}).await
}

/// [`fill`], which tells after each chapter how many devices have been written.
///
/// # Errors
/// As [`fill`].
pub async fn fill_telling(app: &App, devices: usize, told: &(dyn Fn(usize) + Sync)) -> Result<bool> {
    only_in_sandbox(app)?;
    if settings::get(app.db.fresh(), SETTING).await?.is_some() {
        return Ok(false);
    }
    let now = app.clock.now();
    let month = time::paris_day(now).month();
    let world = tokio::task::spawn_blocking(move || World::new(scenario::USUAL_SEED, devices, month));
    let world = world.await.map_err(Error::internal)?;
    let password_hash = crate::platform::passwords::hash(PASSWORD.to_owned()).await?;
    let writer = app.db.beside(&app.config.database_url).await?;
    let filled = writer
        .tx(async |t| {
            if settings::get(t, SETTING).await?.is_some() {
                return Ok(false);
            }
            play(t, app, now, &world, &password_hash, told).await?;
            referencing::people(t, now, &password_hash).await?;
            crate::assistance::complete(t, now, true).await?;
            settings::set(t, SETTING, &format!("{}:{devices}", scenario::USUAL_SEED)).await?;
            Ok(true)
        })
        .await;
    writer.end_beside().await?;
    let filled = filled?;
    if filled {
        papers::write(app, now).await?;
        let op = OpContext::system("sandbox", now);
        agreement::sign_in_flight(app, &op, "Direction générale", IN_FLIGHT).await?;
        referencing::write(app, now).await?;
        monitoring::begin(app, &op).await?;
        campaigns::write(app, now).await?;
        app.db.analyze().await?;
    }
    Ok(filled)
}

async fn play(
    t: &DatabaseTransaction,
    app: &App,
    now: Instant,
    world: &World,
    password_hash: &str,
    told: &(dyn Fn(usize) + Sync),
) -> Result<()> {
    let mut known = Known::default();
    people::write(t, now, world, password_hash, &mut known).await?;
    let mut written = 0;
    for chapter in world.chapters() {
        play_chapter(t, app, now, &chapter, &mut known).await?;
        known.end_chapter();
        written += chapter.devices.len();
        told(written);
    }
    Ok(())
}

async fn play_chapter(
    t: &DatabaseTransaction,
    app: &App,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
) -> Result<()> {
    let mut references = References::default();
    let lots = lots::build(t, now, scenario, known, &mut references).await?;
    lots.write(t, &app.storage, now, scenario, known, &mut references).await?;
    listings::write(t, now, scenario, known).await?;
    let mut lives = lives::build(t, now, scenario, known).await?;
    let key = HouseholdKey::of(&app.config.secret);
    let given = giving::play(t, now, scenario, known, &key, &mut references, &mut lives.drafts).await?;
    lives.write(t).await?;
    given.write(t, &Known::by_itself(now)).await?;
    lots.write_collections(t, now, scenario, known).await?;
    sales::write(t, now, scenario, known, &mut references).await?;
    references.keep(t).await
}

/// Where every site of the scenario is, by key.
fn points(scenario: &Scenario) -> HashMap<&str, Point> {
    let sites = scenario.organisations.iter().flat_map(|organisation| &organisation.sites);
    sites.filter_map(|site| Some((site.key.as_str(), Point::new(site.latitude, site.longitude)?))).collect()
}
