//! Containers and signatures, written down while a lot is received.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::rules::{Action, transition};
use super::super::{store as lots, write};
use super::records::{self, Container, Signature};
use super::rules::{self, Condition, Signer};
use super::service::{is_here, words};
use crate::kernel::{Capacity, Error, LotPartId, OpContext, Result};
use crate::web::App;

/// The heaviest container: two tonnes, in grams.
const HEAVIEST_GRAMS: i64 = 2_000_000;
/// The most containers of one lot.
const MOST_CONTAINERS: usize = 500;

/// A container to be written down.
#[derive(Clone, Debug)]
pub struct NewContainer {
    /// The number on it.
    pub number: String,
    /// The number on its seal; may be empty.
    pub seal: String,
    /// How it came.
    pub condition: Condition,
    /// What it weighs, in grams.
    pub weight_grams: Option<i64>,
}

/// A signature on the screen.
#[derive(Clone, Debug)]
pub struct NewSignature {
    /// Which side.
    pub side: Signer,
    /// Who.
    pub name: String,
    /// In which role.
    pub role: String,
    /// Strokes drawn on the screen; may be empty.
    pub drawing: String,
    /// Whether the box « I sign » was ticked.
    pub agreed: bool,
}

pub(in super::super) async fn containers_of(
    c: &impl ConnectionTrait,
    part: LotPartId,
) -> Result<Vec<Container>> {
    records::containers(c, part).await
}

pub(in super::super) async fn signatures_of(
    c: &impl ConnectionTrait,
    part: LotPartId,
) -> Result<Vec<Signature>> {
    records::signatures(c, part).await
}

fn needed(field: &str, text: &str, most: usize) -> Result<String> {
    words(field, text, most)?.ok_or_else(|| Error::invalid(field, "words-missing"))
}

/// Writes a container down; the same number again replaces what was written of it. The journal keeps both.
///
/// # Errors
/// 401, 403, 404; 422 on `number`, `seal` or `weight_grams`; `lot-part-wrong-state` (409) unless the lot is being received.
pub async fn put_container(app: &App, op: &OpContext, id: LotPartId, new: NewContainer) -> Result<Container> {
    let by = op.require(Capacity::Refurbisher)?;
    let sound_weight = new.weight_grams.is_none_or(|grams| (1..=HEAVIEST_GRAMS).contains(&grams));
    if !sound_weight {
        return Err(Error::invalid("weight_grams", "container-weight").with("most", HEAVIEST_GRAMS / 1_000));
    }
    let container = Container {
        number: needed("number", &new.number, 40)?.to_uppercase(),
        seal: words("seal", &new.seal, 40)?,
        condition: new.condition,
        weight_grams: new.weight_grams,
        user_name: by.user_name.clone(),
        at: op.now,
    };
    app.db
        .tx(async |t| {
            let mut part = lots::part_of_refurbisher(t, by.organisation_id, id).await?;
            transition(part.state, Action::Receive)?;
            let known = records::containers(t, id).await?;
            if known.len() >= MOST_CONTAINERS && known.iter().all(|one| one.number != container.number) {
                return Err(Error::invalid("number", "container-too-many").with("most", MOST_CONTAINERS));
            }
            records::put_container(t, id, &container).await?;
            let details = json!({
                "number": container.number, "seal": container.seal, "condition": container.condition.code(),
                "weight_grams": container.weight_grams,
            });
            write::save(t, op, &mut part, "container", details).await?;
            Ok(container.clone())
        })
        .await
}

/// Signs the reception on the screen, for who hands the lot over or for who receives it: drawn, or ticked.
///
/// # Errors
/// 401, 403, 404; 422 on `name`, `role`, `drawing` or `agreed`; `signed-already`, `lot-part-wrong-state` (409).
pub async fn sign(app: &App, op: &OpContext, id: LotPartId, new: NewSignature) -> Result<Signature> {
    let by = op.require(Capacity::Refurbisher)?;
    let drawing = match new.drawing.trim() {
        "" => None,
        drawn => Some(rules::drawing(drawn).ok_or_else(|| Error::invalid("drawing", "signature-drawing"))?),
    };
    if drawing.is_none() && !new.agreed {
        return Err(Error::invalid("agreed", "signature-missing"));
    }
    let signature = Signature {
        side: new.side,
        name: needed("name", &new.name, 100)?,
        role: needed("role", &new.role, 100)?,
        drawing,
        at: op.now,
    };
    app.db
        .tx(async |t| {
            let mut part = lots::part_of_refurbisher(t, by.organisation_id, id).await?;
            if !is_here(part.state) {
                transition(part.state, Action::Receive)?;
            }
            if records::signatures(t, id).await?.iter().any(|one| one.side == signature.side) {
                return Err(Error::conflict("signed-already"));
            }
            records::insert_signature(t, id, &signature).await?;
            let details = json!({ "side": signature.side.code(), "drawn": signature.drawing.is_some() });
            write::save(t, op, &mut part, "sign_reception", details).await?;
            Ok(signature.clone())
        })
        .await
}
