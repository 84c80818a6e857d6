//! Errors in words.

use frontend::{FieldErrors, Language, Texts};

use crate::kernel::{Error, Fault};

/// What is wrong and what to do.
#[must_use]
pub fn sentence(error: &Error, language: Language) -> String {
    if let [fault] = error.field_faults() {
        return fault_sentence(fault, language);
    }
    words(error.code(), error.args(), language)
}

/// What is wrong with a field and what to do.
#[must_use]
pub fn fault_sentence(fault: &Fault, language: Language) -> String {
    words(fault.code, &fault.args, language)
}

fn words(code: &str, args: &[(&'static str, String)], language: Language) -> String {
    let texts = Texts::new(language);
    args.iter()
        .fold(texts.dynamic("error-", code), |text, (name, value)| {
            text.with(name, argument(texts, name, value))
        })
        .to_string()
}

/// Codes among the values are said in words: a capacity, a role, a state.
fn argument(texts: Texts, name: &str, value: &str) -> String {
    match name {
        "capacity" => texts.dynamic("capacity-", value).to_string(),
        "wanted" => texts.dynamic("json-wanted-", value).to_string(),
        "role" => texts.dynamic("role-", value).to_string(),
        _ => value.to_owned(),
    }
}

/// The faults of an error, as a form shows them beside its fields; an error without a field stands under `form`.
#[must_use]
pub fn errors_of(error: &Error, language: Language) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in error.field_faults() {
        errors.push(fault.field.clone(), fault_sentence(fault, language));
    }
    if errors.is_empty() {
        errors.push("form", sentence(error, language));
    }
    errors
}
