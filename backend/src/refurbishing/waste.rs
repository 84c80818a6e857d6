//! Waste: what is left of a device that was taken apart or recycled is handed on with its weight, its code, who takes it,
//! and the proof.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ExprTrait, QueryOrder, QuerySelect};
use serde_json::json;

use super::entity::waste_record as row;
use super::rules::plain_text;
use super::service::{Bench, at_bench};
use crate::devices::{self, State};
use crate::kernel::context::coded;
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::{
    DeviceId, DocumentId, Error, Fault, Instant, LotPartId, OpContext, OrganisationId, Result, WasteRecordId,
};
use crate::platform::storage::{NewFile, Storage as Files, sha256};
use crate::platform::{Db, Key, Seek, audit, holds};

/// The largest proof: 5 MiB.
const LARGEST_PROOF: usize = 5 * 1024 * 1024;

coded! {
    /// What kind of waste, by the six figures of the European list (decision 2000/532/CE, annex, as decision 2014/955/UE
    /// made it on 1 June 2015; the chapters 16 02 and 20 01 that bear on equipment). A star means hazardous.
    WasteCode {
        /// Equipment from firms with hazardous components: screens above all.
        FirmHazardous = "16 02 13*",
        /// Other equipment from firms.
        FirmOther = "16 02 14",
        /// Hazardous components taken out of equipment.
        PartsHazardous = "16 02 15*",
        /// Other components taken out of equipment.
        PartsOther = "16 02 16",
        /// Batteries and accumulators of households, some of them hazardous.
        BatteriesHazardous = "20 01 33*",
        /// Other batteries and accumulators of households.
        BatteriesOther = "20 01 34",
        /// Equipment of households and their like with hazardous components.
        MunicipalHazardous = "20 01 35*",
        /// Other equipment of households and their like.
        MunicipalOther = "20 01 36",
    }
}

impl WasteCode {
    /// Its figures alone, as keys of texts take them.
    #[must_use]
    pub fn figures(self) -> String {
        self.code().chars().filter(char::is_ascii_digit).collect()
    }

    /// The code that a person or a machine wrote: with or without spaces and star.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let figures: String = text.chars().filter(char::is_ascii_digit).collect();
        Self::ALL.iter().copied().find(|one| one.figures() == figures)
    }

    /// Whether it is hazardous.
    #[must_use]
    pub fn is_hazardous(self) -> bool {
        self.code().ends_with('*')
    }
}

/// What was handed on.
#[derive(Clone, Debug)]
pub struct WasteRecord {
    /// Its id.
    pub id: WasteRecordId,
    /// The device.
    pub device_id: DeviceId,
    /// What of it: the whole, or which parts.
    pub what: String,
    /// Its weight in grams.
    pub weight_grams: i32,
    /// What kind of waste.
    pub code: WasteCode,
    /// Who took it.
    pub receiver: String,
    /// The day, as its first moment in Paris.
    pub handed_at: Instant,
    /// The kept proof.
    pub document_id: DocumentId,
    /// SHA-256 of the proof.
    pub proof_sha256: String,
}

/// What is handed on, as it is told.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What of the device; the whole unless told.
    pub what: Option<String>,
    /// Its weight in grams.
    pub weight_grams: Option<i32>,
    /// Its code.
    pub code: Option<String>,
    /// Who took it.
    pub receiver: Option<String>,
    /// The day.
    pub handed_on: Option<NaiveDate>,
    /// The proof's name and bytes.
    pub proof: Option<(String, Vec<u8>)>,
}

struct Read {
    what: String,
    weight_grams: i32,
    code: WasteCode,
    receiver: String,
    handed_on: NaiveDate,
    proof: (String, Vec<u8>),
}

