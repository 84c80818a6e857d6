//! Filing for a caller: an agent on the telephone passes a household to a structure, or drafts a lot for a donor that is
//! known. Nothing that binds anybody, and nothing of who calls: the confirmation's address is printed and forgotten.

use frontend::filters::write_date;
use frontend::{Texts, filters::Day};
use serde_json::json;

use super::follow::{self, Followed};
use super::service::scope;
use super::store::Scope;
use crate::accounts::tell;
use crate::donations::{self, NewLot, rules::first_gift};
use crate::kernel::{Capacity, Email, Error, OpContext, OrganisationId, Result, ShortCode, SiteId};
use crate::organisations::{self, Organisation, Site};
use crate::platform::mailer::{self, Mail};
use crate::platform::pdf::{Document, DocumentInfo, Level, Panel};
use crate::platform::{audit, counters, short_codes};
use crate::solidarity::orientation;
use crate::web::App;

/// Kinds of equipment that a caller may name.
pub(super) const KINDS: [&str; 6] = ["laptop", "desktop", "screen", "tablet", "smartphone", "printer"];
/// The most units of a kind.
const MOST_UNITS: u32 = 1_000;
/// The longest line of an address, in characters.
const LONGEST_LINE: usize = 60;

/// Passes a household to the place that the caller chose.
///
/// # Errors
/// 401, 403 for anyone but an agent; 422 per field.
pub(super) async fn pass_household(
    app: &App,
    op: &OpContext,
    site: &str,
    category: &str,
    note: &str,
) -> Result<ShortCode> {
    scope(op, false)?;
    orientation::pass(app, op, site, category, note).await.map(|(_, code)| code)
}

/// Donors whose name or SIRET holds a text: those of the lead's départements, or any for the operator.
///
/// # Errors
/// 401, 403 for anyone but an agent.
pub(super) async fn donors(app: &App, op: &OpContext, text: &str) -> Result<Vec<Organisation>> {
    let c = app.db.fresh();
    let within = match scope(op, true)? {
        Scope::Operator(_) => None,
        Scope::Lead(id) => Some(organisations::steered_departments(c, id).await?),
    };
    if text.trim().chars().count() < 3 {
        return Ok(Vec::new());
    }
    organisations::search(c, Capacity::Donor, text, within.as_deref()).await
}

/// A donor that the agent may file for, with its sites.
///
/// # Errors
/// 401, 403; 404 for a donor outside the lead's départements.
pub(super) async fn donor(
    app: &App,
    op: &OpContext,
    id: OrganisationId,
) -> Result<(Organisation, Vec<Site>)> {
    let c = app.db.fresh();
    let scope = scope(op, false)?;
    let found = organisations::find(c, id).await?;
    if !organisations::capacities_of(c, id).await?.contains(&Capacity::Donor) {
        return Err(Error::not_found());
    }
    let mut sites = organisations::sites_of(c, id).await?;
    if let Scope::Lead(lead) = scope {
        let own = organisations::steered_departments(c, lead).await?;
        let communes =
            crate::territories::find_many(c, sites.iter().map(|site| site.insee_code.clone())).await?;
        sites.retain(|site| {
            communes.get(&site.insee_code).is_some_and(|commune| own.contains(&commune.department_code))
        });
        if sites.is_empty() {
            return Err(Error::not_found());
        }
    }
    Ok((found, sites))
}

/// What a caller says of a gift.
#[derive(Clone, Default)]
pub(super) struct TypedGift {
    /// The site.
    pub(super) site: String,
    /// Units of each of [`KINDS`], as typed.
    pub(super) units: [String; 6],
}

impl TypedGift {
    fn list(&self, texts: Texts) -> Result<String> {
        let mut faults = Vec::new();
        let mut list = String::from("Désignation;Quantité\n");
        let mut any = false;
        for (kind, typed) in KINDS.iter().zip(&self.units) {
            let typed = typed.trim();
            if typed.is_empty() || typed == "0" {
                continue;
            }
            match typed.parse::<u32>() {
                Ok(units) if units <= MOST_UNITS => {
                    any = true;
                    list.push_str(&format!("{};{units}\n", texts.dynamic("category-one-", kind)));
                }
                Ok(_) | Err(_) => {
                    let fault = Error::invalid(&format!("units_{kind}"), "filing-units");
                    faults.extend(fault.field_faults().iter().cloned());
                }
            }
        }
        if !faults.is_empty() {
            return Err(Error::faults(faults));
        }
        if any { Ok(list) } else { Err(Error::invalid("units_laptop", "filing-no-units")) }
    }
}

