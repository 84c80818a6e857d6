//! The public register: who is accredited, by which proofs, and what is measured of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::dossier::{Dossier, own_dossier};
use super::figures::{Figures, figures_of, most_figures};
use super::quality::PublicQuality;
use super::review::CriterionState;
use super::rules::Kind;
use super::store::listed;
use crate::kernel::hours::Hours;
use crate::kernel::time::paris_day;
use crate::kernel::{Error, Instant, OrganisationId, Result};
use crate::organisations::{self, SiteKind};
use crate::territories;

/// A workshop's bench, as the register shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterSite {
    /// Its name.
    pub label: String,
    /// INSEE code of its commune.
    pub insee_code: String,
    /// The commune's name.
    pub commune: String,
    /// Code of the département.
    pub department_code: String,
    /// How far it collects, in kilometres, when it has said.
    pub service_radius_km: Option<i32>,
    /// What it takes in a week, in units by category, 0 for what it does not take; a category that is missing was not said.
    pub weekly: BTreeMap<String, u32>,
    /// How it erases: `clear`, `purge`, `destroy`; nothing when it has not said.
    #[schema(value_type = Vec<String>)]
    pub erasure: Vec<&'static str>,
    /// When it is open: for each day, Monday first, stretches from and to, in minutes since midnight in Paris; absent when it
    /// has not said.
    #[schema(value_type = Option<Vec<Vec<Vec<u16>>>>)]
    pub hours: Option<Hours>,
}

/// A line of the register.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterLine {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its SIRET.
    pub siret: Option<String>,
    /// `accredited`, or `renewal_due` while its renewal is open.
    pub state: &'static str,
    /// EI, ACI, AI, ETTI, EITI, EA or ESAT.
    pub insertion_kind: Option<String>,
    /// Whether it may issue tax receipts (CGI 238 bis).
    pub may_issue_receipts: bool,
    /// Whether it may receive free gifts of public bodies (CG3P L3212-2).
    pub may_receive_public_gifts: bool,
    /// The number of its certificate.
    pub certificate_number: Option<String>,
    /// The day it was accredited.
    #[schema(value_type = Option<String>, format = Date)]
    pub accredited_on: Option<NaiveDate>,
    /// The last day it is accredited.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_until: Option<NaiveDate>,
    /// Its benches.
    pub sites: Vec<RegisterSite>,
    /// Devices counted over twelve months; absent under the public sample of 100.
    pub outcomes: Option<u64>,
    /// Reuse rate in units, in tenths of a percent; absent under the public sample.
    pub reuse_units_permille: Option<u64>,
    /// Reuse rate in mass, in tenths of a percent; absent under the public sample of weighed devices.
    pub reuse_mass_permille: Option<u64>,
    /// What else is measured of it over the same twelve months.
    pub quality: PublicQuality,
}

/// A criterion of a line of the register.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterCriterion {
    /// Its code.
    pub code: String,
    /// Its name, in French then in English.
    pub title: [String; 2],
    /// What it asks, in French then in English.
    pub sentence: [String; 2],
    /// The day its proof was accepted.
    #[schema(value_type = Option<String>, format = Date)]
    pub accepted_on: Option<NaiveDate>,
    /// Until when the proof is good.
    #[schema(value_type = Option<String>, format = Date)]
    pub good_until: Option<NaiveDate>,
}

/// One organisation of the register.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterEntry {
    /// Its line.
    #[serde(flatten)]
    pub line: RegisterLine,
    /// The version of the criteria it is held against.
    pub criteria_version: Option<i64>,
    /// The criteria that it met, with the dates of their proofs.
    pub criteria: Vec<RegisterCriterion>,
}

