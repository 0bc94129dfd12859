"""Titles in sentence case, with the names in them kept."""

import re

import pytest

from harness.rows import every_row
from protlib.record.model import Publication
from protlib.record.titles.sentence_case import sentence_case, titles_in_sentence_case, with_small_words

# APA 7, section 6.17; what is no rule of the manual is a name that it has kept.
TITLES = {
    "Caring for Trafficked Persons: Guidance for Health Providers": "Caring for trafficked persons: Guidance for health providers",
    "Trafficking in Persons: a Review of Research": "Trafficking in persons: A review of research",
    "WHO Ethical and Safety Recommendations": "WHO ethical and safety recommendations",
    "First Annual Report on Victims of Trafficking in South Eastern Europe": "First annual report on victims of trafficking in South Eastern Europe",
    "Migration from the Horn of Africa to Libya & Europe": "Migration from the Horn of Africa to Libya & Europe",
    "A Chapter on Law": "A chapter on law",
    "Trafficking in Persons": "Trafficking in persons",
    "What a Waste of Time": "What a waste of time",
    "For Their Own Good? Addressing Exploitation": "For their own good? Addressing exploitation",
    "“You Pray for Death”: Trafficking of Women in Nigeria": "“You Pray for Death”: Trafficking of women in Nigeria",
    "The 1951 Convention and the Rights of Refugees": "The 1951 Convention and the rights of refugees",
    "Guidelines on International Protection No. 7": "Guidelines on international protection No. 7",
    "A Survey of March 2011 and What Came After": "A survey of March 2011 and what came after",
    "Phase I of Annex B to the Plan": "Phase I of annex B to the plan",
    "<i>The</i> Big Book of <span class=\"nocase\">Other Names</span>": "<i>The</i> big book of <span class=\"nocase\">Other Names</span>",
    # one long word, or few: of common English, else it may be a name
    "Letters from a Camp": "Letters from a camp",
    "Return and Memory": "Return and memory",
    "Letters from a Kassaba": "Letters from a kassaba",
    "Return from Kobane to Afrin": "Return from Kobane to Afrin",
    # names of laws and of databases
    "The Causes of Re-trafficking: Evidence from the IOM Human Trafficking Database": "The causes of re-trafficking: Evidence from the IOM Human Trafficking Database",
    "Time to Act: The Modern Slavery Act 2015 in Practice": "Time to act: The Modern Slavery Act 2015 in practice",
    "Implementing the Anti-Trafficking Act of Ghana": "Implementing the Anti-Trafficking Act of Ghana",
    "The EU Temporary Protection Directive and Other Rules": "The EU Temporary Protection Directive and other rules",
    "Commentary on the Convention on the Rights of the Child": "Commentary on the Convention on the Rights of the Child",
    # a title in a title, and short words that are no names
    "Reading <i>The Wretched of the Earth</i> in a Camp": "Reading <i>The Wretched of the Earth</i> in a camp",
    "The Principle of <i>Refoulement</i> in Law": "The principle of <i>refoulement</i> in law",
    "Care <i>In Situ</i> for Children": "Care <i>in situ</i> for children",
    "What We Do in Niger": "What we do in Niger",
    "Refugees in Am Timan": "Refugees in Am Timan",
    "The Killings at My Lai": "The Killings at My Lai",
    "A Platform for Action against Any Protocol": "A platform for action against any protocol",
    # Title Case before a subtitle that is in sentence case, where names and titles that may be names keep their capitals
    "Migrant Smuggling in the Horn of Africa & Yemen: the social economy": "Migrant smuggling in the Horn of Africa & Yemen: The social economy",
    "Children on the Move in Agadez – a study of what they need": "Children on the move in Agadez – A study of what they need",
    "Doctors Worldwide: a history of what they do": "Doctors Worldwide: A history of what they do",
    "Lawyers for Human Rights: a report on who they are": "Lawyers for Human Rights: A report on who they are",
    "Staging of lung cancer: A Lung Cancer Study Group trial": "Staging of lung cancer: A Lung Cancer Study Group trial",
    # in sentence case already: a capital is a name's
    "Return to Kobane": "Return to Kobane",
    "Trafficking of women out of Edo and Delta": "Trafficking of women out of Edo and Delta",
    "Trafficking in persons: focus on women": "Trafficking in persons: Focus on women",
    "COUNTRY REPORT": "COUNTRY REPORT",
    "": "",
}  # fmt: skip


