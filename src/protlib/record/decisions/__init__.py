"""The decisions of users about their library, stored in its file and obeyed by every command."""

from protlib.record.decisions.all_decisions import Decisions
from protlib.record.decisions.decision import (
    NAMED_FIELDS,
    Decision,
    Distinct,
    Former,
    OneName,
    OpenedRecord,
    OwnField,
    SilencedRule,
    Translations,
    make_distinct,
    make_former,
    translations,
)

__all__ = [
    "NAMED_FIELDS",
    "Decision",
    "Decisions",
    "Distinct",
    "Former",
    "OneName",
    "OpenedRecord",
    "OwnField",
    "SilencedRule",
    "Translations",
    "make_distinct",
    "make_former",
    "translations",
]
