//! Files that were listed before criteria had versions: completed against the first one, for the practice ground.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};

use super::criteria::current;
use super::dossier::own_dossier;
use super::entity::{evidence, file, held};
use super::review::{CriterionState, Grant};
use super::rules::{Kind, State};
use crate::kernel::{Error, Instant, OpContext, OrganisationId, Result};
use crate::platform::storage::NewFile;
use crate::platform::{bulk, counters};
use crate::web::App;

/// Completes the files that have no criteria yet: those of listed organisations as accepted some months ago, each in turn
/// with other dates; the others as not looked at.
///
/// # Errors
/// When the database fails.
pub async fn complete_files(t: &DatabaseTransaction, now: Instant) -> Result<()> {
    for kind in Kind::ALL {
        let asked = current(t, *kind).await?;
        let files = file::Entity::find()
            .filter(file::Column::Kind.eq(kind.code()))
            .filter(file::Column::CriteriaVersion.is_null())
            .order_by_asc(file::Column::Id)
            .all(t)
            .await?;
        let mut rows = Vec::new();
        for (row, turn) in files.iter().zip(0_i64..) {
            let listed = row.state == State::Accredited.code();
            let since = now - Duration::days(60 + turn * 13 % 420);
            let until = now + Duration::days(200 + turn * 29 % 500);
            for one in &asked.criteria {
                let given = match one.grants {
                    Some(Grant::Receipts) => row.may_issue_receipts,
                    Some(Grant::PublicGifts) => row.may_receive_public_gifts,
                    Some(Grant::Insertion) | None => true,
                };
                let accepted = listed && given;
                let state = if accepted { CriterionState::Accepted } else { CriterionState::Pending };
                rows.push(held::ActiveModel {
                    accreditation_id: Set(row.id),
                    code: Set(one.code.clone()),
                    state: Set(state.code().to_owned()),
                    answer: Set(String::new()),
                    expires_at: Set(accepted.then_some(until)),
                    decided_at: Set(accepted.then_some(since)),
                    decided_by: Set(None),
                });
            }
            let number = match listed && *kind == Kind::Refurbisher {
                true => Some(counters::next_reference(t, "REF", now).await?),
                false => None,
            };
            file::Entity::update_many()
                .col_expr(file::Column::CriteriaVersion, Expr::value(asked.version))
                .col_expr(file::Column::AccreditedAt, Expr::value(listed.then_some(since)))
                .col_expr(file::Column::ValidUntil, Expr::value(listed.then_some(until)))
                .col_expr(file::Column::CertificateNumber, Expr::value(number))
                .col_expr(file::Column::UpdatedAt, Expr::value(if listed { since } else { row.updated_at }))
                .filter(file::Column::Id.eq(row.id))
                .exec(t)
                .await?;
        }
        bulk::insert(t, rows).await?;
    }
    Ok(())
}

/// Keeps a proof of the past in an organisation's file, for the practice ground.
///
/// # Errors
/// 404 when it has no file; or the storage's failure.
pub async fn keep_past_proof(
    app: &App,
    op: &OpContext,
    (organisation, kind): (OrganisationId, Kind),
    code: &str,
    name: &str,
    bytes: &[u8],
) -> Result<()> {
    app.db
        .tx(async |t| {
            let one = own_dossier(t, organisation, kind).await?.ok_or_else(Error::not_found)?;
            let new = NewFile {
                owner: organisation,
                subject_kind: "accreditation",
                subject_id: one.id.to_string(),
                file_name: name,
                media_type: "text/plain",
                bytes: bytes.to_vec(),
            };
            let document = app.storage.keep(t, op, new).await?;
            let row = evidence::ActiveModel {
                document_id: Set(document.id),
                accreditation_id: Set(one.id),
                code: Set(code.to_owned()),
                valid_until: Set(None),
                at: Set(one.accredited_at.unwrap_or(op.now)),
            };
            evidence::Entity::insert(row).exec_without_returning(t).await?;
            Ok(())
        })
        .await
}
