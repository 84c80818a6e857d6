//! Files of referencing in each of their states, made as people make them: a new workshop's draft, files to take up, to
//! complete and to confirm, a refusal, observations that wait for a decision, an appeal.

use sea_orm::DatabaseTransaction;

use super::working;
use crate::accounts::{self, NewUser};
use crate::accreditation::procedure::FileDecision;
use crate::accreditation::review::{CriterionState, FileVerdict, InsertionKind};
use crate::accreditation::{self, Act, Kind};
use crate::kernel::{
    AccreditationId, Actor, Capacity, Email, Error, InseeCode, Instant, OpContext, OrganisationId, Point,
    Result, Role, SiteId, UserId,
};
use crate::organisations::{self, NewOrganisation, NewSite, SiteKind};
use crate::web::App;

/// A workshop that applies: the word in its address, its name, its town, and how far its file has come.
struct Applicant {
    word: &'static str,
    name: &'static str,
    person: &'static str,
    persona: Option<&'static str>,
    place: (&'static str, f64, f64),
    insertion: InsertionKind,
    goes: Goes,
}

/// How far a file goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    Draft,
    Sent,
    ToComplete,
    Proposed,
    Refused,
    Appealed,
}

const APPLICANTS: [Applicant; 6] = [
    Applicant {
        word: "candidat",
        name: "Atelier du Peugue (exemple)",
        person: "Yanis Lormier",
        persona: Some("applicant"),
        place: ("33318", 44.8060, -0.6310),
        insertion: InsertionKind::Ei,
        goes: Goes::Draft,
    },
    Applicant {
        word: "depose",
        name: "Recyclerie des Deux Rives (exemple)",
        person: "Maud Verteuil",
        persona: None,
        place: ("33243", 44.9153, -0.2440),
        insertion: InsertionKind::Aci,
        goes: Goes::Sent,
    },
    Applicant {
        word: "complement",
        name: "Clavier d’Argent (exemple)",
        person: "Oscar Brassempouy",
        persona: None,
        place: ("64102", 43.4930, -1.4750),
        insertion: InsertionKind::Ea,
        goes: Goes::ToComplete,
    },
    Applicant {
        word: "propose",
        name: "L’Écran solidaire (exemple)",
        person: "Jeanne Salignac",
        persona: None,
        place: ("24322", 45.1840, 0.7210),
        insertion: InsertionKind::Aci,
        goes: Goes::Proposed,
    },
    Applicant {
        word: "refuse",
        name: "Négoce Express Informatique (exemple)",
        person: "Fabien Castillonnès",
        persona: None,
        place: ("47001", 44.2030, 0.6160),
        insertion: InsertionKind::Etti,
        goes: Goes::Refused,
    },
    Applicant {
        word: "recours",
        name: "Ressourcerie du Marsan (exemple)",
        person: "Élodie Roquefort-Dax",
        persona: None,
        place: ("40192", 43.8910, -0.5010),
        insertion: InsertionKind::Ei,
        goes: Goes::Appealed,
    },
];

/// Who confirms what the operator's persona proposes.
const SECOND: (&str, &str, &str) = ("operator2", "Noé Blancpignon", "noe.operateur2@example.org");
/// Minutes of a day.
const A_DAY: u32 = 24 * 60;
/// The words of the proofs.
const PROOF: &str = "Preuve d'exemple du bac à sable : convention, photos datées ou registre de l'atelier.\n";

fn new_user(
    name: &str,
    email: &str,
    persona: Option<&str>,
    hash: &str,
    of: OrganisationId,
) -> Result<NewUser> {
    Ok(NewUser {
        id: UserId::new(),
        email: Email::parse(email).ok_or_else(|| Error::internal("an address of the practice ground"))?,
        name: name.to_owned(),
        password_hash: persona.is_some().then(|| hash.to_owned()),
        persona: persona.map(str::to_owned),
        roles: [Role::Admin, Role::Agent, Role::Signatory].map(|role| (of, role)).to_vec(),
    })
}

