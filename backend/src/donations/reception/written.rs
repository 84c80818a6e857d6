//! Containers and signatures, written down while a lot is received.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::rules::{Action, transition};
use super::super::{store as lots, write};
use super::records::{self, Container, Signature};
use super::rules::{self, ContainerCondition, Signer};
use super::service::is_here;
use crate::kernel::written::prose;
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
    pub condition: ContainerCondition,
    /// What it weighs, in grams.
    pub weight_grams: Option<i64>,
    /// Whether it corrects what somebody else wrote of it.
    pub replace: bool,
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
    prose(field, text, most)?.ok_or_else(|| Error::invalid(field, "words-missing"))
}

/// What two people wrote of one container, as one: nothing said leaves what was said before. Where both say something and it
/// differs, who comes second corrects it on purpose, or it is refused beside its field.
fn merged(known: &Container, new: Container, replace: bool) -> Result<Container> {
    let arrives =
        known.condition == ContainerCondition::OnTheWay && new.condition != ContainerCondition::OnTheWay;
    // Who wrote it corrects it freely; what left and what arrived may differ, both are kept.
    let free = replace || arrives || known.user_name == new.user_name;
    let seal_differs = new.seal.is_some() && known.seal.is_some() && new.seal != known.seal;
    let weight_differs =
        new.weight_grams.is_some() && known.weight_grams.is_some() && new.weight_grams != known.weight_grams;
    let differing = [
        ("seal", seal_differs),
        ("condition", new.condition != known.condition),
        ("weight_grams", weight_differs),
    ];
    if let (false, Some((field, _))) = (free, differing.iter().find(|(_, differs)| *differs)) {
        return Err(Error::invalid(field, "container-differs").with("name", known.user_name.as_str()));
    }
    Ok(Container {
        seal: new.seal.or_else(|| known.seal.clone()),
        left_with: new.left_with.or_else(|| known.left_with.clone()),
        weight_grams: new.weight_grams.or(known.weight_grams),
        ..new
    })
}

/// Writes a container down; the same number again adds to what was written of it. The journal keeps both.
///
/// # Errors
/// 401, 403, 404; 422 on `number`, `seal` or `weight_grams`, or beside what somebody else wrote otherwise
/// (`container-differs`); `lot-part-wrong-state` (409) unless the lot is being received.
pub async fn put_container(app: &App, op: &OpContext, id: LotPartId, new: NewContainer) -> Result<Container> {
    let by = op.require(Capacity::Refurbisher)?;
    let sound_weight = new.weight_grams.is_none_or(|grams| (1..=HEAVIEST_GRAMS).contains(&grams));
    if !sound_weight {
        return Err(Error::invalid("weight_grams", "container-weight").with("most", HEAVIEST_GRAMS / 1_000));
    }
    let seal = prose("seal", &new.seal, 40)?.map(|seal| seal.to_uppercase());
    let container = Container {
        number: needed("number", &new.number, 40)?.to_uppercase(),
        left_with: seal.clone().filter(|_| new.condition == ContainerCondition::OnTheWay),
        seal,
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
            let container = match known.iter().find(|one| one.number == container.number) {
                Some(before) => merged(before, container.clone(), new.replace)?,
                None if known.len() >= MOST_CONTAINERS => {
                    return Err(Error::invalid("number", "container-too-many").with("most", MOST_CONTAINERS));
                }
                None => container.clone(),
            };
            records::put_container(t, id, &container).await?;
            let details = json!({
                "number": container.number, "seal": container.seal, "condition": container.condition.code(),
                "weight_grams": container.weight_grams,
            });
            write::save(t, op, &mut part, "container", details).await?;
            Ok(container)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn container(
        user: &str,
        condition: ContainerCondition,
        seal: Option<&str>,
        weight_grams: Option<i64>,
    ) -> Container {
        let seal = seal.map(str::to_owned);
        Container {
            number: "P1".to_owned(),
            left_with: seal.clone().filter(|_| condition == ContainerCondition::OnTheWay),
            seal,
            condition,
            weight_grams,
            user_name: user.to_owned(),
            at: "2026-11-27T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn what_one_person_leaves_out_stays_as_the_other_wrote_it() {
        let known = container("Ana", ContainerCondition::Intact, Some("778"), None);
        let both =
            merged(&known, container("Luc", ContainerCondition::Intact, None, Some(12_500)), false).unwrap();
        assert_eq!((both.seal.as_deref(), both.weight_grams), (Some("778"), Some(12_500)));
    }

    #[test]
    fn what_somebody_else_wrote_is_corrected_on_purpose_only() {
        let known = container("Ana", ContainerCondition::Intact, Some("778"), Some(12_500));
        let other = container("Luc", ContainerCondition::Intact, Some("779"), None);
        let refused = merged(&known, other.clone(), false).unwrap_err();
        assert_eq!(refused.field_faults()[0].field, "seal");
        assert_eq!(merged(&known, other, true).unwrap().seal.as_deref(), Some("779"));
        let own = container("Ana", ContainerCondition::Broken, None, None);
        assert_eq!(merged(&known, own, false).unwrap().condition, ContainerCondition::Broken);
    }

    #[test]
    fn a_seal_that_is_another_at_the_arrival_is_kept_beside_the_first() {
        let left = container("Ana", ContainerCondition::OnTheWay, Some("778"), None);
        let came =
            merged(&left, container("Luc", ContainerCondition::Broken, Some("900"), None), false).unwrap();
        assert_eq!((came.left_with.as_deref(), came.seal.as_deref()), (Some("778"), Some("900")));
    }
}
