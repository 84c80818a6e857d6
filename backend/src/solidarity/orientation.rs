//! Orientations: a person on the telephone is passed to a mediation structure of their choice. Rebond never learns who it
//! is; they tell the structure their code, and the structure files the request with them, once they agree.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::request::CATEGORIES;
use super::rules::free_text;
use crate::accounts::tell;
use crate::accreditation::{self, Kind};
use crate::kernel::context::coded;
use crate::kernel::{
    Capacity, Error, ErrorKind, Instant, OpContext, OrganisationId, OrientationId, Page, Paging, Refusal,
    RequestId, Result, ShortCode, SiteId,
};
use crate::organisations::{self, SiteKind};
use crate::platform::{Db, audit, jobs, short_codes};
use crate::web::App;

/// What an orientation's short code says it stands for.
pub const ORIENTATION: &str = "orientation";
/// Nobody took it up in time.
pub const LAPSE_ORIENTATION: &str = "solidarity.lapse_orientation";
/// Days that a structure has.
const DAYS: i64 = 30;

coded! {
    /// Where an orientation stands.
    OrientationState {
        /// The structure waits for the person.
        Sent = "sent",
        /// The structure filed the request with them.
        TakenUp = "taken_up",
        /// The structure said no, with a reason.
        Declined = "declined",
        /// Nothing came of it in time.
        Lapsed = "lapsed",
    }
}

coded! {
    /// Why a structure does not take an orientation up.
    OrientationReason {
        /// The person did not come and did not call.
        NotCome = "not_come",
        /// The structure cannot help them.
        NotForUs = "not_for_us",
    }
}

/// Not from this state.
#[derive(Debug)]
struct WrongState;

impl Refusal for WrongState {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        "orientation-wrong-state"
    }
}

/// An orientation.
#[derive(Clone, Debug)]
pub struct Orientation {
    /// Its id.
    pub id: OrientationId,
    /// The structure.
    pub structure_id: OrganisationId,
    /// The place that the person chose.
    pub site_id: SiteId,
    /// The category wished for.
    pub category: String,
    /// A word on the equipment.
    pub note: Option<String>,
    /// Where it stands.
    pub state: OrientationState,
    /// The request that came of it.
    pub request_id: Option<RequestId>,
    /// When it was passed.
    pub created_at: Instant,
    /// Until when the structure waits.
    pub expires_at: Instant,
    version: i64,
}

#[derive(Serialize, Deserialize)]
struct OfOrientation {
    orientation_id: OrientationId,
}

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "orientations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrientationId,
        pub structure_id: OrganisationId,
        pub site_id: SiteId,
        pub category: String,
        pub note: Option<String>,
        pub state: String,
        pub reason: Option<String>,
        pub request_id: Option<RequestId>,
        pub filed_by_organisation: OrganisationId,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn of(row: row::Model) -> Result<Orientation> {
    Ok(Orientation {
        id: row.id,
        structure_id: row.structure_id,
        site_id: row.site_id,
        category: row.category,
        note: row.note,
        state: row.state.parse().map_err(|()| Error::internal("an orientation holds an unknown code"))?,
        request_id: row.request_id,
        created_at: row.created_at,
        expires_at: row.expires_at,
        version: row.version,
    })
}

/// An orientation, for callers that say nothing of who.
pub(super) async fn some(c: &impl ConnectionTrait, id: OrientationId) -> Result<Option<Orientation>> {
    row::Entity::find_by_id(id).one(c).await?.map(of).transpose()
}

/// An orientation of the acting structure.
///
/// # Errors
/// 403 for anyone but a mediation structure; 404 for another's.
pub async fn own(c: &impl ConnectionTrait, op: &OpContext, id: OrientationId) -> Result<Orientation> {
    let structure = op.require_reading(Capacity::MediationStructure)?.organisation_id;
    let row = row::Entity::find_by_id(id).filter(row::Column::StructureId.eq(structure)).one(c).await?;
    row.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// The orientations that wait at the acting structure, the oldest first.
///
/// # Errors
/// 403 for anyone but a mediation structure.
pub async fn waiting(c: &impl ConnectionTrait, op: &OpContext, paging: &Paging) -> Result<Page<Orientation>> {
    let structure = op.require_reading(Capacity::MediationStructure)?.organisation_id;
    let mut query = row::Entity::find()
        .filter(row::Column::StructureId.eq(structure))
        .filter(row::Column::State.eq(OrientationState::Sent.code()))
        .order_by_asc(row::Column::Id)
        .limit(paging.limit() + 1);
    if let Some(after) = paging.after::<OrientationId>() {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.all(c).await?.into_iter().map(of).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, paging.limit(), |one| one.id.to_string()))
}

/// How many wait at a structure, and until when the first.
pub(super) async fn count(
    c: &impl ConnectionTrait,
    structure: OrganisationId,
) -> Result<(u64, Option<Instant>)> {
    let query = row::Entity::find()
        .filter(row::Column::StructureId.eq(structure))
        .filter(row::Column::State.eq(OrientationState::Sent.code()));
    let first = query.clone().order_by_asc(row::Column::ExpiresAt).one(c).await?;
    Ok((query.count(c).await?, first.map(|row| row.expires_at)))
}

