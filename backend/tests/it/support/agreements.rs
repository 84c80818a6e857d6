//! Donation agreements, signed by both sides: what every collection needs.

use rebond::accounts;
use rebond::donations::agreement::{self, Side, Signing};
use rebond::kernel::{Acting, Actor, Capacity, LotPartId, OpContext, OrganisationId, Role};
use sea_orm::{ConnectionTrait, Statement};

use super::TestApp;

impl TestApp {
    /// A signatory of a side of a part that its workshop has taken.
    async fn signatory(&self, part: LotPartId, side: Side) -> OpContext {
        let c = self.app.db.fresh();
        let own = if side == Side::Donor { "l.donor_id" } else { "p.refurbisher_id" };
        let mark = if self.app.db.is_sqlite() { "?1" } else { "$1" };
        let sql = format!(
            "SELECT {own} FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id WHERE p.id = {mark}"
        );
        let statement = Statement::from_sql_and_values(c.get_database_backend(), sql, [part.0.into()]);
        let row = c.query_one_raw(statement).await.expect("a query").expect("a part");
        let organisation: OrganisationId = row.try_get_by_index(0).expect("a side");
        let people = accounts::holders(c, organisation, Role::ALL).await.expect("people");
        let person = people.into_iter().next().expect("somebody");
        let capacity = if side == Side::Donor { Capacity::Donor } else { Capacity::Refurbisher };
        let acting = Acting {
            user_id: person.id,
            user_name: person.name,
            organisation_id: organisation,
            organisation_name: String::new(),
            capacity,
            capacities: vec![capacity],
            roles: vec![Role::Signatory],
        };
        OpContext { actor: Actor::Organisation(acting), ..self.op() }
    }

    /// The hash of the document that is to be signed for a part.
    pub(crate) async fn agreement_hash(&self, part: &str) -> String {
        let id: LotPartId = part.parse().expect("an id");
        let op = self.signatory(id, Side::Donor).await;
        let found = agreement::in_force(&self.app, &op, Side::Donor, id).await.expect("an agreement");
        found.expect("a part that its workshop has taken").document_sha256
    }

    /// Signs the agreement of a part for a side.
    pub(crate) async fn sign_as(&self, part: &str, side: Side) {
        let id: LotPartId = part.parse().expect("an id");
        let signing = Signing {
            document_sha256: self.agreement_hash(part).await,
            role: "Direction".to_owned(),
            empowered: true,
        };
        let op = self.signatory(id, side).await;
        agreement::sign(&self.app, &op, side, id, &signing).await.expect("it is signed");
    }

    /// Signs the agreement of a part for both sides, so that it may be collected.
    pub(crate) async fn sign_agreement(&self, part: &str) {
        self.sign_as(part, Side::Donor).await;
        self.sign_as(part, Side::Workshop).await;
    }
}