/// Every refurbisher that is accredited at `now`, by name.
///
/// # Errors
/// When the database fails.
pub async fn register(c: &impl ConnectionTrait, now: Instant) -> Result<Vec<RegisterLine>> {
    let mut files = listed(c).await?;
    files.retain(|one| one.file.kind == Kind::Refurbisher && one.file.is_active(now));
    let ids = || files.iter().map(|one| one.file.organisation_id);
    let names = organisations::find_many(c, ids()).await?;
    let figures = most_figures(c, 10_000).await?;
    let sites = organisations::sites_of_many(c, ids(), SiteKind::Workshop).await?;
    let communes = territories::find_many(c, sites.iter().map(|site| site.insee_code.clone())).await?;
    let benches = organisations::benches(c, sites.iter().map(|site| site.id)).await?;
    let mut lines: Vec<RegisterLine> = files
        .iter()
        .filter_map(|one| {
            let id = one.file.organisation_id;
            let organisation = names.get(&id)?;
            let found = figures.iter().find(|figures| figures.organisation_id == id);
            let quality = found.map(Figures::published).unwrap_or_default();
            Some(RegisterLine {
                organisation_id: id,
                name: organisation.name.clone(),
                siret: organisation.siret.clone(),
                state: one.file.state.code(),
                insertion_kind: one.file.insertion_kind.clone(),
                may_issue_receipts: one.file.may_issue_receipts,
                may_receive_public_gifts: one.file.may_receive_public_gifts,
                certificate_number: one.certificate_number.clone(),
                accredited_on: one.accredited_at.map(paris_day),
                valid_until: one.file.valid_until.map(paris_day),
                sites: sites
                    .iter()
                    .filter(|site| site.organisation_id == id)
                    .map(|site| {
                        let commune = communes.get(&site.insee_code);
                        let bench = benches.get(&site.id).cloned().unwrap_or_default();
                        RegisterSite {
                            label: site.label.clone(),
                            insee_code: site.insee_code.clone(),
                            commune: commune.map(|commune| commune.name.clone()).unwrap_or_default(),
                            department_code: commune
                                .map(|commune| commune.department_code.clone())
                                .unwrap_or_default(),
                            service_radius_km: site.service_radius_km,
                            weekly: bench.weekly,
                            erasure: bench.erasure.iter().map(|method| method.code()).collect(),
                            hours: bench.hours,
                        }
                    })
                    .collect(),
                outcomes: quality.outcomes,
                reuse_units_permille: quality.reuse_units_permille,
                reuse_mass_permille: quality.reuse_mass_permille,
                quality,
            })
        })
        .collect();
    lines.sort_by(|one, other| {
        (one.name.to_lowercase(), one.organisation_id)
            .cmp(&(other.name.to_lowercase(), other.organisation_id))
    });
    Ok(lines)
}

/// One accredited refurbisher with its criteria, and its whole file for whoever makes papers of it.
///
/// # Errors
/// 404 for whoever is not accredited now.
pub async fn entry(
    c: &impl ConnectionTrait,
    now: Instant,
    organisation: OrganisationId,
) -> Result<(RegisterEntry, Dossier, Option<Figures>)> {
    let one = own_dossier(c, organisation, Kind::Refurbisher).await?.ok_or_else(Error::not_found)?;
    if !one.is_active(now) {
        return Err(Error::not_found());
    }
    let line = register(c, now).await?.into_iter().find(|line| line.organisation_id == organisation);
    let criteria = one
        .criteria
        .iter()
        .filter_map(|criterion| {
            let held = one.held_for(&criterion.code)?;
            (held.state == CriterionState::Accepted).then(|| RegisterCriterion {
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                sentence: criterion.sentence.clone(),
                accepted_on: held.decided_at.map(paris_day),
                good_until: held.expires_at.map(paris_day),
            })
        })
        .collect();
    let entry = RegisterEntry {
        line: line.ok_or_else(Error::not_found)?,
        criteria_version: one.criteria_version,
        criteria,
    };
    let figures = figures_of(c, organisation).await?;
    Ok((entry, one, figures))
}
