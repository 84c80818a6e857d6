//! Who may do what: every route of the real server × everybody × whose object it is, as a table to be reviewed.
//!
//! Whoever adds a route adds its row in `authz_matrix/rows.rs`, runs this test with `INSTA_UPDATE=always`, and reads
//! each line that changed.

mod offered;
mod rows;
mod world;

use std::collections::BTreeSet;
use std::fmt::Write;

use reqwest::multipart::{Form, Part};
use reqwest::{Method, Response};

use crate::support::{Member, TestApp};
use rows::{ROWS, Row, Sent};
use world::{CAPACITIES, Has, Owner, Values, World};

/// Every operation of the API and every page, as the rows name them.
fn routes() -> BTreeSet<String> {
    let document = serde_json::to_value(rebond::web::openapi_document()).expect("a document");
    let mut routes = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for verb in operations.as_object().expect("operations").keys() {
            routes.insert(format!("{} {path}", verb.to_uppercase()));
        }
    }
    for (method, path) in rebond::web::page_routes() {
        routes.insert(format!("{method} {path}"));
    }
    routes
}

#[test]
fn every_route_has_its_row() {
    let routes = routes();
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.route.to_owned()).collect();
    assert_eq!(rows.len(), ROWS.len(), "two rows of one route");
    let missing: Vec<&String> = routes.difference(&rows).collect();
    let gone: Vec<&String> = rows.difference(&routes).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "routes without a row: {missing:#?}; rows without a route: {gone:#?}"
    );
}

/// What a machine says of itself.
const REPORT: &str =
    "# dmidecode 3.3\nHandle 0x0001, DMI type 1\nSystem Information\n\tSerial Number: PF1A<number>X\n";

fn filled(text: &str, open: char, close: char, values: &Values) -> String {
    values
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{open}{name}{close}"), value))
}

impl World {
    /// Calls a route as somebody; `sent` of nothing when `bare`.
    async fn call(&self, row: &Row, values: &Values, who: Option<&Member>, bare: bool) -> Response {
        let (verb, path) = row.route.split_once(' ').expect("a verb and a path");
        let method = Method::from_bytes(verb.as_bytes()).expect("a verb");
        let mut address = filled(path, '{', '}', values);
        if let Some(query) = values.get("query") {
            address = format!("{address}?{query}");
        }
        let mut request = self.request(method, &address);
        let mut values = values.clone();
        values.insert("number", self.next().to_string());
        values.insert("persona", format!("test-{}", self.own(Owner::Donor).user));
        if let Some(member) = who {
            request = request.bearer_auth(&member.token);
            values.insert("site", member.site.to_string());
            let choice = accounts_choice(self, member).await;
            values.insert("capacity", choice);
        }
        let pairs = |form: &str| -> Vec<(String, String)> {
            let text = filled(form, '<', '>', &values);
            let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        };
        let request = match row.sent {
            _ if bare => request,
            Sent::Bare => request,
            Sent::Json(body) => {
                request.header("content-type", "application/json").body(filled(body, '<', '>', &values))
            }
            Sent::Form(form) => request.form(&pairs(form)),
            Sent::File(name, form) => {
                let file = if name == "inventory" {
                    self.list()
                } else if name == "models" {
                    let file = format!("category,brand,name\nlaptop,Marque,Fichier {}\n", values["number"]);
                    Part::bytes(file.into_bytes()).file_name("models.csv")
                } else if name == "reports" {
                    let report = filled(REPORT, '<', '>', &values);
                    Part::bytes(report.into_bytes()).file_name("dmidecode.txt")
                } else if name == "report" {
                    let text = filled("S-<reference>: erased, <number>", '<', '>', &values);
                    Part::bytes(text.into_bytes()).file_name("report.txt")
                } else if name == "photo" {
                    Part::bytes(crate::support::PIXEL.to_vec()).file_name("photo.png")
                } else {
                    Part::bytes(values["number"].clone().into_bytes()).file_name("report.txt")
                };
                let form =
                    pairs(form).into_iter().fold(Form::new(), |form, (name, value)| form.text(name, value));
                request.multipart(form.part(name.to_owned(), file))
            }
        };
        request.send().await.expect("the server answers")
    }
}

