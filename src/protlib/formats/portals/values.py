"""Values as portals write them: places of any kind, keywords in capitals, mixed identifiers, bodies of bodies."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.record import dates, identifiers, languages, names, places
from protlib.record.html_text import break_blocks, strip_tags, unescape_html
from protlib.record.identifiers import symbols
from protlib.record.model import Name
from protlib.text import clean, fold

# Such as "[EN/AR]" or "(EN/FR/ES)" at the end of a title: the languages in which a portal has it.
_VERSIONS: Final = re.compile(r"(?:(?<!\s)\s+)?[\[(][A-Z]{2}(?:\s?[/,|]\s?[A-Z]{2})*[\])]\s*$")
# Such as "(PDF) " before a title: ResearchGate and Academia put it there.
_FORM_OF_FILE: Final = re.compile(r"^[\[(](?:PDF|DOC|DOCX|HTML)[\])]\s+(?=\S)")
# Letters that Arabic lacks: of Pashto, Urdu, Sorani, and of Persian and Dari, which have other signs for yeh and kaf.
_PASHTO: Final = re.compile("[\u0681\u0685\u0689\u0693\u0696\u069a\u06bc]")
_URDU: Final = re.compile("[\u0679\u0688\u0691\u06ba\u06c1\u06d2]")
_SORANI: Final = re.compile("[\u0695\u06b5\u06c6\u06ce]")
_PERSIAN: Final = re.compile("^(?!.*[\u0629\u0643\u064a]).*[\u067e\u0686\u0698\u06a9\u06af\u06cc]", re.DOTALL)
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_CYRILLIC: Final = re.compile("[\u0410-\u044f]")
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_SCRIPTS: Final = (
    (_PASHTO, "ps"), (_URDU, "ur"), (_SORANI, "ckb"), (_PERSIAN, "fa"), (_ARABIC, "ar"), (_CYRILLIC, "ru"),
    (_CHINESE, "zh"),
)  # fmt: skip
# What a program says where it knows no language, or where there are several.
_NO_LANGUAGES: Final = frozenset({"und", "zxx", "mul", "mis", "x-default", "neutral"})
# Such as ", 1965-" and ", 1901-1980." behind a name.
_YEARS_OF_LIFE: Final = re.compile(r",\s*(?:ca\.?\s*)?\d{4}\s?[-–]\s?(?:\d{4})?\.?$")
# Such as " (44th sess. : 2020 : Geneva)" behind a body of the United Nations.
_SESSION: Final = re.compile(r"(?:(?<!\s)\s+)?\((?=[^()]*\d)[^()]*\s:\s[^()]*\)$")
_PDF: Final = re.compile(r"\.pdf(?:[?#]|$)|/bitstreams?/", re.IGNORECASE)
_NUMBER_OF_BOOK: Final = re.compile(r"^(?:urn:)?isbn\b[:\s-]*", re.IGNORECASE)
_NUMBER_OF_SERIAL: Final = re.compile(r"^(?:urn:)?e?issn\b[:\s-]*", re.IGNORECASE)
_HANDLE: Final = re.compile(r"^(?:hdl:|https?://hdl\.handle\.net/)(?=\d)", re.IGNORECASE)
_PERMANENT: Final = "https://hdl.handle.net/"
# Such as "Washington, DC : World Bank"; also "UNHCR: The UN Refugee Agency", where a body stands before the colon.
_PLACE_BEFORE: Final = re.compile(r"([^:;()]{3,40}?)\s*:\s+(\S.*)")
_RIGHTS_MARK: Final = re.compile(r"^(?:©|\(c\)|copyright)\s*(?:\d{4})?,?\s*", re.IGNORECASE)
# Markdown's marks for a line that is no prose: a heading, a list, a picture, a table, a rule.
_NO_PROSE: Final = re.compile(r"\s*(?:#|[*+-] |\d+\. |!\[|\||>|[-*_]{3,}\s*$)")
# Such as "[the plan](https://un.org/plan)" and "**Geneva**".
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_EMPHASIS: Final = re.compile(r"(\*\*|__|\*|(?<!\w)_)(?=\S)([^*_\n]+?)(?<=\S)\1")
_SENTENCE: Final = re.compile(r"(?<=[.!?؟。])\s")
_LETTERS_OF_PROSE: Final = 60  # at least: shorter paragraphs are headings, links and captions
_LETTERS_OF_AN_OPENING: Final = 2000  # at most: about the length of the longest abstracts of journals


def find_places(texts: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the countries and regions in some texts, and the texts that name neither."""
    places_by_field: dict[str, list[str]] = {"countries": [], "regions": []}
    other_texts: list[str] = []
    for text in texts:
        for name in places.split_places(clean(text)):
            if place := places.resolve(name) if name.upper() != "NA" else None:
                places_by_field["countries" if place.kind == "country" else "regions"].append(place.name)
            elif name:
                other_texts.append(name)
    return places_by_field, other_texts


