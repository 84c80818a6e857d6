//! Every form of every page, filled with words that nobody can read as a day, a number or a place: what is refused comes back
//! with all that was typed and chosen.

use crate::support::browser::{DESKTOP, visit};
use crate::support::server::Server;
use crate::support::site::{EVERYBODY, Site};
use crate::support::walk::Walk;

/// What is not kept, and why.
const TYPED_AGAIN: [(&str, &str); 2] = [
    ("/marks", "one number, told at the bench itself: the message says which"),
    ("/photos", "the photo has to be taken again, and its words with it"),
];

/// Fills the forms of a page and sends them; tells how many were refused, and what the answers lost.
const SEND_ODDLY: &str = r#"
const page = arguments[0];
const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
const lost = [];
let refused = 0;
const first = await read(await fetch(page));
for (const form of first.querySelectorAll("main form")) {
  if (form.method !== "post") continue;
  const typed = new Map();
  const body = new FormData();
  for (const field of form.elements) {
    if (!field.name || ["file", "password", "submit", "button"].includes(field.type)) continue;
    if (field.type === "hidden") body.append(field.name, field.value);
    else if (field.type === "radio") typed.set(field.name, field.value);
    else if (field.type === "checkbox") { body.append(field.name, field.value); }
    else if (field.tagName === "SELECT") typed.set(field.name, [...field.options].at(-1).value);
    else typed.set(field.name, `31/02 « ${field.name} »`);
  }
  if (![...typed.values()].some((value) => value.startsWith("31/02"))) continue;
  for (const [name, value] of typed) body.append(name, value);
  const sent = form.enctype === "multipart/form-data" ? body : new URLSearchParams(body);
  const address = form.getAttribute("action") || page;
  const answer = await fetch(address, { method: "POST", body: sent, referrer: new URL(page, location.href).href });
  const seen = await read(answer);
  // Some refusals come as a message on the page one is led back to.
  if (answer.status < 400 && !seen.querySelector(".flash-error")) continue;
  refused += 1;
  for (const [name, value] of typed) {
    const fields = [...seen.querySelectorAll(`main [name="${name}"]`)];
    const kept = fields.some((field) => field.type === "radio" ? field.checked && field.value === value : field.value === value);
    if (!kept) lost.push(`${page} → ${address}, ${answer.status}: ${name} lost ${value}, holds ${fields.map((one) => one.value).join(" | ")}`);
  }
}
return [refused, lost];
"#;

#[test]
fn what_was_typed_comes_back_with_every_refusal() {
    visit(DESKTOP, async |browser| {
        browser.expect_console_error("status of 4");
        let server = Server::start().await;
        let site = Site::of(&server).await;
        let mut refused = 0;
        let mut lost: Vec<String> = Vec::new();
        for persona in EVERYBODY {
            let walk = Walk::new(browser, &server);
            if let Some(persona) = persona {
                walk.visit_unjudged("/sandbox").await?;
                walk.press_unjudged(format!("button[name=persona][value={persona}]")).await?;
            } else {
                walk.visit_unjudged("/").await?;
            }
            let pages = site.pages.iter().filter(|(whose, _)| *whose == persona).flat_map(|(_, pages)| pages);
            for page in pages {
                let (count, here): (u32, Vec<String>) =
                    browser.execute(SEND_ODDLY, vec![page.as_str().into()]).await?.convert()?;
                refused += count;
                let known =
                    |one: &String| TYPED_AGAIN.iter().any(|(end, _)| one.contains(&format!("{end}, ")));
                lost.extend(here.into_iter().filter(|one| !known(one)));
            }
        }
        assert!(lost.is_empty(), "of {refused} refusals: {lost:#?}");
        assert!(refused > 12, "only {refused} forms were refused");
        Ok(())
    });
}
