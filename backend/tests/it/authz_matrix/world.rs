//! The organisations of the matrix, and the things they own, made anew for each row by their owners themselves.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use rebond::accounts::{self, NewUser};
use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::{CallbackId, DeviceId, DonationLotId, Email, Role, UserId};
use rebond::platform::{mailer, short_codes};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LYON};
use crate::support::{Member, New, Shelf, TestApp};

/// Whose a row's object is; who may do what the route does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nobody's: everyone may.
    Anyone,
    /// Everyone who has signed in may.
    Signed,
    Donor,
    Refurbisher,
    Buyer,
    Mediator,
    Lead,
    Funder,
    Operator,
}

/// Those who have an organisation in the matrix, in the order of its columns.
pub(super) const CAPACITIES: [Owner; 7] = [
    Owner::Donor,
    Owner::Refurbisher,
    Owner::Buyer,
    Owner::Mediator,
    Owner::Lead,
    Owner::Funder,
    Owner::Operator,
];

/// What fills a route's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Has {
    Nothing,
    Component,
    Language,
    Mail,
    Lot,
    DraftLot,
    DraftByLine,
    Upload,
    KnownModel,
    UnplacedLot,
    ProvenLot,
    PicturedLot,
    ReceivedLot,
    DisputedLot,
    OfferedPart,
    AcceptedPart,
    /// Taken by its workshop, whose agreement nobody has signed.
    TakenPart,
    TakenLot,
    /// Whose agreement is shown through a link.
    SharedLot,
    OpenLink,
    /// Received, and the state of its disks is shown through a link.
    SharedDisks,
    OpenDisks,
    CollectedPart,
    ProvenPart,
    PicturedPart,
    CountedPart,
    ClosedCount,
    ReceivedPart,
    ErasedPart,
    ErasedLot,
    Certificate,
    ContestedPart,
    Received,
    ToWipe,
    Wiped,
    Faulty,
    /// A device with a photo.
    Pictured,
    Stocked,
    Scrapped,
    Evidence,
    Quarantined,
    Ready,
    Listed,
    Alike,
    Waste,
    Listing,
    PausedListing,
    DraftPool,
    OpenPool,
    ConfirmedPool,
    SourcedPool,
    ProposedOrder,
    SignedOrder,
    ConfirmedOrder,
    ShippedOrder,
    Shipment,
    Request,
    ProposedRequest,
    AcceptedRequest,
    ShippedRequest,
    HandedRequest,
    FollowedRequest,
    OpenProposal,
    AcceptedProposal,
    ShippedProposal,
    Run,
    Callback,
    ClosedCallback,
    Code,
    Territory,
    Place,
    DonorOrganisation,
    Passed,
    Sentence,
    OwnFile,
    Criteria,
    ListedWorkshop,
    EndedFile,
    /// A draft of a campaign.
    Call,
    /// A public one.
    OpenCall,
    /// One whose period is over.
    EndedCall,
    AskedPoint,
    AskedRound,
    OpenRound,
    SignedUp,
    CampaignLot,
}

/// The values of an object, by the names that paths and bodies use.
pub(super) type Values = HashMap<&'static str, String>;

/// Three persons for each capacity: one of the owning organisation, a reader of it, one of another organisation.
struct Persons {
    own: Member,
    reader: Member,
    other: Member,
}

/// Everybody.
pub(super) struct World {
    pub(super) app: TestApp,
    persons: Vec<Persons>,
    client: reqwest::Client,
    number: AtomicU64,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}

fn of(name: &'static str, value: &Value) -> Values {
    Values::from([(name, text(value))])
}

async fn reader(app: &TestApp, own: &Member) -> Member {
    let user = UserId::new();
    let email = format!("reader-{user}@example.org");
    let person = NewUser {
        id: user,
        email: Email::parse(&email).expect("an address"),
        name: "Dominique Exemple".to_owned(),
        password_hash: None,
        persona: Some(format!("reader-{user}")),
        roles: vec![(own.organisation, Role::Reader)],
    };
    let now = app.app.clock.now();
    let written =
        app.app.db.tx(async |t| accounts::insert_many(t, now, std::slice::from_ref(&person)).await).await;
    written.expect("a reader can be written");
    let secret = app.app.config.secret.clone();
    let token = accounts::issue_persona_token(&app.app.db, &app.op(), &secret, &format!("reader-{user}"))
        .await
        .expect("a token");
    Member { user, email, token, ..own.clone() }
}

