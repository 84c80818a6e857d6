//! Agreements of a practice ground, signed for those whom nobody plays.

use super::super::rules::State;
use super::rules::Side;
use super::service::{Signing, ensure, sign_and};
use super::{mail, store};
use crate::accounts;
use crate::kernel::{Acting, Actor, ErrorKind, OpContext, Result, Role};
use crate::web::App;

/// Signs what waits in a practice ground, so that those who play go on: for sides that nobody plays, and for both of what is
/// to be fetched on a day that is agreed. At most `limit` parts.
///
/// # Errors
/// When the database or the file store fails.
pub async fn sign_in_flight(app: &App, op: &OpContext, role: &str, limit: u64) -> Result<u64> {
    let c = app.db.fresh();
    let played: Vec<_> = accounts::personas(c).await?.into_iter().map(|(_, id)| id).collect();
    let mut signed = 0;
    for part in store::unsigned_parts(c, limit).await? {
        let Some(one) = ensure(app, &part).await? else { continue };
        for side in [Side::Donor, Side::Workshop] {
            let own = mail::organisation(&one, side);
            if part.state == State::Accepted && played.contains(&own) {
                continue;
            }
            let people = accounts::holders(c, own, &[Role::Signatory, Role::Admin, Role::Agent]).await?;
            let Some(person) = people.into_iter().next() else { continue };
            let acting = Acting {
                user_id: person.id,
                user_name: person.name,
                organisation_id: own,
                organisation_name: String::new(),
                capacity: side.capacity(),
                capacities: vec![side.capacity()],
                roles: vec![Role::Signatory],
            };
            let by = OpContext { actor: Actor::Organisation(acting), ..op.clone() };
            let signing = Signing {
                document_sha256: one.document_sha256.clone(),
                role: role.to_owned(),
                empowered: true,
            };
            match sign_and(app, &by, side, part.id, &signing, false).await {
                Ok(_) => signed += 1,
                // A workshop that may no longer receive signs nothing.
                Err(error) if error.kind() == ErrorKind::Internal => return Err(error),
                Err(_) => break,
            }
        }
    }
    Ok(signed)
}
