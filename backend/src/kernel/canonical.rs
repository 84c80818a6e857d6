//! JSON in one form, for hashes: keys sorted, no spaces.

use serde_json::Value;

/// The one form of a value, whatever order a database gave its keys back in.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by(|a, b| a.0.cmp(b.0));
            let mut before = '{';
            for (key, value) in keys {
                text.push(before);
                write_text(key, text);
                text.push(':');
                write(value, text);
                before = ',';
            }
            text.push_str(if before == '{' { "{}" } else { "}" });
        }
        Value::Array(items) => {
            let mut before = '[';
            for item in items {
                text.push(before);
                write(item, text);
                before = ',';
            }
            text.push_str(if before == '[' { "[]" } else { "]" });
        }
        Value::String(told) => write_text(told, text),
        Value::Null | Value::Bool(_) | Value::Number(_) => text.push_str(&value.to_string()),
    }
}

/// A text in quotes; nearly all need nothing escaped.
fn write_text(told: &str, text: &mut String) {
    if told.bytes().any(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        text.push_str(&Value::from(told).to_string());
    } else {
        text.push('"');
        text.push_str(told);
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn texts_and_empty_things_are_written_as_json_does() {
        let value = json!({"": [], "n": [null, true, -1.5, "a/b"], "é\"\\\n\u{7f}": {}});
        assert_eq!(super::canonical(&value), value.to_string());
    }

    #[test]
    fn the_order_of_keys_does_not_matter() {
        assert_eq!(super::canonical(&json!({"b": 1, "a": {"d": 2, "c": 3}})), r#"{"a":{"c":3,"d":2},"b":1}"#);
    }
}
