# Two commands are enough: `make demo` and `make test`. Each sets up what it needs in .venv, with locked versions,
# and needs only Python 3.11 or newer (with venv) and make. PYTHON=/path/to/python chooses another Python.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq
RUN := $(VENV)/.locked-run
DEV := $(VENV)/.locked-dev
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench fuzz lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1 @/p' Makefile | column -t -s @

demo: $(RUN)  ## allocate, reallocate and verify the example region
	$(VENV)/bin/verdeel demo

test: $(DEV)  ## tests with doctests, ruff, mypy and the layers
	$(PY) -m pytest -n $(WORKERS)
	$(MAKE) --no-print-directory lint

lint: $(DEV)  ## ruff, mypy and the layers alone
	$(VENV)/bin/ruff check .
	.ci/types-and-layers $(VENV)/bin

bench: $(DEV)  ## measure speed (tests/benchmarks)
	$(PY) -m pytest -n 0 -r N --benchmark-enable --benchmark-only

fuzz: $(DEV)  ## search long for a case on which a run and its oracle differ; FUZZ="--minutes 30 --seed 5"
	$(PY) -m tests.fuzz $(FUZZ)

lock: $(DEV)  ## renew requirements/*.txt from pyproject.toml
	$(PIP) install uv
	.ci/lock $(VENV)/bin/uv

clean:  ## remove what was made, and the .venv
	rm -rf $(VENV) build dist verdeel-demo .fuzz .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks *.egg-info
	find data model reports cli src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(or $(PYTHON),false) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer, with venv, is needed: make PYTHON=/path/to/python ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# An installation is complete when its mark is newer than what it was made from.
$(RUN): requirements/run.txt pyproject.toml | $(PY)
	@echo "setting up $(VENV) with requirements/run.txt"
	@$(PIP) install -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q src data model reports cli  # as for any package; an editable installation leaves it undone
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "setting up $(VENV) with requirements/dev.txt"
	@$(PIP) install -r requirements/dev.txt
	@touch $@
