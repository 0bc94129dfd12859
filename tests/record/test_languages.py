"""A language is known by its names and codes."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import languages


@every_row(
    ("text", "tag"),
    [
        ("English", "en"), ("EN", "en"), ("eng", "en"), ("Eng.", "en"), ("en_US", "en-US"), ("en-us", "en-US"),
        ("en_US.UTF-8", "en-US"), ("french", "fr"), ("Français", "fr"), ("fre", "fr"), ("fra", "fr"), ("ngerman", "de"),
        ("Deutsch", "de"), ("british", "en-GB"), ("UKenglish", "en-GB"), ("USenglish", "en-US"), ("american", "en-US"),
        ("brazilian", "pt-BR"), ("Português (Brasil)", "pt-BR"), ("English (UK)", "en-GB"), ("Español", "es"),
        ("Spanish / Castilian", "es"), ("es-419", "es-419"), ("عربي", "ar"), ("العربية", "ar"), ("русский", "ru"),
        ("Chinese (Simplified)", "zh-Hans"), ("zh-hans-cn", "zh-Hans-CN"), ("中文", "zh"), ("Bahasa Indonesia", "id"),
        ("iw", "he"), ("Dari", "prs"), ("Tigrinya", "ti"), ("und", "und"), ("de-1996", "de-1996"),
        ("eng-US", "en-US"), ("ar_LB", "ar-LB"), ("հայերեն [Armenian]", "hy"), ("Русский (Russian)", "ru"),
    ],
)  # fmt: skip
def test_a_language_is_read_from_names_and_codes(text: str, tag: str) -> None:
    assert languages.tag(text) == tag


def test_every_code_of_iso_639_1_and_its_three_letters_are_known() -> None:
    for language in pycountry.languages:
        tag = getattr(language, "alpha_2", "")
        if tag:
            codes = {tag, language.alpha_3, getattr(language, "bibliographic", tag)}
            assert {languages.tag(code) for code in codes} == {tag}


@every_row(
    ("text", "why"),
    [
        ("Klingon", "^unknown language; write it as fr or French$"),
        ("xx", "unknown language"),
        ("português e inglês", "^several languages; write one, as fr or French$"),
        ("Dutch en French", "several languages"),
        ("en; fr", "several"),
        ("English and French", "several"),
        ("English [French]", "unknown language"),
        ("", "unknown language"),
    ],
)
def test_what_is_no_language_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        languages.tag(text)


@given(st.text())
def test_any_text_is_read_or_refused_and_what_is_read_stays_as_it_is(text: str) -> None:
    try:
        tag = languages.tag(text)
    except ValueError:
        return
    assert languages.tag(tag) == tag
