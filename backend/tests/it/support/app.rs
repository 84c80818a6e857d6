//! The whole application on a database of its own, listening on a free port, with its clock standing still.

use std::collections::HashMap;

use chrono::Duration;
use rebond::accounts::{self, NewUser};
use rebond::accreditation::{self, File, Kind, NewFile, State};
use rebond::kernel::{
    Capacity, Clock, Email, InseeCode, OpContext, OrganisationId, Point, Role, SiteId, UserId,
};
use rebond::organisations::{self, NewOrganisation, NewSite, SiteKind};
use rebond::platform::{Config, Db};
use rebond::web::{self, App};
use rebond::{jobs, reference};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;
use tempfile::TempDir;

use super::postgres::cluster;
use super::sqlite::{SqliteFile, create_sqlite_from};

const TEMPLATE: &str = "rebond";

/// Places that tests use: INSEE code and point.
pub(crate) const BORDEAUX: (&str, f64, f64) = ("33063", 44.8378, -0.5792);
pub(crate) const BEGLES: (&str, f64, f64) = ("33039", 44.8081, -0.5490);
pub(crate) const LIBOURNE: (&str, f64, f64) = ("33243", 44.9153, -0.2440);
pub(crate) const LYON: (&str, f64, f64) = ("69123", 45.7640, 4.8357);

/// The running application.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) url: String,
    client: Client,
    _sqlite: Option<SqliteFile>,
    _data: TempDir,
}

/// An organisation with one person who holds a token.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) organisation: OrganisationId,
    pub(crate) user: UserId,
    pub(crate) site: SiteId,
    pub(crate) email: String,
    pub(crate) token: String,
}

