//! What technicians told, as it is kept.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::rules::{Saying, Told};
use crate::devices::Event;
use crate::kernel::{BenchActId, BenchTestId, DeviceId, Error, Instant, OpContext, OrganisationId, Result};

/// No device is spoken of more often; older sayings are in its test sessions.
const MOST: u64 = 500;
/// Under this an act keeps the label of the part that went in.
pub(super) const PART_USED: &str = "part_used";

mod bench_act {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{BenchActId, BenchTestId, DeviceId, Instant, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bench_acts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BenchActId,
        pub device_id: DeviceId,
        pub organisation_id: OrganisationId,
        pub user_id: Option<UserId>,
        pub technician: String,
        pub key: String,
        pub kind: String,
        pub marks: Json,
        pub test_id: Option<BenchTestId>,
        pub made_at: Instant,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What kind of act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something was told of a device.
    Marks,
    /// What was told was recorded as a test session.
    Tests,
    /// A grade was given.
    Grade,
    /// A repair began.
    Repair,
    /// A part went into the device.
    PartUsed,
    /// A part came out of it.
    PartTaken,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Tests => "tests",
            Self::Grade => "grade",
            Self::Repair => "repair",
            Self::PartUsed => "part_used",
            Self::PartTaken => "part_taken",
        }
    }
}

/// An act, as it was kept.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) id: BenchActId,
    pub(super) device_id: DeviceId,
    pub(super) technician: String,
    pub(super) told: Vec<Told>,
    /// The part that went in, in its own words.
    pub(super) part_used: Option<String>,
    pub(super) test_id: Option<BenchTestId>,
    pub(super) made_at: Instant,
    pub(super) recorded_at: Instant,
}

impl Act {
    /// What it tells; `pending` while no test session holds it.
    pub(super) fn saying(&self) -> Saying {
        Saying {
            at: self.made_at,
            heard: self.recorded_at,
            by: self.technician.clone(),
            told: self.told.clone(),
            pending: self.test_id.is_none(),
        }
    }
}

/// What makes an act the same as one that came before, and when it was done.
#[derive(Clone, Debug)]
pub(super) struct Once {
    pub(super) key: String,
    /// Whether the key was sent: one that is made here has nothing under it.
    pub(super) sent: bool,
    pub(super) made_at: Instant,
}

