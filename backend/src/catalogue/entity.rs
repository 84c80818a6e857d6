//! How listings are stored, and the view that buyers' questions read.

pub(super) mod listing {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Cents, Instant, ListingId, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "listings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ListingId,
        pub reference: String,
        pub seller_id: OrganisationId,
        pub site_id: SiteId,
        pub state: String,
        pub paused_by_force: bool,
        pub title: String,
        pub description: Option<String>,
        pub category: String,
        pub brand: Option<String>,
        pub model: String,
        pub processor: Option<String>,
        pub memory_mb: Option<i32>,
        pub storage_gb: Option<i32>,
        pub screen_inch_tenths: Option<i32>,
        pub operating_system: Option<String>,
        pub keyboard_layout: Option<String>,
        pub charger: Option<bool>,
        pub battery_percent_min: Option<i32>,
        pub functions_passed: bool,
        pub grade: String,
        pub price_cents: Cents,
        pub vat_regime: String,
        pub warranty_months: i32,
        pub content_key: String,
        pub folded_words: String,
        pub version: i64,
        pub published_at: Option<Instant>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod offer {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Cents, Instant, ListingId, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "catalogue_offers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ListingId,
        pub reference: String,
        pub seller_id: OrganisationId,
        pub site_id: SiteId,
        pub state: String,
        pub paused_by_force: bool,
        pub title: String,
        pub description: Option<String>,
        pub category: String,
        pub brand: Option<String>,
        pub model: String,
        pub processor: Option<String>,
        pub memory_mb: Option<i32>,
        pub storage_gb: Option<i32>,
        pub screen_inch_tenths: Option<i32>,
        pub operating_system: Option<String>,
        pub keyboard_layout: Option<String>,
        pub charger: Option<bool>,
        pub battery_percent_min: Option<i32>,
        pub functions_passed: bool,
        pub grade: String,
        pub price_cents: Cents,
        pub vat_regime: String,
        pub warranty_months: i32,
        pub folded_words: String,
        pub version: i64,
        pub published_at: Option<Instant>,
        pub seller_name: String,
        pub seller_telephone: Option<String>,
        pub site_kind: String,
        pub site_label: String,
        pub site_address: String,
        pub insee_code: String,
        pub lat: f64,
        pub lng: f64,
        pub service_radius_km: Option<i32>,
        pub commune_name: String,
        pub department_code: String,
        pub department_name: String,
        pub accreditation_state: Option<String>,
        pub accreditation_until: Option<Instant>,
        pub insertion_kind: Option<String>,
        pub available: i64,
        pub promised: i64,
        pub document_version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