def split_keywords(texts: Iterable[str]) -> list[str]:
    """Return single keywords, without repetition; those all in capitals become small letters."""
    from protlib.record.titles.all_capitals import lower_capitals

    by_folded: dict[str, str] = {}
    for text in texts:
        for label in re.split(r"\s*[;\n]\s*", clean_markup(text)):
            if bare := clean(label).strip(" .,"):
                by_folded.setdefault(fold(bare), lower_capitals(bare, "en"))
    return [*by_folded.values()]


def title_of(text: str) -> str:
    """Return a title without markup, a portal's language codes at its end, and the form of a file before it."""
    return _FORM_OF_FILE.sub("", _VERSIONS.sub("", clean(clean_markup(text))))


def fix_colons(title: str, language: str) -> str:
    """Return a title without a space before its colons: catalogues put one there, and only French has one."""
    return title if language.startswith("fr") else re.sub(r"\s+:\s", ": ", title)


def symbol_beside(title: str) -> tuple[str, str]:
    """Return a title without the symbol in brackets at its end, or before a colon, and the symbol, "" for none."""
    match = re.fullmatch(r"(?P<title>.{8,}?)\s*[\[(](?P<symbol>(?:[^\[\]()]|\(\w+\))+)[\])]", title) or re.fullmatch(
        r"(?P<symbol>[A-Z]+/[\w/.()-]+)\s?(?::|\s[-–—])\s+(?P<title>.{8,})", title
    )
    return (match["title"], clean(match["symbol"])) if match and is_symbol(match["symbol"]) else (title, "")


def is_symbol(text: str) -> bool:
    """Tell whether a text is the symbol of a United Nations document, and nothing else."""
    return "/" in text and symbols.parse_symbol(text) != ""


def language_of(texts: Iterable[str], title: str) -> tuple[str, list[str]]:
    """Return the title's language among a portal's languages, and all of them where there are several.

    Where the title's letters do not decide, English is the likelier, and then the first.
    """
    language_tags: dict[str, None] = {}
    for text in texts:
        for part in re.split(r"[;,|]", text):
            if clean(part).lower() not in {"", *_NO_LANGUAGES}:
                language_tags[identifiers.read_valid(languages.tag, clean(part)) or clean(part)] = None
    tag_list = [*language_tags]
    by_script = next((tag for script, tag in _SCRIPTS if script.search(title)), "")
    if len(tag_list) < 2:
        return (tag_list[0] if tag_list else by_script), []
    bases = [tag.partition("-")[0] for tag in tag_list]
    if len({*bases}) == 1:
        return tag_list[0], []
    likely_language = by_script if by_script in bases else "en" if "en" in bases else bases[0]
    return tag_list[bases.index(likely_language)], tag_list


