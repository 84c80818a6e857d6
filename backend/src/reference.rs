//! Loading reference data: once per version of the seed.

use crate::kernel::Result;
use crate::platform::{Db, settings};
use crate::{accreditation, devices, factors, territories};

/// Raised whenever `seed/data` changes.
const VERSION: &str = "2026-11-27.2";
const SETTING: &str = "reference.version";

/// Loads communes and factors unless this version of them is already there; says whether it did.
///
/// # Errors
/// When the database fails: then nothing of it stays.
pub async fn load(db: &Db) -> Result<bool> {
    let loaded = db
        .tx(async |t| {
            if settings::get(t, SETTING).await?.as_deref() == Some(VERSION) {
                return Ok(false);
            }
            territories::load(t).await?;
            factors::load(t).await?;
            devices::models::load(t, chrono::Utc::now()).await?;
            accreditation::load_criteria(t, chrono::Utc::now()).await?;
            settings::set(t, SETTING, VERSION).await?;
            Ok(true)
        })
        .await?;
    if loaded {
        db.analyze().await?;
    }
    Ok(loaded)
}
