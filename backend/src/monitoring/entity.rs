//! How facts are stored.

pub(super) mod fact {
    use sea_orm::entity::prelude::*;

    use crate::kernel::OrganisationId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refurbisher_facts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub measure: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject_id: Uuid,
        pub organisation_id: OrganisationId,
        /// Days since 1 January 1970.
        pub day: i64,
        pub days: i64,
        pub units: i64,
        pub weighed_units: i64,
        pub grams: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