async fn accounts_choice(world: &World, member: &Member) -> String {
    let choices = rebond::accounts::choices(world.app.app.db.fresh(), member.user).await.expect("choices");
    format!("{}:{}", choices[0].organisation_id, choices[0].capacity.code())
}

fn class(response: &Response) -> &'static str {
    let to_sign_in = response
        .headers()
        .get("location")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|address| address.starts_with("/sign-in"));
    match response.status().as_u16() {
        401 => "401",
        403 => "403",
        404 => "404",
        409 => "409",
        422 => "422",
        500.. => "5xx",
        300..=399 if to_sign_in => "sign-in",
        _ => "allowed",
    }
}

/// The classes of a row, in the order of the columns; what is plainly wrong goes to `faults`.
async fn answers(world: &World, row: &Row, faults: &mut Vec<String>) -> Vec<&'static str> {
    let mut values = world.make(row.has).await;
    let with_owner = CAPACITIES.contains(&row.owner);
    let mut callers: Vec<(usize, Option<&Member>)> = vec![(0, None)];
    for (place, capacity) in CAPACITIES.iter().enumerate().filter(|(_, capacity)| **capacity != row.owner) {
        callers.push((place + 1, Some(world.own(*capacity))));
    }
    if with_owner {
        callers.push((CAPACITIES.len() + 1, Some(world.other(row.owner))));
        callers.push((CAPACITIES.len() + 2, Some(world.reader(row.owner))));
        let place = CAPACITIES.iter().position(|one| *one == row.owner).expect("a column");
        callers.push((place + 1, Some(world.own(row.owner))));
    }
    let last = callers.len() - 1;
    let mut cells = vec!["-"; CAPACITIES.len() + 3];
    for (turn, (column, who)) in callers.into_iter().enumerate() {
        let answer = world.call(row, &values, who, false).await;
        let (class, status) = (class(&answer), answer.status());
        cells[column] = class;
        if class == "5xx" || (with_owner && turn == last && status.as_u16() >= 400) {
            let text = answer.text().await.unwrap_or_default();
            let words: String = text.chars().filter(|one| *one != '\n').take(1500).collect();
            faults.push(format!("{} as caller {column}: {status} {words}", row.route));
        }
        if who.is_none() && class == "401" {
            let bare = world.call(row, &values, None, true).await.status();
            if bare.as_u16() != 401 {
                faults.push(format!("{} tells a visitor who sends nothing {bare}", row.route));
            }
        }
        if class == "allowed" && turn != last && row.has != Has::Nothing && !row.route.starts_with("GET ") {
            values = world.make(row.has).await;
        }
    }
    cells
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_may_what_the_table_says() {
    let world = World::new(TestApp::on_sqlite().await).await;
    let mut faults = Vec::new();
    let mut table = String::from(
        "What each answers. sign-in: sent to the sign-in page; allowed: done or shown; a number: refused so.\n\
         owner: whose object it is (each capacity column is then that capacity's organisation of the matrix).\n\
         other: another organisation of the owner's capacity; reader: one who only reads, of the owner.\n\n",
    );
    let head = [
        "visitor", "donor", "workshop", "buyer", "mediator", "lead", "funder", "operator", "other", "reader",
    ];
    let line = |table: &mut String, route: &str, has: &str, owner: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| format!("{cell:<9}")).collect();
        let text = format!("{route:<60} {has:<17} {owner:<12} {cells}");
        writeln!(table, "{}", text.trim_end()).expect("text grows");
    };
    line(&mut table, "route", "object", "owner", &head);
    for row in ROWS {
        let cells = answers(&world, row, &mut faults).await;
        line(&mut table, row.route, &format!("{:?}", row.has), &format!("{:?}", row.owner), &cells);
    }
    assert!(faults.is_empty(), "{}\n\n{table}", faults.join("\n"));
    insta::assert_snapshot!("authz_matrix", table);
}