impl World {
    pub(super) async fn new(app: TestApp) -> Self {
        let mut persons = Vec::new();
        for capacity in CAPACITIES {
            let (own, other) = match capacity {
                Owner::Donor => (New::donor(BORDEAUX), New::donor(BORDEAUX)),
                Owner::Refurbisher => (New::refurbisher(BEGLES), New::refurbisher(LYON)),
                Owner::Buyer => (New::buyer(BORDEAUX), New::buyer(LYON)),
                Owner::Mediator => (New::mediator(BORDEAUX), New::mediator(LYON)),
                Owner::Lead => (New::lead(), New::lead().steering(&["69"])),
                Owner::Funder => (New::funder(), New::funder()),
                _ => (New::operator(), New::operator()),
            };
            let own = app.member(own).await;
            let reader = reader(&app, &own).await;
            persons.push(Persons { reader, other: app.member(other).await, own });
        }
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        Self { app, persons, client: client.expect("a client"), number: AtomicU64::new(0) }
    }

    fn persons(&self, owner: Owner) -> &Persons {
        let place = CAPACITIES.iter().position(|one| *one == owner).expect("a capacity with an organisation");
        &self.persons[place]
    }

    pub(super) fn own(&self, owner: Owner) -> &Member {
        &self.persons(owner).own
    }

    pub(super) fn reader(&self, owner: Owner) -> &Member {
        &self.persons(owner).reader
    }

    pub(super) fn other(&self, owner: Owner) -> &Member {
        &self.persons(owner).other
    }

