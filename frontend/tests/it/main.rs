//! What the pages promise, whatever room they belong to.

mod assets;
mod components;
mod pages;
mod support;
mod texts;

// The macros' default arguments name `crate::forms`.
use frontend::forms;
