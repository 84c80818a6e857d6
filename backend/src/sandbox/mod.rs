//! The practice ground: plays the seed's scenario through the rooms. Personas exist only in sandbox mode.

mod bench;
mod clock;
mod design_pages;
mod follow;
mod giving;
mod known;
mod listings;
mod lives;
mod lots;
mod pages;
mod people;
mod personas;
mod practice_pages;
mod reset;
mod sales;
mod tour;
mod touring;
mod wipe;

use std::collections::HashMap;

use seed::scenario::{self, Scenario};

use crate::kernel::{Error, ErrorKind, Point, Result};
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

fn only_in_sandbox(app: &App) -> Result<()> {
    if app.config.is_sandbox() { Ok(()) } else { Err(Error::new(ErrorKind::Forbidden, "not-a-sandbox")) }
}

/// How many devices the sandbox was filled with.
async fn devices(c: &impl sea_orm::ConnectionTrait) -> Result<usize> {
    let kept = settings::get(c, SETTING).await?;
    let devices = kept.as_deref().and_then(|text| text.split_once(':')?.1.parse().ok());
    Ok(devices.unwrap_or(scenario::USUAL_DEVICES))
}

/// Fills an empty sandbox with `devices` devices; says whether it did.
///
/// # Errors
/// `not-a-sandbox` (403) in production; the database's failures: then nothing of it stays.
pub async fn fill(app: &App, devices: usize) -> Result<bool> {
    only_in_sandbox(app)?;
    let scenario = scenario::scenario(scenario::USUAL_SEED, devices);
    let password_hash = crate::platform::passwords::hash(PASSWORD.to_owned()).await?;
    let now = app.clock.now();
    let filled = app
        .db
        .tx(async |t| {
            if settings::get(t, SETTING).await?.is_some() {
                return Ok(false);
            }
            play(t, app, now, &scenario, &password_hash).await?;
            crate::assistance::complete(t, now, true).await?;
            settings::set(t, SETTING, &format!("{}:{devices}", scenario::USUAL_SEED)).await?;
            Ok(true)
        })
        .await?;
    if filled {
        app.db.analyze().await?;
    }
    Ok(filled)
}

async fn play(
    t: &sea_orm::DatabaseTransaction,
    app: &App,
    now: crate::kernel::Instant,
    scenario: &Scenario,
    password_hash: &str,
) -> Result<()> {
    let mut known = known::Known::default();
    people::write(t, now, scenario, password_hash, &mut known).await?;
    let lots = lots::build(t, now, scenario, &mut known).await?;
    lots.write(t, &app.storage, now, scenario, &known).await?;
    listings::write(t, now, scenario, &mut known).await?;
    let mut lives = lives::build(t, now, scenario, &mut known).await?;
    let key = HouseholdKey::of(&app.config.secret);
    let given = giving::play(t, now, scenario, &known, &key, &mut lives.drafts).await?;
    lives.write(t).await?;
    given.write(t, &known::Known::by_itself(now)).await?;
    lots.write_collections(t, now, scenario, &known).await?;
    sales::write(t, now, scenario, &mut known).await
}

/// Where every site of the scenario is, by key.
fn points(scenario: &Scenario) -> HashMap<&str, Point> {
    let sites = scenario.organisations.iter().flat_map(|organisation| &organisation.sites);
    sites.filter_map(|site| Some((site.key.as_str(), Point::new(site.latitude, site.longitude)?))).collect()
}
