"""Letters of PDF files that show nothing."""

import pytest

from protlib.system.pdf.letters import mend_letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufe0fYEMEN \ufe0fCOMPASS", "YEMEN COMPASS"),  # of picture letters that the file lost
        ("With \u2764\ufe0f from Yemen", "With \u2764\ufe0f from Yemen"),
        ("Year\u200bbook \u2764\ufe0e", "Yearbook \u2764\ufe0e"),
    ],
)
def test_what_colours_a_picture_letter_stays_behind_one_only(text: str, expected: str) -> None:
    assert mend_letters(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("هذا الإعل\u061dن", "هذا الإعلان"), ("تم\u061d", "تم\u061d")])
def test_the_end_of_a_text_behind_a_lam_is_its_alef(text: str, expected: str) -> None:
    assert mend_letters(text) == expected