/// What is told, as it is kept.
pub(super) fn marks(told: &[Told]) -> Json {
    told.iter()
        .map(|one| one.codes())
        .map(|(subject, answer)| (subject.to_owned(), answer.into()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// Whether all of these acts were kept before under their key, whatever became of the devices since; `same` says whether
/// what was told of a device then is what is sent now.
///
/// # Errors
/// `idempotency-key-reused` when that key tells something else, or of other devices.
pub(super) async fn came_before(
    c: &impl ConnectionTrait,
    op: &OpContext,
    once: &Once,
    kind: Kind,
    devices: &[DeviceId],
    same: impl Fn(DeviceId, &Json) -> bool,
) -> Result<bool> {
    if !once.sent {
        return Ok(false);
    }
    use bench_act::Column;
    let before = bench_act::Entity::find()
        .filter(Column::OrganisationId.eq(op.acting()?.organisation_id))
        .filter(Column::Key.eq(&once.key))
        .all(c)
        .await?;
    let alike = |row: &bench_act::Model| {
        row.kind == kind.code() && devices.contains(&row.device_id) && same(row.device_id, &row.marks)
    };
    match before.len() {
        0 => Ok(false),
        kept if kept == devices.len() && before.iter().all(alike) => Ok(true),
        _ => Err(Error::conflict("idempotency-key-reused")),
    }
}

/// Keeps an act on several devices: on all, or on none. `false` when it was kept meanwhile, under the same key.
///
/// # Errors
/// `idempotency-key-reused` when that key tells something else.
pub(super) async fn keep(
    t: &DatabaseTransaction,
    op: &OpContext,
    once: &Once,
    kind: Kind,
    devices: &[(DeviceId, Json)],
) -> Result<bool> {
    let acting = op.acting()?;
    let rows = devices.iter().map(|(device, marks)| bench_act::ActiveModel {
        id: Set(BenchActId::new()),
        device_id: Set(*device),
        organisation_id: Set(acting.organisation_id),
        user_id: Set(Some(acting.user_id)),
        technician: Set(acting.user_name.clone()),
        key: Set(once.key.clone()),
        kind: Set(kind.code().to_owned()),
        marks: Set(marks.clone()),
        test_id: Set(None),
        made_at: Set(once.made_at),
        recorded_at: Set(op.now),
    });
    use bench_act::Column;
    let conflict =
        OnConflict::columns([Column::OrganisationId, Column::Key, Column::DeviceId]).do_nothing().to_owned();
    let written =
        bench_act::Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(t).await?;
    if written == devices.len() as u64 {
        return Ok(true);
    }
    // Somebody sent that key since it was looked up: the same, of all of them, or nothing is kept.
    let ids: Vec<DeviceId> = devices.iter().map(|(device, _)| *device).collect();
    let same = |id, kept: &Json| devices.iter().any(|(device, marks)| *device == id && marks == kept);
    match came_before(t, op, once, kind, &ids, same).await? {
        true if written == 0 => Ok(false),
        _ => Err(Error::conflict("idempotency-key-reused")),
    }
}

/// What was done with several devices at the bench, oldest first; the latest 500 of each on average.
pub(super) async fn acts_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<Act>> {
    use bench_act::Column;
    let rows = bench_act::Entity::find()
        .filter(Column::DeviceId.is_in(devices.iter().copied()))
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .limit(MOST * devices.len() as u64)
        .all(c)
        .await?;
    Ok(rows.into_iter().rev().map(act_of).collect())
}

fn act_of(row: bench_act::Model) -> Act {
    let told = row.marks.as_object().into_iter().flatten().filter_map(|(subject, answer)| {
        // What an older edition of the rules knew, and this one does not, says nothing today.
        Told::read(subject, answer.as_str()?).ok()
    });
    Act {
        id: row.id,
        device_id: row.device_id,
        technician: row.technician.clone(),
        told: told.collect(),
        part_used: row.marks.get(PART_USED).and_then(Json::as_str).map(str::to_owned),
        test_id: row.test_id,
        made_at: row.made_at,
        recorded_at: row.recorded_at,
    }
}

/// What an event of a device's history tells of its battery: a session, or a report of the machine.
pub(super) fn battery_in(event: &Event) -> Option<i32> {
    let details = &event.details;
    let percent = match event.kind.as_str() {
        "tests_recorded" => details["battery_percent"].as_i64()?,
        "hardware_reported" => {
            details["filled"].as_array()?.iter().find(|field| *field == "battery")?;
            details["battery"]["percent"].as_i64()?
        }
        "hardware_taken" => {
            let taken = details["taken"].as_array()?.iter().find(|one| one["field"] == "battery")?;
            taken["read"].as_str()?.parse().ok()?
        }
        _ => return None,
    };
    i32::try_from(percent).ok()
}

/// These acts are now held by a test session.
pub(super) async fn recorded(t: &DatabaseTransaction, acts: &[BenchActId], test: BenchTestId) -> Result<()> {
    use bench_act::Column;
    bench_act::Entity::update_many()
        .col_expr(Column::TestId, Expr::value(test))
        .filter(Column::Id.is_in(acts.iter().copied()))
        .filter(Column::TestId.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// The devices that a workshop spoke of last, latest first, at most `limit`.
pub(super) async fn latest_devices(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    limit: usize,
) -> Result<Vec<DeviceId>> {
    let rows: Vec<DeviceId> = bench_act::Entity::find()
        .select_only()
        .column(bench_act::Column::DeviceId)
        .filter(bench_act::Column::OrganisationId.eq(organisation))
        .order_by_desc(bench_act::Column::RecordedAt)
        .limit(200)
        .into_tuple()
        .all(c)
        .await?;
    let mut latest: Vec<DeviceId> = Vec::new();
    for id in rows {
        if latest.len() < limit && !latest.contains(&id) {
            latest.push(id);
        }
    }
    Ok(latest)
}
