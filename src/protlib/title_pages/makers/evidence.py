"""The bodies that a report names, and how much says that one of them wrote it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.record.instruments import find_instruments
from protlib.record.small_words import cut_article
from protlib.text import fold, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import (
    are_bodies,
    bodies_in,
    goes_on,
    goes_on_in,
    is_organisation,
    is_state,
    is_unit,
    may_have_parts,
    split_names,
)
from protlib.title_pages.cover_names import name_in_block
from protlib.title_pages.front import Front
from protlib.title_pages.makers.defined import defined_bodies, other_meanings
from protlib.title_pages.makers.hosts import find_hosted, name_of_initials
from protlib.title_pages.makers.imprint_names import (
    find_owner,
    is_proper_name,
    name_in_letterhead,
    names_above_addresses,
    names_above_mail,
    text_behind,
    without_date_behind,
    without_places_behind,
)
from protlib.title_pages.makers.logos import names_in_logos
from protlib.title_pages.makers.oblique_names import maker_in, nominative_of
from protlib.title_pages.makers.points import CONVENTION, FIRST, OPENING, OWNING, SHORT_FORM
from protlib.title_pages.makers.ranked_bodies import MOST_AUTHORS, RankedBodies
from protlib.title_pages.makers.running_heads import names_on_last_page, running_parts
from protlib.title_pages.makers.same_bodies import ACRONYM, divide_joint, join_acronyms, join_spellings, join_two_names
from protlib.title_pages.makers.self_names import (
    names_by_form,
    names_in_headings,
    names_in_sentences,
    names_in_signatures,
)
from protlib.title_pages.makers.sentences import disclaimers, makers, makers_on_cover, without_payer, without_staff
from protlib.title_pages.partners import lists_partners
from protlib.title_pages.payers import KINDS_THAT_PAY, addressee_in, client_in, names_payer, pays, texts_of_payers
from protlib.title_pages.people import are_surely_people, people_in, people_with_places, without_people
from protlib.title_pages.titles.acts import maker_of_act, text_below_kind
from protlib.title_pages.titles.title_blocks import title_blocks
from protlib.title_pages.words import alternatives, cut_opening, fold_line, is_one_of

_LABELS: Final = ("publisher", "writer")
_USER: Final = re.compile(r"\bmicrosoft\b|\buser\b|\badmin\b", re.IGNORECASE)  # such as "Microsoft Office User"
_METADATA_FIELDS: Final = ("Title", "Author", "Subject", "Keywords")
# Such as "for enquiries" and "please contact".
_CONTACT: Final = re.compile(rf"\b(?:{alternatives('contact')})\b", re.IGNORECASE)
_TOP, _HEAD, _FOOT = 0.2, 0.25, 0.75  # of the height of a cover; names among other words stand higher than a title
_MOST_WORDS: Final = 24  # of a block that names a body: a longer one is a paragraph
_FULL_LINES: Final = 30  # lines: a first page with more is no cover, and names others in its text
_HEAD_LINES: Final = 6  # of such a page: a letterhead and a title
_MEDIA: Final = "media"
_COVER: Final = 4.0  # points, as all that follow: weighed against each other on real covers (`benchmarks/title_pages`)
_SHARE_AT_EDGE: Final = 1.6  # times a cover: a block of bodies alone at its head or foot, where those stand who sign it
_BLOCK: Final = 1.2  # times a cover: such a block between them
_SHARE_AMONG_WORDS: Final = 0.7  # times a cover: a body that it names among other words
_SHARE_OF_LISTED_HOST: Final = 2.0  # times the points of a host: a listed body has it to itself
_LAST: Final = 2.4  # a line of the last page: less than a cover, for donors stand there, too
_STATE: Final = 0.6
"""The share that a state on a cover or as owner counts, beside its ministry and who published the report."""
_ISSUING: Final = 6.0  # who “publishes”, “prepares” or “issues” says a line: as much
_POINTS_OF_PICTURE: Final = 1.0  # whose picture it is: with one mention, not enough
_CONTACT_POINTS: Final = 1.6  # whom readers write to: enough where no other body is named
_MENTION_POINTS: Final = 0.4  # each time that the text names it, up to `_MOST_MENTIONS` times
_MOST_MENTIONS: Final = 5  # times: a report about a body names it often
_LONGEST_OF_LABEL: Final = 120  # letters behind "published by": more are a sentence
_LONGEST_OF_COVER: Final = 160  # letters of a block of a cover: more are a paragraph


class BodyEvidence(RankedBodies):
    """What speaks for each body, by the name under which it is cited."""

    def __init__(self, front: Front, title: Block | None, title_text: str, file_name: str = "") -> None:
        super().__init__(front, title, title_text)
        own_texts = (file_name, *map(front.metadata.get, _METADATA_FIELDS))
        self._own_words = {word for text in own_texts if text for word in words(text.replace("_", " "))}
        self._addressees: list[str] = []
        self._count_all()

    def _count_all(self) -> None:
        for number, lines in self._front.texts.items():
            is_first = number == self._front.first
            for position, line in enumerate(lines):
                next_line = lines[position + 1] if position + 1 < len(lines) else ""
                if is_unit(line) and is_organisation(line) and may_have_parts(next_line):
                    self._parents.setdefault(fold_line(line), next_line)
                is_label = any(is_one_of(kind, line) for kind in _LABELS)
                next_text = (self._name_below(number, line) if is_label else "") or next_line
                if not goes_on_in(lines[position - 1] if position else "", line):
                    self._count_publisher(line, next_text)
                self._count_line(line, next_text, is_first=is_first)
            self._count_sentences(" ".join(lines))
        self._count_end()
        self._count_hosts()
        self._count_self_names()
        self._count_names()
        self._count_edges()
        self._count_cover()
        self._count_title()
        self._count_metadata()
        self._count_form()
        self._count_defined()
        self._count_state()
        self._count_adoption()
        self._count_kind()
        self._discount_clients()
        join_spellings(self.scores, self.texts)
        join_acronyms(self.scores, self.texts)
        join_two_names(self.scores, map(" ".join, self._front.texts.values()))
        self._joint += divide_joint(self.scores, self.texts)

    def _count_end(self) -> None:
        for name in makers_at_end(self._front):
            self._add_makers(name, _ISSUING)

    def _discount_clients(self) -> None:
        for name in dict.fromkeys((*self._clients, *self._addressees)):
            own_words = {fold_line(name), fold_line(SHORT_FORM.sub("", name))}
            for code in self.scores.keys() & {*(code for code, _body in self._bodies_in(name)), *own_words}:
                self.scores[code] -= OWNING

    def _name_below(self, number: int, label: str) -> str:
        """Return what stands below a label in its column: a line, or the two that have a known name."""
        first = self._front.line_below(number, label)
        two_lines = f"{first} {self._front.line_below(number, first)}" if first else ""
        return two_lines if authority.is_known(two_lines) else first

    def _count_line(self, line: str, next_text: str, *, is_first: bool) -> None:
        owner, is_of_picture = find_owner(line)
        if owner and goes_on(line, next_text):
            owner, is_of_picture = find_owner(f"{line} {next_text}")
        if owner and all(body.kind != _MEDIA for _code, body in bodies_in(owner)):  # else it owns a picture
            self._add_owner(owner, _POINTS_OF_PICTURE if is_of_picture else OWNING * (_STATE if is_state(owner) else 1))
            self._photographers.update(code for code, _body in bodies_in(owner) if is_of_picture)
        if client := client_in(line, next_text):
            self._clients.append(client)
        if addressee := addressee_in(line, next_text):
            self._addressees.append(addressee)
        self._count_writer(line, next_text, is_first=is_first)
        for name in makers_on_cover(f"{line} {next_text}" if goes_on(line, next_text) else line) if is_first else ():
            self._add_makers(name, _ISSUING)
        if _CONTACT.search(line):
            self._add_once(f"{line} {next_text}", _CONTACT_POINTS)

    def _count_publisher(self, line: str, next_text: str) -> None:
        text = text_behind("publisher", line, next_text)
        if text and len(text) < _LONGEST_OF_LABEL and not any(is_one_of(kind, text) for kind in _LABELS):
            self._add_owner(without_date_behind(without_places_behind(text)), _ISSUING)

    def _count_writer(self, line: str, next_text: str, *, is_first: bool) -> None:
        """Count who stands behind "prepared by"; on a cover any name does, which may be no person's."""
        text = text_behind("writer", line, next_text)
        # Such as "Declaration of the United Nations on the Rights of the Child".
        if text and find_instruments(f"{line} {next_text}"):
            return
        if is_first and is_proper_name(bare := without_date_behind(text)) and bare in line:
            self._add_owner(bare, _ISSUING / 2)
        text = without_staff(without_payer(text))
        if name := maker_in(f"{line} {next_text}" if goes_on(line, next_text) else line):
            self._add_name(name, _ISSUING)
        if text and len(text) < _LONGEST_OF_LABEL:
            self._add_makers(text, _ISSUING / 2 if text == next_text else _ISSUING)

    def _count_sentences(self, text: str) -> None:
        """Count who is said to have made the report, and whose views it disclaims; who pays disclaims, too."""
        for name in makers(text):
            if is_organisation(name) or any(bodies_in(name)) or not people_in(name):
                self._add_owner(self._name_organ(name), _ISSUING)
        payers = {code for payer in texts_of_payers(text) for code, _body in bodies_in(payer)}
        for name in disclaimers(text):
            if payers.isdisjoint(code for code, _body in bodies_in(name)):
                self._add_once(name, OPENING, KINDS_THAT_PAY)

    def _count_hosts(self) -> None:
        for hint in find_hosted(self._front, self._title_text):
            if hint.body is not None:
                self._add_body(hint.body, _SHARE_OF_LISTED_HOST * hint.score)
            elif not (
                CONVENTION.search(hint.name)
                or self.scores.get(fold_line(hint.name))
                or are_surely_people(people_in(hint.name))
            ):
                self._add_name(hint.name, hint.score)

    def _count_self_names(self) -> None:
        """Count whom the report has a chapter about, who thanks others in it, and whom those who sign it speak for."""
        for name in dict.fromkeys(names_in_headings(self._front)):
            self._add_likely(name, OPENING)
        for name in dict.fromkeys(names_in_sentences(self._front)):
            self._add_likely(name, FIRST)
        for name in dict.fromkeys(names_in_signatures(self._front)):
            (self._add if is_state(name) else self._add_likely)(name, _CONTACT_POINTS)
            self._by_form.add(fold_line(cut_article(name)))

    def _count_names(self) -> None:
        """Count how often the pages name each body; who pays or is thanked in a line is not counted there."""
        lines = [line for lines in self._front.texts.values() for line in ("", *lines)]
        opening_lines = [line for line_above, line in pairwise(lines) if not pays(line_above, line)]
        counts = Counter(code for code, _body in self._bodies_in("\n".join(opening_lines), is_prose=True))
        for code, count in counts.items():
            body = authority.body_with_code(code)
            if body is not None and (code in self.scores or count > 1):
                self._add_body(body, _MENTION_POINTS * min(count, _MOST_MENTIONS))

        for name, times in names_by_form(self._front).items():
            bare = cut_article(name)
            if not any(self._bodies_in(bare)) and squeeze(bare) not in squeeze(self._title_text):
                self._by_form.add(fold_line(bare))
                self._add_name(bare, _MENTION_POINTS * min(times, _MOST_MENTIONS))

    def _count_defined(self) -> None:
        """Count how often the pages use the acronym that they give a body; no other body of that acronym is meant."""
        text = "\n".join(line for lines in self._front.texts.values() for line in lines)
        first_lines = self._front.texts.get(self._front.first, [])
        cover = "\n".join(first_lines if len(first_lines) < _FULL_LINES else first_lines[:_HEAD_LINES])
        for acronym in other_meanings(text):
            self._drop_other_body(acronym, text)
        for acronym, name in defined_bodies(text).items():
            if CONVENTION.search(name):
                continue
            pattern = re.compile(rf"(?<![\w-]){re.escape(acronym)}(?!\w)")
            count = len(pattern.findall(text)) - 1
            self._drop_other_body(acronym, text)  # its points are for uses of the acronym, which are counted next
            self.scores[fold_line(name)] += _MENTION_POINTS * min(count, _MOST_MENTIONS)
            if pattern.search(cover):
                self.scores[fold_line(name)] += _COVER * _SHARE_AMONG_WORDS
            if fold(acronym) in self._own_words:
                self.scores[fold_line(name)] += _COVER / 2
            self.texts.setdefault(fold_line(name), f"{name} ({acronym})")
            self._by_form.add(fold_line(name))

    def _drop_other_body(self, acronym: str, text: str) -> None:
        """Take the points of the body that is known by an acronym, where no page has a name of that body."""
        other_body = authority.find_body(acronym)
        if other_body is not None and not any(body_name.text in text for body_name in other_body.names):
            self.scores.pop(other_body.code, 0)

    def _count_edges(self) -> None:
        """Count bodies in running heads and feet, and those that stand alone on the last page; a head has the title."""
        title_words = set(words(self._title_text))
        for part in running_parts(self._front):
            if not set(words(part)) <= title_words:
                self._add(part, _COVER)
        for name in names_above_mail(self._front):
            self._add(name, _COVER)
        for name in names_in_logos(self._front):
            self._add_known(name, _LAST) if any(bodies_in(name)) else self._add_name(name, _LAST)
        owner = nominative_of(text_below_kind(self._front)) or maker_of_act(self._front, self._title_text)
        for name in filter(None, (name_in_letterhead(self._front), owner)):
            self._add_name(name, _COVER)
        for name in (*names_above_addresses(self._front), *names_on_last_page(self._front)):
            if not self._is_title_alone(name):
                self._add_makers(name, _LAST)

    def _count_cover(self) -> None:
        """Count the bodies of the cover by the place and the size of their blocks; who pays loses points."""
        codes_alone: set[str] = set()
        is_cover = len(self._front.texts.get(self._front.first, ())) < _FULL_LINES
        blocks = () if lists_partners(self._front) else title_blocks(self._front, self._front.first)
        for block_above, block in zip((None, *blocks), blocks, strict=False):
            text = without_date_behind(without_people(block) or name_in_block(block, is_cover=is_cover))
            is_list = people_with_places([line.text for line in block.lines])
            if is_list or self._is_of_title(block) or len(text) > _LONGEST_OF_COVER or is_one_of("heading", text):
                continue
            if names_payer(block, block_above) or client_in(text, "") or addressee_in(text, ""):
                for code in (*(code for code, _body in self._bodies_in(text)), fold_line(text)):
                    self.scores[code] -= _COVER
                continue
            is_large = block.size >= self._front.usual_size
            if _has_only_bodies(text) and codes_alone.isdisjoint(codes := {code for code, _body in bodies_in(text)}):
                codes_alone |= codes
                share = (_SHARE_AT_EDGE if not _HEAD <= block.top <= _FOOT else _BLOCK) * (
                    _STATE if is_state(text) else 1
                )
                self._add_makers(text, _COVER * share + is_large)
            elif len(text.split()) <= _MOST_WORDS and (not _TOP <= block.top <= _FOOT or is_large):
                self._add_known(text, _COVER * _SHARE_AMONG_WORDS)

    def _count_form(self) -> None:
        """Count the office whose name is the title of its form of Word, in which all its reports are written."""
        title = self._front.metadata.get("Title", "")
        if is_organisation(title) and squeeze(title) not in squeeze(self._title_text):
            lines = (line for lines in self._front.texts.values() for line in lines)
            printed_name = next((line for line in lines if squeeze(line) == squeeze(title)), "")
            self._add(printed_name or title, _COVER if printed_name else _COVER / 2)

    def _count_metadata(self) -> None:
        """Count the bodies of the metadata; a name that the cover has, too, is one if it is not a person's."""
        cover = {squeeze(line) for line in self._front.texts.get(self._front.first, ())}
        for name in ("Author", "dc:creator", "dc:publisher", "pdfx:Company"):
            for part in re.split(r"\s+[–—-]\s+|\s*[;|]\s*", self._front.metadata.get(name, "")):
                if authority.is_known(part) or (is_organisation(part) and not _USER.search(part)):
                    self._add(part, _COVER / 2)
                elif " " in part and squeeze(bare := cut_article(part)) in cover and not people_in(part):
                    self._add_name(bare, _COVER)
                elif ACRONYM.fullmatch(part) and self._front.has_word(part):
                    self._add_name(spelt_name := name_of_initials(self._front, part.lower()) or part, _COVER / 2)
                    self._by_form.add(fold_line(cut_article(spelt_name)))
                elif (
                    authority.is_acronym(acronym := part.partition(" ")[0])
                    and not _USER.search(part)
                    and not are_surely_people(people_in(part))
                ):
                    self._add_known(acronym, _COVER / 2)


def _has_only_bodies(text: str) -> bool:
    """Tell whether a text is nothing but the name of a body, or of some that sign together; a president is none."""
    if cut_opening("head of state", cut_article(text)) is not None:
        return False
    if authority.is_known(text.strip(" .,|")) or is_organisation(text) or is_state(text):
        return True
    parts = split_names(text)
    return are_bodies(parts) and len(parts) <= MOST_AUTHORS


def makers_at_end(front: Front) -> Iterator[str]:
    """Yield the bodies behind "Authored by" and "Published by" on a full last page, which is read for nothing else."""
    for line, line_below in pairwise((*front.closing_lines, "")):
        label, _colon, name = line.partition(":")
        if is_one_of("writer", label) or is_one_of("publisher", label):
            name = name.strip() or line_below
            if authority.is_known(name) or is_organisation(name):
                yield name
