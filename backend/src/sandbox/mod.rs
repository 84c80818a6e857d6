//! The practice ground: plays the seed's scenario through the rooms. Personas exist only in sandbox mode.

mod bench;
mod giving;
mod known;
mod listings;
mod lives;
mod lots;
mod pages;
mod people;
mod sales;

use std::collections::HashMap;

use seed::scenario::{self, Scenario};

use crate::kernel::{Error, ErrorKind, Point, Result};
use crate::platform::settings;
use crate::solidarity::rules::household::HouseholdKey;
use crate::web::App;

pub use pages::pages;
pub use people::PASSWORD;

const SETTING: &str = "sandbox.scenario";

/// Fills an empty sandbox with `devices` devices; says whether it did.
///
/// # Errors
/// `not-a-sandbox` (403) in production; the database's failures: then nothing of it stays.
pub async fn fill(app: &App, devices: usize) -> Result<bool> {
    if !app.config.is_sandbox() {
        return Err(Error::new(ErrorKind::Forbidden, "not-a-sandbox"));
    }
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