@every_row("title", TITLES)
def test_a_title_is_set_in_sentence_case(title: str) -> None:
    assert sentence_case(title, capitalises_subtitle=True) == TITLES[title]


@every_row("title", TITLES)
def test_a_title_in_sentence_case_stays_as_it_is(title: str) -> None:
    assert sentence_case(TITLES[title], capitalises_subtitle=True) == TITLES[title]


@every_row(
    ("title", "output"),
    [
        ("Trafficking in Persons: Focus on Women", "Trafficking in persons: focus on women"),
        ("Mixed migration: Nigeria and its neighbours", "Mixed migration: Nigeria and its neighbours"),
        ("Mixed migration – Trends and Routes", "Mixed migration – trends and Routes"),
        ("Mixed migration:IOM", "Mixed migration:IOM"),
        ("Forced returns: Kobane after the war", "Forced returns: Kobane after the war"),
        ("Forced returns: The years after the war", "Forced returns: the years after the war"),
    ],
)
def test_a_subtitle_may_begin_in_lower_case(title: str, output: str) -> None:
    assert sentence_case(title, capitalises_subtitle=False) == output


@every_row(
    ("title", "longest", "marked"),
    [
        ("The Causes and Consequences of Re-trafficking in Persons", 4, ["trafficking"]),
        ("Ferry Rescue off the Coast", 4, ["off"]),
        ("Action against Trafficking", 4, []),  # Chicago 18: five letters have a capital
        ("Action against Trafficking in Humans", 20, ["against"]),
        ("Ports of call and their people", 20, []),  # in sentence case: the style has it in its own
        ("Screening at Ports", 20, []),
    ],
)
def test_small_words_of_a_title_in_title_case_are_kept_from_the_style(
    title: str, longest: int, marked: list[str]
) -> None:
    title_html = with_small_words(title, length=longest)
    assert re.findall('<span class="nocase">(.*?)</span>', title_html) == marked
    assert re.sub("<[^>]*>", "", title_html) == title


def test_prepositions_are_no_words_that_lack_a_capital() -> None:
    assert sentence_case("Mapping Routes across Deserts", capitalises_subtitle=True) == "Mapping routes across deserts"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The U.S. Response to Trafficking in Persons", "The U.S. response to trafficking in persons"),
        ("Women vs. Traffickers in the Courts", "Women vs. traffickers in the courts"),
        ("Women at Sea. Men at War", "Women at sea. Men at war"),
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(title: str, expected: str) -> None:
    assert sentence_case(title, capitalises_subtitle=True) == expected


@every_row(
    "country",
    [
        "Democratic Republic of Congo", "Democratic Republic of the Congo", "Republic of Congo", "Republic of Brazil",
        "Republic of the Gambia", "Commonwealth of Bahamas", "Federated States of Micronesia", "Union of Comoros",
        "Plurinational State of Bolivia", "Kingdom of Belgium", "Republic of Ethiopia",
    ],
)  # fmt: skip
def test_a_country_keeps_its_capitals_in_each_of_its_forms(country: str) -> None:
    title = f"{country}: Floods Emergency Plan of Action for the {country} Branches"
    expected = f"{country}: Floods emergency plan of action for the {country} branches"
    assert sentence_case(title, capitalises_subtitle=True) == expected


def test_a_state_that_is_no_country_keeps_no_capitals() -> None:
    assert sentence_case("Building the Democratic Republic of Tomorrow", capitalises_subtitle=True) == (
        "Building the democratic republic of tomorrow"
    )


@every_row(
    ("title", "changed"),
    [
        ("Suriyeli Çocukların Eğitime Erişimi", {}),
        ("Çocuk İşçiliği ve Mevsimlik Tarım", {}),
        ("Côte d’Ivoire Country Report", {"title": "Côte d’Ivoire country report"}),
        ("Migrants in Şırnak and Their Rights", {"title": "Migrants in Şırnak and their rights"}),
        (
            "Child Labour and Lives in Quibdó: émigrés speak",
            {"title": "Child labour and lives in Quibdó: Émigrés speak"},
        ),
    ],
)
def test_a_title_without_an_english_word_and_with_other_letters_stays(title: str, changed: dict[str, str]) -> None:
    assert titles_in_sentence_case(Publication(title=title)) == changed
