//! The design's tokens, for what cannot read a custom property: the browser's own bar, and the tests.

/// The one file of colours, sizes and distances.
pub const SOURCE: &str = include_str!("../static/css/tokens.css");

/// What the reader asked their machine for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];
}

/// The value of a token: `token("primary", Theme::Light)`. What the dark theme does not say is as in the light one.
pub fn token(name: &str, theme: Theme) -> Option<&'static str> {
    let (light, dark) = SOURCE.split_once("prefers-color-scheme: dark")?;
    let declared = format!("--{name}:");
    let value = |part: &'static str| {
        let (_, rest) = part.split_once(declared.as_str())?;
        rest.split(';').next().map(str::trim)
    };
    match theme {
        Theme::Light => value(light),
        Theme::Dark => value(dark).or_else(|| value(light)),
    }
}

/// The colour of the browser's own bar.
pub fn theme_color(theme: Theme) -> &'static str {
    let name = match theme {
        Theme::Light => "primary",
        Theme::Dark => "paper",
    };
    token(name, theme).unwrap_or_default()
}