/// Reads what is told; every fault is named. `received` and `today` are days in Paris.
fn read(told: Told, received: NaiveDate, today: NaiveDate) -> Result<Read> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, code: &'static str, args: Vec<(&'static str, String)>| {
        faults.push(Fault { field: field.to_owned(), code, args });
    };
    let Told { what, weight_grams, code, receiver, handed_on, proof } = told;
    let mut text = |field: &str, given: Option<String>, asked: bool| match plain_text(given.as_deref(), 200) {
        Ok(None) if asked => {
            fault(field, "field-required", Vec::new());
            String::new()
        }
        Ok(text) => text.unwrap_or_default(),
        Err(code) => {
            fault(field, code, vec![("longest", "200".to_owned())]);
            String::new()
        }
    };
    let what = text("waste_what", what, false);
    let receiver = text("waste_receiver", receiver, true);
    let weight = weight_grams.unwrap_or_default();
    if weight_grams.is_none() {
        fault("waste_weight", "field-required", Vec::new());
    } else if !(1..=500_000).contains(&weight) {
        let bounds = vec![("least", "1".to_owned()), ("most", "500000".to_owned())];
        fault("waste_weight", "bench-number-out-of-range", bounds);
    }
    let known = code.as_deref().and_then(WasteCode::read);
    if known.is_none() {
        let missing = code.is_none_or(|code| code.trim().is_empty());
        fault("waste_code", if missing { "field-required" } else { "waste-code-unknown" }, Vec::new());
    }
    match handed_on {
        None => fault("waste_day", "field-required", Vec::new()),
        Some(day) if day > today => fault("waste_day", "waste-day-ahead", Vec::new()),
        Some(day) if day < received => fault("waste_day", "waste-day-before", Vec::new()),
        Some(_) => {}
    }
    match &proof {
        None => fault("waste_proof", "field-required", Vec::new()),
        Some((_, bytes)) if bytes.is_empty() => fault("waste_proof", "field-required", Vec::new()),
        Some((_, bytes)) if bytes.len() > LARGEST_PROOF => {
            fault("waste_proof", "waste-proof-too-large", Vec::new());
        }
        Some(_) => {}
    }
    match (known, handed_on, proof) {
        (Some(code), Some(handed_on), Some(proof)) if faults.is_empty() => {
            Ok(Read { what, weight_grams: weight, code, receiver, handed_on, proof })
        }
        (Some(_) | None, Some(_) | None, Some(_) | None) => Err(Error::faults(faults)),
    }
}

/// Whether something of a device can be handed on as waste: it was taken apart or recycled.
pub(super) fn may_hand_on(state: State) -> bool {
    matches!(state, State::ForParts | State::Recycled)
}

/// Records what was handed on. The same proof for the same device, weight and code is recorded once.
///
/// # Errors
/// 404; `waste-not-ended` (409) for a device that is not taken apart or recycled; the faults of what is told (422).
pub async fn record(
    db: &Db,
    files: &Files,
    op: &OpContext,
    reference: &str,
    told: Told,
) -> Result<(Bench, WasteRecord, bool)> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        if !may_hand_on(bench.device.state) {
            return Err(Error::conflict("waste-not-ended"));
        }
        let read = read(told.clone(), paris_day(bench.device.received_at), paris_day(op.now))?;
        let (name, bytes) = read.proof;
        let hash = sha256(&bytes);
        let before = of_device(t, bench.device.id).await?;
        let same = before.into_iter().find(|one| {
            one.proof_sha256 == hash
                && (one.weight_grams, one.code) == (read.weight_grams, read.code)
                && one.what == read.what
        });
        if let Some(same) = same {
            return Ok((bench, same, false));
        }
        let acting = op.acting()?;
        let id = WasteRecordId::new();
        let file = NewFile {
            owner: acting.organisation_id,
            subject_kind: "waste_record",
            subject_id: id.to_string(),
            file_name: &name,
            media_type: "application/octet-stream",
            bytes,
        };
        let document = files.keep(t, op, file).await?;
        let one = WasteRecord {
            id,
            device_id: bench.device.id,
            what: read.what,
            weight_grams: read.weight_grams,
            code: read.code,
            receiver: read.receiver,
            handed_at: paris_start(read.handed_on),
            document_id: document.id,
            proof_sha256: hash,
        };
        let new = row::ActiveModel {
            id: Set(one.id),
            device_id: Set(one.device_id),
            organisation_id: Set(acting.organisation_id),
            user_id: Set(Some(acting.user_id)),
            what: Set(one.what.clone()),
            weight_grams: Set(one.weight_grams),
            code: Set(one.code.code().to_owned()),
            receiver: Set(one.receiver.clone()),
            handed_at: Set(one.handed_at),
            document_id: Set(one.document_id),
            proof_sha256: Set(one.proof_sha256.clone()),
            created_at: Set(op.now),
        };
        row::Entity::insert(new).exec_without_returning(t).await?;
        let details = json!({
            "waste_id": one.id, "what": one.what, "weight_grams": one.weight_grams, "code": one.code,
            "receiver": one.receiver, "handed_at": one.handed_at, "proof_sha256": one.proof_sha256,
        });
        devices::note(t, op, one.device_id, "waste_handed_on", details.clone()).await?;
        audit::record(t, op, "waste.record", "waste_record", one.id, details).await?;
        Ok((super::service::reload(t, &bench).await?, one, true))
    })
    .await
}

