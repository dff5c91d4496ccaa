# The two commands a newcomer needs are `make run` and `make test`; everything installs into .venv by itself.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DAGSTER_HOME := $(CURDIR)/.dagster
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test ui check format bench clean

run ui check: export DAGSTER_HOME := $(CURDIR)/.dagster

run: .venv/run.stamp $(DAGSTER_HOME)/dagster.yaml  ## Build the sample warehouse and show a first query.
	$(BIN)/dateline refresh seeds/articles
	@echo
	@echo "A first query:"
	@echo "  $(BIN)/dateline sql -f sql/examples/02_quote_in_many_wordings.sql"
	@$(BIN)/dateline sql -f sql/examples/02_quote_in_many_wordings.sql

test: .venv/dev.stamp  ## Lint, types and tests.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

ui: .venv/dev.stamp $(DAGSTER_HOME)/dagster.yaml  ## The Dagster UI at http://localhost:3000
	$(BIN)/dagster dev -m pipelines.definitions

check: .venv/dev.stamp $(DAGSTER_HOME)/dagster.yaml  ## Do the Dagster definitions load?
	$(BIN)/dg check defs

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/bench.stamp  ## Figures for docs/, from development data beside the repository.
	$(BIN)/python -m benchmarks.cleaning --write
	$(BIN)/python -m benchmarks.cleaning_text
	$(BIN)/python -m benchmarks.figures --write

clean:
	rm -rf .venv .dagster

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer: make PYTHON=... ")'
	$(PYTHON) -m venv .venv

.venv/run.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/dev.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch .venv/run.stamp $@

.venv/bench.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --editable '.[bench]'
	touch .venv/run.stamp $@

$(DAGSTER_HOME)/dagster.yaml: dagster.yaml
	mkdir -p $(DAGSTER_HOME)
	cp dagster.yaml $@
