"""Names of files that a comma divides, in every format and with `add` and `set`."""

import json
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.running import Run

FILES = {
    "a.csv": 'Title,Authors\nA report,"{}"\n',
    "a.tsv": "Title\tAuthors\nA report\t{}\n",
    "a.ris": "TY  - RPRT\nTI  - A report\nAU  - {}\nER  - \n",
    "a.bib": "@report{{a, title = {{A report}}, author = {{{}}}}}\n",
    "a.jsonl": '{{"title": "A report", "authors": "{}"}}\n',
    "a.enw": "%0 Report\n%T A report\n%A {}\n",
    "a.yaml": "a:\n  type: report\n  title: A report\n  author: {}\n",
}


def _authors(protlib: Run) -> list[str]:
    (record,) = json.loads(protlib("list", "--format", "json").out)
    return [name["family"] for name in record["authors"]]


@each_value_once
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("OUEDRAOGO Issa, TRAORE Awa", ["Ouedraogo", "Traore"]),
        ("Issa Ouedraogo, Awa Traore", ["Ouedraogo", "Traore"]),
        ("García Márquez, Gabriel", ["García Márquez"]),
    ],
)
def test_every_format_reads_them_alike(protlib: Run, tmp_path: Path, file: str, text: str, families: list[str]) -> None:
    value = f'"{text}"' if file.endswith(".yaml") else text
    (tmp_path / file).write_text(FILES[file].format(value), encoding="utf-8")
    assert protlib("import", file).code == 0
    assert _authors(protlib) == families


def test_add_and_set_read_them_too(protlib: Run) -> None:
    assert protlib("add", "--title", "A report", "--author", "Issa Ouedraogo, Awa Traore").code == 0
    assert _authors(protlib) == ["Ouedraogo", "Traore"]
    assert protlib("set", "authors=NGUYEN Thi Lan, PHAN Van Minh", "--all", "--yes").code == 0
    assert _authors(protlib) == ["Nguyen", "Phan"]


def test_verbose_tells_the_guess(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(FILES["a.csv"].format("Issa Ouedraogo, Awa Traore"), encoding="utf-8")
    err = protlib("import", "a.csv", "-v").err
    assert "guessed: “Issa Ouedraogo” is a person, Ouedraogo, Issa" in err
    assert "guessed: “Awa Traore” is a person, Traore, Awa" in err


def test_check_tells_a_doubt_of_a_library(protlib: Run) -> None:
    protlib("add", "--title", "A report", "--author", "Jean Pierre, Marie Claire")
    assert "“Jean Pierre, Marie Claire” may be two people" in protlib("check").out
