//! Collection campaigns of the lead's territory: two that go on, with points, dates and lots that came, one that is over with its
//! result, and a draft.

use chrono::{Days, NaiveDate};
use sea_orm::DatabaseTransaction;

use crate::accounts;
use crate::campaigns::rules::{PointState, RoundState};
use crate::campaigns::{self, Campaign, Closing, DropOff, Round, SignUp, Told};
use crate::devices::CATEGORIES;
use crate::donations::{campaign_figures, lots_declared_between};
use crate::kernel::hours::Hours;
use crate::kernel::time::{add_working_days, paris_day, paris_start};
use crate::kernel::{
    CampaignId, CampaignPointId, CampaignRoundId, CampaignSignUpId, Capacity, Error, Instant, OpContext,
    OrganisationId, Result,
};
use crate::organisations::{self, Site};
use crate::web::App;

/// Lots given through each campaign.
const LOTS: i64 = 12;

/// The organisation that a persona acts for.
async fn organisation_of(app: &App, persona: &str, capacity: Capacity) -> Result<Option<OrganisationId>> {
    let c = app.db.fresh();
    let Some(person) = accounts::persona(c, persona).await? else { return Ok(None) };
    let held = accounts::choices(c, person.id).await?;
    Ok(held.into_iter().find(|one| one.capacity == capacity).map(|one| one.organisation_id))
}

fn day(now: Instant, days: i64) -> NaiveDate {
    let today = paris_day(now);
    let moved = match u64::try_from(days) {
        Ok(ahead) => today.checked_add_days(Days::new(ahead)),
        Err(_) => today.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved.unwrap_or(today)
}

/// Who plays in them.
struct Cast {
    lead: OrganisationId,
    workshop: Site,
    structure: Site,
    department: String,
}

struct Script {
    title: &'static str,
    words: &'static str,
    period: (i64, i64),
    goals: &'static [(&'static str, u32)],
}

const WINTER: Script = Script {
    title: "Un ordinateur pour chaque foyer",
    words: "Des familles de notre territoire attendent un ordinateur pour les démarches, l’école ou la recherche d’emploi.\n\
            Entreprises, mairies, associations : donnez ce qui dort dans vos placards. Un atelier proche efface et remet en état.",
    period: (-24, 45),
    goals: &[("laptop", 250), ("desktop", 80), ("screen", 120)],
};
const COMPANIES: Script = Script {
    title: "Les entreprises renouvellent, le territoire réemploie",
    words: "Vous changez de parc avant la fin de l’année ? Inscrivez vos appareils à une collecte groupée : un camion passe près de chez vous.",
    period: (-6, 30),
    goals: &[("laptop", 120), ("smartphone", 60)],
};
const SCHOOL: Script = Script {
    title: "Rentrée numérique",
    words: "Pour que chaque collégien ait un ordinateur à la maison.",
    period: (-120, -60),
    goals: &[("laptop", 150), ("screen", 40)],
};
const SPRING: Script = Script {
    title: "Collecte de printemps",
    words: "Un brouillon à relire : ajoutez des points de dépôt et des dates, puis publiez.",
    period: (60, 120),
    goals: &[("laptop", 90), ("tablet", 30)],
};

impl Script {
    async fn write(
        &self,
        t: &DatabaseTransaction,
        op: &OpContext,
        cast: &Cast,
        public: bool,
    ) -> Result<Campaign> {
        let from = day(op.now, self.period.0);
        let at = |before: u64| {
            let day = from.checked_sub_days(Days::new(before)).unwrap_or(from);
            (paris_start(day) + chrono::Duration::hours(10)).min(op.now)
        };
        let told = Told {
            lead: cast.lead,
            at: at(20),
            published_at: public.then(|| at(10)),
            said: (self.title.to_owned(), self.words.to_owned()),
            period: (from, day(op.now, self.period.1)),
            departments: vec![cast.department.clone()],
            goals: self.goals.to_vec(),
        };
        told.write(t, op).await
    }

    /// Lots declared in its period are given through it.
    async fn lots(&self, t: &DatabaseTransaction, op: &OpContext, cast: &Cast, id: CampaignId) -> Result<()> {
        let between = (
            paris_start(day(op.now, self.period.0)),
            paris_start(day(op.now, self.period.1.min(0))).min(op.now),
        );
        let lots = lots_declared_between(t, &cast.department, between, LOTS).await?;
        campaigns::join_many(t, &op.at(between.0), id, &lots).await
    }
}

fn point(campaign: CampaignId, site: &Site, label: &str, takes: &[&str], state: PointState) -> DropOff {
    let mut hours = Hours(Default::default());
    for day in hours.0.iter_mut().take(5) {
        *day = vec![(9 * 60, 12 * 60 + 30), (14 * 60, 17 * 60)];
    }
    hours.0[5] = vec![(9 * 60, 12 * 60)];
    DropOff {
        id: CampaignPointId::new(),
        campaign_id: campaign,
        organisation_id: site.organisation_id,
        label: label.to_owned(),
        address: site.address.clone(),
        insee_code: site.insee_code.clone(),
        point: site.point,
        hours,
        by_appointment: true,
        closed_on: Vec::new(),
        takes: takes.iter().map(|code| (*code).to_owned()).collect(),
        state,
        version: 1,
    }
}

