"""Citations as they are typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import locators
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.engine.engine_program import run_pandoc
from protlib.citing.notation import find_citations, notation, parse_citation, with_plain_signs
from protlib.record.tables import read_rows


def cited(key: str, locator: str = "", **parts: str) -> CitedPublication:
    return CitedPublication(key, locator=locator, label=parts.pop("label", "page" if locator else ""), **parts)  # type: ignore[arg-type]


TYPED = {
    "[@iom2009]": [cited("iom2009")],
    "[see @a, p. 3; also @b, chap. 2 on method]": [
        cited("a", "3", prefix="see"),
        cited("b", "2", label="chapter", prefix="also", suffix="on method"),
    ],
    "[-@a]": [CitedPublication("a", CitationMode.WITHOUT_AUTHOR)],
    "@a": [CitedPublication("a", CitationMode.IN_TEXT)],
    "@a [p. 3]": [CitedPublication("a", CitationMode.IN_TEXT, locator="3", label="page")],
    "@a [p. 3; @b]": [CitedPublication("a", CitationMode.IN_TEXT, locator="3", label="page"), cited("b")],
    "@a [see @b]": [CitedPublication("a", CitationMode.IN_TEXT), cited("b", prefix="see")],
    "[@{http://example.org/a(b)}, 4]": [cited("http://example.org/a(b)", "4")],
    "[@doe:2010.b]": [cited("doe:2010.b")],
    "[@a 33]": [cited("a", "33")],
    "[@a, pp. 3-5, 12]": [cited("a", "3-5, 12")],
    "[@a, p. iv–x]": [cited("a", "iv–x")],
    "[@a, §3 and more]": [cited("a", "3", label="section", suffix="and more", term="§")],
    "[@a, para. 12 (b)]": [cited("a", "12 (b)", label="paragraph")],
    "[@a. But not @b2010]": [cited("a", suffix=". But not @b2010")],
    "[@a, @b2010]": [cited("a", suffix=", @b2010")],
    "[@a, p. 3, @b2010]": [cited("a", "3", suffix=", @b2010")],
    "[@a, art. 3(1)]": [cited("a", "3(1)", label="article-locator", term="art.")],
    "[@a, {chap. on method}, my words]": [
        cited("a", "on method", label="chapter", suffix=", my words"),
    ],
    "[@a, {iv}]": [cited("a", "iv")],
    "[@a, 01:02:03]": [cited("a", "01:02:03", label="timestamp")],
    "[@a, 1:02:03–1:02:09 on return]": [cited("a", "1:02:03–1:02:09", label="timestamp", suffix="on return")],
    "[@a, 02:15]": [cited("a", "02:15", label="timestamp")],
    "[@a, 4:34]": [cited("a", "4:34")],
    "[@a, timestamp 01:02:03]": [cited("a", "01:02:03", label="timestamp", term="timestamp")],
    "[@a, no evidence]": [cited("a", suffix=", no evidence")],
    "[@a, civil society]": [cited("a", suffix=", civil society")],
    "[@a, págs. 3 y 4]": [cited("a", "3 y 4")],
    "[@a, pp. 3, 12 and 15]": [cited("a", "3, 12 and 15")],
    "[@a, pp. iv & vi, on law]": [cited("a", "iv & vi", suffix=", on law")],
    "[@a, ص 3 و5]": [cited("a", "3 و5")],
    "[@a, p. 3 and 2000 people]": [cited("a", "3", suffix="and 2000 people")],
    "[@a, chap. 2 and I agree]": [cited("a", "2", label="chapter", suffix="and I agree")],
    "[@a, párr. 7]": [cited("a", "7", label="paragraph")],
    "[@a, chapitre 3]": [cited("a", "3", label="chapter")],
    "[@a, artigo 5]": [cited("a", "5", label="article-locator", term="artigo")],
    "[@a، ص 5]": [cited("a", "5")],
    "[@a, ص. 5]": [cited("a", "5")],
    "[@a, S. 3–5]": [cited("a", "3–5")],
    "[@a, Seite 3]": [cited("a", "3")],
    "[@a, с. 3]": [cited("a", "3")],
    "[@a, Стр. 3]": [cited("a", "3")],
    "[@a, S4]": [cited("a", "S4")],
    "[@a, s. 4]": [cited("a", suffix=", s. 4")],
    "[@a, الفصل 2]": [cited("a", "2", label="chapter")],
    "[@a, الفقرات 5-7]": [cited("a", "5-7", label="paragraph")],
    "[@a, п. 20]": [cited("a", "20", label="paragraph")],
    "[@a, пп. 20–22]": [cited("a", "20–22", label="paragraph")],
    "[@a, ст. 5]": [cited("a", "5", label="article-locator", term="ст.")],
    "[@a, 第20段]": [cited("a", "20", label="paragraph")],
    "[@a，第 20 段]": [cited("a", "20", label="paragraph")],
    "[@a, 第20至22段]": [cited("a", "20至22", label="paragraph")],
    "[@a, 20段]": [cited("a", "20", label="paragraph")],
    "[@a, 第34页，第20段]": [cited("a", "34", suffix="，第20段")],
}


# Arabic signs, and the marks of directions that word processors leave beside them.
IN_ARABIC = {
    "[@a؛ @b، ص. ٣]": "[@a; @b, p. ٣]",
    "[@a، ص ٣، ٥]": "[@a, p. ٣، ٥]",
    "[@a، انظر أيضا؛ وغيره]": "[@a، انظر أيضا؛ وغيره]",
    "[@a\u200f، ص\u200f 3]": "[@a, p. 3]",
    "[\u200f@\u200ea\u200f؛\u200f @b\u200f]": "[@a; @b]",
    "@\u200ea\u200f [ص 3]": "@a [p. 3]",
}


@every_row(("text", "meant"), IN_ARABIC.items())
def test_arabic_signs_are_those_of_the_notation(text: str, meant: str) -> None:
    assert parse_citation(text) == parse_citation(meant) is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("نص [@a؛ @b، ص. ٣]، و @c.", "نص [@a; @b, {page ٣}]، و @c."),
        ("[\u200f@\u200ea\u200f] é", "[@a] é"),
        ("é [@a, *x*] and; @b", "é [@a, *x*] and; @b"),
    ],
)
def test_a_text_for_pandoc_has_its_signs(text: str, plain: str) -> None:
    assert with_plain_signs(text) == plain


@every_row("text", TYPED)
def test_a_citation_says_what_its_notation_says(text: str) -> None:
    assert parse_citation(text) == Citation(tuple(TYPED[text]))


@every_row("text", TYPED)
def test_a_citation_is_written_as_it_is_read(text: str) -> None:
    citation = Citation(tuple(TYPED[text]))
    assert parse_citation(notation(citation)) == citation


@every_row(
    "text",
    [
        "name@example.org",
        "j.doe@example.org",
        r"\@escaped",
        "[@]",
        "@ alone",
        "[no key]",
        "[@{a b}]",
        "@*",
    ],
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert list(find_citations(text)) == []


@every_row(
    ("text", "keys"),
    [
        ("[@a", ["@a"]),
        ("[see @a](http://example.org)", ["@a"]),
        ("[@a]{.mark}", ["@a"]),
        ("[@a; and]", ["@a"]),
        ("[@a] [@b]", ["[@a]", "[@b]"]),
        ("“@a”, (@b) and @c's.", ["@a", "@b", "@c"]),
        ("[note [see @a] here]", ["[see @a]"]),
        ("[open\n\n@a]", ["@a"]),
        ("[see @a,\np. 3]", ["[see @a,\np. 3]"]),
        ("Write to a@b.org, as @c did.", ["@c"]),
    ],
)
def test_citations_are_found_where_they_stand(text: str, keys: list[str]) -> None:
    assert [text[match.start : match.end] for match in find_citations(text)] == keys


_SIZE = 20_000  # of a text that takes minutes where each bracket reads what follows


@pytest.mark.slow
@pytest.mark.parametrize("text", ["[see @a, p. 3 " * _SIZE, "[@a; " * _SIZE + "none]" * _SIZE])
def test_brackets_that_never_close_or_stand_in_each_other_are_read_once(text: str) -> None:
    assert len(list(find_citations(text))) in range(_SIZE - 50, _SIZE + 1)


_PIECES = (
    "@a", "-@b", "@c:1", "@{f(g)}", "see", "x", "@", "\\@z", "(@a)", "it's", "a@b.org", "@a.", "and", "12,", "@a_b", "@9z-@b",
    "[see @a; @b]", "[@k, p. 3]", "@k [p. 3]", "@k[@a, chap. 2; -@b]", "[-@k]", "[@a]", "[@a](http://x.org)", "[@a]{.mark}",
    "[no key]", "[@a; no key]", "@k [^1]", "“@a”", "*@a*", "[@a [b] c]", "[@a, {p. x;y}]",
)  # fmt: skip
_MODES = {
    "NormalCitation": CitationMode.IN_BRACKETS,
    "AuthorInText": CitationMode.IN_TEXT,
    "SuppressAuthor": CitationMode.WITHOUT_AUTHOR,
}


@pytest.mark.slow
@needs_engine
def test_citations_are_those_that_pandoc_finds() -> None:
    random = Random(10)  # the same texts each time
    texts = [" ".join(random.choices(_PIECES, k=random.randint(2, 7))) for _ in range(400)]
    source = "\n\n".join(f"Text {text}" for text in texts)
    syntax_tree = json.loads(run_pandoc(["-f", "markdown-smart", "-t", "json"], source.encode()).data)
    for text, block in zip(texts, syntax_tree["blocks"], strict=True):
        ours = [[(item.key, item.mode) for item in match.citation.cited] for match in find_citations(f"Text {text}")]
        assert ours == list(_cites(block)), text


def _cites(node: Any) -> Iterator[list[tuple[str, CitationMode]]]:
    if isinstance(node, dict) and node.get("t") == "Cite":
        yield [
            (node_citation["citationId"], _MODES[node_citation["citationMode"]["t"]]) for node_citation in node["c"][0]
        ]
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _cites(inner)


def test_each_row_of_the_table_of_locators_has_words_that_are_read() -> None:
    rows = read_rows(Path(locators.__file__).with_suffix(".txt"))
    assert len(rows) == len({label for label, _words in rows})
    assert {label for label, _words in rows} >= locators.LABELS_WITH_TERMS
    words = [word for _label, row in rows for word in row.split("|")]
    assert all(word and (word == word.casefold().strip() or word.isupper()) for word in words)
