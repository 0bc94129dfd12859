"""Names in titles whose words have capitals."""

import re

import pytest

from harness.benchmark_modules import benchmark_module
from harness.rows import every_row
from protlib.record.authority import may_have_word
from protlib.record.titles.sentence_case import sentence_case
from protlib.record.titles.title_names import find_names, find_spelling, find_words_in_names

NOT_YET = 4
"""So many of the hundred titles of the benchmark are wrong at most."""


@every_row(
    ("title", "names"),
    [
        ("The Supreme Court and the Court of Appeal", ["Supreme Court", "Court of Appeal"]),
        ("Visits by the Ministry of Health and Social Welfare to Camps", ["Ministry of Health and Social Welfare"]),
        ("A Ministry of Words", []),
        ("Department of Homeland Security Ends a Programme", ["Department of Homeland Security"]),
        ("A Court of Public Opinion", []),
        ("World Refugee Day in Gaza", ["World Refugee Day", "Gaza"]),
        ("President Biden and Nadia Murad on Asylum", ["President Biden", "Nadia Murad"]),
        ("Grace Period for Migrants", []),
        ("Mark Your Calendar", []),
        ("The 2030 Agenda for Sustainable Development", ["2030 Agenda for Sustainable Development"]),
        ("Upper Nile, Central Region and Cascades of Harm", ["Upper Nile"]),
        ("Norwegian Refugee Council in Cox's Bazar and Cabo Delgado Province",
         ["Norwegian Refugee Council", "Cox's Bazar", "Cabo Delgado Province"]),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_found_by_tables_and_by_their_form(title: str, names: list[str]) -> None:
    assert [title[start:end] for start, end in find_names(title)] == names


@every_row("title", [
    "Nadia Murad speaks to the Security Council", "University of Ibadan", "President Biden on Camps",
    "Notes From Ma'an and Sant'Egidio", "Persons Among Women, in Ez-Zor", "Kano: A Semi-biographical Study of Kano “Camps”",
])  # fmt: skip
def test_words_in_names_are_known_in_a_long_list_as_in_a_short_one(title: str) -> None:
    words = [match.span() for match in re.finditer(r"[^\W\d_]+", title) if match[0][0].isupper()]
    names = [*find_names(title)]
    expected = [word for word in words if any(start <= word[0] < end for start, end in names)]
    assert find_words_in_names(title, words) == expected
    assert [*map(may_have_word, (f"word{number}" for number in range(100)))][-1] is False
    assert find_words_in_names(title, words) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("NORWEGIAN REFUGEE COUNCIL", "Norwegian Refugee Council"),
        ("UNIVERSAL DECLARATION OF HUMAN RIGHTS", "Universal Declaration of Human Rights"),
        ("UNHCR", ""),
        ("WOMEN AND GIRLS", ""),
    ],
)
def test_a_name_in_capitals_is_written_as_its_table_has_it(text: str, content: str) -> None:
    assert find_spelling(text) == content


def test_titles_of_the_benchmark_are_right() -> None:
    wrong = list(benchmark_module("titles").find_wrong())
    assert len(wrong) <= NOT_YET, wrong


def test_what_is_right_in_the_benchmark_stays_as_it_is() -> None:
    english = [title.right for title in benchmark_module("titles").titles()["en"] if title.settled == title.right]
    assert [title for title in english if sentence_case(title, capitalises_subtitle=True) != title] == []
