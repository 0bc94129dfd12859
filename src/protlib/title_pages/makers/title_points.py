"""The points that the title of a report gives to bodies: who reports by it, who owns the law or the plan it names."""

from protlib.record import authority
from protlib.record.instruments import find_instruments
from protlib.text import squeeze
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import bodies_in, is_organisation
from protlib.title_pages.cover_names import name_before_title, name_of_reporter, opens_title, state_of_policy
from protlib.title_pages.issuers import issuer_of_kind
from protlib.title_pages.makers.laws import state_of_law
from protlib.title_pages.makers.points import FIRST, OPENING, OWNING, POINTS_BY_KIND, POINTS_OF_LAW, BodyPoints
from protlib.title_pages.makers.sentences import adopters
from protlib.title_pages.titles.title_parts import is_named_within
from protlib.title_pages.un_documents import UNITED_NATIONS
from protlib.title_pages.words import fold_line, is_one_of


class TitlePoints(BodyPoints):
    """The bodies that a title speaks for."""

    def _count_title(self) -> None:
        """Count the bodies that a title names, and above all who reports by it."""
        self._add_known(self._title_text, 1.0)
        if reporter := name_of_reporter(self._title_text):
            self._add(reporter, OWNING)
        head = name_before_title(self._title_text)
        if head and not self._is_title_alone(head) and not any(self._bodies_in(head)):
            self._add(head, OPENING)
        if self._reports_itself():
            self.scores[fold_line(self._title_text)] += OWNING
            self.texts.setdefault(fold_line(self._title_text), self._title_text)
        if (first := next(bodies_in(self._title_text), None)) and opens_title(self._title_text, first[1]):
            self.scores[first[0]] += OPENING

    def _count_kind(self) -> None:
        if issuer := issuer_of_kind(self._front):
            self._add_body(issuer, POINTS_BY_KIND)

    def _count_state(self) -> None:
        if state := state_of_policy(self._title_text, self._front.texts.get(self._front.first, ())):
            self._add_name(state, FIRST)
        if state := state_of_law(self._front, self._title_text):
            self._add_name(state, POINTS_OF_LAW)

    def _count_adoption(self) -> None:
        """Count who adopted the treaty whose text a report is: others that it names keep it, or watch over it."""
        if find_instruments(self._title_text):
            first_page = " ".join(self._front.texts.get(self._front.first, ()))
            for name in filter(is_organisation, adopters(first_page)):
                self._add(self._name_organ(name), POINTS_OF_LAW)

    def _name_organ(self, name: str) -> str:
        """Return the full name of an organ of the United Nations, where the pages name them: "General Assembly"."""
        full_name = f"{UNITED_NATIONS} {name}"
        is_organ = authority.is_known(full_name) and not authority.is_known(name)
        return full_name if is_organ and squeeze(UNITED_NATIONS) in self._front.folded else name

    def _reports_itself(self) -> bool:
        """Tell whether a title is but the name of a body, and a line says that it is its report: "Final report"."""
        lines = [line for lines in self._front.texts.values() for line in lines if " " in line]
        is_name = is_organisation(self._title_text) and not any(self._bodies_in(self._title_text))
        return is_name and any(is_one_of("account", line) for line in lines)

    def _is_title_alone(self, text: str) -> bool:
        """Tell whether a text is the upper line of the title, and no body that other lines name."""
        is_title = self._title is not None and squeeze(text) == squeeze(self._title.text)
        return is_title and not is_named_within(self._front, text)

    def _is_of_title(self, block: Block) -> bool:
        """Tell whether a block is of the title; a name alone that the title begins with is above it, too."""
        is_part = squeeze(block.text) in squeeze(self._title_text)
        is_opening = squeeze(self._title_text).startswith(squeeze(block.text)) and is_organisation(block.text)
        return block == self._title or (is_part and not (is_opening and block.text != self._title_text))
