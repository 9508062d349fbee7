# Dateline: the two commands are `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
INSTALLED := .venv/.installed

.PHONY: demo test lint types layers check rules bench speed docs goldens clean

demo: $(INSTALLED)  ## code the articles in examples/ and print what they report
	$(BIN)/dateline code examples --db dateline.db

test: $(INSTALLED) lint types layers check  ## lint, types, layers, tests

lint: $(INSTALLED)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests

types: $(INSTALLED)
	$(BIN)/mypy

layers: $(INSTALLED)
	$(BIN)/lint-imports

check: $(INSTALLED)
	$(BIN)/pytest -n 2

rules: $(INSTALLED)  ## prove every codebook example
	$(BIN)/dateline rules check

bench: $(INSTALLED)  ## score against hand-coded articles, where they lie beside the project
	$(BIN)/dateline bench articles --data ../shared/data/articles

speed: $(INSTALLED)  ## the whole pipeline against spaCy alone
	$(BIN)/dateline bench speed

docs: $(INSTALLED)  ## rewrite docs/cli.md from the commands' own help
	$(BIN)/python -m dateline.cli.reference docs/cli.md

goldens: $(INSTALLED)  ## rewrite the examples' expected records; read the diff before you commit
	$(BIN)/dateline code examples --format plain --to - --quiet > examples/expected.jsonl

$(INSTALLED): requirements.lock pyproject.toml hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	command -v uv >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv dateline.db dateline.db-wal dateline.db-shm
