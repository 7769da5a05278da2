# Every target makes the virtual environment first, if it is not there: nothing but python3 and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: generate docs test frameworks check lint fresh format bench clean

generate: $(READY)  ## regenerate generated/ from spec/openapi.yaml
	$(BIN)/specleaf generate
	$(BIN)/python -c "from specleaf.problems import codes_page; print(codes_page(), end='')" > docs/problems.md

test: $(READY)  ## run the whole test suite
	$(BIN)/pytest -n auto --dist worksteal  # a few tests take half a minute: no worker waits for another

docs: $(VENV)/.site  ## build the site of the documentation, with a gallery, in build/site
	rm -rf build/docs && mkdir -p build && cp -r docs build/docs
	sed 1d templates/pages/reference/reference.css.jinja > build/docs/reference.css
	$(BIN)/specleaf generate tests/cases/operations_with_all_that_is_around_them/openapi.yaml --no-models --pages python --output build/docs/parcels
	$(BIN)/mkdocs build --quiet

# Apart from `test`: it installs some forty packages.
frameworks: $(VENV)/.frameworks  ## run the tests with documents of real web frameworks
	$(BIN)/pytest tests/frameworks

check: lint test fresh  ## all that must hold before a change is pushed

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/pyright --project tests
	$(BIN)/lint-imports

# Not `specleaf check`: between releases it does not see that the generator has changed.
fresh: generate  ## prove that generated/ is what this generator gives: nothing differs from what git has
	git diff --exit-code -- generated docs/problems.md
	test -z "$$(git ls-files --others --exclude-standard -- generated)"

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY)  ## compare speed with a peer, side by side: generating, importing what was generated, reading values with it, and how that grows with depth
	$(BIN)/python benchmarks/compare.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/values.py
	$(BIN)/python benchmarks/growth.py

clean:
	rm -rf $(VENV) build dist *.egg-info generator/*.egg-info

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

$(VENV)/.site: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,site]'
	touch $@

$(VENV)/.frameworks: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,frameworks]'
	touch $@
