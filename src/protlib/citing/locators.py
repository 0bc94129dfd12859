"""What a locator counts (pages, chapters, ...), in the words of several languages, and where it ends."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

_WORDS: Final[Mapping[str, str]] = {
    "act": "act|acts|acte|actes|acto|actos",
    "appendix": "app|apps|appendix|appendices|annex|annexes|annexe|apéndice|apéndices|anexo|anexos|apêndice|ملحق",
    "article-locator": "art|arts|article|articles|artículo|artículos|artigo|artigos|مادة|المادة",
    "book": "bk|bks|book|books|liv|livre|livres|lib|libro|libros|livro|livros|كتاب",
    "canon": "can|canon|canons|canones|cânon",
    "chapter": "ch|chs|chap|chaps|chapter|chapters|chapitre|chapitres|cap|caps|capítulo|capítulos|فصل|الفصل",
    "column": "col|cols|column|columns|colonne|colonnes|columna|columnas|coluna|colunas|عمود",
    "equation": "eq|eqs|equation|equations|équation|équations|ecuación|ecuaciones|equação|equações",
    "figure": "fig|figs|figure|figures|figura|figuras|شكل|رسم توضيحي",
    "folio": "fol|fols|f|ff|folio|folios|fólio|fólios|ورقة",
    "issue": "no|nos|issue|issues|nº|núm|núms|número|números|numéro|numéros|عدد",
    "line": "l|ll|line|lines|ligne|lignes|línea|líneas|linha|linhas|سطر|السطر",
    "note": "n|nn|note|notes|fn|footnote|nota|notas|ملاحظة|حاشية",
    "opus": "op|opp|opus|opera|نوتة موسيقية",
    "page": "p|pp|pg|page|pages|pág|págs|página|páginas|ص|صفحة|صفحات|الصفحة|الصفحات",
    "paragraph": "para|paras|par|paragraph|paragraphs|parag|paragraphe|paragraphes|párr|párrs|párrafo|párrafos|parágrafo|parágrafos|¶|¶¶|فقرة|الفقرة",
    "part": "pt|pts|part|parts|part|partie|parties|parte|partes|جزء|الجزء",
    "rule": "r|rr|rule|rules|règle|règles|regla|reglas|regra|regras|قاعدة",
    "scene": "sc|scs|scene|scenes|scène|scènes|escena|escenas|cena|cenas",
    "section": "sec|secs|sect|section|sections|sección|secciones|secc|seção|seções|§|§§|قسم|القسم",
    "sub-verbo": "s.v|s.vv|sub verbo|sub verbis",
    "supplement": "supp|suppl|supplement|supplements|supplément|suplemento|suplementos",
    "table": "tbl|tab|table|tables|tableau|tableaux|tabla|tablas|tabela|tabelas|cuadro|cuadros|quadro|جدول",
    "timestamp": "timestamp|timestamps",
    "verse": "v|vv|verse|verses|vers|verset|versets|versículo|versículos|آية",
    "version": "ver|version|versions|versión|versión|versão",
    "volume": "vol|vols|volume|volumes|volumen|volúmenes|tome|tomes|مجلد|المجلد",
}
"""The words for each of CSL's locators in English, French, Spanish, Portuguese and Arabic, as its locales and people have them.

Of what is one word for two things in two languages, that is taken which reports cite more.
"""
WITH_TERMS: Final = frozenset({
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "section",
    "sub-verbo", "verse", "volume",
})  # fmt: skip
"""What engines have words for in each language: the locators of CSL 1.0.1. Those of 1.0.2 are printed as they are typed."""
# Such as "IV", "xii".
_ROMAN: Final = r"(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})(?!\w)"
# Such as "3", "12a", "A/63/L.2", "3(1)", "12 (b)": what has a digit in it, but no key such as "@a1", with what stands in brackets behind.
_NUMBER: Final = r"[^\s,;@{}()\[\]–—-]*\d[^\s,;@{}()\[\]–—-]*(?:\s?\(\w{1,4}\))*"
# Such as "3", "3-5, 12", "iv–x".
_COUNTED: Final = rf"(?:{_NUMBER}|{_ROMAN})(?:(?:\s*[–—-]+\s*|\s*,\s*)(?:{_NUMBER}|{_ROMAN}))*"


class Located(NamedTuple):
    """What stands behind a key: what its locator counts ("" for no locator), the locator, the words behind it, and the label as typed.

    That is "" where engines have a word of their own for it.
    """

    label: str
    locator: str
    suffix: str
    term: str = ""


def located(text: str) -> Located:
    """Return the locator at the beginning of what stands behind a key, and the rest.

    "p. 3" and "3" are the third page, "{...}" holds a locator together whatever it is ("{chap. on method}"), and words
    that count nothing are a suffix, which keeps the comma that ties it.
    """
    text = text.strip()
    bare = text.lstrip(",،").lstrip()
    if match := re.match(r"\{([^{}]+)\}", bare):
        word = _label_pattern().match(match[1])
        locator = match[1][word.end() :] if word else match[1]
        return Located(_label(word), locator.strip(), bare[match.end() :].strip(), _term(word))
    word = _label_pattern().match(bare)
    counted = _counted().match(bare, word.end() if word else 0)
    if counted is None or not (word or any(char.isdigit() for char in counted[0])):
        return Located("", "", text)
    locator = counted[0].rstrip(".:")
    return Located(_label(word), locator, bare[counted.start() + len(locator) :].strip(), _term(word))


def _term(word: "re.Match[str] | None") -> str:
    return word[0].strip() if word and _label(word) not in WITH_TERMS else ""


def _label(word: "re.Match[str] | None") -> str:
    return _labels()[word[1].casefold()] if word else "page"


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(_COUNTED, re.IGNORECASE)


@cache
def _labels() -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for label, words in _WORDS.items():
        for word in [label, *words.split("|")]:
            labels.setdefault(word, label)
    return labels


@cache
def _label_pattern() -> re.Pattern[str]:
    # Such as "p. ", "chap. ", "§", "p." before "3"; "no" is none before "evidence": what is counted has to follow.
    words = "|".join(map(re.escape, sorted(_labels(), key=len, reverse=True)))
    return re.compile(rf"({words})(?:\.\s*|\s+|(?<=[§¶])|(?<=\w)(?=\d))", re.IGNORECASE)
