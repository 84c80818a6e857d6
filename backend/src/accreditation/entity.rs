//! How accreditation files, their criteria and measured figures are stored.

pub(super) mod file {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccreditationId,
        pub organisation_id: OrganisationId,
        pub kind: String,
        pub state: String,
        pub insertion_kind: Option<String>,
        pub may_issue_receipts: bool,
        pub may_receive_public_gifts: bool,
        pub valid_until: Option<Instant>,
        pub reason: Option<String>,
        pub version: i64,
        pub updated_at: Instant,
        pub criteria_version: Option<i64>,
        pub insertion_agreement: Option<String>,
        pub provisional: bool,
        pub submitted_at: Option<Instant>,
        pub accredited_at: Option<Instant>,
        pub renewal_sent_at: Option<Instant>,
        pub certificate_number: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod criteria_version {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, UserId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "criteria_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i64,
        pub source: String,
        pub published_at: Option<Instant>,
        pub published_by: Option<UserId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod criterion {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "criteria")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub position: i64,
        pub title_fr: String,
        pub title_en: String,
        pub sentence_fr: String,
        pub sentence_en: String,
        pub proof_fr: String,
        pub proof_en: String,
        pub weight: i64,
        pub required: bool,
        pub months: i64,
        pub grants: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod held {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, Instant, UserId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditation_criteria")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub accreditation_id: AccreditationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub state: String,
        pub answer: String,
        pub expires_at: Option<Instant>,
        pub decided_at: Option<Instant>,
        pub decided_by: Option<UserId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod evidence {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, DocumentId, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditation_evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub document_id: DocumentId,
        pub accreditation_id: AccreditationId,
        pub code: String,
        pub valid_until: Option<Instant>,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod remark {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, AccreditationRemarkId, Instant};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditation_remarks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccreditationRemarkId,
        pub accreditation_id: AccreditationId,
        pub code: Option<String>,
        pub side: String,
        pub text: String,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod decision {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationDecisionId, AccreditationId, Instant, UserId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditation_decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccreditationDecisionId,
        pub accreditation_id: AccreditationId,
        pub outcome: String,
        pub reason: String,
        pub proposed_by: UserId,
        pub proposed_at: Instant,
        pub ended_by: Option<UserId>,
        pub ended_at: Option<Instant>,
        pub confirmed: Option<bool>,
        pub end_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod procedure {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, AccreditationProcedureId, Instant, UserId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditation_procedures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccreditationProcedureId,
        pub accreditation_id: AccreditationId,
        pub reason: String,
        pub opened_by: UserId,
        pub opened_at: Instant,
        pub due_at: Instant,
        pub observations: Option<String>,
        pub observed_at: Option<Instant>,
        pub decision: Option<String>,
        pub decision_reason: Option<String>,
        pub decided_by: Option<UserId>,
        pub decided_at: Option<Instant>,
        pub appeal: Option<String>,
        pub appealed_at: Option<Instant>,
        pub appeal_granted: Option<bool>,
        pub appeal_reason: Option<String>,
        pub appeal_decided_by: Option<UserId>,
        pub appeal_decided_at: Option<Instant>,
        pub lifted_at: Option<Instant>,
        pub lift_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod known {
    use sea_orm::entity::prelude::*;

    use crate::kernel::Instant;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "known_structures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub siret: String,
        pub name: String,
        pub list: String,
        pub imported_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod figures {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "refurbisher_figures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        pub own: Json,
        pub shown: Json,
        pub measured_at: Instant,
        pub warned_at: Option<Instant>,
        pub told_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
