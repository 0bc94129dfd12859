"""How words are compared: what is only typography is no difference."""

from hypothesis import assume, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.quotations.compared_words import compared_form, fold_letters, is_read_alike, split_words

ALIKE = [
    ("traf-\nficking", "trafficking"), ("co-operation", "cooperation"), ("co‐operation", "cooperation"),
    ("1,000", "1000"), ("1.000.000", "1000000"), ("1\u202f000", "1000"), ("1’000", "1000"), ("43.5", "43,5"),
    ("don’t", "don't"), ("L’asile", "l'asile"), ("I'Etat", "l’État"), ("Ségou", "SEGOU"), ("ﬁnd", "find"), ("Straße", "strasse"), ("çocukların", "ÇOCUKLARIN"), ("İş", "iş"), ("cœur", "coeur"),
    ("مَدرسة", "مدرسه"), ("إلى", "الي"), ("کودکی", "كودكي"), ("فى", "في"), ("٤٣", "43"), ("تعــليم", "تعليم"), ("so\u00adcial", "social"),
]  # fmt: skip


@every_row(("first", "second"), ALIKE)
def test_takes_spellings_for_one_word(first: str, second: str) -> None:
    assert [word.form for word in split_words(first)] == [word.form for word in split_words(second)]


UNLIKE = [("43", "43.5"), ("1,000", "1,00"), ("can", "cannot"), ("1,234", "1,235"), ("%", ""), ("€43", "$43")]


@every_row(("first", "second"), UNLIKE)
def test_keeps_apart_what_means_something_else(first: str, second: str) -> None:
    assert [word.form for word in split_words(first)] != [word.form for word in split_words(second)]


MISREAD = {("legal", "1egal"): True, ("modern", "modem"): True, ("month", "rnonth"): True, ("office", "0ff1ce"): True,
    ("children", "chi1dren"): True, ("mail", "mall"): False, ("10", "lo"): False, ("2019", "20l9"): False, ("girl", "girls"): False,
    ("legal", "2egal"): False,
}  # fmt: skip


@every_row(("words", "is_alike"), MISREAD.items())
def test_knows_letters_that_a_scan_takes_for_others(words: tuple[str, str], is_alike: bool) -> None:
    assert is_read_alike(*words) == is_alike


def test_leaves_out_the_numbers_of_notes_that_are_set_high() -> None:
    assert [word.form for word in split_words("return home¹² again")] == ["return", "home", "again"]


@given(st.text(alphabet="aBé ﬁ1,.-’'%\u00a0\nعةلأ²٣", max_size=40))
def test_letters_of_a_page_are_those_of_its_words(text: str) -> None:
    assert fold_letters(text).replace(".", "") == "".join(word.form for word in split_words(text)).replace(".", "")


@given(st.text(min_size=1))
def test_the_form_of_a_word_is_its_own_form(word: str) -> None:
    form = compared_form(word)
    assume(form and not form[0].isdigit())  # the signs of a number may mean something else without what stood by it
    assert compared_form(form) == form


@every_row("text", ["moins de 7,2 % ont", "1,000 people in 2022.13 The", "12٫5 في المئة", "1,000.5", "1.000.000"])
def test_numbers_have_the_same_letters_in_a_page_as_in_a_quotation(text: str) -> None:
    assert fold_letters(text) == "".join(word.form for word in split_words(text))
