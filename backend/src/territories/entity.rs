//! How communes are stored.

pub(super) mod commune {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "communes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub insee_code: String,
        pub name: String,
        pub folded_name: String,
        pub population: Option<i32>,
        pub lat: Option<f64>,
        pub lng: Option<f64>,
        pub epci_code: Option<String>,
        pub epci_name: Option<String>,
        pub department_code: String,
        pub department_name: String,
        pub region_code: String,
        pub region_name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod postal {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "commune_postal_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub postal_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub insee_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod former {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "former_communes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub former_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub insee_code: String,
        pub former_name: Option<String>,
        pub folded_name: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
