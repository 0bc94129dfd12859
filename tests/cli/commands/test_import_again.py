"""`protlib import` of what is there already: keys that lead to it,
identifiers that strangers share, a thousand editorials.
"""

import json
import re
from pathlib import Path

import pytest

from mishaps import budget
from programs.running import Run

BIB = "@report{{{key},\n title = {{A report on return}},\n author = {{Jobe, Alison}},\n date = {{2010}}\n}}\n"
SUPPLEMENT = "".join(
    f"TY  - JOUR\nTI  - {title}\nDO  - 10.1000/supplement\nER  - \n"
    for title in ("Trafficking for labour", "Return of children", "Health in detention")
)


def test_the_key_that_a_duplicate_came_with_finds_what_is_there(protlib: Run) -> None:
    protlib("import", "-", stdin=BIB.format(key="mine"))
    ran = protlib("import", "-", "--dry-run", stdin=BIB.format(key="yours"))
    assert "yours: already there as mine, which this key also finds" in ran.err
    assert protlib("show", "yours").code == 1
    ran = protlib("import", "-", stdin=BIB.format(key="yours"))
    assert (ran.code, ran.out) == (0, "0 added, 1 already there\n")
    assert "yours: already there as mine" in ran.err
    assert json.loads(protlib("show", "yours", "--format", "json").out)[0]["key"] == "mine"


def test_the_same_file_again_changes_nothing_and_is_no_step_to_undo(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=BIB.format(key="mine"))
    protlib("import", "-", stdin=BIB.format(key="yours"))
    before = (tmp_path / "library.json").read_bytes()
    ran = protlib("import", "-", stdin=BIB.format(key="yours"))
    assert (ran.out, ran.err) == ("0 added, 1 already there\n", "")
    assert (tmp_path / "library.json").read_bytes() == before
    protlib("undo")
    assert protlib("show", "yours").code == 1
    assert protlib("show", "mine").code == 0


def test_a_key_that_another_has_stays_that_of_the_other_and_is_told(protlib: Run) -> None:
    protlib("import", "-", stdin=BIB.format(key="mine"))
    protlib("add", "--title", "Another", "--key", "yours")
    ran = protlib("import", "-", stdin=BIB.format(key="yours"))
    assert "yours: already there as mine; another publication has the key it came with" in ran.err
    assert json.loads(protlib("show", "yours", "--format", "json").out)[0]["title"] == "Another"


def test_add_keeps_the_key_that_was_asked_for_as_an_alias(protlib: Run) -> None:
    protlib("add", "--title", "A report on return", "--date", "2010", "--key", "mine")
    ran = protlib("add", "--title", "A report on return", "--date", "2010", "--key", "yours")
    assert (ran.out, ran.code) == ("mine\n", 0)
    assert "yours: already there as mine, which this key also finds" in ran.err


def test_articles_that_share_the_doi_of_their_supplement_are_all_added_and_told_once(protlib: Run) -> None:
    ran = protlib("import", "-", stdin=SUPPLEMENT)
    assert ran.out == "3 added\n"
    assert ran.err.count(" may be the same as ") == 2
    assert ran.err.count("(same DOI, titles differ)") == 2
    assert ran.err.endswith("\nto compare them: protlib duplicates\n")
    assert protlib("import", "-", stdin=SUPPLEMENT).out == "0 added, 3 already there\n"


@pytest.mark.slow
def test_thousands_under_one_title_are_imported_once_and_soon(tmp_path: Path) -> None:
    editorials = "".join(
        (
            f"TY  - JOUR\nTI  - Editorial\nT2  - Journal {number % 7}\nVL  - {number // 9}\nIS  - "
            f"{number % 9}\nPY  - {1990 + number % 30}\nER  - \n"
        )
        for number in range(2500)
    ).encode()
    library = tmp_path / "library.json"
    for message in ("2500 added\n", "0 added, 2500 already there\n"):
        assert budget.command("import", "-", library=library, stdin=editorials, seconds=10).out == message


