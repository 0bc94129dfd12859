"""Sentences, and the one that has what was asked for."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.fulltext.matched_sentence import pick_sentence, split_sentences
from protlib.fulltext.page_query import Group, WordSequence
from protlib.index.words import canonical_form

SENTENCES = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("In 2009, e.g. in Ghana, it rose. It fell.", ["In 2009, e.g. in Ghana, it rose.", "It fell."]),
    ("See para. 12 and No. 7 of it. Then go.", ["See para. 12 and No. 7 of it.", "Then go."]),
    ("M. Diallo et al. agree. J. Smith does not.", ["M. Diallo et al. agree.", "J. Smith does not."]),
    ("It costs 1.5 million. 43 per cent pay.", ["It costs 1.5 million.", "43 per cent pay."]),
    ("He said: “It is so.” She left.", ["He said: “It is so.”", "She left."]),
    ("¿Qué es? ¡No sé! El Sr. López sí.", ["¿Qué es?", "¡No sé!", "El Sr. López sí."]),
    ("ما هو؟ هذا هو. نعم", ["ما هو؟", "هذا هو.", "نعم"]),
    ("一つ。二つ。", ["一つ。", "二つ。"]),
    ("A heading\n\nThe text\ngoes on. It ends.", ["A heading", "The text\ngoes on.", "It ends."]),
    ("It ends.\n\nfile of a printer 2/3", ["It ends.", "file of a printer 2/3"]),
    ("no end", ["no end"]),
    ("  \n\n ", []),
    ("", []),
]


@every_row(("text", "expected"), SENTENCES)
def test_a_text_is_split_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [text[slice(*place)] for place in split_sentences(text)] == expected


@given(st.text(max_size=200))
def test_sentences_are_in_order_and_all_but_spaces_is_in_one(text: str) -> None:
    places = split_sentences(text)
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert "".join("".join(text[slice(*place)] for place in places).split()) == "".join(text.split())


def word(*forms: str, is_open: bool = False) -> Group:
    return tuple(WordSequence((canonical_form(form),), is_open) for form in forms)


PAGE = "Workers owe debt. They fall into\nbondage; the debt bondage of women is worse. Nothing here."
PICKED = [
    ([word("debt")], "Workers owe debt.", ["debt"]),
    ([word("debt"), word("bondage")], "They fall into bondage; the debt bondage of women is worse.", ["bondage", "debt", "bondage"]),
    ([(WordSequence(("debt", "bondag")),)], "They fall into bondage; the debt bondage of women is worse.", ["debt bondage"]),
    ([(WordSequence(("woman",)),)], "They fall into bondage; the debt bondage of women is worse.", ["women"]),
    ([word("noth", is_open=True)], "Nothing here.", ["Nothing"]),
    ([(WordSequence(("debt", "bond"), is_open=True),)], "They fall into bondage; the debt bondage of women is worse.", ["debt bondage"]),
    ([word("zebra")], "Workers owe debt.", []),
    ([], "Workers owe debt.", []),
]  # fmt: skip


@every_row(("groups", "sentence", "marked"), PICKED)
def test_the_sentence_with_the_most_of_it_is_picked_and_marked(
    groups: list[Group], sentence: str, marked: list[str]
) -> None:
    text, spans, *_kind = pick_sentence(PAGE, groups)
    assert text == sentence
    assert [text[start:end] for start, end in spans] == marked


WRITTEN = [
    "Kerb",
    "gaol",
    "l’Asile",
    "l'asile",
    "Lʼasile",
    "enquiry",
    "aesthetic",
    "Œuvre",
    "réfugiés",
    "O'Brien",
    "难",
]


@every_row("content", WRITTEN)
def test_a_word_is_marked_however_it_is_written(content: str) -> None:
    group = word(content)
    for text in (f"Here “{content}” stands.", f"Here (_{content}_) stands, x."):
        sentence, spans, *_kind = pick_sentence(f"Other. {text}", [group])
        assert (sentence, [sentence[start:end] for start, end in spans]) == (text, [content])
    assert pick_sentence(f"Other. x{content}", [group])[1] == ([] if content != "难" else [(8, 9)])


@given(st.text("ab .\n", max_size=80))
def test_marks_are_in_the_sentence_and_do_not_overlap(page: str) -> None:
    text, spans, *_kind = pick_sentence(page, [word("a", "ab"), (WordSequence(("a", "b")),), word("b", is_open=True)])
    assert "\n" not in text
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


CONTENTS = "Contents\n\n" + "\n".join(f"{number}. Debt bondage in area {number} {number * 3}" for number in range(1, 9))
OTHER_LINES = [
    ("1. Debt bondage ......... 4\n\nWorkers are in debt bondage.", "Workers are in debt bondage.", False),
    ("Debt bondage in Ghana 7\n\nWorkers are in debt bondage.\n\nIOM", "Workers are in debt bondage.", False),
    ("IOM\n\nWorkers are in debt bondage.\n\nDebt bondage in Ghana", "Workers are in debt bondage.", False),
    ("Debt bondage .......... 4", "Debt bondage ..........", True),
    (CONTENTS, "Debt bondage in area 1 3 2.", True),
    ("Debt bondage 4\n\nWorkers have no debt.", "Debt bondage 4", True),
]  # fmt: skip


@every_row(("page", "sentence", "is_apart"), OTHER_LINES)
def test_running_text_comes_before_lines_of_contents_and_running_heads(
    page: str, sentence: str, is_apart: bool
) -> None:
    picked = pick_sentence(page, [(WordSequence(("debt", "bondag")),)])
    assert (picked.sentence, picked.is_apart) == (sentence, is_apart)