fn of(row: row::Model) -> Result<WasteRecord> {
    Ok(WasteRecord {
        id: row.id,
        device_id: row.device_id,
        what: row.what,
        weight_grams: row.weight_grams,
        code: row.code.parse().map_err(|()| Error::internal("unknown waste code"))?,
        receiver: row.receiver,
        handed_at: row.handed_at,
        document_id: row.document_id,
        proof_sha256: row.proof_sha256,
    })
}

/// What of the devices of a lot part was handed on as waste, in id order after `after`, at most 200.
///
/// # Errors
/// When the database fails.
pub async fn waste_of_part(
    c: &impl ConnectionTrait,
    part: LotPartId,
    after: Option<WasteRecordId>,
) -> Result<Vec<WasteRecord>> {
    let own = devices::ids_of_part(part);
    let mut query = row::Entity::find()
        .filter(row::Column::DeviceId.in_subquery(own))
        .order_by_asc(row::Column::Id)
        .limit(200);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// What was handed on of a device, oldest first, at most 100.
pub(super) async fn of_device(c: &impl ConnectionTrait, device: DeviceId) -> Result<Vec<WasteRecord>> {
    let rows = row::Entity::find()
        .filter(row::Column::DeviceId.eq(device))
        .order_by_asc(row::Column::Id)
        .limit(100)
        .all(c)
        .await?;
    rows.into_iter().map(of).collect()
}

/// One record of an organisation.
pub(super) async fn find(
    c: &impl ConnectionTrait,
    own: OrganisationId,
    id: WasteRecordId,
) -> Result<WasteRecord> {
    let row = row::Entity::find_by_id(id).filter(row::Column::OrganisationId.eq(own)).one(c).await?;
    row.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// Which records are wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Of whom.
    pub own: OrganisationId,
    /// Of that kind.
    pub code: Option<WasteCode>,
    /// Handed on then or later.
    pub since: Option<Instant>,
    /// Handed on earlier.
    pub until: Option<Instant>,
    /// Whose receiver or parts hold these words.
    pub words: Option<String>,
}

fn filtered(wanted: &Wanted) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::OrganisationId.eq(wanted.own));
    if let Some(code) = wanted.code {
        query = query.filter(row::Column::Code.eq(code.code()));
    }
    if let Some(since) = wanted.since {
        query = query.filter(row::Column::HandedAt.gte(since));
    }
    if let Some(until) = wanted.until {
        query = query.filter(row::Column::HandedAt.lt(until));
    }
    if let Some(words) = &wanted.words {
        query = query.filter(holds([row::Column::Receiver, row::Column::What], words));
    }
    query
}

