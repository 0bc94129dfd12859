"""The page around records, as a content management system prints it.

Pagers, breadcrumbs, menus, share links, cookie notes.
"""

import functools
import re
from typing import Final

from protlib.text import fold

# Such as "sort by" and "page 2".
_PLAIN: Final = re.compile(
    r"pagination|pager|breadcrumb|(?:main )?navigation|menu|home|search|filters?|filter by|sort by|apply|reset"
    r"|load more|"
    r"(?:first|previous|next|last|current) page.*|page \d+.*|(?:first|previous|next|last)|[\s«»‹›<>…]+|"
    r"(?:[«»‹›<>]+ ?)?(?:first|previous|next|last)(?: ?[«»‹›<>]+)?|"
    r"(?:displaying|showing) \d.*|\d+ (?:results?|items?|publications?).*|back to top|footer.*|share|print|"
    r"(?:©|\(c\)|copyright).*|all rights reserved.*|privacy.*|terms of use.*|contact(?: us)?|log in|follow us.*",
    re.IGNORECASE,
)
"""Lines that are left out without a note, because every list page has them."""
_PAGER_WORDS: Final = (
    "first previous prev next last page pages current of to premiere precedent precedente suivant suivante derniere "
    "primera primero "
    "anterior siguiente ultima ultimo primeira seguinte proxima proximo pagina erste vorherige nachste letzte seite a "
    "de von "
)
_PAGER: Final = frozenset(_PAGER_WORDS.split())
_PAGER_MARKS: Final = re.compile(r"[\s«»‹›<>…|←→‥.·,-]+")
_LEAST_NUMBERS: Final = 3  # numbers in a row that make a pager without a word
# Such as "Home › Library › Child trafficking", "You are here: Home / Publications".
_BREADCRUMB: Final = re.compile(
    r"(?:(?:you are here|vous êtes ici|está aquí|usted está aquí|sie sind hier)\b.*"
    r"|(?:home|accueil|inicio|início|startseite)(?: ?(?:[›»>/|→]|::) ?[^›»>/|→]{1,80})+"
    r"|[^›→]{1,40}(?: [›→] [^›→]{1,80}){2,})",
    re.IGNORECASE,
)
# Such as "we use cookies".
_COOKIES: Final = re.compile(
    r"(?:(?:we|this|our|the|by|accept|manage|ce site|nous|en poursuivant|este|esta|usamos|utilizamos|al|ao|diese"
    r"|wir)\b.{0,250}\bcookies?\b.{0,250}"
    r"|cookies?\b(?: .{0,60})?|(?:accept|reject|allow|decline|refuse)(?: all)?|accepter|refuser|aceptar|rechazar"
    r"|aceitar|akzeptieren|got it|i agree)",
    re.IGNORECASE,
)
_NETWORK: Final = r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|bluesky|mastodon|instagram|youtube|flickr)"
# Such as "share on facebook".
_SHARE_BUTTON: Final = re.compile(
    rf"(?:share|tweet|post|send|partager|compartir|compartilhar|teilen)(?: (?:this|on|via|by|to|with|sur|par|en|por"
    rf"|no|auf)\b.{{0,60}})?|{_NETWORK}(?: {_NETWORK})*"
    r"|copy link|print this page|imprimer|imprimir|add to (?:my )?(?:favou?rites|list|cart)|bookmark|cite(?: this)?"
    r"|save",
    re.IGNORECASE,
)
# Such as "read more".
_OF_RECORD: Final = re.compile(
    r"read more|learn more|see more|view (?:more|details)|show (?:more|less)|en savoir plus|lire la suite|leer más"
    r"|ver más|mehr|"
    r"download(?: pdf| the report)?|share|print",
    re.IGNORECASE,
)
"""Lines that stand below each record of a page; a record may follow."""
# Such as "skip to main content".
_MENU: Final = re.compile(
    r"skip to .{1,40}|toggle .{1,40}|about(?: us)?|faqs?|donate|site ?map|accessibility|sign (?:in|up)|register"
    r"|my account|log ?(?:out|in)|close|"
    r"back to .{1,40}|clear(?: all)?|select all|relevance|(?:newest|oldest)(?: first)?|(?:items|results) per page.*"
    r"|\d+ per page|"
    r"view all|show all|"
    r"subscribe(?: to .{1,60})?|newsletter.{0,40}|sign up for .{1,60}|stay (?:connected|informed|up to date).{0,40}"
    r"|follow .{1,30}|"
    r"terms (?:and conditions|of (?:use|service)).{0,40}|disclaimer"
    r"|legal notice|mentions légales|aviso legal|impressum",
    re.IGNORECASE,
)
_BAR: Final = re.compile(r"\s+[|·•]\s+")
_LONGEST_OF_BAR: Final = 5  # words of a link in a navigation bar
# Such as "Displaying 1 - 3 of 5", "Showing 81–90 of 212 results", below which the records begin.
_COUNT: Final = re.compile(
    r"(?:displaying|showing|results?) \d.*|\d+ (?:results?|items?|publications?).*", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the page, and to no record."""
    return bool(_PLAIN.fullmatch(line)) or is_navigation(line)


@functools.lru_cache(maxsize=1024)  # each earlier line asks about a line again
def is_navigation(line: str) -> bool:
    """Tell whether a line is a pager, a breadcrumb, a menu, a share link or a cookie note; not every page has one."""
    if not line or _PLAIN.fullmatch(line):
        return False
    if any(
        pattern.fullmatch(line) for pattern in (_BREADCRUMB, _COOKIES, _SHARE_BUTTON, _OF_RECORD, _MENU)
    ) or _is_pager(line):
        return True
    links = _BAR.split(line)
    is_bar = len(links) > 1 and all(len(link.split()) <= _LONGEST_OF_BAR for link in links)
    return is_bar and any(map(is_furniture, links))


def _is_pager(line: str) -> bool:
    """Tell whether a line holds page numbers with their words and marks: "‹ Previous 9 10 11 Next ›"."""
    parts = [fold(part) for part in _PAGER_MARKS.split(line) if part]
    numbers = [part for part in parts if part.isdecimal() and len(part) < 4]  # pages, not years
    other_words = [part for part in parts if part not in numbers]
    if not all(part in _PAGER for part in other_words):
        return False
    return (
        len(numbers) >= _LEAST_NUMBERS or (bool(other_words) and len(parts) > 1) or (len(parts) == 1 and bool(numbers))
    )


def is_below_list(line: str) -> bool:
    """Tell whether a line ends a page: a pager or a menu, but no link of a single record."""
    return is_furniture(line) and not (_OF_RECORD.fullmatch(line) or _SHARE_BUTTON.fullmatch(line))


def is_count(line: str) -> bool:
    """Tell whether a line counts the records, which begin below it."""
    return bool(_COUNT.fullmatch(line))