async fn end(
    t: &DatabaseTransaction,
    op: &OpContext,
    before: &Orientation,
    state: OrientationState,
    reason: Option<OrientationReason>,
    request: Option<RequestId>,
) -> Result<()> {
    if before.state != OrientationState::Sent {
        return Err(WrongState.into());
    }
    let written = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(state.code()))
        .col_expr(row::Column::Reason, Expr::value(reason.map(OrientationReason::code)))
        .col_expr(row::Column::RequestId, Expr::value(request))
        .col_expr(row::Column::Note, Expr::value(None::<String>))
        .col_expr(row::Column::Version, Expr::value(before.version + 1))
        .filter(row::Column::Id.eq(before.id))
        .filter(row::Column::Version.eq(before.version))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    let told =
        json!({ "to": state.code(), "reason": reason.map(OrientationReason::code), "request_id": request });
    audit::record(t, op, &format!("orientation.{}", state.code()), "orientation", before.id, told).await
}

/// Passes a person on the telephone to the place they chose. The caller authorised the agent.
///
/// # Errors
/// 422 per field; `not-accredited` (403) when the structure may no longer help.
pub async fn pass(
    app: &App,
    op: &OpContext,
    site: &str,
    category: &str,
    note: &str,
) -> Result<(Orientation, ShortCode)> {
    let by = op.acting()?.organisation_id;
    let category = CATEGORIES.iter().find(|known| **known == category);
    let category = *category.ok_or_else(|| Error::invalid("category", "category-unknown"))?;
    let note = free_text::read("note", Some(note))?;
    let place = || Error::invalid("site", "orientation-place");
    let site: SiteId = site.parse().map_err(|_| place())?;
    app.db
        .tx(async |t| {
            let site = organisations::find_sites(t, [site]).await?.remove(&site).ok_or_else(place)?;
            if site.kind != SiteKind::MediationPlace {
                return Err(place());
            }
            accreditation::require_active(t, op.now, site.organisation_id, Kind::MediationStructure).await?;
            let new = Orientation {
                id: OrientationId::new(),
                structure_id: site.organisation_id,
                site_id: site.id,
                category: category.to_owned(),
                note: note.clone(),
                state: OrientationState::Sent,
                request_id: None,
                created_at: op.now,
                expires_at: op.now + Duration::days(DAYS),
                version: 1,
            };
            row::Entity::insert(row::ActiveModel {
                id: Set(new.id),
                structure_id: Set(new.structure_id),
                site_id: Set(new.site_id),
                category: Set(new.category.clone()),
                note: Set(new.note.clone()),
                state: Set(new.state.code().to_owned()),
                reason: Set(None),
                request_id: Set(None),
                filed_by_organisation: Set(by),
                created_at: Set(new.created_at),
                expires_at: Set(new.expires_at),
                version: Set(new.version),
            })
            .exec_without_returning(t)
            .await?;
            let code = short_codes::give(t, op.now, ORIENTATION, new.id.0).await?;
            let told = json!({ "category": category, "filed_for_caller": true, "channel": "telephone" });
            audit::record(t, op, "orientation.sent", "orientation", new.id, told).await?;
            let job = OfOrientation { orientation_id: new.id };
            let key = Some(format!("{LAPSE_ORIENTATION}:{}", new.id));
            jobs::enqueue_at(t, op, LAPSE_ORIENTATION, &job, new.expires_at, key).await?;
            let address = format!("{}/desk/orientations", app.config.public_url.trim_end_matches('/'));
            tell(t, op, new.structure_id, |texts| {
                let text = texts
                    .t("mail-orientation-text")
                    .with("category", texts.dynamic("category-", category).to_string())
                    .with("code", code.grouped())
                    .with("address", address.as_str());
                (texts.t("mail-orientation-subject").to_string(), text.to_string())
            })
            .await?;
            Ok((new, code))
        })
        .await
}

/// The acting structure has filed the request with the person.
///
/// # Errors
/// 403, 404; `orientation-wrong-state`, `changed-meanwhile` (409).
pub async fn take_up(db: &Db, op: &OpContext, id: OrientationId, request: RequestId) -> Result<()> {
    db.tx(async |t| {
        let before = own(t, op, id).await?;
        end(t, op, &before, OrientationState::TakenUp, None, Some(request)).await
    })
    .await
}

/// The acting structure does not take it up.
///
/// # Errors
/// 403, 404; `orientation-wrong-state`, `changed-meanwhile` (409).
pub async fn decline(db: &Db, op: &OpContext, id: OrientationId, reason: OrientationReason) -> Result<()> {
    op.require(Capacity::MediationStructure)?;
    db.tx(async |t| {
        let before = own(t, op, id).await?;
        end(t, op, &before, OrientationState::Declined, Some(reason), None).await
    })
    .await
}

/// Nothing came of it in time.
///
/// # Errors
/// When the database fails.
pub async fn lapse(app: App, payload: Value) -> Result<()> {
    let OfOrientation { orientation_id } = serde_json::from_value(payload).map_err(Error::internal)?;
    let op = OpContext::system("solidarity", app.clock.now());
    app.db
        .tx(async |t| match some(t, orientation_id).await? {
            Some(before) if before.state == OrientationState::Sent => {
                end(t, &op, &before, OrientationState::Lapsed, None, None).await
            }
            Some(_) | None => Ok(()),
        })
        .await
}
