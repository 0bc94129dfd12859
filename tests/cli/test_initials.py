"""The initials of a body are the same to every command: what a key has, `search` finds and `verify` knows."""

from pathlib import Path

import pytest

from programs.running import Run

RECORDS = (
    '{"type": "report", "title": "Rutas del norte", "date": "2010", "authors": [{"literal": "Centro de Estudios para el Desarrollo"}]}\n'
    '{"type": "report", "title": "Voices", "date": "2012", "authors": [{"literal": "Women Against Violence Europe"}]}\n'
    '{"type": "report", "title": "Salute e confini", "date": "2011", "authors": [{"literal": "Organizzazione lombarda della sanità"}]}\n'
)
REPORT = """# Report

Known (CED, 2010), (CEPD, 2010), (WAVE, 2012) and (OLS, 2011).

# References

Centro de Estudios para el Desarrollo. (2010). *Rutas del norte*.

Organizzazione lombarda della sanità. (2011). *Salute e confini*.

Women Against Violence Europe. (2012). *Voices*.
"""


@pytest.fixture(autouse=True)
def _filled(protlib: Run) -> None:
    protlib("import", "-", stdin=RECORDS)


def test_a_key_has_the_initials_without_small_words(protlib: Run) -> None:
    assert set(protlib("list", "--format", "keys").out.split()) == {
        "ced2010rutas",
        "wve2012voices",
        "ols2011salute",
    }


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("CED", "ced2010rutas"), ("CEPD", "ced2010rutas"), ("author:CDEPD", "ced2010rutas"), ("WAVE", "wve2012voices"),
        ("author:wve", "wve2012voices"), ("OLS", "ols2011salute"), ("OLDS", "ols2011salute"),
    ],
)  # fmt: skip
def test_search_finds_a_body_by_all_its_initials(protlib: Run, query: str, key: str) -> None:
    assert protlib("search", query, "--format", "keys").out.split() == [key]


def test_verify_knows_a_body_by_all_its_initials(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT)
    ran = protlib("verify", "a.md")
    assert (ran.out, ran.code) == ("", 0)


def test_a_filter_finds_a_body_that_stands_there_by_its_initials_alone(protlib: Run) -> None:
    protlib(
        "import",
        "-",
        stdin='{"key": "short", "title": "Cifras", "date": "2015", "authors": [{"literal": "CEPD"}]}\n',
    )
    keys = protlib("list", "--author", "Centro de Estudios para el Desarrollo", "--format", "keys").out.split()
    assert set(keys) == {"ced2010rutas", "short"}
