"""The examples: that they are what they say, and that what they show works."""

import json
import os
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from harness.paths import EXAMPLES
from programs.engine import needs_engine
from protlib import formats
from protlib.citing.documents import document_kinds
from protlib.record import keys, names
from protlib.record.model import Publication
from sample_records.similar_records import same

REPORTS = EXAMPLES / "report"
SAMPLE = EXAMPLES / "publications.jsonl"
PROTLIB = (sys.executable, "-m", "protlib")


def read(path: Path, **columns: str) -> formats.Parsed:
    data = path.read_bytes()
    options = formats.ReadOptions(columns=columns)
    return formats.read(data, formats.detect(data, path.name), options)


@pytest.fixture(scope="module")
def sample() -> list[Publication]:
    return read(SAMPLE).publications


def run(*command: str | Path, library: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PROTLIB_LIBRARY": str(library),
        "PROTLIB_CACHE": str(library.parent / "cache"),
    }
    return subprocess.run(
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=600,  # a busy machine makes no test fail
    )


def keys_in(library: Path) -> list[str]:
    return run(*PROTLIB, "list", "--format", "keys", library=library).stdout.split()


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    run(*PROTLIB, "import", SAMPLE, library=folder / "library.json")
    return folder


@pytest.fixture
def library(imported: Path, tmp_path: Path) -> Path:
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    return tmp_path / "library.json"


def test_the_sample_is_read_without_a_problem() -> None:
    parsed = read(SAMPLE)
    assert parsed.problems == []
    assert len(parsed.publications) >= 30


def test_the_sample_is_clean_already(sample: list[Publication]) -> None:
    documents = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert [publication.to_dict() for publication in sample] == documents


def test_the_page_of_the_examples_says_of_each_what_it_is() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    names = {f"{path.name}/" if path.is_dir() else path.name for path in EXAMPLES.iterdir()} - {"README.md"}
    assert {name for name in names if f"| `{name}` |" not in page} == set()


def test_no_publication_stands_in_the_sample_twice(sample: list[Publication]) -> None:
    assert [(a.key, b.key) for a, b in combinations(sample, 2) if same(a, b)] == []


def test_the_keys_of_the_sample_are_those_that_protlib_makes(sample: list[Publication]) -> None:
    assert [publication.key for publication in sample] == [keys.base_key(publication) for publication in sample]


def test_every_abstract_of_the_sample_is_its_own(sample: list[Publication]) -> None:
    abstracts = {publication.abstract for publication in sample}
    assert len(abstracts) == len(sample)
    assert all(len(abstract.split()) > 20 for abstract in abstracts)


def test_the_sample_covers_types_languages_and_regions(sample: list[Publication]) -> None:
    assert len({publication.type for publication in sample}) >= 8
    assert {publication.language for publication in sample} == {"en", "es", "fr"}
    regions = {region for publication in sample for region in publication.regions}
    assert {
        "West Africa",
        "East Africa",
        "Horn of Africa",
        "Europe",
        "Central America",
        "South-East Asia",
    } <= regions


@pytest.mark.parametrize("name", ["report.md", "report.tex", "report.docx"])
def test_the_reports_cite_only_what_is_in_the_sample(name: str, sample: list[Publication]) -> None:
    cited = document_kinds.read_mentions((REPORTS / name).read_bytes(), name).first_lines()
    assert len(cited) >= 8
    assert set(cited) <= {publication.key for publication in sample}


