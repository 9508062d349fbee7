# Dateline: `make demo` shows what it does, `make test` checks that it does. `make help` lists more.
PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin
TOOLS := .venv/.tools
UV := $(shell command -v uv 2>/dev/null || echo $(TOOLS)/bin/uv)
INSTALLED := .venv/.installed
TRAINING := .venv-train
SETS ?= ../shared/data
STORIES := corpus/incidents/seen
PLACES := src/dateline/codebook/places
GAZETTEER := $(PLACES)/gazetteer.sqlite
BUNDLE := src/dateline/desk/static/made-from.txt
PAGES := $(wildcard $(addprefix src/dateline/desk/frontend/,src/* *.mjs package-lock.json))
RECIPE := $(addprefix $(PLACES)/,build.py compiling.py drafts.py folding.py inputs.py)

.DEFAULT_GOAL := help
.PHONY: help install demo test lint types layers check rules bench speed docs desk screenshots measure train format lock clean

help:  ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

install: $(INSTALLED) $(GAZETTEER) $(BUNDLE)  ## make .venv with the locked packages and Dateline in it

demo: install  ## code the articles in examples/ and print what they report
	$(BIN)/dateline code examples --db dateline.db

test: lint types layers check  ## lint, types, layers, tests: what must pass before a change lands

lint: install  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install  ## mypy --strict
	$(BIN)/mypy

layers: install  ## who may import whom
	$(BIN)/lint-imports

check: install  ## the tests, the doctests and the codebook's examples
	$(BIN)/pytest -n $(WORKERS)

desk: install  ## bundle the desk's scripts and map again, with Node from the installed packages
	$(BIN)/python -m dateline.desk.bundling

screenshots: install  ## photograph each page of the desk, wide and narrow, into build/screenshots
	mkdir -p build
	test ! -d $(STORIES) || $(BIN)/python tests/desk/stories.py $(STORIES) build/stories.jsonl
	$(BIN)/dateline code examples $$(test ! -d $(STORIES) || echo build/stories.jsonl) \
		--db build/screenshots.db --quiet
	$(BIN)/python tests/desk/screenshots.py build/screenshots.db build/screenshots

measure: screenshots  ## the desk's bars over 100,000 events: first paint, filter, map (half an hour)
	test -e build/large.db || $(BIN)/python tests/desk/crowding.py build/screenshots.db build/large.db
	$(BIN)/python -m tests.desk.measure build/large.db

rules: install  ## prove every codebook example
	$(BIN)/dateline rules check

bench: install  ## score against hand-coded articles, where they lie beside the project
	$(BIN)/dateline bench articles --data ../shared/data/articles

speed: install  ## the whole pipeline against spaCy alone
	$(BIN)/dateline bench speed

docs: install  ## rewrite docs/cli.md from the commands' own help
	$(BIN)/python -m dateline.cli.reference docs/cli.md

train: install $(TRAINING)/.installed  ## train the model anew (ATTRIBUTION=own: on our own cases alone)
	PYTHONPATH=src $(TRAINING)/bin/python -m dateline.model.training --sets $(SETS) \
		$(if $(filter own,$(ATTRIBUTION)),--own)
	$(BIN)/dateline bench corpus --data corpus/assembly --taught corpus/sentences \
		--news corpus/news/marks.jsonl --news corpus/news/whole.jsonl \
		--sets $(SETS) --fit src/dateline/model/weights/assembly.json
	$(BIN)/dateline bench eventplace --data $(SETS)/event_location.jsonl.gz --corpus corpus/sentences --corpus corpus/stories \
		--news corpus/news/whole.jsonl --fit src/dateline/extract/places/happening.json

$(TRAINING)/.installed: requirements-train.lock
	test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--require-hashes -r requirements-train.lock
	@touch $@

format: install  ## let ruff format the code and sort its imports
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

lock: install  ## resolve the dependencies again; only versions and hashes, no addresses
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-annotate --no-header --extra dev pyproject.toml -o requirements.lock

$(INSTALLED): requirements.lock requirements-uv.lock pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv --without-pip .venv
	test -x "$(UV)" || { $(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/python -m pip install --quiet \
		--disable-pip-version-check --require-hashes -r requirements-uv.lock; }
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(GAZETTEER): $(RECIPE) $(wildcard $(PLACES)/supplement/*.csv) $(PLACES)/../actors/countries.csv | $(INSTALLED)
	$(BIN)/dateline places build --quiet

$(BUNDLE): $(PAGES) | $(INSTALLED)
	-$(BIN)/python -m dateline.desk.bundling && touch $@

clean:  ## remove what was made here
	rm -rf .venv $(TRAINING) dateline.db dateline.db-* $(GAZETTEER) build \
		src/dateline/desk/static src/dateline/desk/frontend/node_modules
