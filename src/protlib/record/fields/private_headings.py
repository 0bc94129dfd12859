"""Headings that say that a column is for nobody else: "Internal comments", "Notes confidentielles", "Vertraulich"."""

import re
from typing import Final

from protlib.record.fields.foreign_headings import heading_words

_CLOSED: Final = frozenset(
    (
        "internal", "internally", "confidential", "private", "privately", "interne", "internes",
        "confidentiel", "confidentielle", "confidentiels", "confidentielles", "prive", "privee", "prives", "privees",
        "interno", "interna", "internos", "internas",
        "confidencial", "confidenciales", "confidenciais", "privado", "privada", "privados", "privadas",
        "interni", "confidenziale", "confidenziali", "riservato", "riservata", "riservati",
        "riservate", "privato", "privata", "privati", "intern", "interner", "internen",
        "vertraulich", "vertrauliche", "vertraulicher", "vertrauliches", "vertraulichen", "privat", "privater",
        "privates", "privaten", "داخلي", "داخليه",
        "سري", "سريه", "خاص", "خاصه", "внутренний", "внутренняя", "внутреннее", "внутренние",
        "конфиденциально", "конфиденциальный", "конфиденциальная", "конфиденциальные",
    )
)  # fmt: skip
"""Words that close a column, in the form of `heading_words`."""
_PERSONAL: Final = frozenset(
    (
        "personal", "personnelle", "personnelles", "personales", "pessoal", "pessoais", "personale", "personali",
        "personliche", "personlichen", "شخصيه", "личный", "личная", "личные",
    )
)  # fmt: skip
"""Words that close notes alone: "Personnel" and "Personale" are people who work there."""
_BESIDE: Final = frozenset(
    ("for", "only", "use", "pour", "usage", "para", "solo", "uso", "nur", "gebrauch", "للاستخدام", "только", "для")
)
"""Words that stand beside those and say no more: "For internal use only"."""

_HUMP: Final = re.compile("(?<=[a-z])(?=[A-Z])")


def words_beside_private(heading: str) -> list[str] | None:
    """Return the words of a heading besides those that keep it private; None where none keeps it so."""
    heading_parts = heading_words(_HUMP.sub(" ", heading))
    beside = [word for word in heading_parts if not (word in _CLOSED or word in _PERSONAL or word in _BESIDE)]
    is_private = not (_CLOSED.isdisjoint(heading_parts) and (_PERSONAL.isdisjoint(heading_parts) or not beside))
    return [word for word in beside if not word.isdecimal()] if is_private else None
