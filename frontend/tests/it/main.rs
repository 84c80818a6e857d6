//! What the pages promise, whatever room they belong to.

mod assets;
mod browsers;
mod colours;
mod components;
mod pages;
mod readability;
mod support;
mod texts;
mod weight;
mod words;