/// Drafts a lot for a donor who calls: its people read it again and send it, or not.
///
/// # Errors
/// 401, 403, 404; 422 per field.
pub(super) async fn draft_lot(
    app: &App,
    op: &OpContext,
    id: OrganisationId,
    typed: &TypedGift,
) -> Result<ShortCode> {
    let (donor, sites) = donor(app, op, id).await?;
    let list = typed.list(Texts::new(frontend::Language::Fr))?;
    let chosen: Option<SiteId> = typed.site.parse().ok();
    let site = sites.iter().find(|site| Some(site.id) == chosen);
    let site = site.ok_or_else(|| Error::invalid("site", "filing-site"))?;
    let (basis, wish) = first_gift(donor.public_body);
    let usual_basis = donor.usual_legal_basis.as_deref().and_then(|code| code.parse().ok());
    let usual_wish = donor.usual_wish.as_deref().and_then(|code| code.parse().ok());
    let address = format!("{}/desk/lots", app.config.public_url.trim_end_matches('/'));
    app.db
        .tx(async |t| {
            let new = NewLot {
                reference: counters::next_reference(t, "LOT", op.now).await?,
                donor_id: id,
                site_id: site.id,
                legal_basis: usual_basis.unwrap_or(basis),
                wish: usual_wish.unwrap_or(wish),
                lines: Vec::new(),
            };
            let bytes = list.clone().into_bytes();
            let lot = donations::insert_draft(t, &app.storage, op, new, "appel.csv", bytes).await?;
            let code = short_codes::give(t, op.now, donations::LOT, lot.0).await?;
            let told = json!({ "filed_for_caller": true, "channel": "telephone", "donor_id": id });
            audit::record(t, op, "donation_lot.draft", "donation_lot", lot, told).await?;
            tell(t, op, id, |texts| {
                let text = texts
                    .t("mail-filed-lot-text")
                    .with("address", format!("{address}/{lot}"))
                    .with("code", code.grouped());
                (texts.t("mail-filed-lot-subject").to_string(), text.to_string())
            })
            .await?;
            Ok(code)
        })
        .await
}

/// Whom a letter goes to: on paper only.
#[derive(Clone, Default)]
pub(super) struct Recipient {
    /// Name and address, a line each.
    pub(super) lines: String,
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recipient")
    }
}

impl Recipient {
    fn read(&self) -> Result<Vec<String>> {
        let lines: Vec<String> = self
            .lines
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        let sound = (2..=6).contains(&lines.len())
            && lines
                .iter()
                .all(|line| line.chars().count() <= LONGEST_LINE && !line.chars().any(char::is_control));
        if sound { Ok(lines) } else { Err(Error::invalid("address", "filing-address")) }
    }
}

/// What a code says, for an agent.
///
/// # Errors
/// 401, 403 for anyone but an agent; as following a code.
pub(super) async fn followed(app: &App, op: &OpContext, code: &str) -> Result<Followed> {
    scope(op, false)?;
    follow::follow(app, op, "", code).await
}

/// What a confirmation says: where it stands, what comes next, the code, whom to call.
fn words(app: &App, found: &Followed, phone: &str, hours: &str, texts: Texts) -> Vec<String> {
    let mut said = vec![found.now(texts)];
    said.extend(found.whither(texts));
    said.push(found.next(texts));
    let page = format!("{}/suivre", app.config.public_url.trim_end_matches('/'));
    said.push(texts.t("letter-code").with("code", found.code.grouped()).with("page", page).to_string());
    said.push(texts.t("letter-spelled").with("letters", found.spelled(texts)).to_string());
    said.push(texts.t("letter-call").with("phone", phone).with("hours", hours).to_string());
    said
}