/// The organisations and people of these files.
pub(super) async fn people(t: &DatabaseTransaction, now: Instant, password_hash: &str) -> Result<()> {
    let Some(operator) = organisations::with_capacity(t, Capacity::Operator).await?.into_iter().next() else {
        return Ok(());
    };
    let mut users = vec![new_user(SECOND.1, SECOND.2, Some(SECOND.0), password_hash, operator)?];
    let mut bodies = Vec::new();
    for one in &APPLICANTS {
        let (insee, lat, lng) = one.place;
        let id = OrganisationId::new();
        let place = InseeCode::parse(insee).zip(Point::new(lat, lng));
        let (insee_code, point) = place.ok_or_else(|| Error::internal("a place of the practice ground"))?;
        bodies.push(NewOrganisation {
            id,
            name: one.name.to_owned(),
            siret: None,
            public_body: false,
            telephone: Some("05 36 49 00 00".to_owned()),
            capacities: vec![Capacity::Refurbisher],
            departments: Vec::new(),
            sites: vec![NewSite {
                id: SiteId::new(),
                kind: SiteKind::Workshop,
                label: "Atelier".to_owned(),
                address: "3 rue de l’Exemple".to_owned(),
                insee_code,
                point,
                service_radius_km: Some(60),
            }],
        });
        let email = format!("atelier.{}@example.org", one.word);
        users.push(new_user(one.person, &email, one.persona, password_hash, id)?);
    }
    organisations::insert_many(t, now, &bodies).await?;
    accounts::insert_many(t, now, &users).await
}

/// Somebody of the practice ground, by their address, at a moment.
async fn as_person(app: &App, email: &str, capacity: Capacity, at: Instant) -> Result<Option<OpContext>> {
    let c = app.db.fresh();
    let Some(email) = Email::parse(email) else { return Ok(None) };
    let Some((person, _)) = accounts::user_by_email(c, &email).await? else { return Ok(None) };
    let held = accounts::choices(c, person.id).await?;
    let Some(choice) = held.into_iter().find(|one| one.capacity == capacity) else { return Ok(None) };
    let acting = accounts::acting_for(c, person.id, Some((choice.organisation_id, capacity))).await?;
    Ok(acting
        .map(|acting| OpContext { actor: Actor::Organisation(acting), ..OpContext::system("sandbox", at) }))
}

async fn persona(app: &App, code: &str, at: Instant) -> Result<Option<OpContext>> {
    match accounts::persona(app.db.fresh(), code).await? {
        Some(person) => as_person(app, &person.email.to_string(), Capacity::Operator, at).await,
        None => Ok(None),
    }
}

/// Plays the files.
pub(super) async fn write(app: &App, now: Instant) -> Result<()> {
    app.db.tx(async |t| accreditation::complete_files(t, now).await).await?;
    let (first, second) = (persona(app, "operator", now).await?, persona(app, SECOND.0, now).await?);
    let (Some(first), Some(second)) = (first, second) else { return Ok(()) };
    if let Some(person) = accounts::persona(app.db.fresh(), "refurbisher").await?
        && let Some(own) = as_person(app, &person.email.to_string(), Capacity::Refurbisher, now).await?
    {
        let whose = (own.acting()?.organisation_id, Kind::Refurbisher);
        for code in ["bench_proximity", "reuse_rate", "after_sales", "social_insertion"] {
            let name = format!("preuve-{code}.txt");
            accreditation::keep_past_proof(app, &own, whose, code, &name, PROOF.as_bytes()).await?;
        }
    }
    for one in &APPLICANTS {
        let email = format!("atelier.{}@example.org", one.word);
        let Some(own) = as_person(app, &email, Capacity::Refurbisher, now).await? else { continue };
        play(app, one, &own, &first, &second).await?;
    }
    observed(app, &second, now).await
}

async fn prove(app: &App, op: &OpContext, id: AccreditationId, code: &str, words: &str) -> Result<()> {
    accreditation::act(app, op, id, Act::Answer { code: code.to_owned(), text: words.to_owned() }).await?;
    let file = (format!("preuve-{code}.txt"), PROOF.as_bytes().to_vec());
    accreditation::attach(app, op, id, code, None, file).await?;
    Ok(())
}

