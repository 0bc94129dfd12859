"""The bodies whose sites and mail addresses a report names: known ones, and those that its pages spell out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.record.small_words import ELIDED
from protlib.record.titles.common_words import is_common
from protlib.text import fold, words
from protlib.title_pages.bodies import body_of_host
from protlib.title_pages.front import Front
from protlib.title_pages.makers.running_heads import has_reference_list
from protlib.title_pages.payers import speaks_of_payer
from protlib.title_pages.words import words_of

# Such as "www.iom.int", "https://reliefweb.int/x", "info@unhcr.org", "oak.org".
_HOST: Final = re.compile(
    r"(?P<sign>https?://|www\.|@|(?<![\w/.@-])(?=[a-z][\w-]+\.(?:org|int|gov|ngo)\b))"
    r"(?:www\.)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})",
    re.IGNORECASE,
)
# Such as "https://www.oak.org/", and no page deeper in the site.
_HOME: Final = re.compile(rf"(?:{_HOST.pattern})/?", re.IGNORECASE)
# Such as "@polarisproject" and "/polarisproject": accounts at places where everybody has one.
_ACCOUNT: Final = re.compile(r"(?:^|\s)[@/]([\w.]{4,30})(?=\s|$)")
# Such as "github.com/OAK", which is written in one case or the other.
_PROFILE: Final = re.compile(r"(?:github|twitter|facebook|linkedin)\.com/(?:company/|in/)?([\w-]{3,30})", re.IGNORECASE)
# Such as "ocha-eth@un.org".
_MAIL_OF_PART: Final = re.compile(
    r"(?<![\w.-])([a-z]{3,10})[-._]?[\w.-]*@(?:[\w-]+\.)*([\w-]+)\.(?:org|int|eu)\b", re.IGNORECASE
)
_LONGEST_FOOT: Final = 300  # letters: the foot of a map has date, sources and addresses in one line
# fmt: off
_SUFFIXES: Final = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "go", "gov", "net", "ong", "or", "org"})
# fmt: on
_STATE_DOMAINS: Final = frozenset({"gov", "gob", "gouv", "mil"})
_NGO: Final = "ngo"
# Letters of an address without its suffix: shorter ones are acronyms that several bodies have.
_SHORTEST_LABEL: Final = 8
_SHORTEST_WORD: Final = 4  # letters of a label that is one word, as the pages write it
_SHORTEST_INITIALS, _MOST_INITIALS = 3, 7
_FEWEST_USES: Final = 2  # of a word on the pages: more than once, so that it is no slip
_FEWEST_OF_COMMON: Final = 4  # of a name of everyday words, such as "Open Source"
_LETTER_SEPARATOR: Final = r"[\s’'-]*"
_MOST_LETTERS_OF_A_LINE: Final = 140  # letters: a longer line is of a paragraph, which names sites of others
# Such as "Oak Council for Safe Passage" and "Centre d’Opérations": words with capitals, and small ones between.
_NAME: Final = re.compile(rf"[A-ZÀ-Þ][\w’'-]+(?:,? (?:(?:{ELIDED}[’'])?[A-ZÀ-Þ&][\w’'-]*|[a-zà-þ’']{{1,4}}))+")
_ELISION: Final = re.compile(rf"\A{ELIDED}[’'](?=[A-ZÀ-Þ])")
_HOST_POINTS: Final = 2.0  # points, weighed against those of `evidence`: half a cover, for sites keep works of others
_QUOTE_POINTS: Final = 1.4  # within a sentence: often of somebody else
_LONG_REST: Final = 50  # letters of a line beside its address: more are of a sentence
_SHARE_ON_FIRST: Final = 1.5  # times as much, on the first page
_OWN_MAIL: Final = 2.6  # who can be written to there is hardly somebody else
_ACCOUNT_POINTS: Final = 3.0  # an account: nearly a cover
_MOST_HOSTS: Final = 3  # behind links of one page: more are works that it quotes
_FEWEST_PAGES: Final = 3  # with links to one host: its own pages, or a foot that stands on each page
_MENTION_POINTS: Final = 0.4  # each time that the text names it
_MOST_MENTIONS: Final = 5  # times


class Hint(NamedTuple):
    """A body that an address speaks for: a listed one, or only its name, and how much that says."""

    body: Body | None
    name: str
    score: float


def find_hosted(front: Front, title: str) -> Iterator[Hint]:
    """Yield the bodies whose sites, mail addresses and accounts the pages name, each host once.

    A word of the title that is a host, too, is what the report is about.
    """
    title_words = set(words(title))
    hosts: dict[str, float] = {}
    for number, lines in front.texts.items():
        share = _SHARE_ON_FIRST if number == front.first else 1
        for line in () if has_reference_list(lines) else lines:
            for match in _HOST.finditer(line) if not speaks_of_payer(line) else ():
                is_mail = match["sign"] == "@" and len(line) < _MOST_LETTERS_OF_A_LINE
                is_quoted = not is_mail and len(line) - len(match[0]) > _LONG_REST and number != front.first
                score = (_OWN_MAIL if is_mail else _QUOTE_POINTS if is_quoted else _HOST_POINTS) * share
                hosts.setdefault(match["host"].lower(), score)
            for profile in _PROFILE.findall(line):
                hosts.setdefault(f"{profile.lower()}.org", _HOST_POINTS)
            for account in _ACCOUNT.findall(line):
                hosts.setdefault(f"{account.lower().replace('_', '')}.", _ACCOUNT_POINTS)
    yield from _parts_behind_mail(front)
    hosts |= {host: max(_HOST_POINTS, hosts[host]) for host in _hosts_alone(front)}
    for host, score in _hosts_behind_links(front):
        hosts.setdefault(host, score)
    for host, score in hosts.items():
        yield from (hint for hint in _read_host(front, host, score) if fold(hint.name) not in title_words)


def _parts_behind_mail(front: Front) -> Iterator[Hint]:
    """Yield the parts of a body that have an account at its host: OCHA for "ocha-eth@un.org"."""
    lines = [line for lines in front.texts.values() if not has_reference_list(lines) for line in lines]
    addresses = {
        match.groups() for line in lines if len(line) < _LONGEST_FOOT for match in _MAIL_OF_PART.finditer(line)
    }
    for account, host in sorted(addresses):
        office, body = body_of_host(account.lower()), body_of_host(host.lower())
        if office is not None and body is not None and authority.is_part_of(office, body):
            yield Hint(office, office.names[0].text, _OWN_MAIL * _SHARE_ON_FIRST)


def _hosts_alone(front: Front) -> list[str]:
    """Return the host to which the lines of the pages link again and again, where they hardly link to others."""
    lines = [line for lines in front.texts.values() if not has_reference_list(lines) for line in lines]
    lines = [line for line in lines if not speaks_of_payer(line)]
    counts = Counter(match["host"].lower() for line in lines for match in _HOST.finditer(line))
    (host, highest_count), (_host, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return [host] if highest_count >= _FEWEST_PAGES and second < _FEWEST_USES else []


def _hosts_behind_links(front: Front) -> Iterator[tuple[str, float]]:
    """Yield the hosts behind links of the pages: of a home page, of several links of the first page, of most pages.

    One link to a page deeper in a site quotes that page.
    """
    pages_of: Counter[str] = Counter()
    for number, page in front.pages.items():
        counts = Counter(match["host"].lower() for address in page.links if (match := _HOST.match(address)))
        pages_of.update(counts.keys())
        homes = {match["host"].lower() for address in page.links if (match := _HOME.fullmatch(address))}
        if len(homes) <= _MOST_HOSTS:
            yield from ((host, _HOST_POINTS) for host in sorted(homes))
        if number == front.first:
            yield from ((host, _HOST_POINTS) for host, count in counts.items() if count >= _FEWEST_USES)
    (host, highest_count), (_host, second) = [*pages_of.most_common(2), ("", 0), ("", 0)][:2]
    if highest_count >= _FEWEST_PAGES and second < _FEWEST_USES:
        yield host, _HOST_POINTS * _SHARE_ON_FIRST


def _read_host(front: Front, host: str, score: float) -> Iterator[Hint]:
    parts = host.split(".")
    is_of_state = any(label in _STATE_DOMAINS for label in parts[1:])
    labels = _labels_of(host)
    for position, label in enumerate(labels):
        listed_body = authority.body_with_host(".".join(parts[position:]))
        body = listed_body or body_of_host(label)
        if body is not None and is_of_state and body.kind == _NGO:
            continue
        if listed_body is None and label in words_of("platform"):
            return
        if body is not None and len(label) > 1:
            yield Hint(body, "", score)
            return
        if body is None and len(label) >= _SHORTEST_LABEL and (hint := _find_spelt_body(front, label, score)):
            yield hint
            return
    if labels and not host.endswith(".") and (name := _spelt_name(front, labels[-1])):
        times = _count(front, name) + (name != (acronym := labels[-1].upper()) and _count(front, acronym))
        yield Hint(None, name, score + _MENTION_POINTS * min(times, _MOST_MENTIONS))


def _labels_of(host: str) -> list[str]:
    """Return the parts of a host without those that say whose names end like this: "org", "gov.uk"."""
    labels = host.split(".")[:-1]
    return labels[:-1] if labels and labels[-1] in _SUFFIXES else labels


def _find_spelt_body(front: Front, label: str, score: float) -> Hint | None:
    """Return the body whose name has the letters of a host: "theengineroom.org" is of the engine room."""
    letters = _LETTER_SEPARATOR.join(map(re.escape, label.replace("-", "")))
    name_pattern = re.compile(rf"(?<![\w@/.]){letters}(?!\w|\.[a-z])", re.IGNORECASE)
    texts = [line for lines in front.texts.values() for line in lines if name_pattern.search(line)]
    names = [name for text in texts for name in name_pattern.findall(text) if " " in name]
    if names and len(names) < _FEWEST_OF_COMMON and all(is_common(word) for word in names[0].split()):
        return None
    return Hint(None, names[0], score + _MENTION_POINTS * min(len(names), _MOST_MENTIONS)) if names else None


def _spelt_name(front: Front, label: str) -> str:
    """Return the name of which a label has the initials; else the word or the acronym that it is; "" for neither."""
    name = name_of_initials(front, label)
    return name if " " in name else _word(front, label) or name


def _word(front: Front, label: str) -> str:
    """Return the word that a label is, as the pages write it with a capital, "" where they hardly do."""
    if len(label) < _SHORTEST_WORD or is_common(label) or "-" in label:
        return ""
    name_pattern = re.compile(rf"(?<![\w@/.-])(?:The )?{re.escape(label)}(?![\w@-]|\.\w)", re.IGNORECASE)
    uses = Counter(use for lines in front.texts.values() for line in lines for use in name_pattern.findall(line))
    names = [use for use, _count in uses.most_common() if use[:1].isupper()]
    return names[0] if names and sum(uses[name] for name in names) >= _FEWEST_USES else ""


def name_of_initials(front: Front, label: str) -> str:
    """Return the name on the pages that has the initials of a label, or the label as an acronym they use."""
    if not _SHORTEST_INITIALS <= len(label) <= _MOST_INITIALS or not label.isalpha():
        return ""
    names = Counter(
        name
        for lines in front.texts.values()
        for run in _NAME.findall(" ".join(lines))
        if (name := _with_initials(run.split(" "), label))
    )
    if names:
        return names.most_common(1)[0][0]
    acronym = label.upper()
    is_used = _count(front, acronym) >= _FEWEST_USES and not authority.find_body(acronym)
    return acronym if is_used else ""


def _with_initials(parts: list[str], label: str) -> str:
    """Return the words of a run that have the initials of a label, one after the other, "" for none."""
    for start in range(len(parts)):
        letters = ""
        for end in range(start, len(parts)):
            word = _ELISION.sub("", parts[end])
            is_counted = fold(word) not in SMALL_WORDS and word[:1].isupper()
            letters += fold(word[0]) if is_counted else ""
            if letters == label and is_counted and end > start:
                return _ELISION.sub("", " ".join(parts[start : end + 1]).strip(" ,"))
            if not label.startswith(letters) or not (is_counted or end > start):
                break
    return ""


def _count(front: Front, name: str) -> int:
    pattern = re.compile(rf"(?<![\w@/.-]){re.escape(name)}(?![\w@-])")
    return sum(len(pattern.findall(line)) for lines in front.texts.values() for line in lines)
