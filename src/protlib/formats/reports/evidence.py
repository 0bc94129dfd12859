"""The bodies that a report names, and how much says that one of them wrote it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from protlib.formats.reports.blocks import Block
from protlib.formats.reports.bodies import (
    are_bodies,
    bodies_in,
    body_of_host,
    goes_on,
    is_organisation,
    is_state,
    split_names,
)
from protlib.formats.reports.defined import defined_bodies
from protlib.formats.reports.front import Front, squeeze
from protlib.formats.reports.people import people_in
from protlib.formats.reports.sentences import disclaimers, makers, makers_on_cover
from protlib.formats.reports.title_blocks import title_blocks
from protlib.formats.reports.words import cut_opening, is_one_of, plain
from protlib.record import authority, places
from protlib.record.authority import Body
from protlib.text import clean

# Such as "www.iom.int", "https://reliefweb.int/x", "info@unhcr.org".
_HOST: Final = re.compile(r"(?:https?://|www\.|@)(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
# fmt: off
_PLATFORMS: Final = frozenset({
    "reliefweb", "doi", "creativecommons", "gmail", "yahoo", "hotmail", "outlook", "facebook", "twitter", "youtube",
    "undocs", "flickr", "instagram", "linkedin", "issuu", "bit", "orcid", "handle",
})
# fmt: on
# Such as "© 2010 International Organization for Migration".
_OWNER: Final = re.compile(
    r"(?:©|\(c\)|\bcopyright\b(?=\s*(?:©|\(c\)|by\b|[:,]|\d{4}))|حقوق (?:الطبع"
    r"|النشر)(?: محفوظة)?)[\s:,©]*(?:\d{4}[\s,.–-]*(?:\d{4}[\s,.]*)?)?(?:by\s)?(.{2,110})",
    re.IGNORECASE,
)
# Such as ", 2010" and ". All rights reserved".
_OWNER_END: Final = re.compile(
    r"\s*(?:[,.;:/]?\s*(?:19|20)\d\d\b.*|\.\s.*|\ball rights\b.*|tous droits.*|todos los derechos.*|جميع الحقوق.*"
    r"|\bphoto\b.*|\bThis (?:work|report|publication)\b.*|/.*)$",
    re.IGNORECASE,
)
# Such as "UNHCR/Ann One": who owns a picture has often other reports, too.
_OF_PICTURE: Final = re.compile(r"^\s*[^\s/]+/")
# Such as "funded" and "grants".
_PAYING: Final = re.compile(
    r"\b(?:fund(?:ed|ing)|grants?|financ\w*|supported|support (?:of|from)|made possible|sponsor\w*|donors?"
    r"|subvention|soutien|appui|apoyo|subvención|donantes?)\b|بتمويل|بدعم|تمويل|الدعم",
    re.IGNORECASE,
)
_THE: Final = re.compile(r"^(?:the|la|el|los|les)\s+", re.IGNORECASE)
# Such as "National Strategy", "Política nacional": what a state writes itself.
_POLICY: Final = re.compile(
    r"\b(?:nation\w*|nacional\w*|policy|strategy|action plan|stratégie|politique|estrategia|política"
    r"|plan (?:d['’]action|de acción))\b",
    re.IGNORECASE,
)
# Such as "Lebanon's ", "of the Republic of Peru".
_OF_STATE: Final = re.compile(
    r"^(?P<owner>[^:'’]{3,40})['’]s\s|\b(?:of|de|du|del)\s(?P<state>[^:,;()]{4,60}?)"
    r"(?=\s*(?:[:,;(]|to\b|for\b|under\b|$))",
    re.IGNORECASE,
)
_USER: Final = re.compile(r"\bmicrosoft\b|\buser\b|\badmin\b", re.IGNORECASE)  # such as "Microsoft Office User"
_OF_ADDRESS: Final = re.compile(r"\d{3}|@|www\.|\b(?:tel|fax|e-?mail|p\.?o\.? box)\b", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\W*(?:data )?(?:sources?|fuentes?|fontes?|المصدر|المصادر)\b[^:]{0,60}:", re.IGNORECASE)
"""How a line below a table or a picture begins that says where its figures come from: "Source: UNHCR"."""
# Such as "United Nations Framework Convention on Climate Change": a treaty, which names no author.
_CONVENTION: Final = re.compile(
    r"united nations (?:framework )?convention|conven(?:tion|ci[oó]n)[\s-](?:cadre |marco )?(?:des|de las) na\w+ uni\w+"
    r"|اتفاقية الأمم المتحدة",
    re.IGNORECASE,
)
# Such as "for enquiries" and "please contact".
_CONTACT: Final = re.compile(
    r"\b(?:contact(?:ez|e)?|(?:e|i)nquiries|correspondence|(?:further|more) information|plus d['’]informations?"
    r"|(?:más|mayor) información)\b|للاتصال|لمزيد من المعلومات",
    re.IGNORECASE,
)
_LAST_LINES: Final = 12  # of the last page: who publishes stands at its foot
# Letters of an address without its suffix: shorter ones are acronyms that several bodies have.
_SHORTEST_LABEL: Final = 8
_BETWEEN_LETTERS: Final = r"[\s’'-]*"
# Such as "@polarisproject" and "/polarisproject": accounts at places where everybody has one.
_ACCOUNT: Final = re.compile(r"(?:^|\s)[@/]([\w.]{4,30})(?=\s|$)")
_MOST_AUTHORS: Final = 4  # bodies: joint reports of more are cited by the first ones
_OF_STATES: Final = frozenset({"gov", "gob", "gouv", "mil"})
_NGO: Final = "ngo"
_PAYERS: Final = frozenset({"donor", "state", "bank", "company"})
_MEDIA: Final = "media"
_COVER: Final = 4.0  # points, as all that follow: weighed against each other on real covers (`benchmarks/title_pages`)
_LAST: Final = 2.4  # a line of the last page: less than a cover, for donors stand there, too
_STATE: Final = 0.6
"""The share that a state on a cover counts, beside its ministry."""
_OWNING: Final = 6.0  # whose rights a line names: more than a cover, where a logo may be a donor's
_ISSUING: Final = 6.0  # who “publishes”, “prepares” or “issues” says a line: as much
_HOSTED: Final = 2.0  # whose site it is: half a cover, for sites keep works of others
_PICTURED: Final = 1.0  # whose picture it is: with one mention, not enough
_ASKED: Final = 1.6  # whom readers write to: enough where no other body is named
_NAMED: Final = 0.4  # each time that the text names it, up to `_MOST_NAMED` times
_MOST_NAMED: Final = 5  # times: a report about a body names it often
_OPENING: Final = 3.0  # an account or the first words: nearly a cover
_FIRST: Final = 2.3  # the least for an author: less than a cover at its foot, more than all naming
_ALONE: Final = 1.6
"""The evidence that is enough where no other body has half as much: its name stands at least four times."""
_BESIDE: Final = 0.8  # what every other body must stay below, half of `_ALONE`
_EVERYWHERE: Final = frozenset({"un", "eu", "au"})
"""Bodies that reports name whoever wrote them."""
_SECOND: Final = 0.62
"""The share of the first body's evidence that a second author has at least."""
_PART: Final = 0.5  # the share of a body's evidence that its part has, to be the author in its place
_AS_TYPED: Final = 40  # letters: a longer line is a sentence, and no name as people type it


