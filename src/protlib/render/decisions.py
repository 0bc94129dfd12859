"""Decisions about a library in words."""

import json
from collections.abc import Callable, Iterator

from protlib.record.decisions import (
    Decision,
    Decisions,
    Distinct,
    Former,
    OneName,
    OpenedRecord,
    OwnField,
    SilencedRule,
    Translations,
)
from protlib.record.decisions.conflict import Conflict
from protlib.record.decisions.saved_search import SavedSearch
from protlib.record.decisions.verdicts import STAGE_NAMES, ReviewerVerdict
from protlib.render.scripts import json_text
from protlib.selection import Selection


def decisions_in_words(
    decisions: Decisions, other_decisions: Decisions, search_line: Callable[[Selection], str]
) -> Iterator[str]:
    """Yield a line for each decision that the second decisions lack; one of an unknown kind is JSON.

    `search_line` returns the command line of a saved search.
    """
    new = (decision for decision in decisions.all_decisions if decision not in other_decisions.all_decisions)
    yield from (_describe_decision(decision, search_line) for decision in new)
    unknown = (document for document in decisions.unknown if document not in other_decisions.unknown)
    yield from (json_text(document, indent=False) for document in unknown)


def _describe_decision(decision: Decision, search_line: Callable[[Selection], str]) -> str:
    match decision:
        case Distinct(one, other) | Translations(one, other):
            is_work = isinstance(decision, Translations)
            return f"{one} and {other} are {'versions of one work in two languages' if is_work else 'no duplicates'}"
        case OneName(fields, old_name, new_name):
            return f"“{old_name}” is written “{new_name}” in {', '.join(fields)}"
        case SilencedRule(rule, key):
            return f"check is silent on {rule}" + (f" of {key}" if key else "")
        case OpenedRecord():
            return f"{decision.key} stays open, whatever says that it is {decision.level}"
        case OwnField(name):
            return f"the library has a field of its own: {name}"
        case Former(key, was):
            record = json.loads(was)
            source = f" in {record['source']}" if record.get("source") else ""
            return f"“{record.get('title', '')}”{source} is {key} when it is imported again"
        case Conflict(key, field, inner):
            return f"{key}: two sides differ" + (f" in {inner or field}" if field else "")
        case ReviewerVerdict():
            reason = f" ({decision.reason})" if decision.reason else ""
            stage = STAGE_NAMES[decision.stage]
            return f"{decision.key}, {stage}: {decision.by or 'the team'} says {decision.verdict}{reason}"
        case SavedSearch():
            return f"@{decision.name} is saved: {search_line(decision.selection)}"
