# The commands of the project. `make` alone lists them; docs/testing.md says more about the tests.

.DEFAULT_GOAL := help
# Each step says one thing at a time, and the tests come last.
.NOTPARALLEL:
.PHONY: help run test setup check unit bench soak audit screenshots fmt

CARGO ?= cargo
# `make run PROFILE=release` for a server at full speed; `ARGS` adds options to `rebond serve`.
PROFILE ?= dev
ARGS ?=
# How many cases `make soak` asks of each property.
PROPTEST_CASES ?= 10000

DENY_VERSION := 0.20.2
DENY := target/tools/bin/cargo-deny

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build and start Rebond with its sandbox, its data in var/
	@.ci/setup toolchain
	$(CARGO) run --locked --profile $(PROFILE) --package rebond --bin rebond -- serve $(ARGS)

test: setup check ## Everything CI runs: set-up, static checks, all tests on SQLite, PostgreSQL and in Chromium
	$(CARGO) test --locked --workspace --no-fail-fast

setup: ## Install what the tests need (Debian), or say what is missing
	@.ci/setup tests

check: ## Formatting, clippy and rustdoc, where a warning is an error
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- --deny warnings
	$(CARGO) clippy --locked --package rebond --test screenshots -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" $(CARGO) doc --locked --workspace --no-deps --document-private-items

unit: ## The quick tests: no browser, no PostgreSQL
	$(CARGO) test --locked --workspace --lib --bins

bench: ## The benches
	$(CARGO) bench --locked --workspace --benches

soak: setup ## The whole suite again with long properties
	PROPTEST_CASES=$(PROPTEST_CASES) $(CARGO) test --locked --workspace --no-fail-fast -- --include-ignored

screenshots: ## A picture of every page, at two widths, light and dark, with a sheet: var/screenshots/index.html
	@.ci/setup tests
	$(CARGO) test --locked --package rebond --test screenshots

audit: $(DENY) ## Licences, bans and sources of every dependency
	$(DENY) --locked check bans licenses sources

$(DENY):
	$(CARGO) install --locked --root target/tools --version $(DENY_VERSION) cargo-deny

fmt: ## Format the code
	$(CARGO) fmt --all