async fn play(
    app: &App,
    one: &Applicant,
    own: &OpContext,
    first: &OpContext,
    second: &OpContext,
) -> Result<()> {
    let days = |op: &OpContext, ago: u32| op.at(working::before(op.now, ago * A_DAY));
    let op = days(own, 60);
    let id = accreditation::begin(app, &op).await?;
    prove(app, &op, id, "bench_proximity", "Un banc de six postes, ouvert du mardi au vendredi.").await?;
    if one.goes == Goes::Draft {
        return Ok(());
    }
    prove(app, &op, id, "reuse_rate", "Le registre des douze derniers mois est joint.").await?;
    prove(app, &op, id, "after_sales", "Garantie d’un an, réponse sous deux jours.").await?;
    prove(app, &op, id, "social_insertion", "Huit salariés en parcours.").await?;
    let agreement = "Convention du 12 mars 2026".to_owned();
    accreditation::act(app, &op, id, Act::Insertion { kind: one.insertion, agreement }).await?;
    accreditation::act(app, &days(own, 55), id, Act::Submit).await?;
    if one.goes == Goes::Sent {
        return Ok(());
    }
    let second_at = |ago: u32| days(second, ago);
    accreditation::act(app, &second_at(50), id, Act::TakeUp).await?;
    if one.goes == Goes::ToComplete {
        let text = "Le registre joint s’arrête en juin : ajoutez les mois qui manquent.".to_owned();
        let state = CriterionState::ChangesRequested;
        let judged = Act::Judge { code: "reuse_rate".to_owned(), state, text: Some(text.clone()) };
        accreditation::act(app, &second_at(48), id, judged).await?;
        return accreditation::act(app, &second_at(48), id, Act::AskChanges { text }).await;
    }
    for code in ["bench_proximity", "reuse_rate", "after_sales", "social_insertion"] {
        let judged = Act::Judge { code: code.to_owned(), state: CriterionState::Accepted, text: None };
        accreditation::act(app, &second_at(47), id, judged).await?;
    }
    let (verdict, reason) = match one.goes {
        Goes::Refused => {
            (FileVerdict::Refuse, "Le conventionnement présenté est celui d’un autre organisme.")
        }
        Goes::Draft | Goes::Sent | Goes::ToComplete | Goes::Proposed | Goes::Appealed => {
            (FileVerdict::Accredit, "")
        }
    };
    accreditation::act(app, &second_at(45), id, Act::Propose { verdict, reason: reason.to_owned() }).await?;
    if one.goes == Goes::Proposed {
        return Ok(());
    }
    accreditation::act(app, &days(first, 44), id, Act::Confirm).await?;
    if one.goes != Goes::Appealed {
        return Ok(());
    }
    let reason = "Trois collectes annulées la veille en un mois.".to_owned();
    accreditation::act(app, &second_at(30), id, Act::Invite { reason }).await?;
    let text = "Notre camion était immobilisé ; un second est loué depuis.".to_owned();
    accreditation::act(app, &days(own, 27), id, Act::Observe { text }).await?;
    let reason = "Les collectes annulées n’ont pas été replanifiées.".to_owned();
    let decided = Act::Decide { decision: FileDecision::Suspend, reason };
    accreditation::act(app, &second_at(20), id, decided).await?;
    let text = "Les trois collectes sont faites, bons joints. Nous demandons à reprendre.".to_owned();
    accreditation::act(app, &days(own, 3), id, Act::Appeal { text }).await
}

/// Observations of an accredited workshop that wait for the operator's decision.
async fn observed(app: &App, second: &OpContext, now: Instant) -> Result<()> {
    let c = app.db.fresh();
    let Some(persona) = accounts::persona(c, "refurbisher").await? else { return Ok(()) };
    let own: Vec<OrganisationId> =
        accounts::choices(c, persona.id).await?.into_iter().map(|one| one.organisation_id).collect();
    let listed = accreditation::register(c, now).await?;
    let Some(line) = listed.iter().rev().find(|line| !own.contains(&line.organisation_id)) else {
        return Ok(());
    };
    let Some(file) = accreditation::own_dossier(c, line.organisation_id, Kind::Refurbisher).await? else {
        return Ok(());
    };
    let people = accounts::recipients(c, line.organisation_id).await?;
    let Some(person) = people.into_iter().next() else { return Ok(()) };
    let own =
        as_person(app, &person.email.to_string(), Capacity::Refurbisher, working::before(now, 2 * A_DAY))
            .await?;
    let Some(own) = own else { return Ok(()) };
    let reason = "Plusieurs comptages à la réception diffèrent de ce que le donateur a déclaré.".to_owned();
    let asked = second.at(working::before(now, 6 * A_DAY));
    accreditation::act(app, &asked, file.id, Act::Invite { reason }).await?;
    let text = "Deux palettes étaient mal étiquetées ; nous comptons désormais à deux.".to_owned();
    accreditation::act(app, &own, file.id, Act::Observe { text }).await
}
