//! The stock of parts: what each mends, which devices it fits, and how many are left.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, ExprTrait, QueryOrder, QuerySelect};
use serde_json::json;

use super::store::{self, Kind, Once, PART_USED};
use crate::devices::{self, CATEGORIES, Device};
use crate::kernel::{
    Capacity, DeviceId, Error, ErrorKind, Fault, Instant, OpContext, OrganisationId, PartId, PartMoveId,
    Refusal, Result, UserId,
};
use crate::platform::{Db, audit};
use crate::refurbishing::rules::{Check, Refused as BenchRefused, Stage, checklist, plain_text};
use crate::refurbishing::service as bench;

/// More of one part than any workshop keeps.
const MOST_OF_ONE: i32 = 100_000;
/// More models than one part fits.
const MOST_MODELS: usize = 50;
/// More kinds of parts than a workshop keeps.
const MOST_PARTS: u64 = 2_000;

mod part {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId, PartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "parts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PartId,
        pub organisation_id: OrganisationId,
        pub function: String,
        pub category: String,
        pub label: String,
        pub label_key: String,
        pub models: Json,
        pub quantity: i32,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod part_move {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, Instant, PartId, PartMoveId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "part_moves")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PartMoveId,
        pub part_id: PartId,
        pub device_id: Option<DeviceId>,
        pub user_id: Option<UserId>,
        pub change: i32,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A kind of part in a workshop's stock.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) id: PartId,
    /// What it mends.
    pub(super) function: Check,
    /// The devices it is for.
    pub(super) category: String,
    pub(super) label: String,
    /// The models it fits; every one of its category when empty.
    pub(super) models: Vec<String>,
    pub(super) quantity: i32,
}

/// What cannot be done with a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// None is left.
    NoneLeft(String),
    /// It does not fit that device.
    DoesNotFit(String),
    /// Parts come out of devices kept for their parts only.
    NotForParts,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoneLeft(_) => "part-none-left",
            Self::DoesNotFit(_) => "part-does-not-fit",
            Self::NotForParts => "part-not-for-parts",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoneLeft(part) | Self::DoesNotFit(part) => vec![("part", part.clone())],
            Self::NotForParts => Vec::new(),
        }
    }
}

