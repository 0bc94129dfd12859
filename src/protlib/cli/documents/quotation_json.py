"""The verdicts of `verify --quotes` on a report as JSON, and the shape of that."""

from typing import TYPE_CHECKING

from protlib.text import printable

if TYPE_CHECKING:
    from enum import Enum

    from protlib.cli.documents.quotations import CheckedReport
    from protlib.quotations.alignment import Difference
    from protlib.quotations.check import Checked
    from protlib.render.shapes import Shape


def to_dict(report: "CheckedReport") -> dict[str, object]:
    """Return the verdicts on a report, under the names of the JSON."""
    return {
        "document": printable(report.name),
        "quotations": [_plain(checked, has_lines=bool(report.text.source)) for checked in report.checked],
        "numbers": [
            {
                "number": number.number.text,
                "line": number.line if report.text.source else 0,
                "key": number.key,
                "cited_pages": number.cited_pages,
                "pages": list(number.pages),
                "is_there": number.is_on_page,
            }
            for number in report.numbers
        ],
        "paraphrases": [
            {
                "sentence": paraphrase.text,
                "line": paraphrase.line if report.text.source else 0,
                "key": paraphrase.passage.key,
                "pages": paraphrase.passage.pages,
                "passage": paraphrase.passage.text,
                "differences": [_plain_difference(difference) for difference in paraphrase.differences],
            }
            for paraphrase in report.paraphrases
        ],
    }


def _plain(outcome: "Checked", *, has_lines: bool) -> dict[str, object]:
    """Return the verdict on a quotation, without empty values."""
    passage, elsewhere = outcome.passage, outcome.elsewhere
    fields: dict[str, object] = {
        "verdict": _name_of(outcome.verdict),
        "line": outcome.quotation.line if has_lines else 0,
        "quotation": outcome.quotation.text,
        "key": passage.key,
        "cited_pages": outcome.pages,
        "pages": passage.pages,
        "file": passage.file,
        "passage": passage.text,
        "differences": [_plain_difference(difference) for difference in outcome.differences],
        "elsewhere": {"key": elsewhere.key, "pages": elsewhere.pages, "passage": elsewhere.text} if elsewhere else None,
        "reason": outcome.reason,
    }
    return {name: value for name, value in fields.items() if value}


def _plain_difference(difference: "Difference") -> dict[str, object]:
    return {
        "change": _name_of(difference.change),
        "quotation": difference.quoted,
        "source": difference.source,
        "negation": bool(difference.negations),
    }


def shape() -> "Shape":
    """Return the shape of the JSON output."""
    from protlib.render.shapes import array_of, closed_object, text

    parts = {
        "document": text("the file"),
        "quotations": array_of("in the order of the document", _quotation_shape()),
        "numbers": array_of("with --numbers, those beside a citation", _number_shape()),
        "paraphrases": array_of("with --paraphrase, sentences that stand nearly so in a work", _paraphrase_shape()),
    }
    return closed_object("the quotations of a report", parts)


def _quotation_shape() -> "Shape":
    from protlib.quotations.check import Verdict
    from protlib.render.shapes import array_of, closed_object, number, text

    pages, passage = text("where the passage stands, as printed"), text("the words of the source")
    elsewhere = {"key": text("of the publication"), "pages": pages, "passage": passage}
    parts = {
        "verdict": text("what became of it", map(_name_of, Verdict)),
        "line": number("of the document"),
        "quotation": text("as it is in the document"),
        "key": text("of the publication that is cited"),
        "cited_pages": text("that the citation names"),
        "pages": pages,
        "file": text("that has the passage"),
        "passage": passage,
        "differences": array_of("word by word", _difference_shape()),
        "elsewhere": closed_object("another publication that has the quotation", elsewhere),
        "reason": text("why it cannot be checked"),
    }
    optional = [name for name in parts if name not in {"verdict", "quotation", "key"}]
    return closed_object("what is empty is left out", parts, optional)


def _difference_shape() -> "Shape":
    from protlib.quotations.alignment import Change
    from protlib.render.shapes import closed_object, flag, text

    parts = {
        "change": text("what was done to the words", map(_name_of, Change)),
        "quotation": text('the words of the quotation, "" for none'),
        "source": text('the words of the source in their place, "" for none'),
        "negation": flag('whether a word such as "not" is among them'),
    }
    return closed_object("", parts)


def _number_shape() -> "Shape":
    from protlib.render.shapes import closed_object, flag, number, text, texts

    parts = {
        "number": text("as it is in the document"),
        "line": number("of the document, 0 where it has none"),
        "key": text("of the publication that is cited"),
        "cited_pages": text('that the citation names, "" for none'),
        "pages": texts("all pages that have the number"),
        "is_there": flag("whether it stands on a page of the citation, or anywhere where that names none"),
    }
    return closed_object("", parts)


def _paraphrase_shape() -> "Shape":
    from protlib.render.shapes import array_of, closed_object, number, text

    parts = {
        "sentence": text("as it is in the document"),
        "line": number("of the document, 0 where it has none"),
        "key": text("of the publication"),
        "pages": text("where the passage stands, as printed"),
        "passage": text("the words of the source"),
        "differences": array_of("word by word", _difference_shape()),
    }
    return closed_object("", parts)


def _name_of(member: "Enum") -> str:
    """Return the name of a verdict or a change in JSON."""
    return member.name.lower().replace("_", "-")
