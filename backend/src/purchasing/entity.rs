//! How pooled orders and purchase orders are stored.

macro_rules! table {
    ($name:ident, $table:literal, { $($(#[$meta:meta])* $field:ident: $kind:ty),+ $(,)? }) => {
        pub(super) mod $name {
            #[expect(unused_imports, reason = "each table uses some of them")]
            use crate::kernel::{
                Instant, ListingId, NeedLineId, OrganisationId, ParticipantId, PooledOrderId,
                PurchaseOrderId, PurchaseOrderLineId, SiteId, UserId,
            };
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model { $($(#[$meta])* pub $field: $kind),+ }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}
            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table!(pooled_order, "pooled_orders", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: PooledOrderId,
    reference: String,
    title: String,
    coordinator_id: OrganisationId,
    form: String,
    state: String,
    opens_at: Option<Instant>,
    closes_at: Instant,
    minimum_quantity: i64,
    commit_by: Option<Instant>,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
});

table!(need_line, "need_lines", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: NeedLineId,
    pooled_order_id: PooledOrderId,
    position: i32,
    label: Option<String>,
    category: String,
    grade_min: Option<String>,
    memory_gb_min: Option<i32>,
    price_ceiling_cents: Option<i64>,
    system: Option<String>,
    distance_km_max: Option<i32>,
});

table!(participant, "participants", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: ParticipantId,
    pooled_order_id: PooledOrderId,
    organisation_id: OrganisationId,
    delivery_site_id: SiteId,
    state: String,
    joined_at: Instant,
    committed_at: Option<Instant>,
    version: i64,
});

table!(quantity, "participant_quantities", {
    #[sea_orm(primary_key, auto_increment = false)]
    participant_id: ParticipantId,
    #[sea_orm(primary_key, auto_increment = false)]
    need_line_id: NeedLineId,
    quantity: i64,
    tolerance: i64,
});

table!(allocation, "allocations", {
    #[sea_orm(primary_key, auto_increment = false)]
    participant_id: ParticipantId,
    #[sea_orm(primary_key, auto_increment = false)]
    need_line_id: NeedLineId,
    #[sea_orm(primary_key, auto_increment = false)]
    listing_id: ListingId,
    seller_id: OrganisationId,
    title: String,
    vat_regime: String,
    quantity: i64,
    unit_price_cents: i64,
    distance_km: f64,
    particulars: Option<Json>,
});

table!(unserved, "unserved", {
    #[sea_orm(primary_key, auto_increment = false)]
    participant_id: ParticipantId,
    #[sea_orm(primary_key, auto_increment = false)]
    need_line_id: NeedLineId,
    #[sea_orm(primary_key, auto_increment = false)]
    reason: String,
    quantity: i64,
});

table!(purchase_order, "purchase_orders", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: PurchaseOrderId,
    reference: String,
    pooled_order_id: PooledOrderId,
    participant_id: ParticipantId,
    buyer_id: OrganisationId,
    supplier_id: OrganisationId,
    delivery_site_id: SiteId,
    state: String,
    total_cents: i64,
    sign_by: Instant,
    signed_by: Option<UserId>,
    signed_at: Option<Instant>,
    confirmed_at: Option<Instant>,
    shipped_at: Option<Instant>,
    delivered_at: Option<Instant>,
    certified_at: Option<Instant>,
    reserves: Option<String>,
    cancelled_at: Option<Instant>,
    cancel_reason: Option<String>,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
});

table!(purchase_order_line, "purchase_order_lines", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: PurchaseOrderLineId,
    purchase_order_id: PurchaseOrderId,
    position: i32,
    need_line_id: NeedLineId,
    listing_id: ListingId,
    description: String,
    quantity: i64,
    unit_price_cents: i64,
    vat_regime: String,
    vat_rate_percent: Option<i64>,
    total_cents: i64,
    received: Option<i64>,
    particulars: Option<Json>,
});
