//! How counts, containers, signatures and disputes are stored.

pub(super) mod count {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reception_counts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        pub entries: i32,
        pub opened_at: Instant,
        pub closed_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod entry {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CountEntryId, Instant, LotLineId, LotPartId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "count_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CountEntryId,
        pub part_id: LotPartId,
        pub key: String,
        pub kind: Option<i32>,
        pub line_id: Option<LotLineId>,
        pub category: Option<String>,
        pub label: Option<String>,
        pub serial: Option<String>,
        pub quantity: i32,
        pub corrects: Option<CountEntryId>,
        pub user_id: UserId,
        pub user_name: String,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod extra {
    use sea_orm::entity::prelude::*;

    use crate::kernel::LotPartId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reception_extras")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub category: String,
        pub label: String,
        pub serial: Option<String>,
        pub quantity: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod dispute {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DisputeId, Instant, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "count_disputes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DisputeId,
        pub part_id: LotPartId,
        pub side: String,
        pub words: String,
        pub opened_at: Instant,
        pub answer: Option<String>,
        pub answer_words: Option<String>,
        pub answered_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod container {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reception_containers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: String,
        pub seal: Option<String>,
        pub left_with: Option<String>,
        pub condition: String,
        pub weight_grams: Option<i64>,
        pub user_name: String,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod signature {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reception_signatures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub side: String,
        pub name: String,
        pub role: String,
        pub drawing: Option<String>,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
