//! How askings to be called are stored.

use sea_orm::entity::prelude::*;

use crate::kernel::{CallbackId, Instant, OrganisationId, UserId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "callbacks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CallbackId,
    pub reference: String,
    pub name: String,
    pub telephone: String,
    pub subject: String,
    pub moment: String,
    pub message: Option<String>,
    pub page: Option<String>,
    pub state: String,
    pub tries: i32,
    pub version: i64,
    pub created_at: Instant,
    pub call_before: Instant,
    pub closed_at: Option<Instant>,
    pub handled_by: Option<UserId>,
    pub department_code: Option<String>,
    pub lead_id: Option<OrganisationId>,
    pub taken_by: Option<UserId>,
    pub taken_until: Option<Instant>,
    pub filed_by: Option<UserId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
