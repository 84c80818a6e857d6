//! « Où nous trouver »: the mediation places near somebody.

use crate::accreditation::{self, Kind};
use crate::kernel::{Error, OpContext, Point, Result, SiteId};
use crate::organisations::{self, SiteKind};
use crate::territories;
use crate::web::App;

/// How far places are looked for, in kilometres.
const REACH_KM: f64 = 60.0;
/// Places shown.
const SHOWN: usize = 20;

/// A place where people are helped.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Whose it is.
    pub(super) name: String,
    /// The place's own name.
    pub(super) label: String,
    /// Street, postal code and town.
    pub(super) address: String,
    /// How far, in kilometres.
    pub(super) distance_km: f64,
    /// The structure's number; empty when it is not known.
    pub(super) telephone: String,
    /// The place itself.
    pub(super) site: SiteId,
}

/// The places of accredited structures near a commune, nearest first; none while nothing is typed.
///
/// # Errors
/// 422 on `near` for a place that nobody knows.
pub(super) async fn near(app: &App, op: &OpContext, typed: &str) -> Result<Vec<Place>> {
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let c = app.db.read();
    let place =
        territories::resolve(c, typed).await?.ok_or_else(|| Error::invalid("near", "commune-unknown"))?;
    around(app, op, place.point).await
}

async fn around(app: &App, op: &OpContext, point: Point) -> Result<Vec<Place>> {
    let c = app.db.read();
    let mut sites = organisations::nearest_sites(c, SiteKind::MediationPlace, point, REACH_KM).await?;
    let owners = sites.iter().map(|(site, _)| site.organisation_id);
    let files = accreditation::files_of(c, owners, Kind::MediationStructure).await?;
    sites.retain(|(site, _)| files.get(&site.organisation_id).is_some_and(|file| file.is_active(op.now)));
    sites.truncate(SHOWN);
    let known = organisations::find_many(c, sites.iter().map(|(site, _)| site.organisation_id)).await?;
    let communes = territories::find_many(c, sites.iter().map(|(site, _)| site.insee_code.clone())).await?;
    Ok(sites
        .into_iter()
        .filter_map(|(site, distance_km)| {
            let organisation = known.get(&site.organisation_id)?;
            let address = organisations::address_in(&site, communes.get(&site.insee_code)?);
            Some(Place {
                name: organisation.name.clone(),
                telephone: organisation.telephone.clone().unwrap_or_default(),
                site: site.id,
                label: site.label,
                address,
                distance_km,
            })
        })
        .collect())
}