/// Records by the day they were handed on, on the way of a list.
pub(super) async fn ordered(
    c: &impl ConnectionTrait,
    wanted: &Wanted,
    seek: &Seek,
) -> Result<Vec<WasteRecord>> {
    let by = Some(Expr::col(row::Column::HandedAt));
    seek.apply(filtered(wanted), by, row::Column::Id).all(c).await?.into_iter().map(of).collect()
}

/// What a record is sorted by.
pub(super) fn key(one: &WasteRecord) -> Key {
    Key::Time(one.handed_at)
}

/// How many records there are, and their weight in grams.
pub(super) async fn totals(c: &impl ConnectionTrait, wanted: &Wanted) -> Result<(i64, i64)> {
    let sums: Option<(i64, Option<i64>)> = filtered(wanted)
        .select_only()
        .column_as(row::Column::Id.count(), "count")
        .column_as(Expr::col(row::Column::WeightGrams).sum().cast_as("bigint"), "grams")
        .into_tuple()
        .one(c)
        .await?;
    Ok(sums.map(|(count, grams)| (count, grams.unwrap_or_default())).unwrap_or_default())
}

/// Records in the order of their recording, for machines.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    own: OrganisationId,
    after: Option<WasteRecordId>,
    limit: u64,
) -> Result<Vec<WasteRecord>> {
    let wanted = Wanted { own, code: None, since: None, until: None, words: None };
    let mut query = filtered(&wanted).order_by_asc(row::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told() -> Told {
        Told {
            what: None,
            weight_grams: Some(1_400),
            code: Some("200136".to_owned()),
            receiver: Some("ecosystem, Bordeaux".to_owned()),
            handed_on: Some(day("2026-11-20")),
            proof: Some(("bon.pdf".to_owned(), b"%PDF".to_vec())),
        }
    }

    fn faults(told: Told) -> Vec<(String, &'static str)> {
        match read(told, day("2026-11-10"), day("2026-11-23")) {
            Ok(_) => Vec::new(),
            Err(error) => error.field_faults().iter().map(|one| (one.field.clone(), one.code)).collect(),
        }
    }

    #[test]
    fn a_code_is_known_as_people_write_it() {
        for code in WasteCode::ALL {
            for text in
                [code.code().to_owned(), code.figures(), format!(" {} ", code.code().replace('*', ""))]
            {
                assert_eq!(WasteCode::read(&text), Some(*code), "{text}");
            }
        }
        assert_eq!(WasteCode::read("20 01 99"), None);
        assert!(WasteCode::MunicipalHazardous.is_hazardous() && !WasteCode::MunicipalOther.is_hazardous());
    }

    #[test]
    fn what_is_handed_on_needs_its_weight_code_receiver_day_and_proof() {
        assert_eq!(faults(told()), []);
        let every: Vec<String> = faults(Told::default()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(every, ["waste_receiver", "waste_weight", "waste_code", "waste_day", "waste_proof"]);
        let one = |told: Told| faults(told).remove(0).1;
        assert_eq!(one(Told { weight_grams: Some(0), ..told() }), "bench-number-out-of-range");
        assert_eq!(one(Told { code: Some("99 99 99".to_owned()), ..told() }), "waste-code-unknown");
        assert_eq!(one(Told { handed_on: Some(day("2026-11-24")), ..told() }), "waste-day-ahead");
        assert_eq!(one(Told { handed_on: Some(day("2026-11-09")), ..told() }), "waste-day-before");
        let large = Some(("bon.pdf".to_owned(), vec![0; LARGEST_PROOF + 1]));
        assert_eq!(one(Told { proof: large, ..told() }), "waste-proof-too-large");
    }

    #[test]
    fn only_what_is_taken_apart_or_recycled_is_waste() {
        let states: Vec<State> = State::ALL.iter().copied().filter(|state| may_hand_on(*state)).collect();
        assert_eq!(states, [State::ForParts, State::Recycled]);
    }
}