    /// Sends without following redirections.
    pub(super) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.app.url))
    }

    pub(super) fn next(&self) -> u64 {
        self.number.fetch_add(1, Ordering::Relaxed)
    }

    /// A list that was never sent before.
    pub(super) fn list(&self) -> Part {
        let list =
            format!("Désignation;N° de série\nPC portable Dell Latitude 5490;7KQ{:04}X\n", self.next());
        Part::bytes(list.into_bytes()).file_name("parc.csv")
    }

    /// The workshop's own file, whose renewal is open, with a proof; or the structure's, which has ended.
    async fn file(&self, has: Has) -> Values {
        use rebond::accreditation::{self, Action, Kind, State};
        let db = &self.app.app.db;
        let (owner, kind) = match has {
            Has::EndedFile => (Owner::Mediator, Kind::MediationStructure),
            _ => (Owner::Refurbisher, Kind::Refurbisher),
        };
        let own = self.own(owner);
        let step = async |action| {
            let op = self.app.op();
            let moved = db
                .tx(async |t| accreditation::set_state(t, &op, own.organisation, kind, action, None).await)
                .await;
            moved.expect("the file goes on");
        };
        let read = async || {
            let found = accreditation::own_dossier(db.fresh(), own.organisation, kind).await;
            found.expect("a query").expect("a file")
        };
        if read().await.state == State::Accredited {
            step(Action::AskRenewal).await;
        }
        if has == Has::EndedFile {
            if read().await.state == State::RenewalDue {
                step(Action::Expire).await;
            }
            return Values::from([("id", read().await.id.to_string())]);
        }
        let one = read().await;
        if one.evidence.is_empty() {
            let op = self.app.acting_as(own).await;
            let proof = ("bail.txt".to_owned(), b"un bail".to_vec());
            let sent =
                accreditation::attach(&self.app.app, &op, one.id, "bench_proximity", None, proof).await;
            sent.expect("a proof is kept");
        }
        Values::from([
            ("id", one.id.to_string()),
            ("code", "bench_proximity".to_owned()),
            ("step", "remark".to_owned()),
            ("proof", read().await.evidence[0].document_id.to_string()),
        ])
    }

    async fn done(&self, who: Owner, path: &str, body: Value) -> Value {
        self.app.as_member(self.own(who)).done(path, &body).await
    }

    /// The object, made by who may make it.
    pub(super) async fn make(&self, has: Has) -> Values {
        use Has::*;
        match has {
            Nothing => Values::new(),
            Component => Values::from([("component", "date".to_owned())]),
            Language => Values::from([("code", "en".to_owned())]),
            Mail => {
                self.lot().await;
                self.app.work().await;
                let mails = mailer::mailbox(self.app.app.db.fresh(), None, 1).await.expect("mails");
                Values::from([("id", mails[0].id.to_string())])
            }
            Lot | DraftLot | UnplacedLot | ProvenLot | PicturedLot | ReceivedLot | DisputedLot | TakenLot
            | SharedLot | OpenLink | SharedDisks | OpenDisks => self.lot_in(has).await,
            DraftByLine => {
                let donor = self.own(Owner::Donor);
                let line = json!({ "key": "1", "model": "Latitude 5490" });
                let body = json!({ "site_id": donor.site.to_string(), "lines": [line] });
                let (status, draft) = self.app.as_member(donor).post("/donation-drafts", &body).await;
                assert_eq!(status, StatusCode::CREATED, "{draft}");
                Values::from([("id", text(&draft["lot_id"]))])
            }
            Upload => {
                let calls = self.app.as_member(self.own(Owner::Donor));
                // One at a time: an account may have few.
                for before in calls.get("/inventory-uploads").await.1.as_array().expect("a list") {
                    self.done(
                        Owner::Donor,
                        &format!("/inventory-uploads/{}/remove", text(&before["id"])),
                        json!({}),
                    )
                    .await;
                }
                let part = format!("Désignation;N° de série\nPC portable;7KU{:04}X\n", self.next());
                let digest = rebond::platform::storage::sha256(part.as_bytes());
                let body = json!({ "file_name": "parc.csv", "size": part.len(), "sha256": digest });
                let begun = self.done(Owner::Donor, "/inventory-uploads", body).await;
                let query = format!("offset=0&sha256={digest}");
                Values::from([("id", text(&begun["id"])), ("part", part), ("query", query)])
            }
            KnownModel => {
                let (_, list) =
                    self.app.as_member(self.own(Owner::Operator)).get("/device-models?limit=1").await;
                of("id", &list["items"][0]["id"])
            }
            OwnFile | EndedFile => self.file(has).await,
            Criteria => Values::from([("kind", "refurbisher".to_owned()), ("step", "begin".to_owned())]),
            ListedWorkshop => Values::from([("id", self.own(Owner::Refurbisher).organisation.to_string())]),
            Call | OpenCall | EndedCall | AskedPoint | AskedRound | OpenRound | SignedUp => {
                self.campaign(has).await
            }
            CampaignLot => {
                let mut values = self.campaign(OpenCall).await;
                values.insert("id", text(&self.lot().await["id"]));
                values
            }
            Place => Values::from([("mediation_place", self.own(Owner::Mediator).site.to_string())]),
            DonorOrganisation => {
                let donor = self.own(Owner::Donor);
                Values::from([("id", donor.organisation.to_string()), ("donor_site", donor.site.to_string())])
            }
            Passed => {
                let op = self.app.acting_as(self.own(Owner::Lead)).await;
                let site = self.own(Owner::Mediator).site.to_string();
                let passed =
                    rebond::solidarity::orientation::pass(&self.app.app, &op, &site, "laptop", "").await;
                Values::from([("id", passed.expect("a person is passed").0.id.to_string())])
            }
            Territory => {
                let body = json!({ "place": "Lieu", "telephone": "0556000000", "hours": ["9h-12h", "", "", "", "", "", ""] });
                self.done(Owner::Lead, "/telephone-lines/33", body).await;
                Values::from([("territory", "33".to_owned())])
            }
            Sentence => {
                let n = self.next();
                let typed = json!({ "answer": "hard", "sentence": format!("Une phrase, la {n}e.") });
                let (status, refused) = self.app.as_visitor().post("/opinions", &typed).await;
                assert_eq!(status, StatusCode::NO_CONTENT, "{refused}");
                let (_, list) =
                    self.app.as_member(self.own(Owner::Operator)).get("/opinions?limit=100").await;
                let mut values = of("id", &list["items"][0]["id"]);
                values.insert("action", "publish".to_owned());
                values
            }
            Code => {
                let id: DonationLotId = text(&self.lot().await["id"]).parse().expect("an id");
                let c = self.app.app.db.fresh();
                let code = short_codes::of(c, rebond::donations::LOT, id.0).await.expect("a query");
                Values::from([("code", code.expect("a code").as_str().to_owned())])
            }
            OfferedPart | AcceptedPart | TakenPart | ProvenPart | CollectedPart | PicturedPart
            | CountedPart | ClosedCount | ReceivedPart | ContestedPart => self.part(has).await,
            ErasedPart | ErasedLot => self.erased(has).await,
            Received | Pictured | ToWipe | Wiped | Faulty | Stocked | Scrapped | Evidence | Certificate
            | Quarantined | Ready | Listed => self.device(has).await,
            Alike => self.alike().await,
            Waste => self.waste().await,
            Listing | PausedListing => {
                let id = self.app.shelve(self.own(Owner::Refurbisher), self.shelf()).await.to_string();
                if has == PausedListing {
                    self.done(Owner::Refurbisher, &format!("/listings/{id}/pause"), json!({})).await;
                }
                Values::from([("id", id)])
            }
            DraftPool | OpenPool | ConfirmedPool | SourcedPool => self.pool(has).await,
            ProposedOrder | SignedOrder | ConfirmedOrder | ShippedOrder => self.order(has).await,
            Shipment => {
                let order = self.order(ShippedOrder).await;
                let path = format!("/purchase-orders/{}", order["id"]);
                let (_, seen) = self.app.as_member(self.own(Owner::Buyer)).get(&path).await;
                of("id", &seen["shipments"][0]["id"])
            }
            Callback | ClosedCallback => self.callback(has).await,
            Run => Values::from([("id", self.make_run().await)]),
            Request => self.ask().await,
            ProposedRequest | AcceptedRequest | ShippedRequest | HandedRequest | FollowedRequest
            | OpenProposal | AcceptedProposal | ShippedProposal => self.proposal(has).await,
        }
    }

    /// A campaign of the lead's, with what the row needs of it.
    async fn campaign(&self, has: Has) -> Values {
        use rebond::campaigns::rules::{PointState, RoundState};
        use rebond::campaigns::{self, DropOff, Round, Told};
        use rebond::kernel::{CampaignPointId, CampaignRoundId, Point};
        let op = self.app.op();
        let today = rebond::kernel::time::paris_day(op.now);
        let day = |days: i64| today + chrono::TimeDelta::days(days);
        let over = has == Has::EndedCall;
        let told = Told {
            lead: self.own(Owner::Lead).organisation,
            at: op.now,
            published_at: (has != Has::Call).then_some(op.now),
            said: (format!("Collecte {}", self.next()), "Un appel.".to_owned()),
            period: if over { (day(-30), day(-1)) } else { (day(0), day(60)) },
            departments: vec!["33".to_owned()],
            goals: vec![("laptop", 10)],
        };
        let workshop = self.own(Owner::Refurbisher);
        let (point, round) = (CampaignPointId::new(), CampaignRoundId::new());
        let state = if has == Has::AskedRound { RoundState::Asked } else { RoundState::Accepted };
        let written = self.app.app.db.tx(async |t| {
            let campaign = told.write(t, &op).await?;
            let held = DropOff {
                id: point,
                campaign_id: campaign.id,
                organisation_id: workshop.organisation,
                label: "Accueil".to_owned(),
                address: "1 rue du Lavoir".to_owned(),
                insee_code: BEGLES.0.to_owned(),
                point: Point { lat: BEGLES.1, lng: BEGLES.2 },
                hours: rebond::kernel::hours::Hours::default(),
                by_appointment: false,
                closed_on: Vec::new(),
                takes: vec!["laptop".to_owned()],
                state: PointState::Asked,
                version: 1,
            };
            campaigns::insert_point(t, &op, &held).await?;
            let comes = Round {
                id: round,
                campaign_id: campaign.id,
                workshop_id: workshop.organisation,
                day: day(10),
                between: (540, 720),
                place: "Mairie".to_owned(),
                insee_code: BEGLES.0.to_owned(),
                capacity: 50,
                taken: 0,
                state,
                reason: None,
                version: 1,
            };
            campaigns::insert_round(t, &op, &comes).await?;
            Ok(campaign)
        });
        let campaign = written.await.expect("a campaign is written");
        let mut values = Values::from([
            ("id", campaign.id.to_string()),
            ("slug", campaign.slug),
            ("paper", "affiche-a4.pdf".to_owned()),
            ("workshop", format!("refurbisher {}", workshop.organisation)),
        ]);
        match has {
            Has::AskedPoint => values.insert("id", point.to_string()),
            Has::AskedRound | Has::OpenRound => values.insert("id", round.to_string()),
            Has::SignedUp => {
                let donor = self.app.acting_as(self.own(Owner::Donor)).await;
                let signed = campaigns::sign_up(&self.app.app, &donor, round, "2", "portables", None).await;
                values.insert("id", signed.expect("a donor signs up").id.to_string())
            }
            _ => None,
        };
        values
    }

    async fn callback(&self, has: Has) -> Values {
        let typed =
            json!({ "name": "Camille", "telephone": format!("06{:08}", self.next()), "subject": "give" });
        let (_, asked) = self.app.as_visitor().post("/callbacks", &typed).await;
        // The asker learns no id: agents alone use it.
        let find = Statement::from_string(
            self.app.app.db.fresh().get_database_backend(),
            format!("SELECT id FROM callbacks WHERE reference = '{}'", text(&asked["reference"])),
        );
        let row = self.app.app.db.fresh().query_one_raw(find).await.expect("a query").expect("a call");
        let id: CallbackId = row.try_get_by_index(0).expect("an id");
        if has == Has::ClosedCallback {
            self.done(Owner::Operator, &format!("/callbacks/{id}/reach"), json!({})).await;
        }
        Values::from([("id", id.to_string()), ("action", "reach".to_owned())])
    }

    async fn lot(&self) -> Value {
        let form = Form::new().part("inventory", self.list());
        let caller = self.app.as_member(self.own(Owner::Donor));
        let request = caller.request(Method::POST, "/api/v1/donation-lots").multipart(form);
        let (status, lot) = caller.send(request).await;
        assert_eq!(status, StatusCode::CREATED, "{lot}");
        lot
    }

    async fn lot_in(&self, has: Has) -> Values {
        if has == Has::DraftLot {
            let form = Form::new()
                .text("site_id", self.own(Owner::Donor).site.to_string())
                .part("inventory", self.list());
            let request = self.request(Method::POST, "/desk/lots/preview").multipart(form);
            let response =
                request.bearer_auth(&self.own(Owner::Donor).token).send().await.expect("an answer");
            let address = response.headers().get("location").and_then(|value| value.to_str().ok());
            let id = address.and_then(|address| address.split('/').nth(3)).expect("a preview");
            return Values::from([("id", id.to_owned())]);
        }
        let lot = self.lot().await;
        if has == Has::UnplacedLot {
            let path = format!("/lot-parts/{}/decline", text(&lot["parts"][0]["id"]));
            self.done(Owner::Refurbisher, &path, json!({})).await;
        }
        if matches!(has, Has::TakenLot | Has::SharedLot | Has::OpenLink) {
            return self.taken_lot(&lot, has).await;
        }
        if has == Has::ProvenLot {
            self.prove(&lot).await;
            return Values::from([("id", text(&lot["id"])), ("proof", "evidence".to_owned())]);
        }
        if has == Has::PicturedLot {
            let part = text(&lot["parts"][0]["id"]);
            for step in ["accept", "collect"] {
                if step == "collect" {
                    self.app.sign_agreement(&part).await;
                }
                self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/{step}"), json!({})).await;
            }
            let photo = self.picture(&format!("/lot-parts/{part}")).await;
            return Values::from([("id", text(&lot["id"])), ("photo", photo)]);
        }
        if matches!(has, Has::ReceivedLot | Has::DisputedLot | Has::SharedDisks | Has::OpenDisks) {
            let part = text(&lot["parts"][0]["id"]);
            for step in ["accept", "collect", "receive"] {
                if step == "collect" {
                    self.app.sign_agreement(&part).await;
                }
                self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/{step}"), json!({})).await;
            }
            if has == Has::DisputedLot {
                let path = format!("/lot-parts/{part}/dispute");
                self.done(Owner::Refurbisher, &path, json!({ "words": "essai" })).await;
            }
            if matches!(has, Has::SharedDisks | Has::OpenDisks) {
                let path = format!("/donation-lots/{}/disk-links", text(&lot["id"]));
                return self.link(&path, text(&lot["id"]), has == Has::OpenDisks).await;
            }
        }
        of("id", &lot["id"])
    }

    /// Its workshop takes a picture of a part or of a device; gives the photo's id.
    async fn picture(&self, of: &str) -> String {
        let file = Part::bytes(crate::support::PIXEL.to_vec()).file_name("photo.png");
        let path = format!("/api/v1{of}/photos");
        let caller = self.app.as_member(self.own(Owner::Refurbisher));
        let request = caller.request(Method::POST, &path).multipart(Form::new().part("photo", file));
        let (status, kept) = caller.send(request).await;
        assert_eq!(status, StatusCode::CREATED, "{kept}");
        text(&kept["id"])
    }

    /// A workshop has taken the lot; its donor shows the agreement through a link.
    async fn taken_lot(&self, lot: &Value, has: Has) -> Values {
        let (id, part) = (text(&lot["id"]), text(&lot["parts"][0]["id"]));
        self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/accept"), json!({})).await;
        let hash = self.app.agreement_hash(&part).await;
        if has == Has::TakenLot {
            return Values::from([("id", id), ("hash", hash)]);
        }
        let path = format!("/donation-lots/{id}/agreement/links");
        let mut values = self.link(&path, id, has == Has::OpenLink).await;
        values.insert("hash", hash);
        values
    }

    /// The donor makes a link for somebody; `open`: it is followed.
    async fn link(&self, path: &str, id: String, open: bool) -> Values {
        let made = self.done(Owner::Donor, path, json!({ "recipient": "Service juridique" })).await;
        let mut values = Values::from([("id", id), ("link", text(&made["id"]))]);
        if open {
            let address = text(&made["address"]);
            let key = address.split_once("key=").expect("a key").1.to_owned();
            values.extend([("query", format!("key={key}")), ("key", key)]);
        }
        values
    }

    /// Its donor attaches the evidence of its own erasure.
    async fn prove(&self, lot: &Value) {
        let file = Part::bytes(b"nwipe 0.38: done".to_vec()).file_name("report.txt");
        let form = Form::new().text("kind", "evidence").part("file", file);
        let path = format!("/api/v1/donation-lots/{}/preparation/proofs", text(&lot["id"]));
        let caller = self.app.as_member(self.own(Owner::Donor));
        let (status, kept) = caller.send(caller.request(Method::POST, &path).multipart(form)).await;
        assert_eq!(status, StatusCode::OK, "{kept}");
    }

    async fn part(&self, has: Has) -> Values {
        let lot = self.lot().await;
        let part = text(&lot["parts"][0]["id"]);
        let steps: &[&str] = match has {
            Has::OfferedPart => &[],
            Has::AcceptedPart | Has::ProvenPart | Has::TakenPart => &["accept"],
            Has::CollectedPart | Has::PicturedPart | Has::CountedPart | Has::ClosedCount => {
                &["accept", "collect"]
            }
            _ => &["accept", "collect", "receive"],
        };
        for step in steps {
            if *step == "collect" {
                self.app.sign_agreement(&part).await;
            }
            self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/{step}"), json!({})).await;
        }
        if matches!(has, Has::AcceptedPart | Has::ProvenPart) {
            self.app.sign_agreement(&part).await;
        }
        let mut values = Values::from([("id", part.clone())]);
        if has == Has::TakenPart {
            values.insert("hash", self.app.agreement_hash(&part).await);
        }
        if has == Has::ProvenPart {
            self.prove(&lot).await;
            values.insert("proof", "evidence".to_owned());
        }
        if has == Has::PicturedPart {
            values.insert("photo", self.picture(&format!("/lot-parts/{part}")).await);
        }
        if matches!(has, Has::CountedPart | Has::ClosedCount) {
            let path = format!("/lot-parts/{part}/count");
            let body = json!({ "key": "first", "category": "screen", "quantity": 2 });
            let entered = self.done(Owner::Refurbisher, &path, body).await;
            values.insert("entry", text(&entered["entry"]["id"]));
        }
        if has == Has::ClosedCount {
            self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/count/close"), json!({})).await;
        }
        if has == Has::ContestedPart {
            let path = format!("/donation-lots/{}/dispute", text(&lot["id"]));
            self.done(Owner::Donor, &path, json!({ "words": "essai" })).await;
        }
        values
    }

    /// A recycled device, of which something was handed on.
    async fn waste(&self) -> Values {
        let mut values = self.device(Has::Wiped).await;
        let path = |step: &str| format!("/devices/{}/{step}", values["reference"]);
        self.done(Owner::Refurbisher, &path("recycle"), json!({ "reason": "essai" })).await;
        let body = json!({ "what": "batterie", "weight_grams": 300, "code": "20 01 34", "receiver": "Collecteur",
            "handed_on": "2026-11-23", "proof_base64": "YQ==" });
        let told = self.done(Owner::Refurbisher, &path("waste"), body).await;
        values.insert("id", text(&told["id"]));
        values
    }

    /// A device whose machine tells more memory than its record, and another one that is the same machine.
    async fn alike(&self) -> Values {
        let mut values = self.device(Has::Received).await;
        let other = text(&json!(self.device(Has::Received).await["reference"]));
        let uuid = DeviceId::new();
        for reference in [&other, &values["reference"].clone()] {
            let report = format!(
                "# dmidecode 3.3\nHandle 0x0001, DMI type 1\nSystem Information\n\tUUID: {uuid}\n\n\
                 Handle 0x0002, DMI type 17\nMemory Device\n\tSize: 16 GB\n\tLocator: {reference}\n"
            );
            let body = json!({ "files": [{ "text": report }] });
            let path = format!("/devices/{reference}/hardware-reports");
            let machine = self.done(Owner::Refurbisher, &path, body).await;
            values.insert("id", text(&machine["reports"][0]["id"]));
        }
        values.insert("other", other);
        values
    }

    /// A received part, or its lot, with one device erased.
    async fn erased(&self, has: Has) -> Values {
        let lot = self.lot().await;
        let part = text(&lot["parts"][0]["id"]);
        let mut received = Value::Null;
        for step in ["accept", "collect", "receive"] {
            if step == "collect" {
                self.app.sign_agreement(&part).await;
            }
            received = self.done(Owner::Refurbisher, &format!("/lot-parts/{part}/{step}"), json!({})).await;
        }
        let reference = text(&received["devices"][0]["reference"]);
        let path = |step: &str| format!("/devices/{reference}/{step}");
        self.done(Owner::Refurbisher, &path("tests"), json!({ "all_passed": true })).await;
        let proof = json!({
            "storage_serial": format!("S-{reference}"), "method": "purge", "tool": "nwipe", "tool_version": "0.38", "exit_status": 0,
            "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
        });
        self.done(Owner::Refurbisher, &path("wipe-evidence"), proof).await;
        Values::from([("id", if has == Has::ErasedLot { text(&lot["id"]) } else { part })])
    }

    async fn device(&self, has: Has) -> Values {
        let workshop = self.own(Owner::Refurbisher);
        let new = NewDevice {
            id: DeviceId::new(),
            specification: Specification {
                category: "laptop".to_owned(),
                brand: Some("Dell".to_owned()),
                model: "Latitude 5490".to_owned(),
                memory_mb: Some(8192),
                ..Specification::default()
            },
            serial: None,
            inventory_number: None,
            storages: vec![NewStorage { serial: None, kind: "ssd".to_owned(), gigabytes: Some(256) }],
            legal_basis: LegalBasis::CompanyGift,
            wish: Wish::Mixed,
            donor_id: None,
            lot_part_id: None,
            holder_id: workshop.organisation,
            site_id: workshop.site,
        };
        let op = self.app.op();
        let received = self.app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
        let reference = received.expect("a device is received").remove(0).reference;
        let mut values = Values::from([("reference", reference.clone())]);
        let path = |step: &str| format!("/devices/{reference}/{step}");
        if has == Has::Received {
            return values;
        }
        if has == Has::Pictured {
            values.insert("photo", self.picture(&format!("/devices/{reference}")).await);
            return values;
        }
        let tested = self.done(Owner::Refurbisher, &path("tests"), json!({ "all_passed": true })).await;
        let storage = text(&tested["storages"][0]["id"]);
        values.extend([("storage", storage.clone()), ("id", storage)]);
        if has == Has::ToWipe {
            return values;
        }
        let proof = json!({
            "storage_serial": format!("S-{reference}"), "method": "purge", "tool": "Effaceur", "tool_version": "9", "exit_status": 0,
            "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
            "report": format!("S-{reference}: erased"),
        });
        let wiped = self.done(Owner::Refurbisher, &path("wipe-evidence"), proof).await;
        let (step, body) = match has {
            Has::Evidence => {
                values.insert("id", text(&wiped["evidence"]["id"]));
                return values;
            }
            Has::Certificate => {
                let issued = self.done(Owner::Refurbisher, &path("certificates"), json!({})).await;
                values.insert("certificate", text(&issued["certificate"]["number"]));
                return values;
            }
            Has::Wiped => return values,
            Has::Faulty => {
                let body = json!({ "marks": { "camera": "failed" } });
                self.done(Owner::Refurbisher, &path("bench-marks"), body).await;
                return values;
            }
            Has::Stocked => {
                let part = json!({ "label": "Batterie 01AV423", "category": "laptop", "function": "battery", "quantity": 5 });
                let added = self.done(Owner::Refurbisher, "/parts", part).await;
                values.insert("id", text(&added["id"]));
                return values;
            }
            Has::Scrapped => ("grade", json!({ "grade": "P" })),
            Has::Quarantined => ("quarantine", json!({ "reason": "essai" })),
            _ => ("grade", json!({ "grade": "B" })),
        };
        self.done(Owner::Refurbisher, &path(step), body).await;
        if has == Has::Listed {
            self.done(Owner::Refurbisher, &path("publish"), json!({ "price_cents": 18_000 })).await;
        }
        values
    }

    /// A shelf like no other, so that its listing is new.
    fn shelf(&self) -> Shelf {
        let price = 10_000 + i64::try_from(self.next()).expect("a small number");
        Shelf::laptops(1, price)
    }

    async fn pool(&self, has: Has) -> Values {
        let body = json!({ "need_lines": [{ "category": "laptop", "quantity": 1 }] });
        let id = text(&self.done(Owner::Buyer, "/pooled-orders", body).await["id"]);
        let steps: &[&str] = match has {
            Has::DraftPool => &[],
            Has::OpenPool => &["open"],
            Has::ConfirmedPool => &["open", "close"],
            _ => &["open", "close", "source"],
        };
        for step in steps {
            if *step == "source" {
                self.app.shelve(self.own(Owner::Refurbisher), self.shelf()).await;
            }
            self.done(Owner::Buyer, &format!("/pooled-orders/{id}/{step}"), json!({})).await;
        }
        Values::from([("id", id)])
    }

    async fn order(&self, has: Has) -> Values {
        let pool = self.pool(Has::SourcedPool).await;
        let path = format!("/pooled-orders/{}/commit", pool["id"]);
        let id = text(&self.done(Owner::Buyer, &path, json!({})).await["purchase_orders"][0]["id"]);
        let steps: &[(Owner, &str)] = match has {
            Has::ProposedOrder => &[],
            Has::SignedOrder => &[(Owner::Buyer, "sign")],
            Has::ConfirmedOrder => &[(Owner::Buyer, "sign"), (Owner::Refurbisher, "confirm")],
            _ => &[(Owner::Buyer, "sign"), (Owner::Refurbisher, "confirm"), (Owner::Refurbisher, "ship")],
        };
        for (who, step) in steps {
            self.done(*who, &format!("/purchase-orders/{id}/{step}"), json!({})).await;
        }
        Values::from([("id", id)])
    }

    async fn pooled_gift(&self) {
        let ready = self.device(Has::Ready).await;
        let path = format!("/devices/{}/publish", ready["reference"]);
        self.done(Owner::Refurbisher, &path, json!({ "to": "solidarity" })).await;
    }

    async fn ask(&self) -> Values {
        let body = json!({ "pseudonym": format!("foyer-{}-essai", self.next()), "agreement": true });
        of("id", &self.done(Owner::Mediator, "/requests", body).await["id"])
    }

    async fn proposal(&self, has: Has) -> Values {
        let run = self.make_run().await;
        let validated = self.done(Owner::Lead, &format!("/allocation-runs/{run}/validate"), json!({})).await;
        let decisions = validated["decisions"].as_array().expect("decisions");
        let proposal = decisions.iter().find_map(|one| one["proposal_id"].as_str()).expect("a proposal");
        let (_, seen) =
            self.app.as_member(self.own(Owner::Mediator)).get(&format!("/proposals/{proposal}")).await;
        let request = text(&seen["request_id"]);
        let accepted = !matches!(has, Has::ProposedRequest | Has::OpenProposal);
        if accepted {
            self.done(Owner::Mediator, &format!("/proposals/{proposal}/accept"), json!({})).await;
        }
        if matches!(has, Has::ShippedRequest | Has::ShippedProposal) {
            self.done(Owner::Refurbisher, &format!("/proposals/{proposal}/ship"), json!({})).await;
        }
        if matches!(has, Has::HandedRequest | Has::FollowedRequest) {
            self.done(Owner::Mediator, &format!("/requests/{request}/hand-over"), json!({})).await;
        }
        if has == Has::FollowedRequest {
            self.done(Owner::Mediator, &format!("/requests/{request}/follow-up"), json!({})).await;
        }
        let of_proposal = matches!(has, Has::OpenProposal | Has::AcceptedProposal | Has::ShippedProposal);
        Values::from([("id", if of_proposal { proposal.to_owned() } else { request })])
    }

    async fn make_run(&self) -> String {
        self.pooled_gift().await;
        self.ask().await;
        text(&self.done(Owner::Lead, "/allocation-runs", json!({})).await["id"])
    }
}