CHAPTERS = json.dumps(
    {
        "key": "cosio2012girls",
        "type": "chapter",
        "title": "Girls on the way to the sea",
        "authors": ["Cosio, Ana"],
        "issued": "2012",
        "container_title": "Children and the sea",
        "publisher": "Springer",
    }
)


@pytest.mark.parametrize("columns", ["key,title,authors,year,publisher", "key,title,authors,publisher"])
def test_a_table_of_protlib_without_types_comes_back_to_its_chapters(protlib: Run, columns: str) -> None:
    protlib("import", "-", stdin=CHAPTERS)
    protlib("export", "--columns", columns, "-o", "table.csv")
    ran = protlib("import", "table.csv")
    assert (ran.out, ran.err) == ("0 added, 1 already there\n", "")
    protlib("import", "table.csv", "--on-duplicate", "replace", "--yes")
    [record] = json.loads(protlib("list", "--format", "json").out)
    assert record["type"] == "chapter"


def test_another_year_or_author_under_the_key_of_a_chapter_is_another_publication(protlib: Run) -> None:
    protlib("import", "-", stdin=CHAPTERS)
    head = "key,title,authors,year,publisher\n"
    for row in ('Girls on the way to the sea,"Cosio, Ana",2019', 'Girls on the way to the sea,"Obi, Eze",2012'):
        ran = protlib("import", "-", "--dry-run", stdin=f"{head}cosio2012girls,{row},Springer\n")
        assert "would be: 1 added" in ran.out + ran.err
        assert "if a record is the publication that has its key: --match key" in ran.err


@pytest.mark.parametrize("way", ["skip", "update", "merge", "replace"])
def test_a_publisher_that_an_older_version_kept_with_its_place_says_the_same(
    protlib: Run, tmp_path: Path, way: str
) -> None:
    row = "Title,Author,Year,Publisher\nSafe return,IOM,2019,Geneva: IOM\n"
    protlib("import", "-", stdin=row)
    library = tmp_path / "library.json"
    new_state = library.read_text()
    old_state = re.sub(r'"publisher": "IOM",\s*"publisher_place": "Geneva"', '"publisher": "Geneva: IOM"', new_state)
    assert old_state != new_state
    library.write_text(old_state)
    ran = protlib("import", "-", "--on-duplicate", way, stdin=row)
    assert (ran.code, ran.err) == (0, "")
    assert protlib("show", "iom2019safe").out.count("Geneva") == 1


def test_protlibs_own_rows_say_of_a_publisher_what_the_library_says(protlib: Run) -> None:
    row = (
        '{{"title": "Safe return", "authors": ["IOM"], "date": "2019", "publisher": "Geneva: IOM", "note": "{note}"}}\n'
    )
    protlib("import", "-", "--from", "jsonl", stdin=row.format(note="a"))
    assert "publisher" not in protlib("import", "-", "--from", "jsonl", stdin=row.format(note="b")).err


TABLE = "Title,Country,Region\nA,Atlantis,West Africa\nB,Kenya; Atlantis,Sahel\nC,Ugunda,\n"


def test_unknown_places_are_told_once_with_their_number(protlib: Run) -> None:
    ran = protlib("import", "-", stdin=TABLE)
    assert ran.out == "3 added\n"
    assert ran.err.splitlines() == [
        "standard input:2: kept unchanged: no place “Atlantis” (in 2 publications)",
        "standard input:4: kept unchanged: no place “Ugunda”; did you mean “Uganda”?",
    ]
    assert protlib("import", "-", stdin=TABLE).err == ""


@pytest.mark.slow
def test_of_many_unknown_places_the_first_are_told_and_all_where_asked(protlib: Run) -> None:
    table = "Title,Country\n" + "".join(f"A{number},Nowhere{number}x\n" for number in range(14))
    lines = protlib("import", "-", "--dry-run", stdin=table).err.splitlines()
    assert sum("kept unchanged" in line for line in lines) == 10
    assert "4 more unknown places; --verbose lists them all" in lines
    assert protlib("import", "-", "-v", stdin=table).err.count("kept unchanged") == 14
