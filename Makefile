# The two commands of the README, and what stands behind them.
# Everything is installed into .venv, pinned by hash; nothing else on the machine is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help chronology test lint bench stress format docs lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chronology: $(VENV)/run.stamp ## write build/china-russia.ics, .xlsx, .json and .md from seeds/
	@$(BIN)/timeline export seeds --output build

test: $(VENV)/dev.stamp ## run all tests
	@$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

bench: $(VENV)/dev.stamp $(VENV)-bench/stamp ## print what dates and formats cost beside their peers
	@$(VENV)-bench/bin/python tests/benchmarks/dates/parsing.py
	@$(VENV)-bench/bin/python tests/benchmarks/phrases/reading.py
	@$(BIN)/python tests/benchmarks/dates/sorting.py
	@$(BIN)/python tests/benchmarks/dates/searching.py
	@$(BIN)/python tests/benchmarks/dates/importing.py
	@$(BIN)/python tests/benchmarks/json/exchange.py
	@$(BIN)/python tests/benchmarks/formats/writing.py

stress: $(VENV)/dev.stamp ## run the long forms: a million random dates, floods, fuzzing
	@$(BIN)/python -m pytest --slow -m slow

format: $(VENV)/dev.stamp ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/dev.stamp ## write the generated pages and schemas anew
	@$(BIN)/python -m pytest -q --update-golden tests/docs/test_generated.py tests/timeline/check/test_check.py \
		tests/exporters/json/test_schema.py tests/exporters/json/test_reference.py \
		tests/exporters/ical/test_docs.py tests/exporters/xlsx/test_reference.py

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv module is needed; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements/run.txt pyproject.toml
	@echo "installing into $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

# The peers bring packages of their own, so they live apart.
$(VENV)-bench/stamp: requirements/bench.txt $(VENV)/run.stamp
	@$(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement $<
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

lock: ## pin the requirements anew (needs uv)
	cd requirements && for set in run dev bench; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-header $$set.in --output-file $$set.txt; done

clean: ## remove what the other commands made
	rm -rf $(VENV) $(VENV)-bench build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
