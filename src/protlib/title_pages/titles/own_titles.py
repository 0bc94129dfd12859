"""The titles that a report has beside its cover: in the metadata of the file, as a running head, within its text."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from protlib.record.names.lexicon import SMALL_WORDS
from protlib.record.titles.all_capitals import lower_capitals
from protlib.record.titles.common_words import is_common
from protlib.text import clean, fold, squeeze
from protlib.title_pages.bodies import is_body, is_organisation
from protlib.title_pages.front import Front, is_at_edge
from protlib.title_pages.garbled import is_garbled
from protlib.title_pages.kinds import is_idle, is_label
from protlib.title_pages.words import words_of

_PAGE: Final = re.compile(  # such as "12 | " before a running head, and " - Page 3" behind it
    r"^\W*(?:page\s)?\d{1,3}(?:\s*[|•·–—-]\s*|\s+)|(?:\s*[|•·–—-]\s*|\s+)(?:page\s)?\d{1,3}$", re.IGNORECASE
)
_EDGE_WITH_TITLES: Final = 0.08  # the share of a page's height, at its head and its foot, where running titles stand
_FEWEST_WORDS: Final = 3  # words of a title: fewer are the name of a file or a kind of text
_TOKEN: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 9  # letters: longer words in capitals are stressed
_MIXED_CASE: Final = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]|[A-ZÀ-Þ]{2}[a-zà-ÿ]")  # such as "sTATe" and "THe"
# Such as "OAK Working Paper 2020/167-Invisible Hands".
_NUMBER_OF_PAPER: Final = re.compile(r"(?P<label>[^\d:]{5,50} (?:No\.? ?)?\d[\d/.]*) ?[:–—-] ?(?=\S.{9})")
_DOCUMENT_BEHIND: Final = re.compile(r" document$", re.IGNORECASE)  # such as "World Bank Document", in any file of it
_TITLE_EDGES: Final = re.compile(r"^[«“„\"'(]+"), re.compile(r"(?<![»”“\"')?!.])[»”“\"')?!.]+$")
_EDGE_SIGNS: Final = re.compile(r"^[\W_]+|[\W_]+$")
# Such as "02/04/2026, 12:08" at the head of a page that a browser printed.
_TIME_OF_PRINT: Final = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}\b")
_SHORT: Final = re.compile(r"(?<=\()[A-Z]{3,8}(?=\))|\b[A-Z]{2,8}s\b")  # such as "NAP" in "ACTION PLAN (NAP)"
_PLURAL: Final = re.compile(r"(?<=[A-Z]{2})s\b")
_SITE_BEHIND: Final = re.compile(r"\s(?:[|–—-])\s(?:\S+\s?){1,4}$")  # such as " - GOV.UK"
_FEWEST_MIXED: Final = 4  # words: fewer may be names such as "CoronaCheck" and "MinVWS"
_HOST: Final = re.compile(r"(?<![\w.@-])(?:www\.)?([\w-]+)\.(?:org|int|net|com|eu|ngo)\b", re.IGNORECASE)
_MOST_BEFORE: Final = 8  # words that a cover draws before the rest of its title
_FEWEST_LETTERS: Final = 8  # letters of a text that the metadata may have by more than chance


def title_around(front: Front, title: str) -> str:
    """Return the text of another page that ends in a title whose cover draws its first words as a picture; else "".

    Such as "Primer on using technology to share information" for "to share information", and a running head such as
    "LOST BOYS: Work on Ships" for "Work on Ships".
    """
    letters = squeeze(title)
    if not title[:1].islower():
        return _running_head_around(front, letters)
    for blocks in front.blocks.values():
        texts = (_bare_head(block.text) for block in blocks)
        for text in (text for text in texts if text[:1].isupper()):
            end = next((end for end in range(len(title), len(text) + 1) if squeeze(text[:end]).endswith(letters)), 0)
            if end and len(text[:end].split()) - len(title.split()) <= _MOST_BEFORE:
                return text[:end]
    return ""


def _running_head_around(front: Front, letters: str) -> str:
    """Return a running head that ends in the letters of a title, and has a title and a colon before them; "" if none.

    A cover that has the words before the colon has them as letters, and no picture.
    """
    cover = front.squeezed.get(front.first, "")
    lines = [line for page in front.pages.values() for line in page.lines if is_at_edge(page, line, _EDGE_WITH_TITLES)]
    for text in dict.fromkeys(_bare_head(line.text) for line in lines if ": " in line.text):
        opening, _, rest = text.partition(": ")
        is_name = any(check(opening) for check in (is_body, is_organisation, is_label, is_idle))
        is_drawn = len(opening.split()) > 1 and squeeze(opening) not in cover
        if is_drawn and letters == squeeze(rest) and len(letters) > _FEWEST_LETTERS and not is_name:
            return f"{lower_capitals(opening, front.language or 'en') if opening.isupper() else opening}: {rest}"
    return ""


def metadata_title(front: Front) -> str:
    """Return the title in a file's metadata where it reads as one; "" for the name of a file or a program."""
    for name in ("dc:title", "Title"):
        text = clean(front.metadata.get(name, "")).strip()
        text = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", text)
        if re.search(
            r"\.(?:docx?|indd|pptx?|xlsx?|pdf|rtf|odt|qxd|ai|pub|p65|wpd|fm|png|jpe?g|tiff?)\b", text, re.IGNORECASE
        ):
            continue
        if (
            len(text.split()) >= _FEWEST_WORDS
            and not is_garbled(text)
            and not re.search(r"_\w+_|^untitled|^document\d?$", text, re.IGNORECASE)
            and not is_body(_DOCUMENT_BEHIND.sub("", text))
        ):
            text = _SITE_BEHIND.sub("", text) if _is_printed_by_browser(front) else text
            number = _NUMBER_OF_PAPER.match(text)
            return text[number.end() :] if number and is_label(number["label"]) else text
    return ""


