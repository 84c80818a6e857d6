//! The estimate as JSON.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::estimate::{self, AvoidedLine, Candidate, Estimate, Typed};
use crate::devices::LegalBasis;
use crate::donations::inventory::Category;
use crate::kernel::{OrganisationId, Result};
use crate::web::{App, Args, CalledFrom, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(estimate_gift))
}

/// What can be asked, as it stands in an address; numbers as people write them.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct EstimateArgs {
    /// Where the equipment is: a postal code or a commune's name; a département's code may follow.
    pub(super) near: Option<String>,
    /// The INSEE code of the commune, when `near` names several.
    pub(super) commune: String,
    /// company_gift (unless told), company_patronage (with a tax receipt) or public_free_gift.
    pub(super) gift: String,
    /// How many portable computers.
    #[param(value_type = Option<u32>)]
    pub(super) laptop: String,
    /// How many fixed computers.
    #[param(value_type = Option<u32>)]
    pub(super) desktop: String,
    /// How many screens.
    #[param(value_type = Option<u32>)]
    pub(super) screen: String,
    /// How many mobile telephones.
    #[param(value_type = Option<u32>)]
    pub(super) smartphone: String,
    /// How many tablets.
    #[param(value_type = Option<u32>)]
    pub(super) tablet: String,
    /// How many printers.
    #[param(value_type = Option<u32>)]
    pub(super) printer: String,
    /// How many servers.
    #[param(value_type = Option<u32>)]
    pub(super) server: String,
    /// How many switches, routers and the like.
    #[param(value_type = Option<u32>)]
    pub(super) network: String,
    /// How many other devices.
    #[param(value_type = Option<u32>)]
    pub(super) other: String,
}

impl EstimateArgs {
    /// What was typed.
    pub(super) fn typed(self) -> Typed {
        let Self {
            near,
            commune,
            gift,
            laptop,
            desktop,
            screen,
            smartphone,
            tablet,
            printer,
            server,
            network,
            other,
        } = self;
        Typed {
            near: near.unwrap_or_default(),
            commune,
            gift,
            quantities: vec![
                (Category::Laptop, laptop),
                (Category::Desktop, desktop),
                (Category::Screen, screen),
                (Category::Smartphone, smartphone),
                (Category::Tablet, tablet),
                (Category::Printer, printer),
                (Category::Server, server),
                (Category::Network, network),
                (Category::Other, other),
            ],
        }
    }
}

/// A commune.
#[derive(Serialize, ToSchema)]
struct EstimatePlaceOut {
    /// INSEE code: what to send as `commune`.
    insee_code: String,
    name: String,
    /// Code of the département.
    department_code: String,
}

/// How long a workshop usually takes.
#[derive(Serialize, ToSchema)]
struct UsualDelayOut {
    /// The middle one, in days from the declaration to the collection.
    median_days: i64,
    /// How many collections of the last two years it is measured on.
    collections: usize,
}

/// A workshop that would be asked.
#[derive(Serialize, ToSchema)]
struct EstimateWorkshopOut {
    organisation_id: OrganisationId,
    name: String,
    /// The commune of the workshop.
    commune: String,
    department_code: String,
    /// As the crow flies.
    distance_km: f64,
    /// Whether this lot would be fetched for free; absent when the workshop has not said.
    free_collection: Option<bool>,
    /// From how many units it fetches for free; absent when it has not said.
    free_collection_from: Option<i32>,
    /// The most units it takes at once; absent for no limit.
    largest_lot: Option<i32>,
    /// Absent when too few collections were measured.
    usual_delay: Option<UsualDelayOut>,
    /// Whether it may issue tax receipts (CGI 238 bis).
    may_issue_receipts: bool,
}

impl EstimateWorkshopOut {
    fn of(one: Candidate, units: i64) -> Self {
        let Candidate { taker, organisation, commune, delay } = one;
        Self {
            organisation_id: organisation.id,
            name: organisation.name,
            commune: commune.name,
            department_code: commune.department_code,
            distance_km: (taker.distance_km * 10.0).round() / 10.0,
            free_collection: taker.terms.is_free(units),
            free_collection_from: taker.terms.free_from,
            largest_lot: taker.terms.largest_lot,
            usual_delay: delay.map(|delay| UsualDelayOut {
                median_days: delay.median_days,
                collections: delay.collections,
            }),
            may_issue_receipts: taker.file.may_issue_receipts,
        }
    }
}

/// What the units of one category weigh and may avoid.
#[derive(Serialize, ToSchema)]
struct EstimateLineOut {
    /// The category.
    category: String,
    units: u32,
    /// Grams, by the average of the devices weighed here; absent when too few were.
    weight_grams: Option<i64>,
    /// Grams of CO2e that one further year of use of all of them avoids; absent where no factor is published.
    avoided_grams_co2e_per_year: Option<i64>,
    /// Whether that is our own estimate from published factors.
    estimated: bool,
    /// Who says so, and when.
    source: String,
}

impl EstimateLineOut {
    fn of(line: AvoidedLine) -> Self {
        let AvoidedLine { category, units, grams, source, estimated, weight_grams } = line;
        Self {
            category: category.code().to_owned(),
            units,
            weight_grams,
            avoided_grams_co2e_per_year: grams,
            estimated,
            source,
        }
    }
}

/// What would become of a gift.
#[derive(Serialize, ToSchema)]
struct EstimateOut {
    /// Where it was counted from.
    place: EstimatePlaceOut,
    /// Other communes that `near` names.
    other_places: Vec<EstimatePlaceOut>,
    /// On which ground.
    gift: LegalBasis,
    /// All units together.
    units: u32,
    /// How many workshops would be asked in all.
    workshop_count: usize,
    /// The nearest of them, at most ten.
    workshops: Vec<EstimateWorkshopOut>,
    /// By category.
    lines: Vec<EstimateLineOut>,
}

fn place(commune: crate::territories::Commune) -> EstimatePlaceOut {
    EstimatePlaceOut {
        insee_code: commune.insee_code,
        name: commune.name,
        department_code: commune.department_code,
    }
}

/// Estimate a gift, without an account
///
/// Which accredited workshops would be asked to take so much equipment there, by the rules that the declaration of a
/// lot follows; on which terms, how soon, and what it may avoid. Nothing is kept. At most 60 questions a minute from
/// one place.
#[utoipa::path(get, path = "/donation-estimates", tag = "donations", params(EstimateArgs),
    responses((status = 200, body = EstimateOut), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn estimate_gift(
    State(app): State<App>,
    Op(op): Op,
    CalledFrom(from): CalledFrom,
    Args(args): Args<EstimateArgs>,
) -> Result<Json<EstimateOut>> {
    app.estimates.check(&from)?;
    let question = estimate::understand(app.db.read(), &args.typed()).await?;
    let Estimate { question, candidates, workshops, lines, .. } =
        estimate::answer(app.db.read(), question, op.now).await?;
    let units = question.units.total();
    Ok(Json(EstimateOut {
        place: place(question.place),
        other_places: question.others.into_iter().map(place).collect(),
        gift: question.gift,
        units,
        workshop_count: workshops,
        workshops: candidates.into_iter().map(|one| EstimateWorkshopOut::of(one, i64::from(units))).collect(),
        lines: lines.into_iter().map(EstimateLineOut::of).collect(),
    }))
}
