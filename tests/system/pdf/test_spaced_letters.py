"""Lines whose letters are set apart, or whose words are glued, are words again: in a file's text and on its cover."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.pdf_reader import read_pages
from protlib.system.pdf.spaced_letters import PlacedLetter, join_spaced_letters, part_glued_words
from protlib.system.pdf.styled import read_styled
from sample_files.tiny_pdf import TinyPage, make_pdf

_WIDTH = 6.0  # points of a letter of 10 points


def placed(text: str, gap: float = 2.0, between: float = 6.0) -> list[PlacedLetter]:
    """Return letters with a space in each gap: two words, with a stroke between them in `text`, stand farther apart."""
    letters: list[PlacedLetter] = []
    x = 0.0
    for letter in text:
        if letter == "/":
            x += between - gap
            continue
        if letters:
            letters.append(PlacedLetter(" ", x - gap, x, 10.0))
        letters.append(PlacedLetter(letter, x, x + _WIDTH, 10.0))
        x += _WIDTH + gap
    return letters


@every_row(
    ("text", "words"),
    [
        ("RAPPORT/ANNUEL", "RAPPORT ANNUEL"),
        ("Vorbemerkung/der/Fragesteller", "Vorbemerkung der Fragesteller"),
        ("adaptação,/resiliência", "adaptação, resiliência"),
        ("www.clara.org.br", "www.clara.org.br"),
        ("Page|2", "Page | 2"),
        ("July2025", "July 2025"),
    ],
)
def test_wide_gaps_are_those_between_words(text: str, words: str) -> None:
    assert join_spaced_letters(placed(text)) == words


@pytest.mark.parametrize("gap", [1.4, 4.1])
def test_a_space_between_words_may_be_narrow(gap: float) -> None:
    assert join_spaced_letters(placed("ANNUAL/REPORT", gap, gap + 1.2)) == "ANNUAL REPORT"


def test_a_text_that_is_drawn_twice_does_not_run_into_itself() -> None:
    twice = [*placed("ROMANIA"), PlacedLetter(" ", 54.0, 54.0, 10.0), *placed("ROMANIA")]
    assert join_spaced_letters(twice) == "ROMANIA ROMANIA"


@pytest.mark.parametrize(
    "letters",
    [
        placed("J/F/M/A/M/J", between=9.0),  # months below a chart
        placed("ABCDE", gap=9.0),  # cells of a table
        [PlacedLetter(letter, 6.0 * at, 6.0 * at + 6.0, 10.0) for at, letter in enumerate("A B C of debt bondage")],
        placed("A"),
    ],
)
def test_other_lines_stay_as_they_are(letters: list[PlacedLetter]) -> None:
    assert join_spaced_letters(letters) == ""


@every_row(
    "text",
    [
        *("ABCDEF", "abcde", "AACBDB", "IIIIV", "YNYYNN", "xxxxx", "JSBK"),
        *("MTWTFSS", "LMXJVSD", "JFMAMJJASOND", "EFMAMJJASOND"),  # days and months below a chart
        *("АБВГДЕ", "ابتثج"),
    ],
)
def test_letters_of_a_list_are_no_word(text: str) -> None:
    assert join_spaced_letters(placed(text)) == ""


@every_row("text", ["RIGHTS", "STRATEGIC", "AREA", "ОТЧЕТ", "ΕΚΘΕΣΗ", "年度報告"])
def test_letters_of_a_word_in_any_script_are_joined(text: str) -> None:
    assert join_spaced_letters(placed(text)) == text


def test_the_text_and_the_cover_of_a_file_have_the_words() -> None:
    line = "R A P P O R T   A N N U E L"
    data = make_pdf([TinyPage([(72.0, 600.0, line), (72.0, 500.0, "Plan A b c")], sizes={line: 24.0})])
    assert [text.text for text in next(read_pages(data)).lines] == ["RAPPORT ANNUEL", "Plan A b c"]
    assert [text.text for text in read_styled(data).pages[0].lines] == ["RAPPORT ANNUEL", "Plan A b c"]


def glued(*words: str, gap: float = 1.6) -> list[PlacedLetter]:
    """Return words with a gap between them in place of a space."""
    letters: list[PlacedLetter] = []
    x = 0.0
    for word in words:
        for letter in word:
            letters.append(PlacedLetter(letter, x, x + _WIDTH, 10.0))
            x += _WIDTH
        x += gap
    return letters


def moved(letters: list[PlacedLetter], by: float) -> list[PlacedLetter]:
    """Return letters that stand farther to the right."""
    return [letter._replace(left=letter.left + by, right=letter.right + by) for letter in letters]


def test_gaps_are_spaces_in_a_line_that_has_one_before_a_capital() -> None:
    words = ("Amnesty", "International", "is", "a", "global", "movement")
    assert part_glued_words(glued(*words)) == " ".join(words)


def test_a_gap_that_is_narrower_than_that_before_a_capital_is_no_space() -> None:
    assert part_glued_words([*glued("Resilience", gap=3.0), *moved(glued("Unm", "asked", gap=1.3), 63.0)]) == (
        "Resilience Unmasked"
    )


def test_a_gap_far_narrower_than_the_spaces_of_its_line_is_none() -> None:
    name, behind = glued("D", "ie", "W", "iki", "Con", gap=1.1), moved(glued("ist"), 70.0)
    space = PlacedLetter(" ", name[-1].right, behind[0].left, 10.0)
    assert part_glued_words([*name, space, *behind]) == ""


@every_row(
    "letters",
    [
        glued("SitRep", "OneUSDA", gap=0.0),
        glued("Women", "s", "empowerment"),  # letters that kerning moves
        glued("SitRep", gap=0.5),
        [letter._replace(right=letter.left + 10.0) for letter in glued("Resilience", "Unmasked", gap=3.0)],  # overlap
        glued("aB"),
    ],
)
def test_other_words_with_capitals_within_stay(letters: list[PlacedLetter]) -> None:
    assert part_glued_words(letters) == ""


def test_the_text_and_the_cover_of_a_file_have_spaces_for_such_gaps() -> None:
    size, width = 24.0, 14.4
    second = 72.0 + width * len("Amnesty") + 0.13 * size
    words = [(72.0, 600.0, "Amnesty"), (second, 600.0, "International"), (72.0, 500.0, "SitRep No 3")]
    data = make_pdf([TinyPage(words, sizes={text: size for _x, _y, text in words})])
    assert [text.text for text in next(read_pages(data)).lines] == ["Amnesty International", "SitRep No 3"]
    assert [text.text for text in read_styled(data).pages[0].lines] == ["Amnesty International", "SitRep No 3"]