def _is_printed_by_browser(front: Front) -> bool:
    """Tell whether a page of the web was printed: its first line is when, beside the page's title and its site."""
    return any(_TIME_OF_PRINT.match(line.text) for line in front.lines(front.first)[:2])


def is_in_metadata(front: Front, text: str) -> bool:
    """Tell whether a text is a part of the title in the metadata, or begins with it: "Lost Boys | School Year 2018"."""
    text = text.replace("&", "and")
    title, head = squeeze(metadata_title(front).replace("&", "and")), squeeze(text.partition("|")[0])
    return bool(title) and len(head) > _FEWEST_LETTERS and (squeeze(text) in title or ("|" in text and head == title))


def is_of_host(front: Front, text: str, pages: Sequence[int] = ()) -> bool:
    """Tell whether a text is the name in a web address of its report: "Oak Council" beside "www.oakcouncil.org".

    The address stands on the first page, or on other `pages`.
    """
    squeezed_text = squeeze(text)
    lines = [line for number in (front.first, *pages) for line in front.texts.get(number, ())]
    return len(squeezed_text) > _FEWEST_LETTERS and any(
        squeezed_text == squeeze(host) for line in lines for host in _HOST.findall(line)
    )


def running_title(front: Front) -> str:
    """Return the title that stands at the head or the foot of several pages, or of one beside the page's number."""
    edges: Counter[str] = Counter()
    for page in front.pages.values():
        heads = [line.text for line in page.lines if is_at_edge(page, line, _EDGE_WITH_TITLES)]
        edges.update(dict.fromkeys(map(_bare_head, heads), 1))
        edges.update(bare for text in heads if (bare := _bare_head(text)) != clean(text))
    texts = [text for text, count in edges.most_common() if count > 1 and len(text.split()) > 2]
    texts = [text for text in texts if not (text.endswith(".") or fold(text.split()[-1]) in SMALL_WORDS)]
    return next(
        (spell(front, text) for text in texts if not (is_idle(text) or is_body(text) or is_organisation(text))), ""
    )


def _bare_head(text: str) -> str:
    """Return a running head without the number of the page: "12 | The Way Home"."""
    return _PAGE.sub("", clean(text))