/// Letters and digits alone: « ThinkPad T-480 » is « thinkpadt480 ».
fn folded(text: &str) -> String {
    deunicode::deunicode(text)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A label however it is typed: SQLite's `lower` knows ASCII alone, so that capitals and spaces are folded here.
fn label_key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a part made for these models of a category fits a device: none named is every one.
fn fits(category: &str, models: &[String], device: &Device) -> bool {
    let title = folded(&device.specification.title());
    device.specification.category == category
        && (models.is_empty() || models.iter().any(|model| title.contains(&folded(model))))
}

impl Part {
    pub(super) fn fits(&self, device: &Device) -> bool {
        fits(&self.category, &self.models, device)
    }
}

/// A part to put into the stock.
#[derive(Clone, Debug, Default)]
pub(super) struct NewPart {
    pub(super) function: String,
    pub(super) category: String,
    pub(super) label: String,
    pub(super) models: Vec<String>,
    pub(super) quantity: Option<i32>,
}

/// A part that was read.
struct Sound {
    function: Check,
    category: String,
    label: String,
    models: Vec<String>,
    quantity: i32,
}

impl NewPart {
    fn read(&self) -> Result<Sound> {
        let mut faults = Vec::new();
        let mut fault = |field: &str, code, args| faults.push(Fault { field: field.to_owned(), code, args });
        let category = self.category.trim().to_owned();
        if !CATEGORIES.contains(&category.as_str()) {
            fault("category", "field-required", Vec::new());
        }
        let function: Option<Check> = self.function.trim().parse().ok();
        match function {
            None => fault("function", "field-required", Vec::new()),
            Some(check) if !checklist(&category).contains(&check) => {
                fault("function", "part-function", Vec::new());
            }
            Some(_) => {}
        }
        let longest = |most: usize| vec![("longest", most.to_string())];
        let label = match plain_text(Some(&self.label), 120) {
            Ok(Some(label)) => label,
            Ok(None) => {
                fault("label", "field-required", Vec::new());
                String::new()
            }
            Err(code) => {
                fault("label", code, longest(120));
                String::new()
            }
        };
        let mut models: Vec<String> = Vec::new();
        for model in &self.models {
            match plain_text(Some(model), 80) {
                // A word of two letters would fit nearly everything.
                Ok(Some(model)) if folded(&model).len() < 3 => {
                    fault("models", "part-model-short", vec![("model", model)]);
                }
                Ok(Some(model)) if !models.contains(&model) => models.push(model),
                Ok(_) => {}
                Err(code) => fault("models", code, longest(80)),
            }
        }
        if models.len() > MOST_MODELS {
            fault("models", "part-models-many", vec![("most", MOST_MODELS.to_string())]);
        }
        let quantity = self.quantity.unwrap_or(1);
        if !(0..=MOST_OF_ONE).contains(&quantity) {
            fault(
                "quantity",
                "bench-number-out-of-range",
                vec![("least", "0".to_owned()), ("most", MOST_OF_ONE.to_string())],
            );
        }
        match function {
            Some(function) if faults.is_empty() => Ok(Sound { function, category, label, models, quantity }),
            _ => Err(Error::faults(faults)),
        }
    }
}

fn part_of(row: part::Model) -> Result<Part> {
    Ok(Part {
        id: row.id,
        function: row.function.parse().map_err(|()| Error::internal("a part mends an unknown function"))?,
        category: row.category,
        label: row.label,
        models: serde_json::from_value(row.models).map_err(Error::internal)?,
        quantity: row.quantity,
    })
}

/// The parts of the acting workshop, by category and function, those of a category alone when told.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    op: &OpContext,
    category: Option<&str>,
) -> Result<Vec<Part>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let mut query = part::Entity::find().filter(part::Column::OrganisationId.eq(own));
    if let Some(category) = category {
        query = query.filter(part::Column::Category.eq(category)).filter(part::Column::Quantity.gt(0));
    }
    let rows = query
        .order_by_asc(part::Column::Category)
        .order_by_asc(part::Column::Function)
        .order_by_asc(part::Column::Label)
        .limit(MOST_PARTS)
        .all(c)
        .await?;
    rows.into_iter().map(part_of).collect()
}

async fn find(t: &DatabaseTransaction, own: OrganisationId, id: PartId) -> Result<Part> {
    let row = part::Entity::find_by_id(id).filter(part::Column::OrganisationId.eq(own)).one(t).await?;
    row.map(part_of).transpose()?.ok_or_else(Error::not_found)
}

fn movement(
    part: PartId,
    device: Option<DeviceId>,
    user: UserId,
    change: i32,
    at: Instant,
) -> part_move::ActiveModel {
    part_move::ActiveModel {
        id: Set(PartMoveId::new()),
        part_id: Set(part),
        device_id: Set(device),
        user_id: Set(Some(user)),
        change: Set(change),
        at: Set(at),
    }
}

/// So many more, or fewer, of a part: `false` when that would be fewer than none.
async fn shift(t: &DatabaseTransaction, id: PartId, change: i32, now: Instant) -> Result<bool> {
    let written = part::Entity::update_many()
        .col_expr(part::Column::Quantity, Expr::col(part::Column::Quantity).add(change))
        .col_expr(part::Column::UpdatedAt, Expr::value(now))
        .filter(part::Column::Id.eq(id))
        .filter(Expr::col(part::Column::Quantity).add(change).gte(0))
        .exec(t)
        .await?;
    Ok(written.rows_affected > 0)
}

