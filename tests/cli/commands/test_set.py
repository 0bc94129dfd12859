"""`set`: fields of publications, and the way back."""

import pytest

from programs.running import Run, record_of


@pytest.mark.parametrize(
    ("assignment", "field", "value"),
    [
        ("date=July 2011", "date", "2011-07"),
        ("year=2012", "date", "2012"),
        ("publisher place=Geneva", "publisher_place", "Geneva"),
        ("country=ivory coast; Ghana", "countries", ["Côte d'Ivoire", "Ghana"]),
        ("authors=Smith, J.; {Anti-Slavery International}", "authors", [{"family": "Smith", "given": "J."}, {"literal": "Anti-Slavery International"}]),
        ("title=Manual = handbook", "title", "Manual = handbook"),
    ],
)  # fmt: skip
def test_set_changes_one_field(protlib: Run, handbook: str, assignment: str, field: str, value: object) -> None:
    before = record_of(protlib, handbook)
    ran = protlib("set", handbook, assignment)
    after = record_of(protlib, handbook)
    assert ran.code == 0
    assert after[field] == value
    assert {name for name in after if after[name] != before.get(name)} - {"modified", "year"} == {field}


def test_a_date_takes_the_place_of_the_status_no_date(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "date=", "status=no date")
    protlib("set", handbook, "date=2012")
    assert "status" not in record_of(protlib, handbook)
    protlib("set", handbook, "date=", "status=forthcoming")
    protlib("set", handbook, "date=2012")
    assert record_of(protlib, handbook)["status"] == "forthcoming"


def test_set_with_nothing_behind_the_sign_clears_the_field(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "tags=", "date=")
    assert not {"tags", "date", "year"} & record_of(protlib, handbook).keys()


@pytest.mark.parametrize(
    ("assignment", "field", "value"),
    [
        ("tags+=new", "tags", ["old", "new"]),
        ("tags += new; Old ;newer", "tags", ["old", "new", "newer"]),
        ("tag-=OLD", "tags", None),
        ("countries+=ivory coast", "countries", ["Côte d'Ivoire"]),
        ("topics+=a = b", "topics", ["a = b"]),
        ("authors+={IOM}", "authors", [{"family": "Jobe", "given": "Alison"}, {"literal": "IOM"}]),
        ("authors-=Alison Jobe", "authors", None),
        ("editors+=Smith, J.", "editors", [{"family": "Smith", "given": "J."}]),
    ],
)
def test_set_adds_to_a_list_and_takes_away_and_twice_is_unchanged(
    protlib: Run, handbook: str, assignment: str, field: str, value: object
) -> None:
    assert protlib("set", handbook, assignment).err == "1 publication changed\n"
    after = record_of(protlib, handbook)
    assert after.get(field) == value
    assert protlib("set", handbook, assignment).err == "1 publication unchanged\n"
    assert record_of(protlib, handbook) == after


def test_an_organisation_is_taken_away_by_its_acronym(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "authors=International Organization for Migration (IOM); UNICEF")
    assert protlib("set", handbook, "authors-=iom").err == "1 publication changed\n"
    assert [name["literal"] for name in record_of(protlib, handbook)["authors"]] == ["UNICEF"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("journal article", "article-journal"), ("Reports", "report"), ("legal_case", "legal_case")],
)
def test_a_type_is_named_one_way_everywhere(protlib: Run, handbook: str, word: str, kind: str) -> None:
    assert protlib("set", handbook, f"type={word}").code == 0
    assert record_of(protlib, handbook)["type"] == kind
    added = protlib("add", "--title", "Another", "--type", word).out.strip()
    assert protlib("list", "--type", word, "--format", "keys").out.split() == [handbook, added]


@pytest.mark.parametrize(
    "arguments", [["add", "--title", "X", "--type"], ["list", "--type"], ["import", "x.csv", "--type"]]
)
def test_a_genre_is_no_type(protlib: Run, handbook: str, arguments: list[str]) -> None:
    ran = protlib(*arguments, "working paper")
    assert (ran.code, "“working paper”: a genre, not a type; its type is report\n" in ran.err) == (
        2,
        True,
    )


def test_assignments_are_made_in_their_order_for_every_key(protlib: Run, handbook: str) -> None:
    second_key = protlib("add", "--title", "Another", "--year", "2011", "--tag", "b").out.strip()
    ran = protlib("set", handbook, second_key, "tags=a", "tags+=b", "tags-=a")
    assert ran.err == "1 publication changed, 1 unchanged\n"
    assert [record_of(protlib, key)["tags"] for key in (handbook, second_key)] == [["b"], ["b"]]


@pytest.mark.parametrize(
    "assignment",
    [
        "date=the day after",
        "isbn=123",
        "titl=x",
        "key=x",
        "title=",
        "title= \u200b",
        "title+=x",
        "date-=2010",
        "tags+=",
        "tags-= ;",
    ],
)
def test_set_refuses_what_it_cannot_take_and_changes_nothing(protlib: Run, handbook: str, assignment: str) -> None:
    before = record_of(protlib, handbook)
    assert protlib("set", handbook, "publisher=IOM", assignment).code == 2
    assert record_of(protlib, handbook) == before


def test_a_date_that_is_set_replaces_the_text_that_could_not_be_read(protlib: Run) -> None:
    table = "Title,Publication date,Access\nIbex study of roads,Easter,Embargoed\n"
    protlib("import", "-", "--from", "csv", stdin=table)
    assert "date: Easter" in protlib("show", "ibexstudy").out
    protlib("set", "ibexstudy", "date=2018-01", "access=internal")
    output = protlib("show", "ibexstudy").out
    assert ("date: 2018-01" in output, "Easter" in output, "Embargoed" in output) == (True, False, False)
    assert "date-unread" not in protlib("check").out
    assert "cannot hold date" not in protlib("export", "-f", "bibtex", "--include", "internal").err
    protlib("undo")
    assert "date: Easter" in protlib("show", "ibexstudy").out
