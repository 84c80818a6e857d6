//! The mails of this room: to mediators and workshops, never a word on a household.

use std::collections::BTreeMap;

use frontend::filters;
use sea_orm::DatabaseTransaction;

use super::request::{Proposal, Request};
use crate::accounts::tell;
use crate::devices::Device;
use crate::kernel::time::paris_day;
use crate::kernel::{OpContext, OrganisationId, Result};
use crate::organisations;
use crate::web::short_code_line;

fn address(public_url: &str, request: &Request) -> String {
    format!("{public_url}/desk/requests/{}", request.id)
}

/// To each structure: devices are held for its requests.
pub(super) async fn proposed(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    made: &[(Request, Proposal)],
) -> Result<()> {
    let mut by_structure: BTreeMap<OrganisationId, Vec<&(Request, Proposal)>> = BTreeMap::new();
    for one in made {
        by_structure.entry(one.0.structure_id).or_default().push(one);
    }
    for (structure, proposals) in by_structure {
        let Some(until) = proposals.iter().map(|(_, proposal)| proposal.expires_at).min() else { continue };
        tell(t, op, structure, |texts| {
            let references: Vec<String> = proposals
                .iter()
                .map(|(request, _)| format!("{}\n{}", request.reference, address(public_url, request)))
                .collect();
            let subject = texts.t("mail-proposed-subject").with("count", proposals.len()).to_string();
            let text = texts
                .t("mail-proposed-text")
                .with("count", proposals.len())
                .with("references", references.join("\n"))
                .with("until", filters::write_date(paris_day(until), texts))
                .to_string();
            (subject, text)
        })
        .await?;
    }
    Ok(())
}

/// To the workshop: a mediator accepted its device.
pub(super) async fn accepted(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    request: &Request,
    proposal: &Proposal,
    device: &Device,
) -> Result<()> {
    let site = organisations::site(t, request.site_id).await?;
    let where_to = organisations::address(t, &site).await?;
    tell(t, op, proposal.holder_id, |texts| {
        let subject = texts.t("mail-accepted-subject").with("device", device.reference.as_str()).to_string();
        let text = texts
            .t("mail-accepted-text")
            .with("device", device.reference.as_str())
            .with("title", device.specification.title())
            .with("place", site.label.as_str())
            .with("address", where_to.as_str())
            .with("page", format!("{public_url}/desk/proposals"))
            .to_string();
        (subject, text)
    })
    .await
}

/// To the structure: the workshop has sent the device.
pub(super) async fn shipped(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    request: &Request,
    workshop: OrganisationId,
) -> Result<()> {
    let workshop = organisations::find(t, workshop).await?;
    tell(t, op, request.structure_id, |texts| {
        let reference = request.reference.as_str();
        (
            texts.t("mail-shipped-subject").with("reference", reference).to_string(),
            texts
                .t("mail-shipped-text")
                .with("workshop", workshop.name.as_str())
                .with("reference", reference)
                .with("page", address(public_url, request))
                .to_string(),
        )
    })
    .await
}

/// To the structure: a proposal still waits for its answer.
pub(super) async fn reminder(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    request: &Request,
    proposal: &Proposal,
) -> Result<()> {
    let code = short_code_line(t, super::REQUEST, request.id.0).await?;
    tell(t, op, request.structure_id, |texts| {
        let until = filters::write_date(paris_day(proposal.expires_at), texts);
        let subject =
            texts.t("mail-reminder-subject").with("reference", request.reference.as_str()).to_string();
        let text = texts
            .t("mail-reminder-text")
            .with("reference", request.reference.as_str())
            .with("until", until)
            .with("page", address(public_url, request))
            .to_string();
        (subject, text + code(texts).as_str())
    })
    .await
}

/// To the structure: nobody answered in time.
pub(super) async fn lapsed(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    request: &Request,
) -> Result<()> {
    tell(t, op, request.structure_id, |texts| {
        let reference = request.reference.as_str();
        (
            texts.t("mail-lapsed-subject").with("reference", reference).to_string(),
            texts
                .t("mail-lapsed-text")
                .with("reference", reference)
                .with("page", address(public_url, request))
                .to_string(),
        )
    })
    .await
}

/// To the structure: the device will not come.
pub(super) async fn called_off(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    request: &Request,
) -> Result<()> {
    tell(t, op, request.structure_id, |texts| {
        let reference = request.reference.as_str();
        (
            texts.t("mail-called-off-subject").with("reference", reference).to_string(),
            texts
                .t("mail-called-off-text")
                .with("reference", reference)
                .with("page", address(public_url, request))
                .to_string(),
        )
    })
    .await
}
