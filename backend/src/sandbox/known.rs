//! What the scenario's keys became.

use std::collections::HashMap;

use uuid::Uuid;

use crate::devices::Device;
use crate::kernel::{
    Acting, Actor, Capacity, DeviceId, Error, Instant, Language, ListingId, OpContext, OrganisationId,
    Result, Role, SiteId, UserId,
};

/// What was written of an organisation.
#[derive(Clone, Debug)]
pub(super) struct KnownOrganisation {
    pub(super) id: OrganisationId,
    pub(super) name: String,
    pub(super) capacities: Vec<Capacity>,
    /// The person who acts for it in the scenario.
    pub(super) person: Option<(UserId, String)>,
}

/// What was written of a device.
#[derive(Clone, Debug)]
pub(super) struct KnownDevice {
    pub(super) id: DeviceId,
}

/// What the scenario's keys became.
#[derive(Debug, Default)]
pub(super) struct Known {
    organisations: HashMap<String, KnownOrganisation>,
    keys: HashMap<OrganisationId, String>,
    sites: HashMap<String, SiteId>,
    devices: HashMap<String, KnownDevice>,
    others: HashMap<String, Uuid>,
    /// Open listings of all chapters, by what they say.
    listings: HashMap<String, ListingId>,
}

fn unknown(key: &str) -> Error {
    Error::internal(format!("the scenario refers to {key}, which it does not describe"))
}

impl Known {
    pub(super) fn remember_organisation(&mut self, key: &str, organisation: KnownOrganisation) {
        self.keys.insert(organisation.id, key.to_owned());
        self.organisations.insert(key.to_owned(), organisation);
    }

    pub(super) fn remember_person(&mut self, organisation: &str, user: UserId, name: &str) {
        if let Some(known) = self.organisations.get_mut(organisation) {
            known.person.get_or_insert_with(|| (user, name.to_owned()));
        }
    }

    pub(super) fn remember_site(&mut self, key: &str, id: SiteId) {
        self.sites.insert(key.to_owned(), id);
    }

    pub(super) fn remember_device(&mut self, key: &str, device: &Device) {
        self.devices.insert(key.to_owned(), KnownDevice { id: device.id });
    }

    pub(super) fn organisation(&self, key: &str) -> Result<OrganisationId> {
        self.organisations.get(key).map(|known| known.id).ok_or_else(|| unknown(key))
    }

    /// The person who acts for an organisation.
    pub(super) fn person(&self, key: &str) -> Option<UserId> {
        self.organisations.get(key).and_then(|known| known.person.as_ref()).map(|(user_id, _)| *user_id)
    }

    pub(super) fn site(&self, key: &str) -> Result<SiteId> {
        self.sites.get(key).copied().ok_or_else(|| unknown(key))
    }

    pub(super) fn device(&self, key: &str) -> Result<&KnownDevice> {
        self.devices.get(key).ok_or_else(|| unknown(key))
    }

    /// The open listing that says the same, if an earlier chapter has one; otherwise `id` is it from now on.
    pub(super) fn open_listing(&mut self, content_key: &str, id: ListingId) -> Option<ListingId> {
        let known = self.listings.get(content_key).copied();
        if known.is_none() {
            self.listings.insert(content_key.to_owned(), id);
        }
        known
    }

    /// Forgets what the next chapter names anew.
    pub(super) fn end_chapter(&mut self) {
        self.devices.clear();
        self.others.clear();
    }

    /// The identifier of anything else, the same at each call.
    pub(super) fn uuid(&mut self, key: &str) -> Uuid {
        *self.others.entry(key.to_owned()).or_insert_with(Uuid::now_v7)
    }

    /// Another identifier, made elsewhere.
    pub(super) fn remember_uuid(&mut self, key: &str, id: Uuid) {
        self.others.insert(key.to_owned(), id);
    }

    /// The context of what the platform does by itself at a moment.
    pub(super) fn by_itself(now: Instant) -> OpContext {
        OpContext {
            actor: Actor::System("sandbox"),
            now,
            language: Language::Fr,
            request_id: "sandbox".to_owned(),
        }
    }

    /// The context of an organisation's own act at a moment.
    pub(super) fn acting(&self, key: &str, now: Instant) -> Result<OpContext> {
        Ok(Self::context(self.organisations.get(key).ok_or_else(|| unknown(key))?, now))
    }

    /// The same, by the organisation's id.
    pub(super) fn acting_for(&self, id: OrganisationId, now: Instant) -> Result<OpContext> {
        self.acting(self.keys.get(&id).ok_or_else(|| unknown("somebody"))?, now)
    }

    fn context(known: &KnownOrganisation, now: Instant) -> OpContext {
        let actor = match &known.person {
            Some((user_id, name)) => Actor::Organisation(Acting {
                user_id: *user_id,
                user_name: name.clone(),
                organisation_id: known.id,
                organisation_name: known.name.clone(),
                capacity: known.capacities.first().copied().unwrap_or(Capacity::Donor),
                capacities: known.capacities.clone(),
                roles: vec![Role::Agent, Role::Signatory],
            }),
            None => Actor::System("sandbox"),
        };
        OpContext { actor, now, language: Language::Fr, request_id: "sandbox".to_owned() }
    }
}
