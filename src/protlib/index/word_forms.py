"""The other forms of a word: of English verbs, of Russian and Ukrainian cases, of Arabic words with their article."""

from collections.abc import Sequence
from typing import Final

from protlib.index.words import canonical_form

# Endings of English verbs and of the nouns made of them, as they are in canonical forms.
_ENGLISH: Final = ("ation", "ing", "ion", "ed", "er", "or", "e")
_SHORTEST_ENGLISH: Final = 4  # letters: shorter ones are stems of words that have nothing in common
# Endings of cases, the longest first, folded: "й" is "и" here, and "ї" is "і".
_CYRILLIC_ENDINGS: Final = (
    "цами цями иями іями ьями "
    "цев ців цем цом цам цах цям цях ого его ому ему ами ями ыми ими іми ьми ием иям иях иеи ией ією іям іях ьям ьях "
    "ец ца ця цу цю цо цы ці це ья ье ьи ью ов ев ів ем ом ам ям ах ях ым им ім ых их іх ою ею єю ая яя ое ее "
    "ые ие ыи ии ои еи оі ія іі іи ію ую юю ия ию "
    "а о у ы и і е я ю ь ц"
)
_CYRILLIC: Final = tuple(_CYRILLIC_ENDINGS.split())
_ARABIC: Final = ("يات", "يون", "يين", "ات", "ون", "ين", "يه", "ها", "هم", "ه", "ا", "ي")
_FEWEST_LETTERS: Final = 3  # letters, as "дет" of "детей": these endings tell more than those of English
# The article, alone and behind "and", "in", "as" and "to".
_ARTICLES: Final = ("وال", "بال", "فال", "كال", "لل", "ال")
# Words that begin as if by an article: parents and adults, no religion behind "and".
_WHOLE: Final = "والدين والدان والدات والدها والدهم بالغين بالغون بالغات"
_NO_ARTICLE: Final = frozenset(_WHOLE.split())
# Words that look like a case of another one, folded: "при" is none of "прием", nor is Mali one of money.
_LOOKALIKES: Final = (
    "без более больше для или кроме между менее над перед под после почти при про против ради среди также через "
    "або біля більше крім маиже менше після проти серед також "
    "الي علي بين حتي غير مالي"
)
_NO_CASES: Final = frozenset(_LOOKALIKES.split())
_ENDINGS: Final = frozenset((*_ENGLISH, *_CYRILLIC, *_ARABIC))
_CYRILLIC_LETTERS: Final = ("\u0400", "\u052f")
_ARABIC_LETTERS: Final = ("\u0620", "\u064a")


def rules() -> dict[str, Sequence[str]]:
    """Return, by name, the endings and articles, for an implementation in another language."""
    return {
        "forms": _ENGLISH,
        "cyrillicForms": _CYRILLIC,
        "arabicForms": _ARABIC,
        "articles": _ARTICLES,
        "noArticle": sorted(_NO_ARTICLE),
        "noCases": sorted(_NO_CASES),
    }


def stems(word: str) -> tuple[str, ...]:
    """Return the beginnings of the other forms of a word: "traffick" for "trafficking"; none for a short word."""
    form = canonical_form(word)
    if form.isascii():
        verb_stems = [form[: -len(ending)] for ending in _ENGLISH if form.endswith(ending)]
        verb_stems += [stem[:-1] for stem in verb_stems if stem[-2:-1] == stem[-1:]]
        return tuple(stem for stem in verb_stems if len(stem) >= _SHORTEST_ENGLISH)
    if form in _NO_CASES:
        return ()
    first, last = min(form), max(form)
    if _CYRILLIC_LETTERS[0] <= first and last <= _CYRILLIC_LETTERS[1]:
        stem = _cut_ending(form, _CYRILLIC)
        return (stem,) if stem != form and stem not in _NO_CASES else ()
    return _find_arabic(form) if _ARABIC_LETTERS[0] <= first and last <= _ARABIC_LETTERS[1] else ()


def is_form(word: str, stem: str) -> bool:
    """Tell whether a canonical word is a form of the word with a stem."""
    is_one = word.startswith(stem) and (word == stem or word[len(stem) :] in _ENDINGS)
    return is_one and word not in _NO_CASES


def is_same_word(word: str, typed: str) -> bool:
    """Tell whether a canonical word is a typed one in whatever case; words of ASCII have none."""
    return word == typed or (not typed.isascii() and any(is_form(word, stem) for stem in stems(typed)))


def _find_arabic(form: str) -> tuple[str, ...]:
    """Return the stem of an Arabic word, alone and behind each article."""
    articles = () if form in _NO_ARTICLE else _ARTICLES
    bare = next((form[len(article) :] for article in articles if form.startswith(article)), form)
    stem = _cut_ending(bare if len(bare) >= _FEWEST_LETTERS else form, _ARABIC)
    behind_articles = [article + stem for article in _ARTICLES if article + stem not in _NO_ARTICLE]
    return (stem, *behind_articles) if len(stem) >= _FEWEST_LETTERS else ()


def _cut_ending(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without the longest ending that leaves enough letters."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS)
    return word[: len(word) - len(next(fitting, ""))]
