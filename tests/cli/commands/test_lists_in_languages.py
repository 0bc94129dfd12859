"""A list of references in any language of the field comes back with the day on which a page was read."""

import csv
from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run

LOCALES = ("en", "fr", "es", "pt", "de", "it", "nl", "ru", "ar")
STYLES = ("harvard", "un-notes", "iso690", "vancouver")
# As styles of CSL print them; the first day of a month has an ending in some languages.
ENTRIES = """\
IOM (2001) Caring for trafficked persons. Oxfam. Disponible sur: https://iom.int/x (Consulté le: 1ᵉʳ mai 2021).
IOM (2002) Camps of the north. Oxfam. Disponible en: https://iom.int/x (Accedido: 1º de mayo del 2021).
IOM (2003) Return of migrants. Oxfam. Disponível em: https://iom.int/x (Acedido: 1 de maio de 2021).
IOM (2004) Children on the move. Oxfam. Verfügbar unter: https://iom.int/x (Zugegriffen: 1. Mai 2021).
IOM (2005) Work and debt. Oxfam. Disponibile su: https://iom.int/x (Consultato: 1° maggio 2021).
IOM (2006) Safe houses in towns. Oxfam. Beschikbaar op: https://iom.int/x (Geraadpleegd: 1 mei 2021).
IOM (2007) Law and borders. Oxfam. Доступно на: https://iom.int/x (Просмотрено: 1 май 2021 г.).
IOM (2008) Health of workers. Oxfam. موجود في: https://iom.int/x (تاريخ الوصول: 1 مايو، 2021).
"""


def _days(protlib: Run) -> list[tuple[str, str]]:
    """Return the year and the day of access of each record, by year."""
    table = protlib("list", "--format", "csv", "--columns", "date,accessed", "--sort", "year").out
    return [(row["date"], row["accessed"]) for row in csv.DictReader(table.splitlines())]


def test_the_words_around_a_day_of_access_are_read_in_each_language(protlib: Run) -> None:
    ran = protlib("import", "-", "--from", "references", stdin=ENTRIES)
    assert (ran.code, ran.out) == (0, "8 added\n"), ran.err
    assert sorted(_days(protlib)) == [(str(year), "2021-05-01") for year in range(2001, 2009)]


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("style", STYLES)
def test_a_list_of_ones_own_comes_back_in_each_language(protlib: Run, tmp_path: Path, locale: str, style: str) -> None:
    record = ("add", "Caring for trafficked persons", "--author", "IOM")
    page = ("--set", "url=https://iom.int/x", "--set", "date=2009", "--set", "accessed=2021-05-01")
    assert protlib(*record, *page).code == 0
    printed = protlib("bibliography", "--locale", locale, "--style", style).out
    new_library = str(tmp_path / "other.json")
    ran = protlib("-L", new_library, "import", "-", "--from", "references", stdin=printed)
    assert (ran.code, ran.out) == (0, "1 added\n"), printed + ran.err
    table = protlib("-L", new_library, "list", "--format", "csv", "--columns", "date,accessed").out
    assert table.splitlines()[-1].split(",")[0][:4] == "2009", printed
    assert table.splitlines()[-1].endswith(",2021-05-01"), printed
