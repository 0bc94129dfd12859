# Everything happens in .venv, which the first target that needs it makes by run.py; nothing is installed elsewhere.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test slow soak fuzz lint check format bench docs pandoc screenshots show site windows examples example-report dist sbom bundle clean

$(VENV)/run: pyproject.toml
	$(PYTHON) run.py setup

$(VENV)/dev: $(VENV)/run
	$(PYTHON) run.py setup --dev

demo: $(VENV)/run ## find, filter, export and cite in the sample library
	@$(PYTHON) run.py demo

test: $(VENV)/dev ## run the tests but the slow ones; COVER=yes runs these as well, tries more cases, and refuses less coverage than the floor
	$(PYTHON) run.py test $(if $(COVER),-m "not soak" --cov --cov-report= --hypothesis-profile=thorough)

slow: $(VENV)/dev ## what make test leaves out for time: the tests marked slow (--durations=0 --durations-min=0.1 names what should be), and the properties with more cases
	$(PYTHON) run.py test -m "(slow or hypothesis) and not soak" --hypothesis-profile=thorough

soak: $(VENV)/dev ## the long sweeps that the tests leave out: every kill, every error, fifty processes; an hour and more of processor time
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m soak

lint: $(VENV)/dev ## style, types, layers, in Python and in the page's scripts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet --no-progress .github
	$(BIN)/deno check --quiet src/protlib/page/interface
	$(BIN)/deno lint --quiet src/protlib/page/interface
	$(BIN)/deno fmt --quiet --check src/protlib/page/interface

check: COVER = yes
check: test lint ## what a commit has to pass: the tests, no less coverage than the floor, style

format: $(VENV)/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/deno fmt --quiet src/protlib/page/interface

windows: ## the tests by folders with a Python for Windows, also under Wine: WINDOWS_PYTHON=DIR/python; ONLY=tests/storage for one
	$(PYTHON) .ci/windows.py "$(WINDOWS_PYTHON)" $(ONLY)

TIME ?= 60
fuzz: $(VENV)/dev ## try every reader with files that nobody meant it to read, for TIME=60 seconds; what breaks a promise is printed
	cd tests && ../$(BIN)/python -m mishaps.fuzzing --seconds $(TIME)

bench: $(VENV)/dev ## time whole commands against a bare Typer app
	$(BIN)/python -m benchmarks.speed

docs: $(VENV)/dev ## what maps to what, from the formats themselves, the rules of check, and the keys of tables of names
	$(BIN)/python tools/tabulate.py > docs/formats.new
	mv docs/formats.new docs/formats.md
	$(BIN)/python tools/explain.py > docs/checking.new
	mv docs/checking.new docs/checking.md
	$(BIN)/python tools/licences.py > docs/licences.new
	mv docs/licences.new docs/licences.md
	$(BIN)/python tools/key_concepts.py > docs/concept_keys.new
	mv docs/concept_keys.new src/protlib/search/vocabulary/concept_keys.txt
	$(BIN)/python tools/key_places.py > docs/place_keys.new
	mv docs/place_keys.new src/protlib/search/vocabulary/place_keys.txt
	$(BIN)/python tools/key_areas.py > docs/area_keys.new
	mv docs/area_keys.new src/protlib/record/places/area_keys.txt
	$(BIN)/python tools/title_place_words.py > docs/title_place_words.new
	mv docs/title_place_words.new src/protlib/record/titles/title_place_words.txt
	$(BIN)/python tools/area_names.py > docs/area_names.new
	mv docs/area_names.new src/protlib/search/vocabulary/area_names.txt
	$(BIN)/python tools/region_words.py > docs/region_words.new
	mv docs/region_words.new src/protlib/search/vocabulary/region_words.txt
	$(BIN)/python tools/key_bodies.py > docs/body_keys.new
	mv docs/body_keys.new src/protlib/record/body_keys.txt
	$(BIN)/python tools/key_instruments.py > docs/instrument_keys.new
	mv docs/instrument_keys.new src/protlib/record/instrument_keys.txt
	$(BIN)/python tools/mark_words.py > docs/mark_words.new
	mv docs/mark_words.new src/protlib/record/access_mark_words.txt

pandoc: $(VENV)/dev ## what pandoc makes of the inputs of the quick tests, in tests/data/pandoc, by all of them and once more by those that ask it
	cd tests && ../$(BIN)/python -m programs.pandoc_table

screenshots: $(VENV)/dev ## the pictures of README and docs anew
	$(BIN)/python tools/screenshots.py

show: $(VENV)/dev ## charts, documents and pages to look at, in build/show
	$(BIN)/python tools/show.py

site: $(VENV)/dev ## the documents as a site, in the folder site; no network is needed
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet -b html -d build/site docs site
	@echo "site/index.html is there"

examples: $(VENV)/run ## the exports of the sample library
	for suffix in bib ris csv; do \
	    $(BIN)/protlib convert examples/publications.jsonl examples/exports/publications.$$suffix --force || exit 1; \
	done

example-report: $(VENV)/run ## what the reports in examples/report become, by the programs that are here
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/report/build.sh

dist: $(VENV)/dev ## the wheel and the source distribution, built twice alike, and tried on each Python that is here; in dist/
	$(BIN)/python -m release.distribution

sbom: $(VENV)/dev ## what an installation of the wheel in dist/ brings, and each extra, with licences, as CycloneDX; in dist/
	$(BIN)/python -m release.bill

bundle: ## protlib with Python and pandoc in one archive, for machines without them; in dist/. WINDOWS_PYTHON=DIR/python makes that of Windows
	$(PYTHON) run.py bundle $(if $(WINDOWS_PYTHON),--with "$(WINDOWS_PYTHON)")

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
