# Every target makes what it needs; a fresh machine wants Python >= 3.11 and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
ARGS   ?=

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test check format typecheck bench eval torture screenshots docs lexicon wheel clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Two stamps: who only reads waits for the run-time packages, which open every format, but not for the test tools.
$(VENV)/.run: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -c "import sys; sys.exit('skyread needs Python 3.11 or later: make PYTHON=python3.12 ...' \
		if sys.version_info < (3, 11) else 0)"
	@echo "Installing into $(VENV), once ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[all]"
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt \
		$$($(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml','rb'))['dependency-groups']['dev'])")
	@touch $@

run: $(VENV)/.run ## install into .venv and open the library: make run ARGS="PATH…"
	@$(BIN)/skyread $(ARGS)

test: $(VENV)/.dev ## run the whole test suite
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev ## format and lint check, types, import contracts
	$(BIN)/ruff format --check tui tests
	$(BIN)/ruff check tui tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## format the code and mend what lint can mend
	$(BIN)/ruff format tui tests
	$(BIN)/ruff check --fix tui tests

bench: $(VENV)/.dev ## measure the budgets, as ratios within one run
	$(BIN)/python tests/bench/run.py $(ARGS)

eval: $(VENV)/.dev ## score the names found in annotated articles
	$(BIN)/python tests/eval/run.py $(ARGS)

torture: $(VENV)/.dev ## the slow, mean tests
	$(BIN)/python -m pytest tests/torture $(ARGS)

screenshots: $(VENV)/.dev ## draw the README's screenshots from the sample library
	$(BIN)/python tui/tools/screenshots.py

docs: $(VENV)/.dev ## write the generated parts of the README
	$(BIN)/python tui/tools/readme.py

lexicon: $(VENV)/.dev ## regenerate the lexicon data (downloads its sources)
	$(BIN)/python -m pip install --quiet \
		$$($(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml','rb'))['dependency-groups']['lexicon'])")
	$(BIN)/python tui/tools/lexicon.py

wheel: $(VENV)/.dev ## build wheel and source distribution into dist/
	@rm -rf dist
	$(BIN)/python -m build

clean: ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
