# `make help` lists what there is. Each command first sets up what it needs, in .venv and node_modules.
.DEFAULT_GOAL := help
.PHONY: help setup serve build test fuzz check lint generate audit bench lock clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ARGS ?=
TIMES ?= 20
UV := uv==0.13.8
COMPILE = $(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# Material prints a banner about MkDocs 2 at every build; mkdocs<2 is pinned, so it says nothing new.
export NO_MKDOCS_2_WARNING := 1

# A stamp's name holds a sum of what it was made from: another lock is another stamp, whatever the files' dates.
sum = $(shell cat $(1) | cksum | cut -d' ' -f1)
READY := $(VENV)/.ready-$(call sum,pyproject.toml requirements.lock)
NPM_TOOLS := node_modules/.ready-$(call sum,package-lock.json requirements-html.lock)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 14

setup: $(READY) ## install what the site needs into .venv, and nothing else

serve: $(READY) ## show the site at http://127.0.0.1:8000/ and follow your edits (PORT=8001 for another port)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: $(READY) ## make the site, strictly, in site/
	$(BIN)/mkdocs build --strict

# Each worker begins with a half of the tests and then takes over from the other: one builds the site for the browser's
# tests, which come first, while the other runs those that need none; neither is idle before the last test.
test: $(READY) $(NPM_TOOLS) ## run all tests, in the browser too (ARGS='-k search' for some)
	@chromium=$$(scripts/chromium.sh --install) && export CHROMIUM="$$chromium" && \
	PYTHONHASHSEED=0 $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

fuzz: $(READY) $(NPM_TOOLS) ## look at random for what breaks the property tests (TIMES=100 for longer, SEED=7 for one search again)
	@chromium=$$(scripts/chromium.sh --install) && export CHROMIUM="$$chromium" && \
	seed=$${SEED:-$$(date +%s)} && echo "make fuzz TIMES=$(TIMES) SEED=$$seed searches the same again." && \
	FUZZ=$(TIMES) PYTHONHASHSEED=$$seed $(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-seed=$$seed $(ARGS)

check: lint audit build ## what to run before a commit: lint, types, cases, strict build, quick tests
	PYTHONHASHSEED=0 $(BIN)/python -m pytest -n 2 -m "not browser and not slow" $(ARGS)

lint: $(READY) $(NPM_TOOLS) ## lint and types of Python, scripts and style sheets, workflows, and every case
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m scripts.generate --check
	scripts/lint-scripts.sh
	scripts/lint-workflows.sh
	$(BIN)/whatworkswell check

generate: $(READY) $(NPM_TOOLS) ## make anew what is made from something else: schemas, theme, command reference, golden files
	$(BIN)/python -m scripts.generate
	$(BIN)/python -m pytest -q -n 2 tests/test_golden.py --update-golden

audit: $(READY) ## look up known holes in what the lock names, where a database of them can be reached
	@$(BIN)/python scripts/audit.py

bench: $(READY) ## time made-up cases against a plain MkDocs site, in a temporary folder (ARGS='--cases 1000')
	@chromium=$$(scripts/chromium.sh --install) && CHROMIUM="$$chromium" $(BIN)/python -m tests.bench $(ARGS)

lock: $(VENV)-lock/bin/uv ## choose versions anew: requirements.lock from pyproject.toml, and the HTML checker's
	$(COMPILE) --upgrade --all-extras --output-file requirements.lock pyproject.toml
	$(COMPILE) --upgrade --output-file requirements-html.lock requirements-html.in
	npm install --package-lock-only --ignore-scripts --silent

clean: ## remove everything that was made, the environments too
	rm -rf site preview .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis node_modules $(VENV) $(VENV)-lock *.egg-info

# -qq leaves errors only: pip's warnings are about the machine's settings, not about this project.
$(READY): | $(VENV)/bin/python
	@echo "Installing what requirements.lock names into $(VENV) (half a minute or more)."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.ready-* && touch $@

$(VENV)/bin/python:
	@python=$$(scripts/python.sh) && "$$python" -m venv $(VENV)

$(NPM_TOOLS): $(READY)
	@scripts/npm-tools.sh && touch $@

# Apart from .venv, so that the lock can be made anew even when it no longer installs.
$(VENV)-lock/bin/uv:
	@python=$$(scripts/python.sh) && "$$python" -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -qq "$(UV)"
