//! Forms of a rendered page: a hidden field put into each, and what somebody had typed put back into one.
//!
//! It reads pages that this crate wrote (attributes in double quotes, `>` escaped in values), not any HTML.

use std::borrow::Cow;

use crate::forms::FORM_TOKEN;

/// What was typed into a form: names and values, in the order in which they were sent.
pub type Typed = [(String, String)];

/// What became of a form that was to be filled again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It stands in the page with what was typed.
    Fields,
    /// It stands in the page and has nothing to type into: its button is to be pressed again.
    OnlyButton,
}

/// The page with a hidden field in each form that is posted.
#[must_use]
pub fn with_token(page: &str, token: &str) -> String {
    let mut out = String::with_capacity(page.len() + 512);
    let mut rest = page;
    while let Some(at) = rest.find("<form") {
        let Some(end) = rest[at..].find('>').map(|end| at + end + 1) else { break };
        out.push_str(&rest[..end]);
        if attribute(&rest[at..end], "method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            out.push_str("<input type=\"hidden\" name=\"");
            out.push_str(FORM_TOKEN);
            out.push_str("\" value=\"");
            out.push_str(token);
            out.push_str("\">");
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The page with its form for `action` filled with what was typed, the folds around it opened; `None` when no such
/// form stands there.
#[must_use]
pub fn with_typed(page: &str, action: &str, typed: &Typed) -> Option<(String, Filled)> {
    let form = find_form(page, action, typed)?;
    let (body, filled) = fill(&page[form.start..form.end], typed);
    let mut out = String::with_capacity(page.len() + body.len());
    let mut from = 0;
    for fold in form.folds {
        let name_ends = fold + "<details".len();
        out.push_str(&page[from..name_ends]);
        out.push_str(" open");
        from = name_ends;
    }
    out.push_str(&page[from..form.start]);
    out.push_str(&body);
    out.push_str(&page[form.end..]);
    Some((out, filled))
}

/// The page with a piece of HTML at the start of its content.
#[must_use]
pub fn with_notice(page: &str, notice: &str) -> String {
    let begins = page.find("<main").and_then(|main| Some(main + page[main..].find('>')? + 1));
    match begins {
        Some(at) => format!("{}{notice}{}", &page[..at], &page[at..]),
        None => page.to_owned(),
    }
}

/// One form of a page.
struct Form {
    start: usize,
    end: usize,
    /// Where the closed folds around it begin.
    folds: Vec<usize>,
}

/// The form that is sent to `action`; of several, the one whose hidden fields and buttons say what was sent.
fn find_form(page: &str, action: &str, typed: &Typed) -> Option<Form> {
    let mut folds: Vec<(usize, bool)> = Vec::new();
    let mut best: Option<(usize, Form)> = None;
    let mut at = 0;
    while let Some(next) = page[at..].find('<').map(|next| at + next) {
        let tag_end = page[next..].find('>').map_or(page.len(), |end| next + end + 1);
        let tag = &page[next..tag_end];
        at = tag_end;
        if is(tag, "details") {
            folds.push((next, attribute(tag, "open").is_some()));
        } else if tag.starts_with("</details") {
            folds.pop();
        } else if is(tag, "form") {
            let end = page[tag_end..].find("</form>").map_or(page.len(), |end| tag_end + end);
            if attribute(tag, "action").is_some_and(|sent| sent == action) {
                let score = alike(&page[tag_end..end], typed);
                if best.as_ref().is_none_or(|(known, _)| score > *known) {
                    let closed = folds.iter().filter(|(_, open)| !open).map(|(fold, _)| *fold).collect();
                    best = Some((score, Form { start: tag_end, end, folds: closed }));
                }
            }
            at = end;
        }
    }
    best.map(|(_, form)| form)
}

/// How many hidden fields and buttons of a form were among what was sent.
fn alike(form: &str, typed: &Typed) -> usize {
    tags(form)
        .filter(|tag| is(tag, "button") || (is(tag, "input") && kind(tag) == "hidden"))
        .filter(|tag| {
            let sent = attribute(tag, "name").zip(attribute(tag, "value"));
            sent.is_some_and(|(name, value)| typed.iter().any(|(n, v)| *n == name && *v == value))
        })
        .count()
}

fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|rest| {
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        &rest[..end]
    })
}

