//! What is wrong with a JSON body, said field by field in the person's language.

use crate::kernel::{Error, ErrorKind};

/// Where the reader stopped and why, from its own English words: `need_lines[0].quantity: invalid type: string "two",
/// expected i64 at line 1 column 40`.
pub(super) fn fault_of(told: &str) -> Error {
    let told = told.split_once(" at line ").map_or(told, |(before, _)| before);
    let (path, reason) = match told.split_once(": ") {
        Some((path, reason)) if !path.contains([' ', '`']) => (path, reason),
        _ => ("", told),
    };
    if let Some(name) = quoted(reason, "missing field ") {
        return Error::invalid(&joined(path, name), "field-missing");
    }
    if let Some(name) = quoted(reason, "unknown field ") {
        return Error::invalid(&joined(path, name), "field-unknown").with("allowed", allowed(reason));
    }
    if let Some(name) = quoted(reason, "duplicate field ") {
        return Error::invalid(&joined(path, name), "field-twice");
    }
    let field = if path.is_empty() { "body" } else { path };
    if reason.starts_with("unknown variant ") {
        return Error::invalid(field, "field-choice").with("allowed", allowed(reason));
    }
    if let Some((_, wanted)) = reason
        .split_once(", expected ")
        .filter(|_| reason.starts_with("invalid type") || reason.starts_with("invalid value"))
    {
        return Error::invalid(field, "field-type").with("wanted", kind(wanted));
    }
    Error::invalid(field, "json-shape").with("reason", reason)
}

fn quoted<'a>(reason: &'a str, start: &str) -> Option<&'a str> {
    reason.strip_prefix(start)?.strip_prefix('`')?.split('`').next()
}

fn joined(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    }
}

/// The names between backquotes after "expected", as one list.
fn allowed(reason: &str) -> String {
    let Some((_, list)) = reason.split_once(", expected ") else { return "–".to_owned() };
    list.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", ")
}

/// Which text says what was wanted.
fn kind(wanted: &str) -> &'static str {
    let number = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f64", "usize", "a nonzero"];
    match wanted {
        _ if number.iter().any(|start| wanted.starts_with(start)) => "number",
        "a string" | "a borrowed string" | "string or map" => "text",
        "a boolean" => "boolean",
        _ if wanted.contains("sequence") || wanted.starts_with("a tuple") => "list",
        _ if wanted.contains("map") || wanted.contains("struct") => "object",
        _ if wanted.contains("RFC 3339") || wanted.contains("date") => "date",
        _ => "other",
    }
}

/// Refuses a NUL character in any text: no database keeps it alike, and nobody types it.
///
/// # Errors
/// `text-unreadable` (422) on the first field that holds one.
pub(super) fn refuse_nul(bytes: &[u8]) -> Result<(), Error> {
    if !bytes.windows(6).any(|six| six == b"\\u0000") {
        return Ok(());
    }
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) else { return Ok(()) };
    match nul_in("", &value) {
        Some(field) => Err(Error::invalid(if field.is_empty() { "body" } else { &field }, "text-unreadable")),
        None => Ok(()),
    }
}

fn nul_in(path: &str, value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(place, item)| nul_in(&format!("{path}[{place}]"), item))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, item)| {
            if name.contains('\0') { Some(path.to_owned()) } else { nul_in(&joined(path, name), item) }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Refuses a NUL character in a form.
///
/// # Errors
/// `text-unreadable` (422) on the first field that holds one.
pub(super) fn refuse_nul_in_pairs(encoded: &[u8]) -> Result<(), Error> {
    let held = url::form_urlencoded::parse(encoded)
        .find(|(name, value)| name.contains('\0') || value.contains('\0'));
    match held {
        Some((name, _)) if !name.contains('\0') => Err(Error::invalid(&name, "text-unreadable")),
        Some(_) => Err(Error::new(ErrorKind::Malformed, "form-malformed")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read to be refused")]
    struct Order {
        title: String,
        #[serde(default)]
        lines: Vec<Line>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read to be refused")]
    struct Line {
        quantity: i64,
        grade: Option<crate::kernel::Capacity>,
    }

    /// As axum says it: the path, then serde's words.
    async fn refused(body: &str) -> (String, &'static str) {
        use axum::extract::FromRequest;
        let request = axum::http::Request::builder()
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body.to_owned()))
            .unwrap();
        let error = crate::web::Body::<Order>::from_request(request, &()).await.unwrap_err();
        let [fault] = error.field_faults() else { panic!("{error}") };
        (fault.field.clone(), fault.code)
    }

    #[tokio::test]
    async fn each_fault_names_its_field() {
        for (body, field, code) in [
            (r#"{"title":0}"#, "title", "field-type"),
            ("{}", "title", "field-missing"),
            (r#"{"title":"a","titel":"b"}"#, "titel", "field-unknown"),
            (r#"{"title":"a","lines":[{"quantity":"two"}]}"#, "lines[0].quantity", "field-type"),
            (r#"{"title":"a","lines":[{}]}"#, "lines[0].quantity", "field-missing"),
            (r#"{"title":"a","lines":[{"quantity":1,"grade":"Z"}]}"#, "lines[0].grade", "field-choice"),
            (r#"{"title":"a","lines":{}}"#, "lines", "field-type"),
            ("[]", "body", "json-shape"),
            ("7", "body", "field-type"),
            (r#"{"title":"a\u0000b"}"#, "title", "text-unreadable"),
            (r#"{"title":"a","title":"b"}"#, "title", "field-twice"),
        ] {
            assert_eq!(refused(body).await, (field.to_owned(), code), "{body}");
        }
    }

    #[test]
    fn a_backslash_before_u0000_is_no_nul() {
        assert!(refuse_nul(br#"{"title":"a\\u0000"}"#).is_ok());
        assert!(refuse_nul(br#"{"a":[{"b":"\u0000"}]}"#).unwrap_err().field_faults()[0].field == "a[0].b");
        assert!(refuse_nul_in_pairs(b"q=%00&b=1").is_err());
        assert!(refuse_nul_in_pairs(b"q=%20&b=1").is_ok());
    }
}
