//! Every page of the site that somebody can reach by links, found once: what no link leads to is no page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use reqwest::{Client, StatusCode};
use tokio::sync::OnceCell;

use super::server::Server;

/// Whoever looks around: a visitor, and each persona of the practice ground.
pub(crate) const EVERYBODY: [Option<&str>; 8] = [
    None,
    Some("donor"),
    Some("refurbisher"),
    Some("buyer"),
    Some("mediator"),
    Some("lead"),
    Some("funder"),
    Some("operator"),
];

/// How many pages of one kind are opened in search of further ones.
const OPENED_OF_A_KIND: usize = 6;

static SITE: OnceCell<Site> = OnceCell::const_new();

/// The pages, by route and by who sees them.
#[derive(Debug)]
pub(crate) struct Site {
    /// For each person, one address of each kind of page.
    pub(crate) pages: Vec<(Option<&'static str>, Vec<String>)>,
    /// The routes that somebody reached.
    pub(crate) reached: BTreeSet<&'static str>,
}

/// The addresses that pages have, most precise first.
pub(crate) fn routes() -> Vec<&'static str> {
    let pages = rebond::web::page_routes().into_iter().filter(|(method, _)| method.as_str() == "GET");
    let mut routes: Vec<&str> = pages.map(|(_, route)| route).collect();
    routes.sort_by_key(|route| (route.matches('{').count(), *route));
    routes
}

fn fits(route: &str, path: &str) -> bool {
    let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len()
        && route
            .iter()
            .zip(&path)
            .all(|(known, asked)| known.starts_with('{') && !asked.is_empty() || known == asked)
}

/// The route of an address.
pub(crate) fn route_of(path: &str) -> Option<&'static str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    routes().into_iter().find(|route| fits(route, path))
}

/// The addresses of this site that a page's links and searches lead to.
fn links(page: &str) -> Vec<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.starts_with('/') && !address.starts_with("//"))
        .map(|address| {
            address.split('#').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&")
        })
        .collect()
}

struct Explorer<'a> {
    client: Client,
    server: &'a Server,
}

impl<'a> Explorer<'a> {
    async fn new(server: &'a Server, persona: Option<&str>) -> Self {
        let client = Client::builder().cookie_store(true).build().expect("a client");
        let explorer = Self { client, server };
        if let Some(persona) = persona {
            let form = [("persona", persona)];
            let sent = explorer.client.post(server.url("/sandbox/persona")).form(&form).send().await;
            assert!(sent.expect("an answer").status().is_success(), "{persona} has no desk");
        }
        explorer
    }

    /// One address of each kind of page that links lead to, from the first page and the desk on.
    async fn explore(&self, persona: Option<&str>, reached: &mut BTreeSet<&'static str>) -> Vec<String> {
        let mut waiting: VecDeque<String> = ["/".to_owned(), "/desk".to_owned()].into();
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut opened: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut pages: BTreeMap<&'static str, String> = BTreeMap::new();
        while let Some(address) = waiting.pop_front() {
            let Some(route) = route_of(&address) else { continue };
            if route.starts_with("/language") || (persona.is_none() && route.starts_with("/desk")) {
                reached.insert(route);
                continue;
            }
            let count = opened.entry(route).or_default();
            // A page without anything of its own is the same for everybody.
            let most = if route.contains('{') { OPENED_OF_A_KIND } else { 2 };
            if *count >= most {
                continue;
            }
            *count += 1;
            let answer = self.client.get(self.server.url(&address)).send().await.expect("an answer");
            let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok());
            let html = kind.is_some_and(|kind| kind.starts_with("text/html"));
            let status = answer.status();
            assert!(!status.is_server_error(), "{address}: {status}");
            // A public page may lead to what another role does: who lacks it is told so, and whom to ask.
            let allowed = !status.is_client_error() || status == StatusCode::FORBIDDEN;
            assert!(allowed, "a link leads {persona:?} to {address}: {status}");
            reached.insert(route);
            if !html || !status.is_success() {
                continue;
            }
            pages.entry(route).or_insert_with(|| address.clone());
            for link in links(&answer.text().await.expect("a page")) {
                if seen.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        }
        let private = |route: &&str| persona.is_none() || route.starts_with("/desk");
        pages.into_iter().filter(|(route, _)| private(route)).map(|(_, address)| address).collect()
    }
}

impl Site {
    /// The pages of the shared server.
    pub(crate) async fn shared() -> &'static Self {
        SITE.get_or_init(async || Self::of(Server::shared().await).await).await
    }

    /// The pages of a server.
    pub(crate) async fn of(server: &Server) -> Self {
        let mut site = Self { pages: Vec::new(), reached: BTreeSet::new() };
        for persona in EVERYBODY {
            let explorer = Explorer::new(server, persona).await;
            let pages = explorer.explore(persona, &mut site.reached).await;
            site.pages.push((persona, pages));
        }
        site
    }
}