class BodyEvidence:
    """What speaks for each body, by the name under which it is cited."""

    def __init__(self, front: Front, title: Block | None, title_text: str) -> None:
        self._front = front
        self._title = title
        self._title_text = title_text
        self.scores: defaultdict[str, float] = defaultdict(float)
        self.texts: dict[str, str] = {}
        self._joint: list[list[str]] = []
        self._hosts: set[str] = set()
        self._once: set[tuple[str, float]] = set()
        self._collect()

    def best(self) -> list[str]:
        """Return the bodies that are likely authors, the likeliest first."""
        ordered = sorted(self.scores.items(), key=lambda item: -item[1])[:_MOST_AUTHORS]
        if not ordered or not (ordered[0][1] >= _FIRST or self._stands_alone(*ordered)):
            return []
        ordered = [pair for pair in ordered if not self._has_part(pair, ordered)]
        [(first, most), *rest] = ordered
        others = (code for code, score in rest if score >= max(_SECOND * most, _OWNING))
        together = next((codes for codes in self._joint if first in codes), [first])
        texts = [self.texts[code] for code in dict.fromkeys((*together, *others))]
        return [text for text in texts if not is_state(text)] or texts

    def _stands_alone(self, first: tuple[str, float], *others: tuple[str, float]) -> bool:
        """Tell whether a listed body is named often, and no other half as much: its own name may be a picture."""
        is_likely = first[0] not in _EVERYWHERE and authority.body_with_code(first[0]) is not None
        return is_likely and first[1] >= _ALONE and all(score < _BESIDE for _code, score in others)

    def _has_part(self, pair: tuple[str, float], others: Sequence[tuple[str, float]]) -> bool:
        """Tell whether a body has a part that much speaks for, too: the United Nations are not the author beside it."""
        body = authority.body_with_code(pair[0])
        parts = [
            authority.body_with_code(code)
            for code, score in others
            if score >= (_PART / 2 if pair[0] in _EVERYWHERE else _PART) * pair[1] and code != pair[0]
        ]
        return body is not None and any(part is not None and authority.is_part_of(part, body) for part in parts)

    def _add(self, text: str, score: float) -> None:
        """Count evidence for the bodies in a text; one that nobody knows counts under its own words."""
        bodies = list(bodies_in(_CONVENTION.sub("", text)))
        for code, body in bodies:
            self.scores[code] += score
            self.texts.setdefault(code, _name_in(body, self._front))
        bare = re.sub(r"\s*\([^)]*\)$", "", clean(text)).strip(" .,;:|©")
        if not (bodies or _CONVENTION.search(text)) and (is_organisation(bare) or is_state(bare)):
            code = plain(bare)
            self.scores[code] += score
            self.texts.setdefault(code, clean(text).strip(" .,;:|©"))

    def _add_makers(self, text: str, score: float) -> None:
        """Count those who made the report; all that a text lists did it together, a ministry that no list has, too."""
        parts = split_names(text)
        if not are_bodies(parts):
            self._add(text, score)
            return
        for part in parts:
            self._add(part, score)
        bodies = [next((code for code, _body in bodies_in(part)), plain(part)) for part in parts]
        self._joint.append(bodies)

    def _collect(self) -> None:
        for number, lines in self._front.texts.items():
            is_first = number == self._front.first
            for position, line in enumerate(lines):
                following = lines[position + 1] if position + 1 < len(lines) else ""
                self._read_line(line, following, is_first=is_first)
            self._read_sentences(" ".join(lines))
        self._count_names()
        self._read_edges()
        self._read_cover()
        self._read_metadata()
        self._count_defined()
        self._read_state()

    def _read_line(self, line: str, following: str, *, is_first: bool) -> None:
        owner = _OWNER.search(line)
        if owner and cut_opening("aside", line) is None and "photo" not in line.lower():
            name = _OWNER_END.sub("", owner[1]).strip(" .,")
            if all(body.kind != _MEDIA for _code, body in bodies_in(name)):  # else it owns a picture
                self._add(name, _PICTURED if _OF_PICTURE.search(owner[1]) else _OWNING)
        for kind in ("publisher", "writer"):
            rest = cut_opening(kind, line)
            if rest is not None and not (rest == "" and len(line) > _AS_TYPED):
                text = f"{rest} {following}" if rest and following and goes_on(rest, following) else rest or following
                if len(text) < 3 * _AS_TYPED:
                    self._add_makers(text, _ISSUING if kind == "publisher" or rest else _ISSUING / 2)
        for name in makers_on_cover(f"{line} {following}" if goes_on(line, following) else line) if is_first else ():
            self._add_makers(name, _ISSUING)
        for host in _HOST.findall(line) if not _PAYING.search(line) else ():
            self._add_host(host.lower(), _HOSTED * (1.5 if is_first else 1))
        if _CONTACT.search(line):
            self._add_once(f"{line} {following}", _ASKED)
        for account in _ACCOUNT.findall(line):
            self._add_host(f"{account.lower().replace('_', '')}.", _OPENING)

    def _read_sentences(self, text: str) -> None:
        """Count who is said to have made the report, and whose views it disclaims; who pays disclaims, too."""
        for name in makers(text):
            self._add_makers(name, _ISSUING)
        for name in disclaimers(text):
            self._add_once(name, _OPENING, _PAYERS)

    def _add_once(self, text: str, score: float, other_kinds: frozenset[str] = frozenset()) -> None:
        """Count the bodies of a text, each once for a kind of evidence, but not some kinds of bodies."""
        for code, body in bodies_in(text):
            if body.kind not in other_kinds and code not in _EVERYWHERE and (code, score) not in self._once:
                self._once.add((code, score))
                self._add_known(text, score)

    def _add_host(self, host: str, score: float) -> None:
        """Count the body whose site a host is, once for each host."""
        if host in self._hosts:
            return
        self._hosts.add(host)
        is_of_state = any(label in _OF_STATES for label in host.split(".")[1:])
        for label in host.split(".")[:-1]:
            body = body_of_host(label)
            if body is not None and is_of_state and body.kind == _NGO:
                continue
            if label in _PLATFORMS:
                return
            if body is not None and len(label) > 1:
                self.scores[body.code] += score
                self.texts.setdefault(body.code, _name_in(body, self._front))
                return
            if body is None and len(label) >= _SHORTEST_LABEL:
                self._add_spelt(label, score)

    def _add_spelt(self, label: str, score: float) -> None:
        """Count a body that nobody knows, whose host has its letters: "theengineroom.org" is of the engine room."""
        letters = _BETWEEN_LETTERS.join(map(re.escape, label.replace("-", "")))
        spelt = re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)
        texts = [line for lines in self._front.texts.values() for line in lines if spelt.search(line)]
        names = [name for text in texts for name in spelt.findall(text) if " " in name]
        for code, body in (pair for text in texts for pair in bodies_in(text)):
            if any(spelt.search(name.text) for name in body.names):
                self.scores[code] += score
                self.texts.setdefault(code, _name_in(body, self._front))
                return
        if names and not self.scores.get(plain(names[0])):
            self.scores[plain(names[0])] += score + _NAMED * min(len(names), _MOST_NAMED)
            self.texts.setdefault(plain(names[0]), names[0])

    def _count_names(self) -> None:
        """Count how often the pages name each body; who pays or is thanked in a line is not counted there."""
        lines = [line for lines in self._front.texts.values() for line in ("", *lines)]
        opening_lines = [line for before, line in pairwise(lines) if not _pays(before, line)]
        counts = Counter(code for code, _body in bodies_in(_CONVENTION.sub("", "\n".join(opening_lines))))
        for code, count in counts.items():
            body = authority.body_with_code(code)
            if body is not None and (code in self.scores or count > 1):
                self.scores[code] += _NAMED * min(count, _MOST_NAMED)
                self.texts.setdefault(code, _name_in(body, self._front))

    def _count_defined(self) -> None:
        """Count how often the pages use the acronym that they give a body; no other body of that acronym is meant."""
        text = "\n".join(line for lines in self._front.texts.values() for line in lines)
        cover = "\n".join(self._front.texts.get(self._front.first, ()))
        for short, name in defined_bodies(text).items():
            if _CONVENTION.search(name):
                continue
            pattern = re.compile(rf"(?<![\w-]){re.escape(short)}(?!\w)")
            count = len(pattern.findall(text)) - 1
            other_body = authority.find_body(short)
            if other_body is not None and not any(each.text in text for each in other_body.names):
                self.scores[plain(name)] += self.scores.pop(other_body.code, 0)
            self.scores[plain(name)] += _NAMED * min(count, _MOST_NAMED) + _COVER * 0.7 * bool(pattern.search(cover))
            self.texts.setdefault(plain(name), f"{name} ({short})")

    def _read_edges(self) -> None:
        """Count bodies in running heads and feet, and those that stand alone on the last page."""
        edges: Counter[str] = Counter()
        for page in self._front.pages.values():
            outer = (line.text for line in page.lines if not 0.07 < line.top / (page.height or 1) < 0.93)
            edges.update(dict.fromkeys(outer, 1))
        for text, count in edges.items():
            if count > 1:
                self._add_parts(text, _COVER)
        last = max(self._front.pages, default=0)
        if last > self._front.first:
            lines = self._front.texts[last][-_LAST_LINES:]
            known_bodies = [line for line in lines if authority.is_known(line.strip(" .,|"))]
            bodies = [line for line in lines if line not in known_bodies and "," not in line and is_organisation(line)]
            for line in (*known_bodies, *(bodies if len(bodies) == 1 else ())):  # several are partners, or links
                self._add(line, _LAST)

    def _add_parts(self, text: str, score: float) -> None:
        """Count the bodies of a running head, which may have the title and a date beside them."""
        for part in re.split(r"\s*[|•·/]\s*|\s+[–—-]\s+|\t", text):
            if squeeze(part) not in squeeze(self._title_text):
                self._add(part, score)

    def _read_cover(self) -> None:
        alone: set[str] = set()
        for block in title_blocks(self._front, self._front.first):
            text = _without_address(block)
            if self._is_of_title(block) or len(text) > 4 * _AS_TYPED or is_one_of("heading", text):
                continue
            if cut_opening("aside", text) is not None or _PAYING.search(text):
                for code, _body in bodies_in(text):
                    self.scores[code] -= _COVER
                continue
            is_alone = authority.is_known(text.strip(" .,|")) or is_organisation(text) or is_state(text)
            is_alone = is_alone or (are_bodies(parts := split_names(text)) and len(parts) <= _MOST_AUTHORS)
            is_large = block.size >= self._front.usual_size
            if is_alone and alone.isdisjoint(codes := {code for code, _body in bodies_in(text)}):
                alone |= codes
                share = (1.6 if block.top < 0.25 or block.top > 0.75 else 1.2) * (_STATE if is_state(text) else 1)
                self._add_makers(text, _COVER * share + is_large)
            elif len(text.split()) < 25 and (block.top < 0.2 or block.top > 0.75 or is_large):
                self._add_known(text, _COVER * 0.7)
        self._add_known(self._title_text, 1.0)
        if (first := next(bodies_in(self._title_text), None)) and self._opens_title(first[1]):
            self.scores[first[0]] += _OPENING

    def _read_state(self) -> None:
        """Count the state whose plan or policy the title is: "Lebanon's Nationally Determined Contribution"."""
        if not _POLICY.search(self._title_text):
            return
        for match in _OF_STATE.finditer(self._title_text):
            name = _THE.sub("", clean(match["owner"] or match["state"]))
            place = places.resolve(name)
            if place is not None and place.kind == "country":
                self.scores[plain(name)] += _FIRST
                self.texts.setdefault(plain(name), name)

    def _opens_title(self, body: Body) -> bool:
        """Tell whether a title begins with the name of a body: "Polaris Analysis of Data"."""
        opening = plain(self._title_text)
        return any(opening.startswith(f"{plain(name)} ") for each in body.names for name in (each.text, *each.shorts))

    def _is_of_title(self, block: Block) -> bool:
        return block is self._title or squeeze(block.text) in squeeze(self._title_text)

    def _add_known(self, text: str, score: float) -> None:
        for code, body in bodies_in(_CONVENTION.sub("", text)):
            self.scores[code] += score
            self.texts.setdefault(code, _name_in(body, self._front))

    def _read_metadata(self) -> None:
        """Count the bodies of the metadata; a name that the cover has, too, is one if it is not a person's."""
        cover = {squeeze(line) for line in self._front.texts.get(self._front.first, ())}
        for name in ("Author", "dc:creator", "dc:publisher", "pdfx:Company"):
            for part in re.split(r"\s+[–—-]\s+|\s*[;|]\s*", self._front.metadata.get(name, "")):
                if authority.is_known(part) or (is_organisation(part) and not _USER.search(part)):
                    self._add(part, _COVER / 2)
                elif " " in part and squeeze(bare := _THE.sub("", part)) in cover and not people_in(part):
                    self.scores[plain(bare)] += _COVER
                    self.texts.setdefault(plain(bare), bare)


def _without_address(block: Block) -> str:
    """Return the text of a block; of a name with an address below it, only the name: "X Institute / Abuja, Nigeria"."""
    first, *others = (line.text for line in block.lines)
    is_name = others and len(first) < 2 * _AS_TYPED and all(map(_is_address, others))
    return first if is_name else block.text


def _is_address(line: str) -> bool:
    return bool(_OF_ADDRESS.search(line)) or places.resolve(line.rpartition(",")[2]) is not None


def _pays(before: str, line: str) -> bool:
    """Tell whether a line speaks of who pays or whose figures these are, also where the line before begins it."""
    goes_on = bool(before) and not before.rstrip().endswith((".", ":", ";"))
    return any(_PAYING.search(text) or _SOURCE.match(text) for text in ((before, line) if goes_on else (line,)))


def _name_in(body: Body, front: Front) -> str:
    """Return a body's name in the language of the report, with its acronym; an earlier one if only that is there."""
    name = body.in_language(front.language) or body.in_language("en") or body.names[0]
    if squeeze(name.text) not in front.folded:
        earlier = (each for each in body.names if not each.language and squeeze(each.text) in front.folded)
        name = next(earlier, name)
    return f"{name.text} ({name.short})" if name.short else name.text