/// Puts values into the fields of a form's inside.
fn fill(form: &str, typed: &Typed) -> (String, Filled) {
    let mut sheet =
        Sheet { left: typed.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect() };
    let mut filled = Filled::OnlyButton;
    let mut out = String::with_capacity(form.len() + 256);
    let mut rest = form;
    let mut list: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let (before, tag) = (&rest[..at], &rest[at..end]);
        out.push_str(before);
        rest = &rest[end..];
        let name = attribute(tag, "name").map(Cow::into_owned).unwrap_or_default();
        if is(tag, "select") {
            filled = Filled::Fields;
            out.push_str(tag);
            list = Some(name);
        } else if tag.starts_with("</select") {
            out.push_str(tag);
            list = None;
        } else if let (true, Some(list)) = (is(tag, "option"), &list) {
            let chosen = attribute(tag, "value").is_some_and(|value| sheet.has(list, &value));
            out.push_str(&switched(tag, "selected", chosen && sheet.knows(list)));
        } else if is(tag, "textarea") && sheet.knows(&name) {
            filled = Filled::Fields;
            out.push_str(tag);
            let closes = rest.find("</textarea").unwrap_or(0);
            // The first line break after the tag is not part of the text.
            out.push('\n');
            out.push_str(&escaped(sheet.next(&name).unwrap_or_default()));
            rest = &rest[closes..];
        } else if is(tag, "input") {
            match kind(tag).as_ref() {
                "checkbox" | "radio" => {
                    filled = Filled::Fields;
                    let value = attribute(tag, "value").unwrap_or(Cow::Borrowed("on"));
                    out.push_str(&switched(tag, "checked", sheet.has(&name, &value)));
                }
                "hidden" | "password" | "file" | "submit" | "button" => {
                    if matches!(kind(tag).as_ref(), "file" | "password") {
                        filled = Filled::Fields;
                    }
                    out.push_str(tag);
                }
                _ => {
                    filled = Filled::Fields;
                    match sheet.next(&name) {
                        Some(value) => out.push_str(&valued(tag, value)),
                        None => out.push_str(tag),
                    }
                }
            }
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    (out, filled)
}

/// What is still to be put into fields: a value goes into one text field only.
struct Sheet<'a> {
    left: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Sheet<'a> {
    fn knows(&self, name: &str) -> bool {
        self.left.iter().any(|(known, _)| *known == name)
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.left.iter().any(|(known, sent)| *known == name && *sent == Some(value))
    }

    fn next(&mut self, name: &str) -> Option<&'a str> {
        self.left.iter_mut().find(|(known, sent)| *known == name && sent.is_some())?.1.take()
    }
}

fn is(tag: &str, name: &str) -> bool {
    let tag = tag.strip_prefix('<').unwrap_or(tag);
    tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '\n', '/']))
}

fn kind(tag: &str) -> Cow<'_, str> {
    attribute(tag, "type").unwrap_or(Cow::Borrowed("text"))
}

/// Where an attribute stands in a tag: from its name to its end, and its raw value.
fn place<'a>(tag: &'a str, wanted: &str) -> Option<(usize, usize, &'a str)> {
    let bytes = tag.as_bytes();
    let mut at = tag.find([' ', '\n'])?;
    while at < bytes.len() {
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let start = at;
        at += bytes[at..]
            .iter()
            .take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'))
            .count();
        if at == start {
            return None;
        }
        let name = &tag[start..at];
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            if bytes.get(at + 1) != Some(&b'"') {
                return None;
            }
            let close = at + 2 + tag[at + 2..].find('"')?;
            value = &tag[at + 2..close];
            at = close + 1;
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some((start, at, value));
        }
    }
    None
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<Cow<'a, str>> {
    place(tag, name).map(|(_, _, value)| unescaped(value))
}

