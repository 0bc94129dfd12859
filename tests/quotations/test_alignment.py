"""Where a quotation stands in a file, and what differs, word by word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.alignment import align
from protlib.quotations.source import Source

PAGES = (
    Page("Caring | IOM\n\nThe children who were traf-\nficked do not return home12 before they have been identified by the authorities. "
        "In 2019, 43 per cent of returnees said so.13 Many of them were", "iv"),
    Page("Caring | IOM\n\nafraid of the police, and nobody asked them what they wanted. Another thing is that the co-operation "
        "between states improved; 1,000 people were helped in 2022.14 The border stayed open.\n\n12 See annex 2.", "4"),
    Page("Caring | IOM\n\nLabour exploitation is common along the border region of the country, where nobody reports it.", "5"),
    Page("Caring | IOM\n\nThe last page has other words about shelters and their rooms.", "6"),
)  # fmt: skip
SOURCE = Source(FileText(PAGES, "by hand"), "caring.pdf")

VERBATIM = {
    "children who were trafficked do not return home": "iv",
    "Children who were trafficked do not return home before they have been identified": "iv",
    "children who were trafficked … identified by the authorities": "iv",
    "[C]hildren who were trafficked do not return home": "iv",
    "In 2019, 43% of returnees said so": "iv",
    "In 2019, 43 percent of returnees said so. Many of them": "iv",
    "Many of them were afraid of the police": "iv–4",
    "Many of them were […] asked": "iv–4",
    "the cooperation between states improved; 1000 people were helped": "4",
    "1,000 people were helped in 2022. The border stayed open": "4",
    "THE BORDER STAYED OPEN": "4",
    "border stayed open. Labour exploitation [sic] is common": "4–5",
    "See annex 2": "4",
    "children who were trafficked do not return[ed] home": "iv",
    "[T]he border stay[s] open": "4",
}


@every_row(("quotation", "pages"), VERBATIM.items(), ids=repr)
def test_takes_typography_for_no_difference(quotation: str, pages: str) -> None:
    match = align(quotation, SOURCE)
    assert match
    assert match.differences == ()
    assert SOURCE.name_pages(match.pages) == pages


DIFFERENT = {
    "children who were trafficked do return home before they have been identified": [("", "not")],
    "children who were trafficked do not always return home before they have been identified": [("always", "")],
    "In 2019, 34 per cent of returnees said so": [("34", "43")],
    "1,200 people were helped in 2022": [("1,200", "1,000")],
    "the cooperation between countries improved; 1000 people were helped": [("countries", "states")],
    "the children do not return home before they have been identified": [("", "who were trafficked")],
    "Many of them were scared of the police, and nobody asked": [("scared", "afraid")],
    "nobody asked them what they wanted … children who were trafficked": [("children who were trafficked", "")],
    "children who were trafficked do not return[ed] to their home": [("to their", "")],
    "the border stay[s] closed. Labour exploitation": [("closed", "open")],
    "In 2018, 43 per cent of refugees said so": [("2018", "2019"), ("refugees", "returnees")],
}


@every_row(("quotation", "differences"), DIFFERENT.items(), ids=repr)
def test_tells_what_differs(quotation: str, differences: list[tuple[str, str]]) -> None:
    match = align(quotation, SOURCE)
    assert match
    assert [(difference.quoted, difference.source.replace("\n", "")) for difference in match.differences] == differences


NOWHERE = [
    "Women in the camps have no access to clean water at all",
    "children children children children",
    "police the of states border",
    "…",
    "",
]


@every_row("quotation", NOWHERE)
def test_finds_nothing_where_nothing_is_like_it(quotation: str) -> None:
    assert align(quotation, SOURCE) is None


def test_tells_that_a_not_was_dropped() -> None:
    match = align("children who were trafficked do return home", SOURCE)
    assert match
    assert [difference.negations for difference in match.differences] == [["not"]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Граждане не вправе ограждать территорию озера летом", "не"),
        ("وللبنك أن يطلب ذلك ولا يجوز له رفض طلب العميل", "ولا"),
        ("De kinderen mogen de grens niet alleen oversteken", "niet"),
        ("As crianças não têm nenhum documento na fronteira", "nenhum"),
    ],
)
def test_tells_so_in_other_languages(text: str, word: str) -> None:
    source = Source(FileText((Page(text, "1"),), "by hand"))
    match = align(text.replace(f"{word} ", "", 1), source)
    assert match
    assert [difference.negations for difference in match.differences] == [[word]]


@pytest.mark.parametrize(("verb", "denied"), [("est", "n’est"), ("y a vu", "n'y a vu"), ("ont", "n’ont")])
def test_tells_so_of_an_elided_word(verb: str, denied: str) -> None:
    texts = [f"Un enfant mineur {word} que des proches dans ce pays" for word in (verb, denied)]
    for text, quotation in (texts, texts[::-1]):
        match = align(quotation, Source(FileText((Page(text, "1"),), "by hand")))
        assert match
        assert [len(difference.negations) for difference in match.differences] == [1]


@pytest.mark.parametrize(
    ("quotation", "text", "dropped"),
    [
        ("Children were … asked where they wanted to live", "Children were not asked where they wanted to live", "not"),
        ("Children were [ever] asked where they live", "Children were not asked where they live", "not"),
        ("L’État … partie à la convention de 2000", "L’État n’est pas partie à la convention de 2000", "n’est pas"),
        ("las niñas … tenían acceso a un abogado", "las niñas no tenían acceso a un abogado", "no"),
        (
            "Families left their homes … and walked north",
            "Families left their homes without papers, and walked north",
            "",
        ),
        (
            "Children were … asked where they live",
            "Children were never, as the law of 2003 has it, asked where they live",
            "",
        ),
        ("They came … from the camp in the north", "They came on foot from the camp in the north", ""),
    ],
)
def test_an_ellipsis_may_not_stand_for_a_negation(quotation: str, text: str, dropped: str) -> None:
    match = align(quotation, Source(FileText((Page(f"So it was. {text}.", "1"),), "by hand")))
    assert match
    assert [difference.source for difference in match.differences] == [dropped] * bool(dropped)


_AT_FOOT = "\n\nSo it was in all the years before.\n\n\n1 See annex."


@pytest.mark.parametrize(
    ("quoted", "printed", "foot", "is_true"),
    [
        ("$177,953,800,", "$177,953,800,1", "", True),
        ("3,412", "3,412,12", "", True),
        ("3 412", "3\u202f412\u202f1", "", True),
        ("3,412", "3,4121", _AT_FOOT, True),
        ("2022", "20221", _AT_FOOT, True),
        ("3,412", "3,4121", "", False),
        ("2022", "20227", _AT_FOOT, False),
        ("34,000", "34,000,123", "", False),
        ("34,000", "34,000.5", "", False),
        ("43", "431", _AT_FOOT, False),
    ],
)
def test_the_number_of_a_note_may_stand_behind_a_figure(quoted: str, printed: str, foot: str, is_true: bool) -> None:
    pages = (Page(f"The budget has {printed} with a reserve for the girls of the camp.{foot}", "1"), Page("Else.", "2"))
    match = align(f"The budget has {quoted} with a reserve for the girls", Source(FileText(pages, "by hand")))
    assert match
    assert match.is_verbatim == is_true


def test_of_two_places_that_on_the_wanted_page_counts() -> None:
    source = Source(FileText((Page("So it is said.", "1"), Page("Else.", "2"), Page("So it is said.", "3")), "by hand"))
    for page in (0, 2):
        match = align("So it is said", source, [page])
        assert match
        assert match.pages == range(page, page + 1)


CLOSE = Source(
    FileText(
        (Page("It falls to the unit, i.e. the police, to act.", "1"), Page("It falls to the new ward, i.e. it.", "2")),
        "x",
    )
)


@pytest.mark.parametrize(("goal", "left_out"), [(0, "the unit"), (1, "the new ward")])
def test_of_two_places_that_are_alike_that_on_the_wanted_page_counts(goal: int, left_out: str) -> None:
    match = align("It falls to i.e.", CLOSE, [goal])
    assert match
    assert [difference.source for difference in match.differences] == [left_out]


NOISE = [
    ("the house stayed open. The court agreed", "the house stayed open. 4 The court agreed"),
    ("the house (see the box). The court agreed", "the house (see the box). 13 The court agreed"),
    ("in 2017. ¿Quién responde por ellos?", "in 2017.18 ¿Quién responde por ellos?"),
    ("moins de 41,1 per cent", "Le tribunal en a vu moins de 41,1 % ont abouti"),
    ("ولم يوقع عقداً قبل الرحلة إلى المدينة", "ولم يوقع اً عقد قبل الرحلة إلى المدينة"),
    ("ولم يوقع عقدا قبل الرحلة إلى المدينة", "ولم يوقع عقداً قبل الرحلة إلى المدينة"),
    ("انتظر يوماً واحداً قبل أن يعود", "انتظر يومااًً واحداً قبل أن يعود"),
]


@every_row(("quotation", "page"), NOISE)
def test_takes_what_readers_of_pdf_do_for_no_difference(quotation: str, page: str) -> None:
    match = align(quotation, Source(FileText((Page(f"{page}.", "1"),), "by hand")))
    assert match
    assert match.differences == ()


BESIDE_A_NOTE = [
    (
        "was not kept after and 2002. The ratios differed",
        "was not kept after March 2002.20 The ratios differed",
        "March",
    ),
    (
        "the step that a report was lost",
        "the step that follows the sorting.16 The report was lost",
        "follows the sorting The",
    ),
]


@pytest.mark.parametrize(("quotation", "page", "source"), BESIDE_A_NOTE)
def test_shows_a_change_without_the_number_of_a_note(quotation: str, page: str, source: str) -> None:
    match = align(quotation, Source(FileText((Page(f"{page}.", "1"),), "by hand")))
    assert match
    assert [difference.source for difference in match.differences] == [source]


def test_shows_a_change_without_the_words_that_a_reader_has_divided() -> None:
    source = Source(FileText((Page("ويجتذب العمل كل عام نحو 241 م ن العم ال الموسميين من المدينة.", "1"),), "by hand"))
    match = align("ويجتذب العمل كل عام نحو 2895 من العمال الموسميين من المدينة", source)
    assert match
    assert [(difference.quoted, difference.source) for difference in match.differences] == [("2895", "241")]


ITEMS = Source(
    FileText(
        (
            Page(
                "The visit had these parts:\no Meeting the elders of the town;\no Talks with the committee;\n\n"
                "a) lists of all staff;\n(ii) the hours of the clinic.\n3. A boat was lent to them,\nand 4. not to us.\n"
                "He said that there was\na wall, and that the town had\n12 beds.",
                "1",
            ),
        ),
        "by hand",
    )
)
ACROSS_ITEMS = {
    "Meeting the elders of the town; Talks with the committee; lists of all staff; the hours of the clinic": [],
    "the hours of the clinic. A boat was lent to them": [],
    "Meeting the elders of the town; Talks with committee": [("", "the")],
    "He said that there was wall, and that the town had beds": [("", "a"), ("", "12")],
    "lists of all staff; iii) the hours of the clinic": [("iii", "")],
}


@every_row(("quotation", "differences"), ACROSS_ITEMS.items(), ids=repr)
def test_a_quotation_of_several_items_has_no_marks_of_a_list(
    quotation: str, differences: list[tuple[str, str]]
) -> None:
    match = align(quotation, ITEMS)
    assert match
    assert [(difference.quoted, difference.source) for difference in match.differences] == differences


LONG = " ".join(f"word{number}x" for number in range(60))


@pytest.mark.parametrize(
    ("gap", "is_verbatim"), [("[…]", True), ("[sic!] […] [the team]", True), ("[the team]", False)]
)
def test_an_insertion_stands_for_fewer_words_than_an_ellipsis(gap: str, is_verbatim: bool) -> None:
    source = Source(FileText((Page(f"Nobody asked them {LONG} what they wanted.", "1"),), "by hand"))
    match = align(f"Nobody asked them {gap} what they wanted", source)
    assert (match is not None and match.is_verbatim) is is_verbatim


def test_the_end_of_a_sentence_below_a_running_head_is_no_part_of_it() -> None:
    pages = [Page(f"Caring | IOM\n{year}\n\nOther words stand here, and then", "1") for year in ("12", "14", "15")]
    source = Source(FileText((*pages, Page("Caring | IOM\n1996.13\n\nThe border stayed open.", "4")), "by hand"))
    match = align("and then 1996. The border stayed open", source)
    assert match
    assert match.differences == ()


def test_notes_without_an_empty_line_before_them_are_no_part_of_a_sentence() -> None:
    first = Page("Head\n\nThe children who were found at the\n5 See the annex.\n6 See the register.", "1")
    source = Source(FileText((first, Page("border did not go home.", "2")), "by hand"))
    match = align("The children who were found at the border did not go home", source)
    assert match
    assert (match.differences, match.pages) == ((), range(2))


def test_an_empty_file_has_nothing() -> None:
    assert align("So it is said", Source(FileText((), "by hand"))) is None
    assert align("So it is said", Source(FileText((Page(""),), "by hand"))) is None


WORDS = [
    f"{first}{second}"
    for first in ("bor", "shel", "chil", "pol", "wat")
    for second in ("der", "ter", "dren", "ice", "er", "ing")
]


def _text(seed: int) -> list[str]:
    return [random.Random(seed).choice(WORDS) + str(number % 7) * (number % 3 == 0) for number in range(200)]


def _noisy(words: list[str], seed: int) -> str:
    """Return words as a person or a typesetter has them: lines, hyphens, capitals, dashes."""
    chance = random.Random(seed)
    return "".join(
        chance.choice(
            (word, word.upper(), f"{word},", f"“{word}”", f"{word[:2]}-\n{word[2:]}" if word.isalpha() else word)
        )
        + chance.choice((" ", "\n", "  ", " – "))
        for word in words
    )


@given(st.integers(0, 50), st.integers(0, 180), st.integers(3, 20), st.integers(0, 50))
def test_a_part_of_a_text_is_verbatim_whatever_its_typography(seed: int, start: int, size: int, noise: int) -> None:
    words = _text(seed)
    source = Source(FileText((Page(_noisy(words[:100], noise)), Page(_noisy(words[100:], noise + 1))), "by hand"))
    match = align(_noisy(words[start : start + size], noise + 2), source)
    assert match
    assert match.is_verbatim


@pytest.mark.slow
@given(st.integers(0, 50), st.integers(0, 180), st.integers(8, 19), st.data())
def test_a_changed_word_is_a_difference(seed: int, start: int, size: int, data: st.DataObject) -> None:
    words = _text(seed)
    source = Source(FileText((Page(" ".join(words)),), "by hand"))
    quotation = words[start : start + size]
    place = data.draw(st.integers(0, size - 1))
    quotation[place] = "otherwise"
    match = align(" ".join(quotation), source)
    assert match
    assert "otherwise" in " ".join(difference.quoted for difference in match.differences)


CONTENTS = {
    "dots": "Contents\n\nWhat the children want from the police ........ 3\nLabour exploitation ........ 9\n",
    "a number": "Contents\n\nWhat the children want from the police  3\nLabour exploitation  9\n",
    "dots behind more words": "Contents\n\nWhat the children want from the police and courts . . . . . 3\n",
}


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("goal", ["", "9"], ids=["no page", "another page"])
def test_a_table_of_contents_is_not_where_a_sentence_stands(contents: str, goal: str) -> None:
    body = "What the children want from the police and courts is little. Nobody asked them."
    pages = (Page(contents, "ii"), Page(body, "3"), Page("Labour exploitation is common.", "9"))
    source = Source(FileText(pages, "by hand"), "report.pdf")
    match = align("What the children want from the police", source, source.pages_named(goal))
    assert match
    assert source.name_pages(match.pages) == "3"


@pytest.mark.parametrize(
    ("locator", "pages"),
    [("1", {0, 1}), ("2", {2}), ("ii", set()), ("3", {2})],
    ids=["of the file and in print", "in print", "neither", "of the file"],
)
def test_the_number_of_a_page_in_the_file_means_it_where_none_is_printed(locator: str, pages: set[int]) -> None:
    texts = (Page("Preface, by the minister.", ""), Page("Who came.", "1"), Page("Who left.", "2"))
    assert Source(FileText(texts, "by hand"), "report.pdf").pages_named(locator) == pages


INSERTED = {
    "a table": (
        "went to the kilns in the spring\n\nTable 2. Kilns\n2001 34 45\n2002 56 78\n\nand spoke with all",
        True,
    ),
    "a table between sentences": ("went to the kilns in the spring.\n\nKilns\n2001 34 45\n\nand spoke with all", False),
    "a list": ("went to the kilns in the spring\n\nwithout any leave of the owners\n\nand spoke with all", False),
}


@every_row(("text", "is_same"), INSERTED.values(), ids=INSERTED)
def test_a_table_within_a_sentence_is_no_part_of_it(text: str, *, is_same: bool) -> None:
    source = Source(FileText((Page(f"The inspectors of the valley {text} of the children.", "1"),), "by hand"))
    match = align("The inspectors of the valley went to the kilns in the spring and spoke with all", source)
    assert match
    assert match.is_verbatim == is_same