def find_identifiers(texts: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return the identifiers in some texts by field (`url` is the page, `file` the PDF), and the other texts."""
    values_by_field: dict[str, list[str]] = {}
    other_texts: list[str] = []
    for text in map(clean, texts):
        field, value = _identifier(text)
        if field:
            values_by_field.setdefault(field, []).append(value)
        elif text:
            other_texts.append(text)
    values_by_field.get("url", []).sort(key=lambda link: not link.startswith(_PERMANENT))
    return {
        field: " ".join(dict.fromkeys(values)) if field in {"isbn", "issn"} else values[0]
        for field, values in values_by_field.items()
    }, other_texts


def _identifier(text: str) -> tuple[str, str]:
    """Return the field and the value of an identifier, "" for any other text."""
    if (match := _NUMBER_OF_BOOK.match(text)) or (bare := re.sub(r"[\s-]", "", text)).isalnum():
        value = text[match.end() :] if match else bare
        if number := identifiers.read_valid(identifiers.isbn, value):
            return "isbn", number
    if (match := _NUMBER_OF_SERIAL.match(text)) and (
        number := identifiers.read_valid(identifiers.issn, text[match.end() :])
    ):
        return "issn", number
    if re.fullmatch(r"\d{4}-\d{3}[\dXx]", text) and (number := identifiers.read_valid(identifiers.issn, text)):
        return "issn", number
    is_link = re.match(r"https?://", text, re.IGNORECASE)
    says_doi = re.match(r"(?:(?:info:)?doi[:/]\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/", text, re.IGNORECASE)
    if says_doi and (number := identifiers.read_valid(identifiers.doi, text)):
        return "doi", number
    if _HANDLE.match(text):
        return "url", permanent_link(text)
    if is_link and (link := identifiers.read_valid(identifiers.url, text)):
        return ("file" if is_file(link) else "url"), link
    return ("number", text) if is_symbol(text) else ("", "")


def date_of(texts: Iterable[str]) -> str:
    """Return the date of publication among a repository's dates, "" for none.

    A date with a time of day says when the file was uploaded; it counts only if there is no other.
    """
    date_texts = [clean(text) for text in texts if text.strip()]
    plain = [text for text in date_texts if not re.search(r"\dT\d", text)] or date_texts
    iso_dates = [date for text in plain if (date := dates.parse_or(text, ""))]
    return min(iso_dates, key=lambda date: (date[:4], -len(date)), default="") or next(iter(plain), "")


def without_years(name: str) -> str:
    """Return a person's name without the years of birth and death that catalogues put behind it."""
    return _YEARS_OF_LIFE.sub("", name)


def names_in(texts: Iterable[str]) -> Iterator[Name]:
    """Yield the names in some texts; a text is one name, or several with semicolons between them."""
    for text in texts:
        for part in clean_markup(text).split(";"):
            if name := without_years(clean(part)):
                yield body(name) if is_of_united_nations(name) else names.parse_name(name)


def is_of_united_nations(text: str) -> bool:
    """Tell whether a catalogue puts a body under the United Nations: "UN. Secretary-General"."""
    return text.startswith(("UN.", "United Nations. ")) and re.match(r"UN\.\s|United", text) is not None


def body(text: str) -> Name:
    """Return the body that a catalogue puts under its parent: "UN. Human Rights Council"."""
    bare = _SESSION.sub("", clean(text).rstrip(". "))
    parts = [part for part in re.split(r"\.\s+", bare) if part]
    if len(parts) > 1 and parts[0] in {"UN", "United Nations"}:
        name = parts[-1]
        is_named = re.match(r"UN\b|United Nations\b", name) or name.isupper()
        return names.organisation(name if is_named else f"United Nations {name}")
    if parts == ["UN"]:
        return names.organisation("United Nations")
    return names.organisation(bare)


def imprint(text: str, authors: Iterable[Name] = ()) -> tuple[str, str]:
    """Return the publisher in a text, without a rights sign, and the place before or after it, "" for none.

    In "Geneva : IOM", the part before the colon is no body. In "World Bank, Washington, DC", an author is the
    publisher.
    """
    name = _RIGHTS_MARK.sub("", clean_markup(text)).rstrip(" ,;:")
    for author in authors:
        if author.literal and name.startswith(f"{author.literal}, "):
            return author.literal, name.removeprefix(f"{author.literal}, ")
    match = _PLACE_BEFORE.fullmatch(name)
    is_place = match is not None and not (match[1].isupper() or names.is_organisation(match[1]))
    return (match[2], match[1]) if match and is_place else (name, "")


def is_file(link: str) -> bool:
    """Tell whether a link leads to a PDF rather than to a page."""
    return _PDF.search(link) is not None


def permanent_link(link: str) -> str:
    """Return the handle in a link as https, as its registry requires, or the link itself."""
    return _HANDLE.sub(_PERMANENT, link)


def clean_markup(text: str) -> str:
    """Return a text without HTML tags and entities, with its paragraphs."""
    return unescape_html(strip_tags(break_blocks(text, "\n\n"))).strip()


def opening_of(text: str) -> str:
    """Return the first paragraph of prose in Markdown or HTML as plain text, or the first sentences of a long one."""
    for block in re.split(r"\n\s*\n", clean_markup(text)):
        if _NO_PROSE.match(block):
            continue
        plain = clean(_EMPHASIS.sub(r"\2", _LINK.sub(r"\1", block)))
        if len(plain) < _LETTERS_OF_PROSE:
            continue
        if len(plain) <= _LETTERS_OF_AN_OPENING:
            return plain
        ends = [match.start() for match in _SENTENCE.finditer(plain) if match.start() <= _LETTERS_OF_AN_OPENING]
        return plain[: ends[-1]] if ends else f"{plain[:_LETTERS_OF_AN_OPENING].rpartition(' ')[0]} ..."
    return ""
