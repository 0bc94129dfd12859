"""The facets beside the list: which values are seen, and what choosing them asks for."""

from harness.rows import every_row
from protlib.cli.picker.facet_panel import Facets
from protlib.selection import Facet, Selection, facets_of_browse

COUNTS = [("Africa", 20), ("Asia", 9), ("West Africa", 2), ("Côte d’Ivoire", 1)]


def counted(chosen: dict[Facet, list[str]] | None = None) -> Facets:
    facets = Facets(chosen)
    facets.set_counts("", 0, COUNTS)
    return facets


def screen_lines(facets: Facets, height: int, width: int = 24) -> list[str]:
    return ["".join(text for _style, text in line).rstrip() for line in facets.lines(width, height, is_entered=True)]


def test_each_facet_is_the_filter_of_a_selection() -> None:
    assert facets_of_browse()[:3] == (Facet.REGION, Facet.COUNTRY, Facet.YEAR)
    for facet in facets_of_browse():
        selection = Selection(**{facet.filter: ("x",)})  # type: ignore[arg-type]
        assert [field for field, _values in selection.filters()] == [facet]


@every_row(
    ("text", "values"),
    [("", 4), ("afr", 2), ("AFR west", 1), ("cote d'", 1), ("x", 0)],
)
def test_letters_narrow_the_values(text: str, values: int) -> None:
    facets = counted()
    facets.move(3)
    facets.narrow(text)
    assert (len(facets.values()), facets.cursor) == (values, 0)
    assert facets.choose() == (values > 0)


def test_types_have_their_names_and_are_asked_for_by_their_codes() -> None:
    facets = Facets()
    facets.turn_to(Facet.TYPE)
    facets.set_counts("", 0, [("report", 3), ("webpage", 2)])
    facets.narrow("web p")
    assert facets.choose()
    assert "* Web page             2" in screen_lines(facets, 20)
    assert (facets.query("").values, facets.text()) == ({Facet.TYPE: ("webpage",)}, "type: Web page")


def test_what_is_chosen_is_one_or_the_other_and_does_not_narrow_its_own_counts() -> None:
    facets = counted()
    facets.choose()
    facets.move(1)
    facets.choose()
    facets.turn_to(Facet.YEAR)
    facets.set_counts("", 0, [("2001", 1), ("2002", 2)])
    facets.choose()
    chosen_values = {Facet.REGION: ("Africa", "Asia"), Facet.YEAR: ("2002",)}  # the newest year stands first
    assert facets.query("q").values == chosen_values
    assert facets.query_for_counts("q").values == {Facet.REGION: ("Africa", "Asia")}
    assert facets.text() == "region: Africa, Asia; year: 2002"
    facets.choose()
    assert facets.query("q").values == {Facet.REGION: ("Africa", "Asia")}
    facets.clear()
    assert facets.text() == ""


def test_a_chosen_value_that_nothing_has_is_seen_and_can_be_taken_away() -> None:
    facets = counted({Facet.REGION: ["Atlantis", "africa"], Facet.TAG: []})
    assert screen_lines(facets, 20)[:4] == [
        "▾ region (2 chosen)",
        "* Atlantis             0",
        "* Africa              20",
        "  Asia                 9",
    ]
    facets.choose()
    assert facets.text() == "region: africa"
    facets.choose()
    assert facets.text() == ""


@every_row(("height", "lines"), [(20, 13), (13, 13), (12, 5), (5, 5), (3, 3), (1, 1)])
def test_in_little_room_only_the_open_facet_is_named(height: int, lines: int) -> None:
    facets = counted()
    for at in (0, 3):
        facets.move(at - facets.cursor)
        view = screen_lines(facets, height)
        assert len(view) == lines
        assert height == 1 or any(COUNTS[at][0] in line for line in view)
    assert view[0] == "▾ region"
    assert ("▸ author" in view) == (height >= 13)


def test_counts_are_of_a_query_what_is_chosen_elsewhere_and_a_state() -> None:
    facets = counted()
    assert facets.is_counted("", 0)
    assert not facets.is_counted("x", 0)
    assert not facets.is_counted("", 1)
    facets.choose()
    assert facets.is_counted("", 0)
    facets.turn(1)
    assert not facets.is_counted("", 0)
    assert facets.open is Facet.COUNTRY


def test_a_click_chooses_a_value_and_opens_a_facet() -> None:
    facets = counted()
    screen_lines(facets, 20)
    assert facets.click(2)
    assert facets.text() == "region: Asia"
    assert not facets.click(5)
    assert facets.open is Facet.COUNTRY
    assert not facets.click(50)


def test_nothing_in_a_value_steers_the_screen() -> None:
    facets = Facets()
    facets.set_counts("", 0, [("\x1b[2J人口\nx", 3)])
    facets.narrow("")
    assert not set("".join(screen_lines(facets, 20))) & {"\x1b", "\n"}