/// The tag with an attribute that is there or not.
fn switched(tag: &str, name: &str, on: bool) -> String {
    let bare = match place(tag, name) {
        Some((start, end, _)) => format!("{}{}", tag[..start].trim_end(), &tag[end..]),
        None => tag.to_owned(),
    };
    if on { format!("{} {name}>", bare.trim_end_matches('>').trim_end()) } else { bare }
}

/// The tag with a value.
fn valued(tag: &str, value: &str) -> String {
    let bare = match place(tag, "value") {
        Some((start, end, _)) => format!("{}{}", tag[..start].trim_end(), &tag[end..]),
        None => tag.to_owned(),
    };
    format!("{} value=\"{}\">", bare.trim_end_matches('>').trim_end(), escaped(value))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&#38;"),
            '<' => out.push_str("&#60;"),
            '>' => out.push_str("&#62;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let pairs = [
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    Cow::Owned(pairs.iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn every_posted_form_gets_the_field_and_no_other() {
        let page =
            "<form class=\"a\" method=\"post\" action=\"/x\"><b></b></form><form action=\"/y\"></form>";
        let given = with_token(page, "abc");
        assert_eq!(given.matches("value=\"abc\"").count(), 1);
        assert!(given.contains("action=\"/x\"><input type=\"hidden\" name=\"_form\" value=\"abc\"><b>"));
    }

    #[test]
    fn a_form_holds_again_what_was_typed() {
        let page = "<details class=\"more\"><form method=\"post\" action=\"/lots/1?a=1&#38;b=2\">\
            <input id=\"t\" name=\"title\" type=\"text\" value=\"old\">\
            <input name=\"line\"><input name=\"line\">\
            <textarea name=\"note\" rows=\"4\">\n</textarea>\
            <select name=\"site\"><option value=\"1\" selected>A</option><option value=\"2\">B</option></select>\
            <input type=\"radio\" name=\"use\" value=\"school\" checked><input type=\"radio\" name=\"use\" value=\"work\">\
            <input type=\"checkbox\" name=\"right\" value=\"a\" checked><input type=\"checkbox\" name=\"right\" value=\"b\">\
            <input type=\"password\" name=\"secret\"></form></details>";
        let sent = typed(&[
            ("title", "L’\"été\" <3 & co"),
            ("line", "un"),
            ("line", "deux"),
            ("note", "a\nb"),
            ("site", "2"),
            ("use", "work"),
            ("right", "b"),
            ("secret", "never"),
        ]);
        let (given, filled) = with_typed(page, "/lots/1?a=1&b=2", &sent).expect("the form is there");
        assert_eq!(filled, Filled::Fields);
        for there in [
            "<details open class=\"more\">",
            "name=\"title\" type=\"text\" value=\"L’&#34;été&#34; &#60;3 &#38; co\">",
            "<input name=\"line\" value=\"un\"><input name=\"line\" value=\"deux\">",
            "<textarea name=\"note\" rows=\"4\">\na\nb</textarea>",
            "<option value=\"1\">A</option><option value=\"2\" selected>",
            "value=\"school\"><input type=\"radio\" name=\"use\" value=\"work\" checked>",
            "value=\"a\"><input type=\"checkbox\" name=\"right\" value=\"b\" checked>",
            "<input type=\"password\" name=\"secret\">",
        ] {
            assert!(given.contains(there), "{there} is not in {given}");
        }
        assert!(with_typed(page, "/lots/2", &sent).is_none());
    }

    #[test]
    fn among_forms_to_one_address_the_one_that_was_sent_is_filled() {
        let page = "<form action=\"/s\"><input type=\"hidden\" name=\"step\" value=\"a\"><input name=\"why\"></form>\
            <form action=\"/s\"><input type=\"hidden\" name=\"step\" value=\"b\"><input name=\"why\"></form>";
        let (given, _) = with_typed(page, "/s", &typed(&[("step", "b"), ("why", "usé")])).expect("a form");
        assert!(given.ends_with("value=\"b\"><input name=\"why\" value=\"usé\"></form>"), "{given}");
        let only = "<form action=\"/s\"><button>Go</button></form>";
        assert_eq!(with_typed(only, "/s", &typed(&[])).map(|(_, filled)| filled), Some(Filled::OnlyButton));
    }
}
