"""Styles in other languages than the one that they were written in."""

from typing import Any

import pytest

from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.styles.style_languages import adapt_style
from protlib.record.model import Name, Publication

NEWS = {
    "type": "article-newspaper",
    "title": "Rescate",
    "container_title": "El Puerto",
    "language": "es",
    "date": "2014-05-02",
}


def entry_text(style: str, locale: str, **fields: Any) -> str:
    people = (Name(family="Hill", given="Tom"), Name(family="Sow", given="Ana"))
    publication = Publication(**{"key": "k", "authors": people, **NEWS, **fields})
    output = format_publications([publication], [], styles.style_named(style), locale)
    return plain_text(output.bibliography[0].runs).replace("\u00a0", " ")


@needs_engine
@pytest.mark.parametrize(
    ("style", "locale", "output"),
    [
        ("apa", "es", "Hill, T. y Sow, A. (2014, 2 de mayo). Rescate. El Puerto."),
        ("apa", "fr", "Hill, T. et Sow, A. (2014, 2 mai). Rescate. El Puerto."),
        ("apa", "pt-BR", "Hill, T. e Sow, A. (2014, 2 de maio). Rescate. El Puerto."),
        ("apa", "ar", "Hill, T. و Sow, A. (2014, 2 مايو). Rescate. El Puerto."),
        ("apa", "de", "Hill, T., & Sow, A. (2014, Mai 2). Rescate. El Puerto."),
        ("apa", "en", "Hill, T., & Sow, A. (2014, May 2). Rescate. El Puerto."),
        ("chicago", "fr", "Hill, Tom et Ana Sow. 2014. « Rescate ». El Puerto, 2 mai."),
        ("mla", "es", "Hill, Tom y Ana Sow. «Rescate». El Puerto, 2 de mayo de 2014."),
        ("ieee", "fr", "T. Hill et A. Sow, « Rescate », El Puerto, 2 mai 2014."),
    ],
)
def test_dates_and_lists_of_names_are_those_of_the_language(style: str, locale: str, output: str) -> None:
    assert entry_text(style, locale) == output


@needs_engine
@pytest.mark.parametrize("style", ["apa", "chicago", "mla", "un", "iso690"])
def test_the_first_of_a_month_is_an_ordinal_in_french_alone(style: str) -> None:
    assert "1ᵉʳ mars" in entry_text(style, "fr", date="2014-03-01")
    assert " 2 mars" in entry_text(style, "fr-CA", date="2014-03-02")
    assert "1 de marzo" in entry_text(style, "es", date="2014-03-01") or style == "iso690"
    assert "ᵉʳ" not in entry_text(style, "pt", date="2014-03-01")


@needs_engine
@pytest.mark.parametrize(
    ("locale", "output"),
    [
        (
            "",
            "HILL, Tom, 2014. Rescate. El Puerto [en ligne]. 2 mai 2014. Disponible à l’adresse : https://e.org",
        ),
        ("en", "HILL, Tom, 2014. Rescate. El Puerto [online]. 2 May 2014. Available from : https://e.org"),
        ("es", "HILL, Tom, 2014. Rescate. El Puerto [en línea]. 2 mayo 2014. Disponible en : https://e.org"),
    ],
)
def test_iso_690_is_in_the_language_of_the_text(locale: str, output: str) -> None:
    people = (Name(family="Hill", given="Tom"),)
    assert entry_text("iso690", locale, authors=people, type="post-weblog", url="https://e.org") == output


@needs_engine
def test_no_article_is_before_a_colon() -> None:
    page = {
        "type": "webpage",
        "url": "https://e.org",
        "accessed": "2026-03-05",
        "date": "",
        "container_title": "",
    }
    assert "Accedido: 5 de marzo de 2026" in entry_text("ieee", "es", **page)
    assert "Accedido el 5 de marzo de 2026" in entry_text("chicago", "es", **page)


def test_a_style_without_a_word_for_and_is_not_given_one() -> None:
    style = styles.style_named("vancouver").xml
    assert 'delimiter-precedes-last="always"' in adapt_style(style, "es")
    assert adapt_style(style, "en-GB") == style
