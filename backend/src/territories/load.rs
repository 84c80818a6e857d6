//! Loading the communes of the seed: about 35 000 rows, under 5 s.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};

use super::entity::{commune, former, postal};
use super::names::fold;
use crate::kernel::{Error, Result};

/// Rows written at once: SQLite takes 32 766 values in one statement.
const BATCH: usize = 1000;

/// Replaces all communes by those of the seed.
///
/// # Errors
/// When the database fails.
pub async fn load(t: &DatabaseTransaction) -> Result<()> {
    former::Entity::delete_many().exec(t).await?;
    postal::Entity::delete_many().exec(t).await?;
    commune::Entity::delete_many().exec(t).await?;
    let all: Vec<seed::Commune> = seed::communes().collect();
    for batch in all.chunks(BATCH) {
        let rows = batch.iter().map(|one| {
            Ok(commune::ActiveModel {
                insee_code: Set(one.insee_code.clone()),
                name: Set(one.name.clone()),
                folded_name: Set(fold(&one.name)),
                population: Set(one.population.map(i32::try_from).transpose().map_err(Error::internal)?),
                lat: Set(one.latitude),
                lng: Set(one.longitude),
                epci_code: Set(one.epci_code.clone()),
                epci_name: Set(one.epci_name.clone()),
                department_code: Set(one.department_code.clone()),
                department_name: Set(one.department_name.clone()),
                region_code: Set(one.region_code.clone()),
                region_name: Set(one.region_name.clone()),
            })
        });
        let rows: Vec<_> = rows.collect::<Result<_>>()?;
        commune::Entity::insert_many(rows).exec_without_returning(t).await?;
    }
    let postal: Vec<_> = all
        .iter()
        .flat_map(|one| {
            one.postal_codes.iter().map(|code| postal::ActiveModel {
                postal_code: Set(code.clone()),
                insee_code: Set(one.insee_code.clone()),
            })
        })
        .collect();
    for batch in postal.chunks(5 * BATCH) {
        postal::Entity::insert_many(batch.to_vec()).exec_without_returning(t).await?;
    }
    let former: Vec<_> = seed::former_communes()
        .map(|one| former::ActiveModel {
            former_code: Set(one.code),
            insee_code: Set(one.insee_code),
            folded_name: Set(one.name.as_deref().map(fold)),
            former_name: Set(one.name),
        })
        .collect();
    for batch in former.chunks(2 * BATCH) {
        former::Entity::insert_many(batch.to_vec()).exec_without_returning(t).await?;
    }
    Ok(())
}
