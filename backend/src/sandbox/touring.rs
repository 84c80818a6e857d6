//! Where each person stands in their tour: remembered in the database, so that signing out loses nothing.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};

use super::tour::{self, Goal, Step};
use crate::kernel::{Acting, Error, Instant, OpContext, Paging, Result, UserId};
use crate::web::App;
use crate::{accounts, catalogue, desks, devices, donations, solidarity};

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sandbox_tours")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: UserId,
        pub step: i32,
        pub ended: bool,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A persona's tour, and where they stand in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touring {
    pub(super) code: &'static str,
    pub(super) steps: &'static [Step],
    /// The present step, from 1.
    pub(super) number: usize,
    /// Whether somebody asked for it.
    pub(super) begun: bool,
    /// Whether it was followed to its end or passed over.
    pub(super) ended: bool,
}

/// The tour of a persona as it stands; nothing for anybody else.
///
/// # Errors
/// When the database fails.
pub(super) async fn of(c: &impl ConnectionTrait, user: UserId) -> Result<Option<Touring>> {
    let persona = accounts::user_by_id(c, user).await?.and_then(|person| person.persona);
    let Some((code, steps)) = persona.as_deref().and_then(tour::of) else { return Ok(None) };
    let row = row::Entity::find_by_id(user).one(c).await?;
    let number = row.as_ref().and_then(|row| usize::try_from(row.step).ok()).unwrap_or(1);
    let begun = row.is_some();
    let ended = row.is_some_and(|row| row.ended);
    Ok(Some(Touring { code, steps, number: number.clamp(1, steps.len()), begun, ended }))
}

/// Remembers where a person stands.
///
/// # Errors
/// When the database fails.
pub(super) async fn keep(app: &App, user: UserId, number: usize, ended: bool) -> Result<()> {
    let step = i32::try_from(number).map_err(Error::internal)?;
    let now = app.clock.now();
    let columns = [row::Column::Step, row::Column::Ended, row::Column::UpdatedAt];
    app.db
        .tx(async |t| {
            let row = row::ActiveModel {
                user_id: Set(user),
                step: Set(step),
                ended: Set(ended),
                updated_at: Set(now),
            };
            let again = OnConflict::column(row::Column::UserId).update_columns(columns).to_owned();
            row::Entity::insert(row).on_conflict(again).exec_without_returning(t).await?;
            Ok(())
        })
        .await
}

/// What a page shows of the viewer's tour: nothing outside the sandbox, for anybody but a persona, before it is asked
/// for, once it has ended, or on a page where the persona does something else. Whoever reads the next step's page has taken that step.
///
/// # Errors
/// When the database fails.
pub async fn shown(app: &App, acting: &Acting, path: &str, reads: bool) -> Result<Option<frontend::Tour>> {
    let elsewhere = ["/sandbox", "/suivre", "/etre-rappele", "/avis"];
    if !app.config.is_sandbox() || elsewhere.iter().any(|beginning| path.starts_with(beginning)) {
        return Ok(None);
    }
    let Some(touring) =
        of(app.db.fresh(), acting.user_id).await?.filter(|touring| touring.begun && !touring.ended)
    else {
        return Ok(None);
    };
    let Touring { code, steps, number, .. } = touring;
    if !tour::is_shown_at(steps, path) {
        return Ok(None);
    }
    let moved = if reads { tour::moved_on(steps, number, path) } else { number };
    if moved != number {
        keep(app, acting.user_id, moved, false).await?;
    }
    Ok(Some(frontend::Tour {
        code: format!("{code}-{moved}"),
        number: moved,
        count: steps.len(),
        here: steps.get(moved - 1).is_some_and(|step| step.is_at(path)),
    }))
}

/// The address where a step leads this person: a real object of theirs when there is one.
///
/// # Errors
/// When the database fails.
pub(super) async fn address(app: &App, op: &OpContext, step: Step) -> Result<String> {
    let c = app.db.fresh();
    let first = Paging { limit: Some(5), after: None };
    Ok(match step.goal {
        Goal::Page(address) => address.to_owned(),
        Goal::Waiting(beginning, otherwise) => desks::waiting(&app.db, op)
            .await?
            .into_iter()
            .map(|todo| todo.address)
            .find(|address| address.starts_with(beginning))
            .unwrap_or_else(|| otherwise.to_owned()),
        Goal::OwnLot => {
            let lots = donations::lots(app, op, &first).await?.items;
            let declared = lots.iter().find(|one| one.state != donations::rules::LotState::Draft);
            declared.map_or("/desk/lots".to_owned(), |one| format!("/desk/lots/{}", one.lot.id))
        }
        Goal::OwnRequest => solidarity::telling(c, op)
            .await?
            .map_or("/desk/requests".to_owned(), |id| format!("/desk/requests/{id}")),
        Goal::DeviceToTest => {
            let filter = devices::DeviceFilter {
                holder: Some(op.acting()?.organisation_id),
                states: vec![devices::State::Received],
                ..devices::DeviceFilter::default()
            };
            let found = devices::list(c, &filter, None, 1).await?.into_iter().next();
            found.map_or("/desk/devices".to_owned(), |one| format!("/desk/devices/{}", one.reference))
        }
        Goal::Offer => {
            let every = catalogue::OfferFilter::default();
            let found = catalogue::offers(c, op.now, &every, 1).await?.into_iter().next();
            found.map_or("/catalogue".to_owned(), |one| format!("/offres/{}", one.listing_id))
        }
        Goal::Passport => {
            let filter = devices::DeviceFilter {
                states: vec![devices::State::InUse],
                ..devices::DeviceFilter::default()
            };
            let found = devices::list(c, &filter, None, 1).await?.into_iter().next();
            found.map_or("/chiffres".to_owned(), |one| format!("/appareils/{}", one.reference))
        }
    })
}
