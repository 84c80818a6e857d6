//! Queries on communes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, NullOrdering};
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

use super::entity::{commune, former, postal};
use super::names::fold;
use crate::kernel::{Error, InseeCode, Point, PostalCode, Result};

/// A commune of today.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Commune {
    /// INSEE code.
    pub insee_code: String,
    /// Name.
    pub name: String,
    /// Postal codes that serve it.
    pub postal_codes: Vec<String>,
    /// Inhabitants, where they are counted.
    pub population: Option<i32>,
    /// A point in it; a few overseas places have none.
    pub point: Option<Point>,
    /// The intercommunal body's SIREN.
    pub epci_code: Option<String>,
    /// The intercommunal body's name.
    pub epci_name: Option<String>,
    /// Code of the département.
    pub department_code: String,
    /// Name of the département.
    pub department_name: String,
    /// Code of the région.
    pub region_code: String,
    /// Name of the région.
    pub region_name: String,
}

/// A place that somebody named.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The commune, when one was named.
    pub insee_code: Option<String>,
    /// How to say it: « Bègles (33) », or the coordinates.
    pub label: String,
    /// Where it is.
    pub point: Point,
}

async fn with_postal_codes(c: &impl ConnectionTrait, rows: Vec<commune::Model>) -> Result<Vec<Commune>> {
    let codes: Vec<&str> = rows.iter().map(|row| row.insee_code.as_str()).collect();
    let postal = postal::Entity::find()
        .filter(postal::Column::InseeCode.is_in(codes))
        .order_by_asc(postal::Column::PostalCode)
        .all(c)
        .await?;
    let mut by_commune: HashMap<String, Vec<String>> = HashMap::new();
    for row in postal {
        by_commune.entry(row.insee_code).or_default().push(row.postal_code);
    }
    Ok(rows
        .into_iter()
        .map(|row| Commune {
            postal_codes: by_commune.remove(&row.insee_code).unwrap_or_default(),
            insee_code: row.insee_code,
            name: row.name,
            population: row.population,
            point: row.lat.zip(row.lng).and_then(|(lat, lng)| Point::new(lat, lng)),
            epci_code: row.epci_code,
            epci_name: row.epci_name,
            department_code: row.department_code,
            department_name: row.department_name,
            region_code: row.region_code,
            region_name: row.region_name,
        })
        .collect())
}

/// One commune by its code of today.
///
/// # Errors
/// 404 when there is none.
pub async fn find(c: &impl ConnectionTrait, insee_code: &str) -> Result<Commune> {
    let rows = commune::Entity::find_by_id(insee_code).all(c).await?;
    with_postal_codes(c, rows).await?.pop().ok_or_else(Error::not_found)
}

/// The départements: name by code.
///
/// # Errors
/// When the database fails.
pub async fn departments(c: &impl ConnectionTrait) -> Result<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> = commune::Entity::find()
        .select_only()
        .columns([commune::Column::DepartmentCode, commune::Column::DepartmentName])
        .distinct()
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The codes of the communes of some départements, for a query that looks within them.
#[must_use]
pub fn codes_in(departments: &[String]) -> sea_orm::sea_query::SelectStatement {
    let query = commune::Entity::find()
        .select_only()
        .column(commune::Column::InseeCode)
        .filter(commune::Column::DepartmentCode.is_in(departments.iter().map(String::as_str)));
    sea_orm::QueryTrait::into_query(query)
}

