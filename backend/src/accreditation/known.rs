//! Structures of a national list, imported by the operator: such a structure is provisional as soon as it begins its file.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::entity::known;
use crate::kernel::context::coded;
use crate::kernel::{Capacity, Error, OpContext, OrganisationId, Result, Siret};
use crate::organisations;
use crate::platform::{Db, audit};

/// The most lines of one list: more than either has.
const MOST: usize = 20_000;

coded! {
    /// A national list.
    NationalList {
        /// France Services (ANCT).
        FranceServices = "france_services",
        /// The national map of digital mediation (La Base).
        Mediation = "mediation",
    }
}

/// Reads a list: lines of a CSV file with the headings `siret` and `nom` (or `name`), separated by semicolons or commas. Says
/// how many structures it holds. A structure that is there already is written again.
///
/// # Errors
/// 401, 403; 422 on `file`, naming the line.
pub async fn import_structures(db: &Db, op: &OpContext, list: NationalList, bytes: &[u8]) -> Result<usize> {
    op.require(Capacity::Operator)?;
    let text =
        std::str::from_utf8(bytes).map_err(|_| Error::invalid("structures", "structures-unreadable"))?;
    let found = read(text.trim_start_matches('\u{feff}'))?;
    db.tx(async |t| {
        let rows: Vec<known::ActiveModel> = found
            .iter()
            .map(|(siret, name)| known::ActiveModel {
                siret: Set(siret.clone()),
                name: Set(name.clone()),
                list: Set(list.code().to_owned()),
                imported_at: Set(op.now),
            })
            .collect();
        for some in rows.chunks(500) {
            known::Entity::insert_many(some.to_vec())
                .on_conflict(
                    OnConflict::column(known::Column::Siret)
                        .update_columns([known::Column::Name, known::Column::List, known::Column::ImportedAt])
                        .to_owned(),
                )
                .exec_without_returning(t)
                .await?;
        }
        let details = json!({ "list": list.code(), "structures": found.len() });
        audit::record(t, op, "known_structures.import", "known_structures", list.code(), details).await
    })
    .await?;
    Ok(found.len())
}

fn read(text: &str) -> Result<BTreeMap<String, String>> {
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| Error::invalid("structures", "structures-unreadable"))?.clone();
    let column =
        |names: &[&str]| heads.iter().position(|head| names.contains(&head.trim().to_lowercase().as_str()));
    let (Some(siret), Some(name)) = (column(&["siret"]), column(&["nom", "name"])) else {
        return Err(Error::invalid("structures", "structures-columns"));
    };
    let mut found = BTreeMap::new();
    for (row, line) in reader.records().zip(2_usize..) {
        let fault = || Error::invalid("structures", "structures-line").with("line", line);
        let row = row.map_err(|_| fault())?;
        let known = row.get(siret).and_then(Siret::parse).ok_or_else(fault)?;
        let called: String = row.get(name).unwrap_or_default().trim().chars().take(200).collect();
        if called.is_empty() {
            return Err(fault());
        }
        found.insert(known.to_string(), called);
        if found.len() > MOST {
            return Err(Error::invalid("structures", "structures-many").with("most", MOST));
        }
    }
    if found.is_empty() {
        return Err(Error::invalid("structures", "structures-columns"));
    }
    Ok(found)
}

/// Whether an organisation stands on a national list, by its SIRET.
pub(super) async fn is_known(t: &DatabaseTransaction, organisation: OrganisationId) -> Result<bool> {
    let Some(siret) = organisations::find(t, organisation).await?.siret else { return Ok(false) };
    Ok(known::Entity::find_by_id(siret).one(t).await?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_either_separator_and_a_wrong_line_is_named() {
        let read_whole = read("Nom;SIRET\nEspace A;73282932000074\n").unwrap();
        assert_eq!(read_whole.get("73282932000074").map(String::as_str), Some("Espace A"));
        assert_eq!(read("siret,name\n73282932000074,Espace A\n").unwrap().len(), 1);
        assert!(read("siret;nom\n123;Espace A\n").unwrap_err().says("structures-line"));
        assert!(read("nom\nEspace A\n").unwrap_err().says("structures-columns"));
        assert!(read("siret;nom\n").unwrap_err().says("structures-columns"));
    }
}
