"""What a person is told whose words are the name of a region that the records do not have."""

import shlex

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.errors import ExitCode


@pytest.fixture
@made_once
def regional_records(protlib: Run) -> None:
    """Publications about countries of regions, of which only one has the name of its region."""
    for title, country in (
        ("Trafficking in Persons", "Nigeria"),
        ("Trafficking of Children", "Mali"),
        ("Labour Exploitation", "Senegal"),
        ("The Balkans: Trafficking Routes", "Serbia"),
    ):
        protlib("add", "--title", title, "--country", country)


def line_of(message: str) -> list[str]:
    """Return the words of the line to type with which a message ends."""
    return shlex.split(message.rstrip("\n").rpartition(": protlib ")[2])


@pytest.mark.usefixtures("regional_records")
class TestARegionInWords:
    @pytest.mark.parametrize(
        ("arguments", "line", "count"),
        [
            (['"West Africa"'], "search --region 'West Africa'", 3),
            (["West", "Africa"], "search --region 'West Africa'", 3),
            (["WEST AFRICA"], "search --region 'West Africa'", 3),
            (["trafficking", "West", "Africa"], "search trafficking --region 'West Africa'", 2),
            (["West Africa trafficking"], "search trafficking --region 'West Africa'", 2),
            (
                ["trafficking", '"West Africa"', "-n", "5"],
                "search trafficking --region 'West Africa' -n 5",
                2,
            ),
            (["trafficking", "Afrique", "de", "l'Ouest"], "search trafficking --region 'West Africa'", 2),
            (["África Occidental"], "search --region 'West Africa'", 3),
            (["Westafrika"], "search --region 'West Africa'", 3),
            (["غرب أفريقيا"], "search --region 'West Africa'", 3),
            (["trafficking", "ECOWAS", "--limit", "9"], "search trafficking --region ECOWAS --limit 9", 1),
            (["--", "Sahel"], "search --region Sahel", 3),
            (["--", "trafficking", "Sahel", "-children"], "search --region Sahel -- trafficking -children", 1),
            (["Sahel", "--exact"], "search --region Sahel --exact", 3),
        ],
    )
    def test_gets_the_line_that_finds_it(self, protlib: Run, arguments: list[str], line: str, count: int) -> None:
        ran = protlib("search", *arguments)
        assert f"{count} {'is' if count == 1 else 'are'} about the region" in ran.err
        assert line_of(ran.err) == shlex.split(line)
        again = protlib(*line_of(ran.err))
        assert (len(again.out.splitlines()), again.err, again.code) == (count, "", 0)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["trafficking", "Balkans"],  # has the word
            ["trafficking"],
            ["trafficking", "Nigeria"],
            ["South Africa"],  # a country
            ["trafficking", "Central Asia"],  # the library has nothing about it
            ["trafficking", "fragile"],  # a code, and a word like others
            ["trafficking", "global"],
            ["trafficking", "west"],
            ["trafficking ECOWAS", "--region", "Sahel"],  # a region is asked for
            ["title:Sahel"],
            ["trafficking -Sahel"],
        ],
        ids=" ".join,
    )
    def test_is_not_guessed_elsewhere(self, protlib: Run, arguments: list[str]) -> None:
        ran = protlib("search", *arguments)
        assert "about the region" not in ran.err
        assert ran.code in {ExitCode.DONE, ExitCode.NOTHING_FOUND}, ran.err

    @pytest.mark.parametrize(
        ("arguments", "line"),
        [
            (["list", "trafficking", "Sahel"], "list trafficking --region Sahel"),
            (["stats", "Sahel", "--by", "year"], "stats --region Sahel --by year"),
            (["names", "Sahel"], "names --region Sahel"),
            (["check", "Sahel"], "check --region Sahel"),
            (["duplicates", "Sahel"], "duplicates --region Sahel"),
            (["export", "Sahel", "--format", "ris"], "export --region Sahel --format ris"),
            (["export", "Sahel", "--columns", "title", "--format", "csv"], "export --region Sahel --columns title --format csv"),
            pytest.param(["bibliography", "trafficking", "Sahel"], "bibliography trafficking --region Sahel", marks=pytest.mark.slow),
            (["share", "Sahel", "-o", "copy.json"], "share --region Sahel -o copy.json"),
            (["tag", "--where", "Sahel", "--add", "x"], "tag --region Sahel --add x"),
            (["tag", "--where", "trafficking Sahel", "--add", "x"], "tag --where trafficking --region Sahel --add x"),
            (["search", "Sahel", "--columns", "title"], "search --region Sahel --columns title"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )  # fmt: skip
    def test_is_told_by_every_command_that_selects(self, protlib: Run, arguments: list[str], line: str) -> None:
        message = next(line for line in protlib(*arguments, stdin="").err.splitlines() if "the region Sahel" in line)
        assert line_of(message.partition("; nothing was")[0]) == shlex.split(line)


def test_one_publication_is_told_as_one(protlib: Run) -> None:
    protlib("add", "--title", "Handbook", "--country", "Mali")
    ran = protlib("search", "Sahel")
    assert ran.err == "protlib: nothing found; 1 is about the region Sahel: protlib search --region Sahel\n"


def test_a_region_alone_is_told_where_it_finds_more_than_its_words(protlib: Run) -> None:
    protlib("add", "--title", "Migration in LAC", "--region", "Latin America")
    protlib("add", "--title", "Children", "--country", "Peru")
    assert (protlib("search", "Latin America", "migration").err, protlib("search", "LAC -migration").code) == ("", 1)
    ran = protlib("search", "LAC")
    assert (len(ran.out.splitlines()), ran.code) == (1, 0)
    assert ran.err.startswith("2 are about the region Latin America")
    again = protlib(*line_of(ran.err))
    assert (len(again.out.splitlines()), again.err) == (2, "")


@pytest.mark.parametrize("query", ['handbook region:"Sahel"', "handbook (Sahel OR Maghreb)", 'title:"Sahel" handbook'])
def test_words_of_a_region_inside_other_signs_break_no_query(protlib: Run, query: str) -> None:
    protlib("add", "--title", "Statistics", "--country", "Mali")
    ran = protlib("search", query)
    assert (ran.out, ran.err[:22]) == ("", "protlib: nothing found")


@pytest.mark.usefixtures("regional_records")
class TestAPlaceThatNoRecordHas:
    @pytest.mark.parametrize(
        ("query", "places"),
        [
            ("trafficking Mongolia", ["Mongolia"]),
            ("traite Côte d'Ivoire", ["Côte d'Ivoire"]),
            ("trafficking mongolia", ["Mongolia"]),
            ("trafficking ساحل العاج", ["Côte d'Ivoire"]),
            ("trafficking Mali", []),
            ("labour children Mali", []),
            ("trafficking Qwertyuiop", []),
        ],
    )
    def test_is_told_where_only_other_words_matched(self, protlib: Run, query: str, places: list[str]) -> None:
        ran = protlib("search", query)
        lines = [line for line in ran.err.splitlines() if "is about" in line and "no publication" in line]
        assert lines == [
            f"no publication here is about {place}; these have other words of the query" for place in places
        ]
        assert (ran.code, bool(ran.out)) == (0, True)

    @pytest.mark.parametrize(
        ("query", "ending"),
        [
            ("Elfenbeinküste", "; no publication here is about Côte d'Ivoire"),
            ("Mongolia", "; no publication here is about Mongolia"),
            ('trafficking "Mongolia"', "; no publication here is about Mongolia"),
            ("qwertyuiop", ""),
            ("title:camps -Mongolia", "; 4 without title:camps"),
        ],
    )
    def test_is_told_where_nothing_matched(self, protlib: Run, query: str, ending: str) -> None:
        ran = protlib("search", query)
        assert (ran.err.partition("nothing found")[2], ran.code) == (f"{ending}\n", 1)
