//! The scenario's organisations, sites, people and accreditation files.

use sea_orm::DatabaseTransaction;
use seed::scenario::{Organisation, World};

use super::known::{Known, KnownOrganisation};
use crate::accounts::{self, NewUser};
use crate::accreditation::{self, File, Kind, NewFile};
use crate::kernel::hours::Hours;
use crate::kernel::{
    Capacity, Email, Error, InseeCode, Instant, OrganisationId, Point, Result, Siret, SiteId, UserId,
};
use crate::organisations::{self, Bench, CollectionTerms, ErasureMethod, NewOrganisation, NewSite, SiteKind};

/// Every persona's password, said on the sandbox's pages.
pub const PASSWORD: &str = "bac-a-sable";

/// What the invented workshops say of their collections, in turn: from how many units for free, the most at once.
const TERMS: [(Option<i32>, Option<i32>); 6] = [
    (Some(1), None),
    (Some(10), Some(2_000)),
    (Some(5), None),
    (Some(20), Some(800)),
    (None, None),
    (Some(15), Some(1_200)),
];

fn strange<E>(what: &'static str) -> impl Fn(E) -> Error {
    move |_| Error::internal(format!("the scenario holds a {what} that Rebond does not know"))
}

fn new_site(site: &seed::scenario::Site) -> Result<NewSite> {
    let unreadable = || Error::internal("the scenario holds a place that cannot be read");
    Ok(NewSite {
        id: SiteId::new(),
        kind: site.kind.code().parse().map_err(strange("kind of site"))?,
        label: site.label.clone(),
        address: site.address.clone(),
        insee_code: InseeCode::parse(&site.insee_code).ok_or_else(unreadable)?,
        point: Point::new(site.latitude, site.longitude).ok_or_else(unreadable)?,
        service_radius_km: site.service_radius_km.map(i32::try_from).transpose().map_err(Error::internal)?,
    })
}

/// What workshops say that they take in a week, by category.
const WEEKLY: [&[(&str, u32)]; 3] = [
    &[("laptop", 80), ("desktop", 40), ("screen", 60), ("smartphone", 30)],
    &[("laptop", 150), ("desktop", 60), ("screen", 100), ("tablet", 40), ("printer", 0)],
    &[("laptop", 60), ("smartphone", 120), ("tablet", 60)],
];

fn new_organisation(one: &Organisation) -> Result<NewOrganisation> {
    Ok(NewOrganisation {
        id: OrganisationId::new(),
        name: one.name.clone(),
        siret: Siret::parse(&one.siret),
        public_body: one.public_body,
        telephone: Some(one.telephone.clone()),
        capacities: one
            .capacities
            .iter()
            .map(|capacity| capacity.code().parse().map_err(strange("capacity")))
            .collect::<Result<_>>()?,
        departments: one.departments.clone(),
        sites: one.sites.iter().map(new_site).collect::<Result<_>>()?,
    })
}

fn file(one: &Organisation, id: OrganisationId) -> Result<Option<NewFile>> {
    let Some(accreditation) = &one.accreditation else { return Ok(None) };
    let refurbishes = one.capacities.iter().any(|capacity| capacity.code() == Capacity::Refurbisher.code());
    Ok(Some(NewFile {
        file: File {
            organisation_id: id,
            kind: if refurbishes { Kind::Refurbisher } else { Kind::MediationStructure },
            state: accreditation.state.code().parse().map_err(strange("state of accreditation"))?,
            insertion_kind: accreditation.insertion_kind.map(|kind| kind.code().to_owned()),
            may_issue_receipts: accreditation.may_issue_receipts,
            may_receive_public_gifts: accreditation.may_receive_public_gifts,
            valid_until: None,
        },
    }))
}

/// Writes them and remembers what their keys became.
pub(super) async fn write(
    t: &DatabaseTransaction,
    now: Instant,
    world: &World,
    password_hash: &str,
    known: &mut Known,
) -> Result<()> {
    let (mut all, mut files) = (Vec::new(), Vec::new());
    for one in world.organisations() {
        let new = new_organisation(one)?;
        let organisation = KnownOrganisation {
            id: new.id,
            name: new.name.clone(),
            capacities: new.capacities.clone(),
            person: None,
        };
        known.remember_organisation(&one.key, organisation);
        for (site, written) in one.sites.iter().zip(&new.sites) {
            known.remember_site(&site.key, written.id);
        }
        files.extend(file(one, new.id)?);
        all.push(new);
    }
    organisations::insert_many(t, now, &all).await?;
    let workshops = all.iter().flat_map(|one| &one.sites).filter(|site| site.kind == SiteKind::Workshop);
    for (site, (free_from, largest_lot)) in workshops.zip(TERMS.iter().cycle()) {
        let terms = CollectionTerms { free_from: *free_from, largest_lot: *largest_lot };
        organisations::set_collection_terms(t, site.id, terms).await?;
    }
    // The first two, which the tours lead to, have not said: nothing limits what is offered to them.
    let workshops = all.iter().flat_map(|one| &one.sites).filter(|site| site.kind == SiteKind::Workshop);
    for (site, weekly) in workshops.skip(2).zip(WEEKLY.iter().cycle()) {
        let weekly = weekly.iter().map(|(category, units)| ((*category).to_owned(), *units)).collect();
        let erasure = [ErasureMethod::Purge, ErasureMethod::Destroy].into_iter().collect();
        let hours = Some(Hours::default());
        organisations::set_bench(t, now, site.id, &Bench { weekly, erasure, hours }).await?;
    }
    for one in world.organisations() {
        if let (Some(basis), Some(wish)) = (one.usual_legal_basis, one.usual_wish) {
            organisations::set_usual_gift(t, known.organisation(&one.key)?, basis.code(), wish.code())
                .await?;
        }
    }
    accreditation::insert_many(t, now, &files).await?;
    let people = people(world, password_hash, known)?;
    for (person, new) in world.people().iter().zip(&people) {
        known.remember_person(&person.organisation, new.id, &new.name);
    }
    accounts::insert_many(t, now, &people).await
}

fn people(world: &World, password_hash: &str, known: &Known) -> Result<Vec<NewUser>> {
    world
        .people()
        .iter()
        .map(|person| {
            let organisation = known.organisation(&person.organisation)?;
            Ok(NewUser {
                id: UserId::new(),
                email: Email::parse(&person.email)
                    .ok_or_else(|| Error::internal("an address of the scenario"))?,
                name: person.name.clone(),
                password_hash: person.persona.is_some().then(|| password_hash.to_owned()),
                persona: person.persona.map(|persona| persona.code().to_owned()),
                roles: person
                    .roles
                    .iter()
                    .map(|role| Ok((organisation, role.code().parse().map_err(strange("role"))?)))
                    .collect::<Result<_>>()?,
            })
        })
        .collect()
}