@pytest.mark.slow
@needs_engine
def test_the_report_becomes_what_is_shown(library: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    run(*PROTLIB, "fill", REPORTS / "report.md", "-o", report, library=library)
    assert report.read_text(encoding="utf-8") == (REPORTS / "made/report.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@needs_engine
def test_the_script_makes_what_the_reports_become(library: Path, tmp_path: Path) -> None:
    before = library.read_bytes()
    ran = run("sh", REPORTS / "build.sh", tmp_path / "made", library=library)
    assert library.read_bytes() == before
    files = {path.name for path in (tmp_path / "made").iterdir()} - {"report.pdf"}
    assert files == {
        "latex", "notes.docx", "report-filled.docx", "report.docx", "report.html", "report.odt", "report.tex",
        "report.txt", "report.typ",
    }, ran.stderr  # fmt: skip
    assert (tmp_path / "made/latex/report.bib").read_text(encoding="utf-8").count("\n@") == 7
    assert "report.tex: no PDF" in ran.stdout or (tmp_path / "made/latex/report.pdf").is_file()


@pytest.mark.slow
@needs_engine
def test_the_demonstration_runs(library: Path) -> None:
    ran = run(sys.executable, EXAMPLES / "demo.py", library=library).stdout
    assert f"$ protlib fill {Path('report/report.md')}" in ran
    assert "(see International Organization for Migration [IOM], 2007, p. 3; Jobe, 2010)" in ran


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_bibtex_takes_what_the_latex_report_cites_without_a_warning(library: Path, tmp_path: Path) -> None:
    tex = REPORTS / "report.tex"
    run(
        *PROTLIB,
        "export",
        "--cited-in",
        tex,
        "--for",
        "latex",
        "-o",
        tmp_path / "report.bib",
        library=library,
    )
    keys = document_kinds.read_mentions(tex.read_bytes(), tex.name).first_lines()
    lines = [*(f"\\citation{{{key}}}" for key in keys), "\\bibstyle{plainnat}", "\\bibdata{report}"]
    (tmp_path / "report.aux").write_text("\n".join(lines) + "\n")
    ran = subprocess.run(["bibtex", "report"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "Warning" not in ran.stdout
    assert (tmp_path / "report.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(keys)


LISTED = [
    (
        "Borderline Slavery: Child Trafficking in Togo",
        "report",
        "2003",
        ["Human Rights Watch (HRW)"],
        ["Togo"],
        ["West Africa"],
    ),
    (
        "Migrant Smuggling in the Horn of Africa & Yemen: the social economy and protection risks",
        "report",
        "2013-06",
        ["Regional Mixed Migration Secretariat (RMMS)"],
        ["Djibouti", "Ethiopia", "Somalia", "Yemen"],
        ["East Africa", "Horn of Africa"],
    ),
    (
        "Global Migration Governance: Existing Architecture and Recent Developments",
        "chapter",
        "2017",
        ["Martin, S.", "Weerasinghe, S."],
        ["Worldwide"],
        ["Worldwide"],
    ),
    (
        "National Referral Mechanisms for Victims of Human Trafficking: Deficiencies and Future Development",
        "chapter",
        "2017",
        ["Liu, G."],
        ["Worldwide"],
        ["Worldwide"],
    ),
    (
        (
            "Children on the Run: Unaccompanied Children Leaving Central America and Mexico"
            " and the Need for International Protection"
        ),
        "report",
        "2014",
        ["United Nations High Commissioner for Refugees (UNHCR)"],
        ["El Salvador", "Guatemala", "Honduras", "Mexico"],
        ["Central America", "North America", "Caribbean"],
    ),
    (
        "Child Trafficking in West Africa: Policy Responses",
        "report",
        "2002",
        ["United Nations Children's Fund (UNICEF)"],
        ["Benin", "Burkina Faso", "Cameroon", "Côte d'Ivoire", "Gabon", "Mali", "Nigeria", "Togo"],
        ["West Africa", "Central Africa"],
    ),
    (
        "Handbook for the Protection of Internally Displaced Persons",
        "report",
        "2010",
        ["Global Protection Cluster (GPC)"],
        ["Worldwide"],
        ["Worldwide"],
    ),
    (
        (
            "Stolen Smiles: a Summary Report on the Physical and Psychological Health Consequences"
            " of Women and Adolescents Trafficked in Europe"
        ),
        "report",
        "2006",
        [
            "Zimmerman, Cathy", "Hossain, Mazeda", "Yun, Kate", "Roche, Brenda", "Morison, Linda", "Watts, Charlotte",
        ],
        ["Belgium", "Bulgaria", "Czechia", "Italy", "Moldova", "Ukraine", "United Kingdom"],
        ["Europe"],
    ),
]  # fmt: skip


def seen_fields(publication: Publication) -> tuple[Any, ...]:
    return (
        publication.title,
        publication.type,
        publication.date,
        [names.display(name) for name in publication.authors],
        list(publication.countries),
        list(publication.regions),
    )


def test_the_catalogue_page_is_mended() -> None:
    parsed = read(EXAMPLES / "catalogue-page.txt")
    assert [seen_fields(publication) for publication in parsed.publications] == LISTED
    assert [problem for problem in parsed.problems if problem.lost] == []


def test_the_torn_chapter_of_the_page_has_its_book_again() -> None:
    chapter = read(EXAMPLES / "catalogue-page.txt").publications[2]
    assert [names.display(name) for name in chapter.editors] == ["McAuliffe, M.", "Ruhs, M."]
    assert (chapter.container_title, chapter.publisher, chapter.publisher_place) == (
        "World Migration Report 2018", "IOM", "Geneva",
    )  # fmt: skip


def test_the_page_keeps_its_abstracts_and_categories() -> None:
    publications = read(EXAMPLES / "catalogue-page.txt").publications
    assert [publication.category for publication in publications] == [
        "Research", "", "", "", "Research", "", "Guidelines", "Research",
    ]  # fmt: skip
    assert [publication.abstract.count("\n\n") for publication in publications] == [0, 0, 1, 0, 0, 1, 0, 0]
    assert [publication.title for publication in publications if not publication.abstract] == [LISTED[6][0]]


@pytest.mark.slow
def test_what_the_page_and_the_sample_share_is_not_added_again(library: Path) -> None:
    before = keys_in(library)
    ran = run(*PROTLIB, "import", EXAMPLES / "catalogue-page.txt", library=library)
    added = set(keys_in(library)) - set(before)
    assert added == {
        "hrw2003borderline", "rmms2013migrant", "martin2017global", "unicef2002child", "gpc2010handbook",
        "zimmerman2006stolen",
    }, ran.stderr  # fmt: skip


def test_the_colleagues_table_is_read_whole() -> None:
    parsed = read(EXAMPLES / "colleague.csv", **{"Title of report": "title"})
    assert parsed.problems == []
    first, second = parsed.publications[:2]
    assert len(parsed.publications) == 10
    assert (first.year, first.regions, first.countries) == (
        2014, ("Horn of Africa", "North Africa"), ("Eritrea", "Sudan", "Egypt"),
    )  # fmt: skip
    assert [name.short for name in second.authors] == ["DRC", "RMMS"]
    assert second.note == "Printed copy in the office,\nsecond shelf"


@pytest.mark.slow
def test_the_batch_adds_what_is_new_and_the_second_time_nothing(library: Path) -> None:
    first = run("sh", EXAMPLES / "batch-add.sh", library=library)
    after = library.read_bytes()
    added = set(keys_in(library)) - {publication.key for publication in read(SAMPLE).publications}
    assert {"hrw2014wanted", "drc2012desperate", "brunovskis2010untold", "hrw2003borderline"} <= added
    assert len(added) == 10
    assert "rmms2014going" in first.stdout.split()
    run("sh", EXAMPLES / "batch-add.sh", library=library)
    assert library.read_bytes() == after


@pytest.mark.slow
def test_the_batch_script_takes_the_library_as_its_argument(tmp_path: Path, library: Path) -> None:
    other_path = tmp_path / "other.json"
    run("sh", EXAMPLES / "batch-add.sh", other_path, library=library)
    assert len(keys_in(other_path)) == 13
    assert len(keys_in(library)) == len(read(SAMPLE).publications)


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".csv"])
def test_the_exports_are_what_protlib_writes_today(suffix: str, sample: list[Publication]) -> None:
    path = EXAMPLES / "exports" / f"publications{suffix}"
    assert formats.write(sample, formats.for_writing("", path.name)) == path.read_bytes()
