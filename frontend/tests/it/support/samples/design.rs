//! The components' own pages.

use askama::Template;
use frontend::design::{ComponentPage, DesignPage, FAMILIES};
use frontend::{FieldErrors, Flash, FlashKind, Language};

use super::{context, viewer};

/// A component's page as it comes back when what was tried is wrong.
pub(crate) fn refused(language: Language, code: &str, typed: &str, message: &str) -> String {
    let mut ctx = context(language, "/design/date?page=2");
    ctx.viewer = Some(viewer());
    ctx.flash = Some(Flash { kind: FlashKind::Success, text: String::from("Le lot est <parti>.") });
    let mut page = ComponentPage::new(ctx, code).unwrap();
    typed.clone_into(&mut page.typed);
    page.errors = FieldErrors::new().with("typed", message);
    page.render().unwrap()
}

pub(crate) fn component(language: Language, code: &str) -> String {
    ComponentPage::new(context(language, "/design/x"), code).unwrap().render().unwrap()
}

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let mut pages: Vec<(&'static str, String)> = FAMILIES
        .iter()
        .flat_map(|(_, codes)| codes.iter())
        .map(|code| (&*format!("design-{code}").leak(), component(language, code)))
        .collect();
    pages.push(("design", DesignPage { ctx: context(language, "/design") }.render().unwrap()));
    pages.push(("design-refused", refused(language, "date", "31/02", "Écrivez un jour du calendrier")));
    pages
}