/// What a test's organisation is like.
#[derive(Clone, Debug)]
pub(crate) struct New {
    capacities: Vec<Capacity>,
    departments: Vec<&'static str>,
    place: (&'static str, f64, f64),
    site_kind: SiteKind,
    radius_km: Option<i32>,
    public_body: bool,
    accredited: Option<(Kind, State)>,
    receives_public_gifts: bool,
    issues_receipts: bool,
    roles: Vec<Role>,
}

impl New {
    fn of(capacity: Capacity, site_kind: SiteKind, place: (&'static str, f64, f64)) -> Self {
        Self {
            capacities: vec![capacity],
            departments: Vec::new(),
            place,
            site_kind,
            radius_km: None,
            public_body: false,
            accredited: None,
            receives_public_gifts: false,
            issues_receipts: false,
            roles: vec![Role::Admin, Role::Agent, Role::Signatory],
        }
    }

    /// A company that gives.
    pub(crate) fn donor(place: (&'static str, f64, f64)) -> Self {
        Self::of(Capacity::Donor, SiteKind::CollectionPoint, place)
    }

    /// An accredited workshop that fetches within 100 km.
    pub(crate) fn refurbisher(place: (&'static str, f64, f64)) -> Self {
        let mut new = Self::of(Capacity::Refurbisher, SiteKind::Workshop, place);
        new.accredited = Some((Kind::Refurbisher, State::Accredited));
        new.radius_km = Some(100);
        new
    }

    /// A town hall.
    pub(crate) fn buyer(place: (&'static str, f64, f64)) -> Self {
        let mut new = Self::of(Capacity::Buyer, SiteKind::DeliveryPoint, place);
        new.public_body = true;
        new
    }

    /// An accredited mediation structure.
    pub(crate) fn mediator(place: (&'static str, f64, f64)) -> Self {
        let mut new = Self::of(Capacity::MediationStructure, SiteKind::MediationPlace, place);
        new.accredited = Some((Kind::MediationStructure, State::Accredited));
        new
    }

    /// The platform's operator.
    pub(crate) fn operator() -> Self {
        Self::of(Capacity::Operator, SiteKind::DeliveryPoint, BORDEAUX)
    }

    /// The lead of the Gironde.
    pub(crate) fn lead() -> Self {
        Self::of(Capacity::TerritorialLead, SiteKind::DeliveryPoint, BORDEAUX).steering(&["33"])
    }

    /// Steering these départements.
    pub(crate) fn steering(mut self, departments: &[&'static str]) -> Self {
        self.departments = departments.to_vec();
        self
    }

    /// Who puts money into programmes.
    pub(crate) fn funder() -> Self {
        Self::of(Capacity::Funder, SiteKind::DeliveryPoint, BORDEAUX)
    }

    /// A public body.
    pub(crate) fn public(mut self) -> Self {
        self.public_body = true;
        self
    }

    /// May receive free gifts of public bodies.
    pub(crate) fn entitled(mut self) -> Self {
        self.receives_public_gifts = true;
        self
    }

    /// May issue tax receipts.
    pub(crate) fn disinterested(mut self) -> Self {
        self.issues_receipts = true;
        self
    }

    /// With its accreditation in that state.
    pub(crate) fn standing(mut self, state: State) -> Self {
        self.accredited = self.accredited.map(|(kind, _)| (kind, state));
        self
    }

    /// Without an accreditation.
    pub(crate) fn unlisted(mut self) -> Self {
        self.accredited = None;
        self
    }

    /// Whose site stands at a point that may not be its commune's.
    pub(crate) fn at(mut self, lat: f64, lng: f64) -> Self {
        self.place = (self.place.0, lat, lng);
        self
    }

    /// With a person who holds these roles only.
    pub(crate) fn with_roles(mut self, roles: &[Role]) -> Self {
        self.roles = roles.to_vec();
        self
    }
}

async fn fill_template(url: String) {
    let db = Db::open(&url, None).await.expect("a new template opens");
    db.migrate().await.expect("migrations run");
    reference::load(&db).await.expect("reference data loads");
    db.close().await.expect("the template's connections close");
}

impl TestApp {
    /// On a SQLite file.
    pub(crate) async fn on_sqlite() -> Self {
        let file = create_sqlite_from(TEMPLATE, fill_template).await;
        Self::start(file.url(), Some(file)).await
    }

    /// On a PostgreSQL database.
    pub(crate) async fn on_postgres() -> Self {
        let cluster = cluster().await;
        cluster.create_template(TEMPLATE, fill_template).await;
        Self::start(cluster.create_database_from(TEMPLATE).await, None).await
    }

    async fn start(database: String, sqlite: Option<SqliteFile>) -> Self {
        let data = TempDir::with_prefix("rebond-data-").expect("a temporary folder");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let variables = HashMap::from([
            ("REBOND_DATABASE_URL", database),
            ("REBOND_DATA_DIR", data.path().display().to_string()),
            ("REBOND_PUBLIC_URL", url.clone()),
        ]);
        let config = Config::from_source(|key| variables.get(key).cloned()).expect("a sound configuration");
        let clock = Clock::fixed("2026-11-23T09:00:00Z".parse().expect("a moment"));
        let app = App::open(config, clock).await.expect("the application opens");
        let router = web::router(&app);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { app, url, client: Client::new(), _sqlite: sqlite, _data: data }
    }

    /// Serves the same data anew, after a change of the application.
    pub(crate) async fn restart_with(&mut self, change: impl FnOnce(&mut App)) {
        change(&mut self.app);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        self.url = format!("http://{}", listener.local_addr().expect("an address"));
        let router = web::router(&self.app);
        tokio::spawn(async move { axum::serve(listener, router).await });
    }

    /// The context of what somebody does.
    pub(crate) async fn acting_as(&self, member: &Member) -> OpContext {
        let acting =
            accounts::acting_by_token(self.app.db.fresh(), &member.token).await.expect("a sound token");
        OpContext { actor: rebond::kernel::Actor::Organisation(acting), ..self.op() }
    }

    /// The context of what a test does by itself.
    pub(crate) fn op(&self) -> OpContext {
        OpContext::system("test", self.app.clock.now())
    }

    /// Lets days pass.
    pub(crate) fn advance(&self, by: Duration) {
        self.app.clock.advance(by);
    }

    /// Runs every due job.
    pub(crate) async fn work(&self) -> u64 {
        jobs::worker(&self.app).drain().await.expect("jobs run")
    }

    /// Writes an organisation with one person and a token.
    pub(crate) async fn member(&self, new: New) -> Member {
        let (organisation, user, site) = (OrganisationId::new(), UserId::new(), SiteId::new());
        let email = format!("person-{user}@example.org");
        let (insee, lat, lng) = new.place;
        let body = NewOrganisation {
            id: organisation,
            name: format!("{} {organisation}", new.capacities[0].code()),
            siret: None,
            public_body: new.public_body,
            telephone: None,
            capacities: new.capacities.clone(),
            departments: new.departments.iter().map(|code| (*code).to_owned()).collect(),
            sites: vec![NewSite {
                id: site,
                kind: new.site_kind,
                label: "Site".to_owned(),
                address: "1 rue de l’Exemple".to_owned(),
                insee_code: InseeCode::parse(insee).expect("an INSEE code"),
                point: Point::new(lat, lng).expect("a point"),
                service_radius_km: new.radius_km,
            }],
        };
        let person = NewUser {
            id: user,
            email: Email::parse(&email).expect("an address"),
            name: "Camille Exemple".to_owned(),
            password_hash: None,
            persona: Some(format!("test-{user}")),
            roles: new.roles.iter().map(|role| (organisation, *role)).collect(),
        };
        let files: Vec<NewFile> = new
            .accredited
            .iter()
            .map(|(kind, state)| NewFile {
                file: File {
                    organisation_id: organisation,
                    kind: *kind,
                    state: *state,
                    insertion_kind: None,
                    may_issue_receipts: new.issues_receipts,
                    may_receive_public_gifts: new.receives_public_gifts,
                    valid_until: None,
                },
            })
            .collect();
        let now = self.app.clock.now();
        self.app
            .db
            .tx(async |t| {
                organisations::insert_many(t, now, std::slice::from_ref(&body)).await?;
                accounts::insert_many(t, now, std::slice::from_ref(&person)).await?;
                accreditation::insert_many(t, now, &files).await
            })
            .await
            .expect("an organisation can be written");
        let secret = self.app.config.secret.clone();
        let token = accounts::issue_persona_token(&self.app.db, &self.op(), &secret, &format!("test-{user}"))
            .await
            .expect("a token");
        Member { organisation, user, site, email, token }
    }

    /// Calls as somebody.
    pub(crate) fn as_member<'a>(&'a self, member: &'a Member) -> Caller<'a> {
        Caller { app: self, token: Some(&member.token) }
    }

    /// A persona of the sandbox's token.
    pub(crate) async fn persona_token(&self, persona: &str) -> String {
        let secret = self.app.config.secret.clone();
        let token = accounts::issue_persona_token(&self.app.db, &self.op(), &secret, persona).await;
        token.expect("a persona has a token")
    }

    /// Calls with a token.
    pub(crate) fn with_token<'a>(&'a self, token: &'a str) -> Caller<'a> {
        Caller { app: self, token: Some(token) }
    }

    /// Calls as nobody.
    pub(crate) fn as_visitor(&self) -> Caller<'_> {
        Caller { app: self, token: None }
    }
}

/// Calls the JSON API (paths under `/api/v1`) or pages (whole paths given to [`Caller::page`]).
#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    app: &'a TestApp,
    token: Option<&'a str>,
}

impl Caller<'_> {
    /// A request to an address of the server.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.app.client.request(method, format!("{}{path}", self.app.url));
        match self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends it; the status, and the body as JSON (a JSON string when it is something else).
    pub(crate) async fn send(&self, request: RequestBuilder) -> (StatusCode, Value) {
        let response = request.send().await.expect("the server answers");
        let status = response.status();
        let text = response.text().await.expect("a readable body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// `GET /api/v1…`
    pub(crate) async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.send(self.request(Method::GET, &format!("/api/v1{path}"))).await
    }

    /// `POST /api/v1…` with a JSON body.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        self.send(self.request(Method::POST, &format!("/api/v1{path}")).json(body)).await
    }

    /// `POST /api/v1…` without a body.
    pub(crate) async fn post_nothing(&self, path: &str) -> (StatusCode, Value) {
        self.send(self.request(Method::POST, &format!("/api/v1{path}"))).await
    }

    /// `POST` that must answer a success; gives the body.
    pub(crate) async fn done(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.post(path, body).await;
        assert!(status.is_success(), "POST {path} {body}: {status} {answer}");
        answer
    }

    /// A page's status and text.
    pub(crate) async fn page(&self, path: &str) -> (StatusCode, String) {
        let response = self.request(Method::GET, path).send().await.expect("the server answers");
        (response.status(), response.text().await.expect("a readable page"))
    }
}
