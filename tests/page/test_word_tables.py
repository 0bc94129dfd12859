"""The words of the page are those of the index: what its script makes of a text is what Python makes of it."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from harness.paths import EXAMPLES
from programs.deno_program import answer
from protlib.index.parts import is_spelt
from protlib.index.word_forms import is_form, stems
from protlib.index.words import beginnings, canonical_form, fold_word, split_words, tokens
from protlib.page.search_data import word_tables
from protlib.record.names.initials import initials_of
from protlib.text import clean, fold
from protlib.text import words as names_of

_ASKED: Final = """(() => {
  const words = new page.Words(given.tables);
  const byText = [(text) => words.clean(text), (text) => words.fold(text), (text) => words.surface(text),
    (text) => words.tokens(text), (text) => words.namesOf(text), (text) => words.initialsOf(text)];
  const byWord = [(word) => words.foldWord(word), (word) => words.canonical(word), (word) => words.beginnings(word),
    (word) => words.stems(word), (word) => words.isSpelt(word),
    (word) => words.stems(word).map((stem) => given.forms.filter((form) => words.isForm(form, stem)))];
  return [given.texts.map((text) => byText.map((each) => each(text))), given.words.map((word) => byWord.map((each) => each(word)))];
})()"""
_TEXTS: Final = (
    "The Who’s “women's” l'asile d’asile qu’on  aujourd'hui `x´", "Thérèse Łódź ﬁnancial ß ẞ İstanbul ΣΊΣΥΦΟΣ ΐ ŉ ǅ ſ Ꭰꭰ և", "人口贩运 and 儿童 trafficking",
    "การค้ามนุษย์ ในประเทศไทย", "الاتجار بالأشخاص في لبنان ١٢٣", "торговля людьми ЁЙ", "인신매매 방지", "बाल विवाह और", "ຄົນ ຂາຍ", "𠀋𠀌 𝐛𝐨𝐥𝐝 𐌰𐌱 x²½ Ⅷ ① ㊙",
    "re-trafficking co-operation A/HRC/44/45 $5 100% e.g. U.S. G20 covid19", "a\u0301e\u0301 o\u00adrg \u200bx \u202ey \ufeff", "", " ", "\x85\u3000x", "'' ' l' d'é",
    "constructor __proto__ toString valueOf", "ＦＵＬＬ ｗｉｄｔｈ ﾊﾝｶｸ", "eaux bureaux travaux crisis crises series",
)  # fmt: skip
_WORDS: Final = [
    "labou",
    "centr",
    "cens",
    "centrens",
    "organiz",
    "organizations",
    "mould",
    "smouldering",
    "sceptics",
    "travelling",
    "travelled",
    "fulfilling",
    "foetus",
    "paediatric",
    "israel",
    "poem",
    "coexist",
    "programmes",
    "defence",
    "licences",
    "judgement",
    "ageing",
    "aluminium",
    "preventative",
    "centred",
    "skilfully",
    "skillful",
    "firemen",
    "policemen",
    "women's",
    "children",
    "wives",
    "themselves",
    "colour",
    "youre",
    "your",
    "hours",
    "flavourful",
    "neighbourhood",
    "rumourous",
    "boxes",
    "churches",
    "mujeres",
    "migrantes",
    "eaux",
    "travaux",
    "bureaux",
    "lois",
    "mais",
    "status",
    "crisis",
    "crises",
    "analyses",
    "species",
    "ties",
    "ties'",
    "dies",
    "is",
    "his",
    "this",
    "bus",
    "gas",
    "trees",
    "toes",
    "shoes",
    "movie",
    "cookie",
    "abcdre",
    "acre",
    "centre",
    "fibre",
    "theatre",
    "traffick",
    "trafficking",
    "trafficked",
    "trafficker",
    "беженцы",
    "беженцев",
    "Дети",
    "детей",
    "Україні",
    "лиц",
    "да",
    "Ёй",
    "نازح",
    "والنازحين",
    "مدرسه",
    "المدرسة",
    "الم",
    "planned",
    "planning",
    "plan",
    "e",
    "ed",
    "ing",
    "xing",
    "azed",
    "realize",
    "realizing",
    "analyze",
    "quiz",
    "size",
    "prize",
    "ll",
    "pp",
    "ss",
    "tt",
    "прием",
    "при",
    "среда",
    "среди",
    "آلية",
    "إلى",
    "والدين",
    "الوالدين",
    "الدين",
    "بالغين",
    "مالي",
    "المالية",
]


def _of_text(text: str) -> list[Any]:
    return [clean(text), fold(text), split_words(text), tokens(text), names_of(text), list(initials_of(text))]


def _of_word(word: str, forms: Sequence[str]) -> list[Any]:
    formed = [[form for form in forms if is_form(form, stem)] for stem in stems(word)]
    return [fold_word(word), canonical_form(word), list(beginnings(word)), list(stems(word)), is_spelt(word), formed]


def _compare(texts: Sequence[str], words: Sequence[str], folder: Path) -> None:
    forms = [*map(canonical_form, _WORDS)]
    data = {"tables": word_tables(), "texts": texts, "words": words, "forms": forms}
    of_texts, of_words = answer("search/words.js", _ASKED, data, folder)
    for text, word_forms in zip(texts, of_texts, strict=True):
        assert (text, word_forms) == (text, _of_text(text))
    for word, word_forms in zip(words, of_words, strict=True):
        assert (word, word_forms) == (word, _of_word(word, forms))


@pytest.mark.slow
def test_words_are_those_of_python(tmp_path: Path) -> None:
    lines = (EXAMPLES / "publications.jsonl").read_text().splitlines()
    texts = [
        *_TEXTS,
        *(text for line in lines for text in json.loads(line).values() if isinstance(text, str)),
    ]
    words = {word for text in texts for word in split_words(text)}
    halves = [word[:end] for word in _WORDS for end in range(1, len(word))]
    _compare(texts, [*_WORDS, *halves, *sorted(words)], tmp_path)


@pytest.mark.soak
def test_letters_are_those_of_python(tmp_path: Path) -> None:
    letters = [
        letter for letter in map(chr, range(1, 0x30000)) if unicodedata.category(letter) not in {"Cn", "Co", "Cs"}
    ]
    _compare([f"a{letter} x" for letter in letters], [], tmp_path)