/// Puts parts into the stock: more of what is there under that label, or a new kind.
async fn put(
    t: &DatabaseTransaction,
    op: &OpContext,
    new: Sound,
    device: Option<DeviceId>,
) -> Result<(PartId, String)> {
    let acting = op.acting()?;
    let Sound { function, category, label, models, quantity } = new;
    let known = part::Entity::find()
        .filter(part::Column::OrganisationId.eq(acting.organisation_id))
        .filter(part::Column::Category.eq(&category))
        .filter(part::Column::Function.eq(function.code()))
        .filter(part::Column::LabelKey.eq(label_key(&label)))
        .one(t)
        .await?;
    let id = match known {
        Some(known) => {
            shift(t, known.id, quantity, op.now).await?;
            known.id
        }
        None => {
            let id = PartId::new();
            let row = part::ActiveModel {
                id: Set(id),
                organisation_id: Set(acting.organisation_id),
                function: Set(function.code().to_owned()),
                category: Set(category),
                label: Set(label.clone()),
                label_key: Set(label_key(&label)),
                models: Set(json!(models)),
                quantity: Set(quantity),
                created_at: Set(op.now),
                updated_at: Set(op.now),
            };
            part::Entity::insert(row).exec_without_returning(t).await?;
            id
        }
    };
    if quantity > 0 {
        let row = movement(id, device, acting.user_id, quantity, op.now);
        part_move::Entity::insert(row).exec_without_returning(t).await?;
    }
    audit::record(t, op, "part.put", "part", id, json!({ "quantity": quantity, "device_id": device }))
        .await?;
    Ok((id, label))
}

/// Puts parts that were bought, or counted, into the stock.
///
/// # Errors
/// 401; 403; 422 naming each field at fault.
pub(super) async fn add(db: &Db, op: &OpContext, new: &NewPart) -> Result<PartId> {
    op.require(Capacity::Refurbisher)?;
    db.tx(async |t| Ok(put(t, op, new.read()?, None).await?.0)).await
}

/// Sets how many of a part there are, as they were counted.
///
/// # Errors
/// 401; 403; 404; 422.
pub(super) async fn count(db: &Db, op: &OpContext, id: PartId, counted: i32) -> Result<()> {
    let acting = op.require(Capacity::Refurbisher)?;
    if !(0..=MOST_OF_ONE).contains(&counted) {
        return Err(Error::invalid("counted", "bench-number-out-of-range")
            .with("least", 0)
            .with("most", MOST_OF_ONE));
    }
    db.tx(async |t| {
        let part = find(t, acting.organisation_id, id).await?;
        let change = counted - part.quantity;
        if change == 0 {
            return Ok(());
        }
        if !shift(t, id, change, op.now).await? {
            return Err(Error::conflict("changed-meanwhile"));
        }
        part_move::Entity::insert(movement(id, None, acting.user_id, change, op.now))
            .exec_without_returning(t)
            .await?;
        audit::record(t, op, "part.count", "part", id, json!({ "from": part.quantity, "to": counted })).await
    })
    .await
}

/// A part of the stock goes into a device; its history tells so with the tests that follow.
///
/// # Errors
/// 401; 403; 404; `part-none-left`, `part-does-not-fit`, the order of the bench (409).
pub(super) async fn use_one(
    db: &Db,
    op: &OpContext,
    reference: &str,
    once: &Once,
    id: PartId,
) -> Result<bool> {
    let acting = op.require(Capacity::Refurbisher)?;
    db.tx(async |t| {
        let part = find(t, acting.organisation_id, id).await?;
        let marks = json!({ PART_USED: part.label });
        if super::service::done_before(t, op, once, Kind::PartUsed, reference, &marks).await? {
            return Ok(false);
        }
        let device = bench::held(t, acting.organisation_id, reference).await?;
        if !store::keep(t, op, once, Kind::PartUsed, &[(device.id, marks)]).await? {
            return Ok(false);
        }
        match Stage::of(device.state) {
            Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade => {}
            stage @ (Stage::Ready | Stage::Offered | Stage::SetAside | Stage::Out | Stage::Ended) => {
                return Err(BenchRefused::Order(stage).into());
            }
        }
        if !part.fits(&device) {
            return Err(Refused::DoesNotFit(part.label).into());
        }
        if !shift(t, id, -1, op.now).await? {
            return Err(Refused::NoneLeft(part.label).into());
        }
        let row = movement(id, Some(device.id), acting.user_id, -1, op.now);
        part_move::Entity::insert(row).exec_without_returning(t).await?;
        audit::record(t, op, "part.use", "device", device.id, json!({ "part_id": id, "part": part.label }))
            .await?;
        Ok(true)
    })
    .await
}