fn round(campaign: CampaignId, workshop: &Site, on: NaiveDate, room: (u32, u32), state: RoundState) -> Round {
    Round {
        id: CampaignRoundId::new(),
        campaign_id: campaign,
        workshop_id: workshop.organisation_id,
        day: on,
        between: (9 * 60, 12 * 60),
        place: "Parking de la mairie".to_owned(),
        insee_code: workshop.insee_code.clone(),
        capacity: room.0,
        taken: room.1,
        state,
        reason: None,
        version: 1,
    }
}

/// Writes them, for the personas' organisations; a small world may lack one, and has no campaign then.
///
/// # Errors
/// When the database fails.
pub(super) async fn write(app: &App, now: Instant) -> Result<()> {
    let c = app.db.fresh();
    let Some(lead) = organisation_of(app, "lead", Capacity::TerritorialLead).await? else { return Ok(()) };
    let Some(workshop) = organisation_of(app, "refurbisher", Capacity::Refurbisher).await? else {
        return Ok(());
    };
    let Some(structure) = organisation_of(app, "mediator", Capacity::MediationStructure).await? else {
        return Ok(());
    };
    let workshop = organisations::sites_of(c, workshop).await?.into_iter().next();
    let structure = organisations::sites_of(c, structure).await?.into_iter().next();
    let (Some(workshop), Some(structure)) = (workshop, structure) else { return Ok(()) };
    let steered = organisations::steered_departments(c, lead).await?;
    let there = crate::territories::find(c, &workshop.insee_code).await?.department_code;
    let department = steered.iter().find(|code| **code == there).or(steered.first()).cloned();
    let department =
        department.ok_or_else(|| Error::internal("a lead of the practice ground without territory"))?;
    let cast = Cast { lead, workshop, structure, department };
    let op = OpContext::system("sandbox", now);
    let all: Vec<&str> = CATEGORIES.to_vec();
    // Who signed up: donors of the territory, but the persona, who finds room.
    let own = organisation_of(app, "donor", Capacity::Donor).await?;
    let since = paris_start(day(now, WINTER.period.0));
    let mut donors: Vec<OrganisationId> = lots_declared_between(c, &cast.department, (since, now), LOTS)
        .await?
        .into_iter()
        .map(|(_, donor)| donor)
        .filter(|donor| Some(*donor) != own)
        .collect();
    donors.sort_unstable();
    donors.dedup();
    app.db
        .tx(async |t| {
            let school = SCHOOL.write(t, &op, &cast, true).await?;
            SCHOOL.lots(t, &op, &cast, school.id).await?;
            Ok(())
        })
        .await?;
    app.db
        .tx(async |t| {
            let companies = COMPANIES.write(t, &op, &cast, true).await?;
            COMPANIES.lots(t, &op, &cast, companies.id).await?;
            let winter = WINTER.write(t, &op, &cast, true).await?;
            WINTER.lots(t, &op, &cast, winter.id).await?;
            let small = ["laptop", "smartphone", "tablet", "peripheral"];
            let held = point(winter.id, &cast.workshop, "Atelier, quai de dépôt", &all, PointState::Agreed);
            campaigns::insert_point(t, &op, &held).await?;
            let held =
                point(winter.id, &cast.structure, "Accueil du lieu de médiation", &small, PointState::Agreed);
            campaigns::insert_point(t, &op, &held).await?;
            let asked =
                point(companies.id, &cast.structure, "Hall du lieu de médiation", &small, PointState::Asked);
            campaigns::insert_point(t, &op, &asked).await?;
            for (days, capacity, places, state) in [
                (6, 60, &[40, 20][..], RoundState::Accepted),
                (11, 80, &[20][..], RoundState::Accepted),
                (16, 80, &[][..], RoundState::Asked),
            ] {
                let signed: Vec<(OrganisationId, u32)> =
                    donors.iter().copied().zip(places.iter().copied()).collect();
                let taken = signed.iter().map(|(_, units)| *units).sum();
                let on = paris_day(add_working_days(now, days));
                let one = round(companies.id, &cast.workshop, on, (capacity, taken), state);
                campaigns::insert_round(t, &op, &one).await?;
                for (donor_id, units) in signed {
                    let what = "Ordinateurs portables et chargeurs".to_owned();
                    let id = CampaignSignUpId::new();
                    let place = SignUp { id, round_id: one.id, donor_id, units, what, lot_id: None };
                    campaigns::insert_sign_up(t, &op, &place).await?;
                }
            }
            SPRING.write(t, &op, &cast, false).await?;
            Ok(())
        })
        .await?;
    close_school(app, &op, &cast).await
}

/// The campaign that is over gets its result, with what it brought by now.
async fn close_school(app: &App, op: &OpContext, cast: &Cast) -> Result<()> {
    let c = app.db.fresh();
    let over = campaigns::public(c)
        .await?
        .into_iter()
        .find(|one| one.organisation_id == cast.lead && one.title == SCHOOL.title);
    let Some(over) = over else { return Ok(()) };
    let figures = campaign_figures(c, &[over.id]).await?.remove(&over.id).unwrap_or_default();
    let all = figures.values().fold(crate::donations::CampaignFigures::default(), |sum, one| sum.with(*one));
    let closing = Closing {
        words: "Merci aux donateurs, aux ateliers et aux lieux qui ont tenu les points de dépôt.\n\
                Chaque appareil remis en état est parti vers un foyer ou une école du territoire."
            .to_owned(),
        figures: [all.declared, all.received, all.fit, all.given],
    };
    let after = paris_start(day(op.now, SCHOOL.period.1 + 10)) + chrono::Duration::hours(11);
    app.db.tx(async |t| campaigns::close_told(t, &op.at(after), over.id, &closing).await).await
}
