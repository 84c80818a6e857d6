//! What forms show back: errors beside their field, choices, and nothing typed lost.

/// The hidden field that every posted form carries: it says which page the form was on, so that sending it twice does
/// its act once. The backend puts it in.
pub const FORM_TOKEN: &str = "_form";

/// The faults of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    list: Vec<FieldError>,
}

/// One fault: the field's name (its `id` in the page too) and a sentence that says how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub message: String,
    /// The question, for the summary, where the sentence alone would not say which; empty when it does.
    pub label: String,
}

/// For forms that cannot fail, such as searches.
pub const NO_ERRORS: FieldErrors = FieldErrors { list: Vec::new() };

impl FieldErrors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.list.push(FieldError { field: field.into(), message: message.into(), label: String::new() });
    }

    /// Says which question the faults of a field are about.
    #[must_use]
    pub fn about(mut self, field: &str, label: impl Into<String>) -> Self {
        let label = label.into();
        for error in self.list.iter_mut().filter(|error| error.field == field) {
            error.label.clone_from(&label);
        }
        self
    }

    #[must_use]
    pub fn with(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.push(field, message);
        self
    }

    /// The first message about that field.
    pub fn get(&self, field: impl AsRef<str>) -> Option<&str> {
        let field = field.as_ref();
        self.list.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.list.iter()
    }
}

impl<'a> IntoIterator for &'a FieldErrors {
    type Item = &'a FieldError;
    type IntoIter = std::slice::Iter<'a, FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<FieldError> for FieldErrors {
    fn from_iter<I: IntoIterator<Item = FieldError>>(errors: I) -> Self {
        Self { list: errors.into_iter().collect() }
    }
}

/// One possible answer of a select, radios or checkboxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A sentence under the label; empty for none.
    pub hint: String,
    pub selected: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Marks the choice whose value was sent back.
    pub fn select(choices: Vec<Self>, value: &str) -> Vec<Self> {
        choices
            .into_iter()
            .map(|choice| {
                let selected = choice.value == value;
                choice.selected(selected)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_message_of_a_field_is_shown() {
        let errors = FieldErrors::new().with("email", "a").with("email", "b").with("password", "c");
        assert_eq!(errors.get("email"), Some("a"));
        assert_eq!(errors.get("name"), None);
        assert_eq!(errors.len(), 3);
    }

    #[test]
    fn one_choice_is_marked() {
        let choices = Choice::select(vec![Choice::new("a", "A").selected(true), Choice::new("b", "B")], "b");
        assert_eq!(choices.iter().map(|choice| choice.selected).collect::<Vec<_>>(), [false, true]);
    }
}