/// A part comes out of a device that is kept for its parts, and goes into the stock.
///
/// # Errors
/// 401; 403; 404; 422; `part-not-for-parts` (409).
pub(super) async fn take_one(
    db: &Db,
    op: &OpContext,
    reference: &str,
    once: &Once,
    new: &NewPart,
) -> Result<bool> {
    let acting = op.require(Capacity::Refurbisher)?;
    db.tx(async |t| {
        let device = devices::find_by_reference(t, reference).await?;
        let held = device.holder_id == acting.organisation_id;
        let mut new =
            NewPart { category: device.specification.category.clone(), quantity: Some(1), ..new.clone() };
        if new.models.is_empty() && folded(&device.specification.model).len() >= 3 {
            new.models = vec![device.specification.model.chars().take(80).collect()];
        }
        // Nobody else learns what that device is.
        let sound = new.read().map_err(|error| if held { error } else { Error::not_found() })?;
        let marks = json!({ "part_taken": sound.label, "function": sound.function.code() });
        let same = |_, kept: &serde_json::Value| *kept == marks;
        if store::came_before(t, op, once, Kind::PartTaken, &[device.id], same).await? {
            return Ok(false);
        }
        if !held {
            return Err(Error::not_found());
        }
        if !store::keep(t, op, once, Kind::PartTaken, &[(device.id, marks)]).await? {
            return Ok(false);
        }
        if device.state != devices::State::ForParts {
            return Err(Refused::NotForParts.into());
        }
        let (part, label) = put(t, op, sound, Some(device.id)).await?;
        devices::note(t, op, device.id, "part_taken", json!({ "part_id": part, "parts": [label] })).await?;
        Ok(true)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(models: &[&str]) -> NewPart {
        NewPart {
            function: "battery".to_owned(),
            category: "laptop".to_owned(),
            label: "Batterie 01AV423".to_owned(),
            models: models.iter().map(|model| (*model).to_owned()).collect(),
            quantity: Some(3),
        }
    }

    #[test]
    fn a_model_is_known_however_it_is_written() {
        for (written, title) in
            [("T480", "thinkpadt480"), ("ThinkPad T-480", "thinkpadt480"), ("t 480", "thinkpadt480")]
        {
            assert!(title.contains(&folded(written)), "{written}");
        }
        assert!(!"thinkpadt470".contains(&folded("T480")));
    }

    #[test]
    fn a_label_is_known_however_it_is_typed() {
        assert_eq!(label_key(" Écran  14\" "), label_key("écran 14\""));
        assert_ne!(label_key("Écran 14"), label_key("Écran 15"));
    }

    #[test]
    fn a_part_says_what_is_wrong_with_it_field_by_field() {
        assert!(new(&["T480"]).read().is_ok());
        let wrong = NewPart {
            function: "calls".to_owned(),
            quantity: Some(-1),
            label: " ".to_owned(),
            ..new(&["T4"])
        };
        let error = wrong.read().err().expect("refused");
        let fields: Vec<&str> = error.field_faults().iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["function", "label", "models", "quantity"]);
    }
}