/// The letter that confirms a call, made and forgotten: the journal knows that one was printed, not for whom.
///
/// # Errors
/// 401, 403; 404; 422 on `address`.
pub(super) async fn letter(
    app: &App,
    op: &OpContext,
    code: &str,
    to: &Recipient,
    line: (&str, &frontend::context::TelephoneLine),
) -> Result<Vec<u8>> {
    let lines = to.read()?;
    let found = followed(app, op, code).await?;
    let texts = Texts::new(op.language);
    let (phone, line) = line;
    let sender =
        if line.place.is_empty() { op.acting()?.organisation_name.clone() } else { line.place.clone() };
    let day = write_date(op.now.calendar_day(), texts);
    let title = texts.t("letter-title").with("what", found.title(texts)).to_string();
    let mut document = Document::new(DocumentInfo {
        title: title.clone(),
        language: op.language.code().to_owned(),
        author: sender.clone(),
        created_at: op.now,
        footer: texts.t("letter-footer").to_string(),
    });
    // The panel on the right stands in the window of a long envelope once the sheet is folded in three.
    document.small_print(texts.t("letter-from").with("place", sender.as_str()).to_string());
    document.spacer(42.0);
    document.panels([
        Panel { title: texts.t("letter-sender").to_string(), lines: vec![sender, phone.to_owned()] },
        Panel { title: texts.t("letter-to").to_string(), lines },
    ]);
    document.spacer(30.0);
    document.paragraph(day);
    document.heading(Level::Title, title);
    document.paragraph(texts.t("letter-hello").to_string());
    document.paragraph(texts.t("letter-called").to_string());
    for sentence in words(app, &found, phone, &line.hours, texts) {
        document.paragraph(sentence);
    }
    document.note(texts.t("letter-nothing-binds").to_string());
    document.paragraph(texts.t("letter-bye").to_string());
    let bytes = document.finish().map_err(Error::internal)?;
    confirmed(app, op, &found, "letter").await?;
    Ok(bytes)
}

/// The same by e-mail, to an address that the caller says.
///
/// # Errors
/// 401, 403; 404; 422 on `email`.
pub(super) async fn mail(
    app: &App,
    op: &OpContext,
    code: &str,
    email: &str,
    line: (&str, &frontend::context::TelephoneLine),
) -> Result<()> {
    let to = Email::parse(email).ok_or_else(|| Error::invalid("email", "filing-email"))?;
    let found = followed(app, op, code).await?;
    let texts = Texts::new(op.language);
    let (phone, line) = line;
    let mut text = vec![texts.t("letter-hello").to_string(), texts.t("letter-called").to_string()];
    text.extend(words(app, &found, phone, &line.hours, texts));
    text.push(format!(
        "{}{}",
        app.config.public_url.trim_end_matches('/'),
        crate::web::follow_address(&found.code)
    ));
    text.push(texts.t("letter-nothing-binds").to_string());
    let subject = texts.t("letter-title").with("what", found.title(texts)).to_string();
    let mail = Mail::new(to, &subject, text.join("\n\n"));
    app.db
        .tx(async |t| {
            mailer::send(t, op, &mail).await?;
            let told = json!({ "channel": "mail", "kind": found.kind });
            audit::record(t, op, "call.confirmed", "short_code", found.code.as_str(), told).await
        })
        .await
}

async fn confirmed(app: &App, op: &OpContext, found: &Followed, channel: &str) -> Result<()> {
    let told = json!({ "channel": channel, "kind": found.kind });
    app.db
        .tx(async |t| {
            audit::record(t, op, "call.confirmed", "short_code", found.code.as_str(), told.clone()).await
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_two_to_six_lines() {
        let read = |lines: &str| Recipient { lines: lines.to_owned() }.read();
        assert_eq!(read(" Nadia  Exemple \r\n\r\n3 rue Haute\n33130 Bègles").unwrap().len(), 3);
        assert!(read("Nadia").is_err() && read("").is_err() && read(&"x\n".repeat(7)).is_err());
        assert!(read(&format!("Nadia\n{}", "x".repeat(61))).is_err());
        assert!(!format!("{:?}", Recipient { lines: "Nadia".to_owned() }).contains("Nadia"));
    }

    #[test]
    fn a_gift_by_telephone_is_a_list_as_any_other() {
        let texts = Texts::new(frontend::Language::Fr);
        let mut typed = TypedGift::default();
        assert!(typed.list(texts).unwrap_err().says("filing-no-units"));
        typed.units[0] = " 6 ".to_owned();
        typed.units[2] = "3".to_owned();
        let read =
            donations::inventory::read(typed.list(texts).unwrap().as_bytes(), Some("appel.csv")).unwrap();
        let units: Vec<u32> = read.lines.iter().map(|line| line.quantity).collect();
        assert_eq!(units, [6, 3]);
        typed.units[1] = "beaucoup".to_owned();
        assert!(typed.list(texts).unwrap_err().says("filing-units"));
    }
}
