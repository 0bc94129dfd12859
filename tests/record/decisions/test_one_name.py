"""Names that are written as others: what that makes of a record."""

from harness.rows import every_row
from protlib.record.decisions import OneName
from protlib.record.decisions.one_name import NO_NAMES, OneNames
from protlib.record.model import Name, Publication

WRITTEN = ("authors", "editors", "translators", "publisher")
FULL = "International Organization for Migration (IOM)"
IOM = Name(literal="International Organization for Migration", short="IOM")
NAMES = OneNames(
    [
        OneName(WRITTEN, "OIM", "IOM"),
        OneName(WRITTEN, "IOM", FULL),
        OneName(WRITTEN, "Jobe, A.", "Jobe, Alison"),
        OneName(("tags", "category"), "health", "Health"),
        OneName(("publisher",), "Casa", "Migration House"),
        OneName(("topics",), "one", "two"),
        OneName(("topics",), "two", "one"),
    ]
)


def body(literal: str, short: str = "") -> Name:
    return Name(literal=literal, short=short)


@every_row(
    ("field", "before", "after"),
    [
        ("authors", (body("OIM"),), (IOM,)),
        ("authors", (body("oim"), Name("Liu", "G."), body("IOM")), (IOM, Name("Liu", "G."))),
        ("authors", (IOM,), (IOM,)),
        ("authors", (body("IOM Nigeria"),), (body("IOM Nigeria"),)),
        ("editors", (Name("Jobe", "A."),), (Name("Jobe", "Alison"),)),
        ("editors", (Name("Jobe", "A"),), (Name("Jobe", "Alison"),)),
        ("editors", (Name("Jobe", "A. M."),), (Name("Jobe", "A. M."),)),
        ("publisher", "iom", FULL),
        ("publisher", "Casa", "Migration House"),
        ("authors", (body("Casa"),), (body("Casa"),)),
        ("tags", ("HEALTH", "camps", "health"), ("Health", "camps")),
        ("category", "health", "Health"),
        ("title", "IOM", "IOM"),
        ("topics", ("three",), ("three",)),
    ],
)
def test_a_record_has_the_names_that_are_meant(field: str, before: object, after: object) -> None:
    record = Publication(key="a").changed(**{field: before})
    assert getattr(NAMES.apply(record), field) == after
    assert NAMES.apply(NAMES.apply(record)) == NAMES.apply(record)
    assert NO_NAMES.apply(record) is record


def test_a_circle_that_somebody_has_made_by_hand_ends() -> None:
    assert NAMES.final_name("topics", "one") == "one"


def test_changes_have_each_name_as_it_was_and_as_it_is() -> None:
    record = Publication(authors=(body("OIM"), IOM), publisher="Casa", tags=("Health",))
    assert NAMES.changes_in(record) == (("OIM", FULL), ("Casa", "Migration House"))


@every_row(
    ("text", "second", "leads"),
    [
        ("OIM", "IOM", True),
        ("OIM", FULL, True),
        (FULL, "OIM", False),
        ("IOM", "OIM", False),
        ("x", "y", False),
    ],
)
def test_a_name_leads_to_another(text: str, second: str, leads: bool) -> None:
    assert NAMES.leads_to("authors", text, second) is leads


def test_organisations_are_compared_under_the_name_that_is_meant() -> None:
    bodies = NAMES.bodies()
    assert {bodies[name] for name in ("oim", "iom", "international organization for migration")} == {IOM.literal}
    assert "health" not in bodies