def spell(front: Front, title: str) -> str:
    """Return a title as the other pages or the metadata spell it, where it is in capitals or its spaces are lost."""
    if _is_of_small_capitals(title):
        title = title.upper()
    if not is_in_capitals(title):
        return title
    genres = (genre.capitalize() for genre in words_of("genre") if " " in genre and squeeze(genre) == squeeze(title))
    for text in (metadata_title(front), *_other_texts(front, title), *(genres if title.isascii() else ())):
        if squeeze(text) == squeeze(title) and not (
            _is_loud(text) or text[:1].islower() or _is_of_small_capitals(text)
        ):
            return _with_edges(text, title)
    lowered_title = _with_acronyms(front, lower_capitals(title, front.language or "en"))
    for acronym in (
        acronym for acronym in _SHORT.findall(title) if not (is_common(acronym.lower()) or is_label(acronym))
    ):
        lowered_title = re.sub(rf"\b{acronym}\b", acronym, lowered_title, flags=re.IGNORECASE)
    return lowered_title


def spell_names(front: Front, title: str) -> str:
    """Return a title in capitals in small letters, but for words that sentences of the pages have with a capital only.

    Such as "Caso Robledo vs. Olmos" for "CASO ROBLEDO VS. OLMOS", whose text speaks of "el señor Robledo".
    """
    if not is_in_capitals(title):
        return title
    lines = [line for lines in front.texts.values() for line in lines if not _is_loud(line)]
    tokens = {token for line in lines for token in _TOKEN.findall(line) if not token.isupper()}
    return _TOKEN.sub(
        lambda match: (
            match[0].capitalize() if match[0].capitalize() in tokens and match[0].lower() not in tokens else match[0]
        ),
        spell(front, title),
    )


def is_in_capitals(text: str) -> bool:
    """Tell whether a text is in capitals, but for the plural of an acronym: "ACTION PLANS (NAPs)"."""
    return _PLURAL.sub("", text).isupper()


def _with_edges(text: str, title: str) -> str:
    """Return a text between the signs with which a title begins and ends: another page has it within a sentence."""
    opening, closing = (match[0] if (match := edge.search(title)) else "" for edge in _TITLE_EDGES)
    return f"{opening}{_EDGE_SIGNS.sub('', text)}{closing}".strip(" :|–—-")


def _with_acronyms(front: Front, title: str) -> str:
    """Return a title with the capitals of the words that lines of both cases have in capitals only: "POCSO"."""
    lines = [line for lines in front.texts.values() for line in lines if not _is_loud(line)]
    tokens = {token for line in lines for token in _TOKEN.findall(line)}
    forms = Counter(token.casefold() for token in tokens)
    acronyms = {token.casefold(): token for token in tokens if _is_acronym(token) and forms[token.casefold()] == 1}
    return _TOKEN.sub(lambda match: acronyms.get(match[0].casefold(), match[0]), title)


def _is_acronym(token: str) -> bool:
    return token.isupper() and _SHORTEST_ACRONYM <= len(token) < _LONGEST_ACRONYM


def _is_of_small_capitals(text: str) -> bool:
    """Tell whether a font has put capitals within most words of a text: "AmNesTy INTerNATIoNAl reporT"."""
    tokens = [word for word in text.split() if any(map(str.isalpha, word))]
    mixed_words = sum(_MIXED_CASE.search(word) is not None for word in tokens)
    return mixed_words >= _FEWEST_MIXED and mixed_words * 2 > len(tokens)


def _is_loud(text: str) -> bool:
    """Tell whether most letters of a text are capitals: "ANNUAL EVALUATION: Liberia"."""
    return sum(map(str.isupper, text)) * 2 > sum(map(str.isalpha, text))


def _other_texts(front: Front, title: str) -> Sequence[str]:
    """Return the runs of lines of other pages that have just the letters of a title."""
    squeezed_title = squeeze(title)
    runs: list[str] = []
    for lines in front.texts.values():
        for start in range(len(lines)):
            text = ""
            for line in lines[start : start + 8]:
                text = f"{text} {line}".strip()
                if squeeze(text) == squeezed_title:
                    runs.append(text.strip("‘’“”«»\"' "))
                if not squeezed_title.startswith(squeeze(text)):
                    break
    return runs