/// Several communes by their codes of today.
///
/// # Errors
/// When the database fails.
pub async fn find_many(
    c: &impl ConnectionTrait,
    insee_codes: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, Commune>> {
    let codes: BTreeSet<String> = insee_codes.into_iter().collect();
    let rows = commune::Entity::find().filter(commune::Column::InseeCode.is_in(codes)).all(c).await?;
    let found = with_postal_codes(c, rows).await?;
    Ok(found.into_iter().map(|commune| (commune.insee_code.clone(), commune)).collect())
}

/// Communes by INSEE code (of today or before), postal code, or the beginning of a name typed without accents; a name
/// may be followed by a département's code: `Begles 33`. The most peopled first, at most `limit` (50).
///
/// # Errors
/// When the database fails.
pub async fn search(c: &impl ConnectionTrait, text: &str, limit: u64) -> Result<Vec<Commune>> {
    let limit = limit.clamp(1, 50);
    let mut codes: BTreeSet<String> = BTreeSet::new();
    if let Some(code) = InseeCode::parse(text) {
        codes.extend(codes_of_former(c, former::Column::FormerCode.eq(code.as_str())).await?);
        codes.insert(code.as_str().to_owned());
    }
    if let Some(code) = PostalCode::parse(text) {
        let rows = postal::Entity::find().filter(postal::Column::PostalCode.eq(code.as_str())).all(c).await?;
        codes.extend(rows.into_iter().map(|row| row.insee_code));
    }
    if !codes.is_empty() {
        return by_population(c, commune::Column::InseeCode.is_in(codes), limit).await;
    }
    let (name, department) = split_department(text);
    if name.is_empty() {
        return Ok(Vec::new());
    }
    let within = |condition: Expr| match &department {
        Some(code) => condition.and(commune::Column::DepartmentCode.eq(code.as_str())),
        None => condition,
    };
    let exact = by_population(c, within(commune::Column::FoldedName.eq(name.as_str())), limit).await?;
    let upper = format!("{name}~");
    let begins =
        commune::Column::FoldedName.gt(name.as_str()).and(commune::Column::FoldedName.lt(upper.as_str()));
    let mut found = exact;
    let more = by_population(c, within(begins), limit).await?;
    found.extend(more);
    let missing = limit.saturating_sub(found.len() as u64);
    if missing > 0 {
        let known: BTreeSet<&str> = found.iter().map(|commune| commune.insee_code.as_str()).collect();
        let former = codes_of_former(c, former::Column::FoldedName.eq(name.as_str())).await?;
        let former: Vec<String> = former.into_iter().filter(|code| !known.contains(code.as_str())).collect();
        if !former.is_empty() {
            found.extend(by_population(c, within(commune::Column::InseeCode.is_in(former)), missing).await?);
        }
    }
    found.truncate(usize::try_from(limit).unwrap_or(50));
    Ok(found)
}

async fn codes_of_former(c: &impl ConnectionTrait, condition: Expr) -> Result<Vec<String>> {
    let rows = former::Entity::find().filter(condition).limit(50).all(c).await?;
    Ok(rows.into_iter().map(|row| row.insee_code).collect())
}

async fn by_population(c: &impl ConnectionTrait, condition: Expr, limit: u64) -> Result<Vec<Commune>> {
    let rows = commune::Entity::find()
        .filter(condition)
        .order_by_with_nulls(commune::Column::Population, sea_orm::Order::Desc, NullOrdering::Last)
        .order_by_asc(commune::Column::InseeCode)
        .limit(limit)
        .all(c)
        .await?;
    with_postal_codes(c, rows).await
}

/// `Bègles (33)` or `begles 33` is a name and a département.
fn split_department(text: &str) -> (String, Option<String>) {
    let text: String = text.chars().take(100).collect();
    let folded = fold(&text);
    let Some((name, last)) = folded.rsplit_once(' ') else { return (folded, None) };
    let code = last.to_uppercase();
    let is_department = matches!(code.as_str(), "2A" | "2B")
        || (code.bytes().all(|b| b.is_ascii_digit()) && (2..=3).contains(&code.len()));
    if is_department { (name.to_owned(), Some(code)) } else { (folded, None) }
}

/// A place from what somebody typed: `lat,lng`, an INSEE code, a postal code or a name. `None` when nothing fits, or
/// the place has no known point. A postal code that serves several communes gives the most peopled one.
///
/// # Errors
/// When the database fails.
pub async fn resolve(c: &impl ConnectionTrait, text: &str) -> Result<Option<Place>> {
    let text = text.trim();
    if let Some((lat, lng)) = text.split_once(',')
        && let (Ok(lat), Ok(lng)) = (lat.trim().parse(), lng.trim().parse())
    {
        return Ok(Point::new(lat, lng).map(|point| Place {
            insee_code: None,
            label: format!("{lat:.3}, {lng:.3}"),
            point,
        }));
    }
    let found = search(c, text, 5).await?;
    Ok(found.into_iter().find_map(|commune| {
        Some(Place {
            point: commune.point?,
            label: format!("{} ({})", commune.name, commune.department_code),
            insee_code: Some(commune.insee_code),
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::split_department;

    #[test]
    fn a_department_may_follow_a_name() {
        assert_eq!(split_department("Bègles (33)"), ("begles".to_owned(), Some("33".to_owned())));
        assert_eq!(split_department("Saint-Denis 974"), ("saint denis".to_owned(), Some("974".to_owned())));
        assert_eq!(split_department("Bastia 2b"), ("bastia".to_owned(), Some("2B".to_owned())));
        assert_eq!(split_department("Saint-Denis"), ("saint denis".to_owned(), None));
    }
}
