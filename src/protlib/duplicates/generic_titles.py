"""Titles that many publications have: sections of each issue, and what comes out every month or year."""

from typing import Final

_GENERIC_WORDS: Final = (
    "abstract abstracts acknowledgements activities activity an and announcements annual author back book books brief bulletin by "
    "calendar call comment comments communique conclusion conclusions contents contributors corrections correspondence country cover "
    "dashboard digest editor editorial editors errata erratum executive fact factsheet figures flash for foreword from front general "
    "global guest in index introduction introductory introducing issue journal key letter letters list masthead matter meeting meetings "
    "message mid monitoring monthly news newsletter note notes notices obituaries obituary of on operational our overview page papers "
    "periodic plan poster preface press presentation profile program programme progress protection publications quarterly received "
    "recent release remarks report reports response review reviewers reviews s session sheet situation sitrep snapshot special "
    "statistical statistics subject summary table thank the this title to trends update updates volume weekly welcome words year "
    "yearbook you a "
    # French, Spanish, Portuguese and German
    "actualites au aux avant bibliographie compte comptes de des du en et l la le les lecture liminaire livres mot nouvelles parutions "
    "presentation propos recensions redaction remerciements rendu rendus sommaire table tribune "
    "al agradecimientos del el indice introduccion libros nota notas noticias novedades presentacion prologo recension recensiones resena "
    "resenas y apresentacao introducao noticias resenha resenhas "
    "aktuelles berichte besprechungen buchbesprechungen der die das einleitung inhalt inhaltsverzeichnis mitteilungen nachrichten nachruf "
    "rezension rezensionen vorwort"
)
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
"""Words that make up the titles of many publications."""
_PERIODIC_WORDS: Final = (
    "announcements bulletin calendar correspondence dashboard digest factsheet flash letters monthly newsletter news quarterly "
    "situation sitrep snapshot update updates weekly monitoring editorial editor editors resenas novedades noticias actualites"
)
_PERIODIC: Final = frozenset(_PERIODIC_WORDS.split())
"""Words in titles of publications that come out more than once a year."""
_ANNUAL_WORDS: Final = "annual appeal bulletin index outlook overview profile report reports review statistics survey trends year yearbook yearly"
_ANNUAL: Final = frozenset(_ANNUAL_WORDS.split())
"""Words in titles of publications that come out every year, often behind one link."""
_RECURRING_WORDS: Final = (
    "accounts assessment barometer baseline budget census compendium conference consultation dialogue directory endline estimate "
    "estimates factsheet figures forecast forum framework global guidelines handbook indicators innovations landscape list mapping meeting midline "
    "monitor needs plan plans portrait preliminary prices proceedings programme progress ranking register resolution results roundup "
    "scorecard session situation state status strategic strategy summary summit tracker update updates watch week workshop world"
)
_RECURRING: Final = frozenset((*_RECURRING_WORDS.split(), *_ANNUAL, *_PERIODIC))
"""Words in titles that another publication may have a year later."""
_COMPANION_WORDS: Final = (
    "booklet brochure checklist communique curriculum exercises facilitator facilitators faq film flyer guide guides guidelines handbook "
    "leaflet lesson lessons manual manuals module modules participant participants poster questionnaire quiz readers syllabus teacher "
    "teachers toolbox trainer trainers training video webinar workbook worksheet guia guion manuel cartilla leitfaden"
)
_COMPANIONS: Final = frozenset(_COMPANION_WORDS.split())
"""Words for companions of a report under its title: "...: facilitator's guide"."""
_SHORT_COMPANION_WORDS: Final = (
    "action advocacy agenda analysis background briefing case cases country data design discussion estudio etude evaluation evidence figures "
    "final findings framework full guidance key literature main materials message messages methodological methodology methods nota note "
    "notes online pack paper papers part phase policy profile profiles questions recommendations regional report research resource "
    "resources results sheet short snapshot stories story strategy studies study technical terms tool tools version volume workshop youth"
)
_SHORT_COMPANIONS: Final = _COMPANIONS | frozenset(_SHORT_COMPANION_WORDS.split())
"""Words for companions if they nearly fill the subtitle: "...: case studies", not "...: a study of three camps"."""
_FEW: Final = 4
_WORD: Final = 3
_TELLING: Final = 2
"""A title with so many other words is not generic."""


def is_generic(words: frozenset[str]) -> bool:
    """Tell whether many publications have a title of these words."""
    return len(words - _GENERIC) < _TELLING


def is_periodic(words: frozenset[str]) -> bool:
    """Tell whether a generic title of these words belongs to something that comes out several times a year."""
    return not _PERIODIC.isdisjoint(words)


def is_annual(words: frozenset[str]) -> bool:
    """Tell whether a title of these words may belong to something that comes out every year."""
    return not _ANNUAL.isdisjoint(words)


def may_recur(words: frozenset[str]) -> bool:
    """Tell whether a publication may come out again a year later under a title of these words."""
    return not _RECURRING.isdisjoint(words)


def names_companion(words: tuple[str, ...]) -> bool:
    """Tell whether the words behind a title name a companion, which is another publication."""
    return not (_SHORT_COMPANIONS if len(words) <= _FEW else _COMPANIONS).isdisjoint(words)


def has_telling_words(words: frozenset[str]) -> bool:
    """Tell whether a title without its subtitle says enough: "Walking alone" does, "On the road" does not."""
    return len({word for word in words if len(word) >= _WORD} - _GENERIC) >= _TELLING
