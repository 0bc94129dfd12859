"""Letters that a font names wrongly: their ink tells what is drawn."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.drawn_glyph import Glyph, Ink, mend_by_ink
from protlib.system.pdf.letters import mend_letters
from protlib.system.pdf.right_to_left import lay_lines

HEIGHT = 20.0
WIDTH = 5.0
BODY, TALL, MADDA = (2.0, 8.0), (2.0, 13.0), (2.0, 15.0)
"""Feet and heads of letters above their line, in points: of most, of an alef, of one with a madda."""
HIGHEST, FLAT = (2.0, 17.0), (2.0, 5.0)
STROKE, VOWEL_ABOVE, NO_INK = (2.0, 3.0), (10.0, 13.0), (0.0, 0.0)


def word_of(*letters: tuple[str, tuple[float, float], float], y: float = 100.0) -> list[Glyph]:
    """Return a word that is drawn in the order in which it is read: letters, their ink, and how far it goes left."""
    glyphs = []
    for number, (letter, (foot, head), reach) in enumerate(letters):
        x = 300.0 - number * WIDTH
        ink = Ink(x - reach, x + WIDTH, y + foot, y + head)
        glyphs.append(Glyph(letter, x, y, x - reach, x + WIDTH, HEIGHT, ink=ink))
    return glyphs


def read(glyphs: list[Glyph]) -> str:
    return " ".join(mend_letters(text) for text, _y in lay_lines(glyphs))


@every_row(
    ("letters", "text"),
    [
        pytest.param(
            [("م", BODY, 0), ("ر", STROKE, 0), ("ن", BODY, 0)], "من", id="the stroke of a wide word is named reh"
        ),
        pytest.param([("م", BODY, 0), ("ر", BODY, 0), ("ن", BODY, 0)], "مرن", id="a reh"),
        pytest.param([("٠", STROKE, 0), ("۰", STROKE, 0)], "٠۰", id="a zero is as low as a stroke"),
        pytest.param([("ع", BODY, 0), ("8", STROKE, 0), ("ن", BODY, 0)], "عن", id="a stroke is named as a figure"),
        pytest.param(
            [("ف", BODY, 0), ("و", BODY, 0), ("ر", BODY, 0), ("ا", TALL, 0), ("ل", VOWEL_ABOVE, 0)],
            "فورا",
            id="a vowel above an alef is named lam",
        ),
        pytest.param([("آ", TALL, 0.6), ("ا", TALL, 0), ("ن", BODY, 0)], "كان", id="a kaf is named alef with madda"),
        pytest.param([("ا", TALL, 0), ("ل", TALL, 0), ("آ", MADDA, 0.6), ("ن", BODY, 0)], "الآن", id="a wide madda"),
        pytest.param([("ا", TALL, 0), ("آ", TALL, 0), ("ن", BODY, 0)], "اآن", id="an alef that joins no letter"),
        pytest.param(
            [("آ", MADDA, 0.6), ("ز", BODY, 0), ("ا", TALL, 0), ("د", BODY, 0), ("ا", TALL, 0), ("ا", HIGHEST, 0)],
            "آزاداا",
            id="an alef with madda below one alef that is higher than the others",
        ),
        pytest.param(
            [("م", BODY, 0), ("س", FLAT, 0), ("ا", TALL, 0), ("ا", TALL, 0), ("ا", HIGHEST, 0)],
            "مسااا",
            id="a flat seen is no stroke because one alef is high",
        ),
        pytest.param(
            [("\x04", TALL, 0), ("ن", BODY, 0), ("ا", TALL, 0), ("م", BODY, 0)],
            "\ufffdنام",
            id="a letter with a code alone",
        ),
        pytest.param(
            [("م", BODY, 0), ("\x04", STROKE, 0), ("ن", BODY, 0), ("ا", TALL, 0)],
            "منا",
            id="a stroke with a code alone",
        ),
        pytest.param(
            [("م", BODY, 0), ("ر", NO_INK, 0), ("ن", BODY, 0), ("ا", NO_INK, 0)], "مرنا", id="ink that nobody knows"
        ),
    ],
)
def test_ink_tells_the_letter(letters: list[tuple[str, tuple[float, float], float]], text: str) -> None:
    assert read(word_of(*letters)) == text


LAMS = [word_of(("ل", TALL, 0.6), ("م", BODY, 0), ("ل", TALL, 0), y=600.0 - 20 * number) for number in range(5)]


@pytest.mark.parametrize(
    ("head", "text"), [(12.0, "خلال"), (14.5, "خلال"), (13.0, "خلل")], ids=["alef", "alef with hamza", "lam"]
)
def test_a_lam_that_joins_no_letter_and_is_as_high_as_no_lam_has_an_alef(head: float, text: str) -> None:
    word = word_of(("خ", BODY, 0), ("ل", (1.5, head), 0), ("ل", TALL, 0))
    assert read([*word, *(glyph for lam in LAMS for glyph in lam)]).split()[-1] == text


def test_a_page_whose_ink_would_change_most_letters_stays_as_its_fonts_say() -> None:
    glyphs = word_of(("ع", STROKE, 0), ("ل", STROKE, 0), ("م", BODY, 0))
    assert mend_by_ink(glyphs) == glyphs


def test_a_hamza_above_the_line_is_a_letter() -> None:
    assert read(word_of(("م", BODY, 0), ("ا", TALL, 0), ("ء", VOWEL_ABOVE, 0))) == "ماء"


def test_a_glyph_that_no_font_names_is_a_lost_letter() -> None:
    first, second, third = word_of(("ع", BODY, 0), ("d", TALL, 0), ("م", BODY, 0))
    assert read([first, second._replace(is_unnamed=True), third]) == "ع\ufffdم"


def test_a_glyph_that_no_font_names_is_a_part_of_the_letter_at_its_place() -> None:
    first, body, third = word_of(("ف", BODY, 0), ("\u1c44", (1.0, 8.0), 0), ("م", BODY, 0))
    dots = Ink(body.left + 1, body.right - 1, 96.0, 99.0)
    letter = body._replace(letter="ي", x=body.x + 1, ink=dots)
    assert read([first, body._replace(is_unnamed=True), letter, third]) == "فيم"
