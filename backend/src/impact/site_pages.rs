//! What a service says about itself: its publisher, its costs, its words, its pages; and what machines look for.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column};
use frontend::donations::Rows;
use frontend::filters::{write_date, write_money};
use frontend::legal::{BudgetPage, GlossaryPage, NoticePage};
use frontend::{Language, PageContext};

use crate::kernel::{Error, Result};
use crate::web::{App, Ctx, Html, Pages, public_pages};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/mentions-legales", notice)
        .get("/budget", budget)
        .get("/glossaire", glossary)
        .get("/.well-known/security.txt", security)
        .get("/robots.txt", robots)
        .get("/sitemap.xml", sitemap)
}

async fn notice(State(app): State<App>, Ctx(ctx): Ctx) -> Html<NoticePage> {
    let operator = &app.config.operator;
    Html::ok(NoticePage {
        publisher: operator.publisher.clone(),
        address: operator.publisher_address.clone(),
        director: operator.publication_director.clone(),
        host: operator.host.clone(),
        contact: operator.contact_email.clone(),
        ctx,
    })
}

fn money(cents: i64, ctx: &PageContext) -> String {
    write_money(cents, ctx.language)
}

async fn budget(State(app): State<App>, Ctx(ctx): Ctx) -> Html<BudgetPage> {
    let Some(budget) = &app.config.operator.budget else {
        return Html::ok(BudgetPage { told: None, rows: Rows::default(), ctx });
    };
    let total: i64 = budget.lines.iter().map(|line| line.cents).sum();
    let share = |cents: i64| format!("{}\u{a0}%", cents.saturating_mul(100) / total.max(1));
    let rows = budget
        .lines
        .iter()
        .map(|line| {
            let label = match ctx.language {
                Language::En if !line.label_en.is_empty() => &line.label_en,
                Language::En | Language::Fr => &line.label,
            };
            vec![
                Cell::text(label.clone()),
                Cell::text(money(line.cents, &ctx)),
                Cell::text(share(line.cents)),
            ]
        })
        .collect();
    let told = ctx
        .t("budget-told")
        .with("year", budget.year.to_string())
        .with("total", money(total, &ctx))
        .with("date", write_date(budget.published_on, ctx.texts))
        .with("source", budget.source.clone())
        .to_string();
    let columns = vec![
        Column::new(ctx.t("budget-post").to_string()),
        Column::numeric(ctx.t("budget-amount").to_string()),
        Column::numeric(ctx.t("budget-share").to_string()),
    ];
    Html::ok(BudgetPage { told: Some(told), rows: Rows { columns, rows }, ctx })
}

async fn glossary(Ctx(ctx): Ctx) -> Html<GlossaryPage> {
    Html::ok(GlossaryPage { ctx })
}

fn plain(media_type: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], text).into_response()
}

/// Where to report a weakness (RFC 9116); 404 while the operator has named nobody.
async fn security(State(app): State<App>) -> Result<Response> {
    let operator = &app.config.operator;
    let Some(expires) = operator.security_expires.filter(|_| !operator.security_contact.is_empty()) else {
        return Err(Error::not_found());
    };
    let text = format!(
        "Contact: {}\r\nExpires: {}\r\nPreferred-Languages: fr, en\r\nCanonical: {}/.well-known/security.txt\r\n",
        operator.security_contact,
        expires.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        app.config.public_url
    );
    Ok(plain("text/plain; charset=utf-8", text))
}

/// The practice ground is not to be found by search engines: all of it is invented.
async fn robots(State(app): State<App>) -> Response {
    let text = if app.config.is_sandbox() {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        format!(
            "User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /sign-in\nDisallow: /suivre\nDisallow: /verifier/\n\
             Sitemap: {}/sitemap.xml\n",
            app.config.public_url
        )
    };
    plain("text/plain; charset=utf-8", text)
}

async fn sitemap(State(app): State<App>, Ctx(ctx): Ctx) -> Response {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in public_pages(&ctx).into_iter().filter(|page| page.address != "/sign-in") {
        text.push_str(&format!("<url><loc>{}{}</loc></url>\n", app.config.public_url, page.address));
    }
    text.push_str("</urlset>\n");
    plain("application/xml; charset=utf-8", text)
}
