"""The check of a report's quotations, for its author: each beside its source, with what differs and what to do."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from protlib.citing.citation import Runs, TextRun
from protlib.overview.document_blocks import Block, Heading, LabelledParagraph, Table, Text
from protlib.overview.overview_parts import name_authors
from protlib.overview.overview_words import Wording
from protlib.quotations.alignment import WordDifference
from protlib.quotations.cited_numbers import CheckedNumber
from protlib.quotations.compared_words import split_words
from protlib.quotations.paraphrases import Paraphrase
from protlib.quotations.report_check import CheckedQuotation, QuotationState, SourcePassage
from protlib.record.model import Publication
from protlib.render.charts.text_width import clean_label
from protlib.text import shorten, without_markup

_MOST_LETTERS_SHOWN: Final = 60  # letters of a quotation in a heading
_LEVEL_OF_HEADING: Final = 3  # below those of the report's parts
# The widths of columns, as shares of the table.
_SUMMARY_WIDTHS: Final = (0.25, 0.15, 0.6)
_NUMBER_WIDTHS: Final = (0.15, 0.45, 0.15, 0.25)
_RIGHT_QUOTATION_WIDTHS: Final = (0.5, 0.35, 0.15)


class AuthorCheck(NamedTuple):
    """What was checked in a report, its works by their keys, and whether the report has lines that a person knows.

    `uncited` has the words of the quotations without a citation beside them.
    """

    outcomes: Sequence[CheckedQuotation]
    numbers: Sequence[CheckedNumber]
    paraphrases: Sequence[Paraphrase]
    record_of: Callable[[str], Publication | None]
    has_lines: bool
    wording: Wording
    uncited: Sequence[str] = ()


def make_quotation_blocks(check: AuthorCheck) -> list[Block]:
    """Return the blocks of a check: the summary, what to look at, and what is right."""
    wording = check.wording
    blocks: list[Block] = [Text(wording.text("quotes.intro")), _make_part_heading(wording, "glance")]
    blocks.append(_summary(check))
    faults = [outcome for outcome in check.outcomes if outcome.is_fault]
    if faults:
        blocks.append(_make_part_heading(wording, "findings"))
    for number, outcome in enumerate(faults, 1):
        blocks += _finding(check, outcome, number)
    if check.paraphrases:
        blocks += [_make_part_heading(wording, "unmarked"), Text(wording.text("quotes.unmarked.intro"))]
    for number, paraphrase in enumerate(check.paraphrases, len(faults) + 1):
        blocks += _paraphrase(check, paraphrase, number)
    blocks += [*_iterate_wrong_numbers(check), *_iterate_uncited(check)]
    blocks += _iterate_doubts(check)
    if right := [outcome for outcome in check.outcomes if not outcome.is_fault]:
        blocks += [_make_part_heading(wording, "right"), _list_right_quotations(check, right)]
    return blocks


def _summary(check: AuthorCheck) -> Block:
    wording, counts = check.wording, Counter(outcome.state for outcome in check.outcomes)
    if not check.outcomes or counts[QuotationState.VERBATIM] == len(check.outcomes) > 0:
        return Text(wording.text("quotes.none"))
    heads = [wording.text(f"quotes.head.{name}") for name in ("result", "count", "meaning")]
    rows = [
        (
            wording.text(f"quotes.{state.name}"),
            wording.number(counts[state]),
            wording.text(f"quotes.meaning.{state.name}"),
        )
        for state in QuotationState
        if counts[state]
    ]
    return Table(heads, rows, _SUMMARY_WIDTHS)


def _finding(check: AuthorCheck, outcome: CheckedQuotation, number: int) -> Iterator[Block]:
    """Yield what an author needs for a quotation: its line, the text of the source, the differences, the advice."""
    wording, passage = check.wording, outcome.passage
    text = clean_label(outcome.quotation.text)
    heading = wording.text("quotes.label", name=wording.text(f"quotes.{outcome.state.name}"))
    yield _make_finding_heading(number, f"{heading} {wording.text('quoted', words=shorten(text, _MOST_LETTERS_SHOWN))}")
    yield _make_labelled_paragraph(
        check, _report_label(check, outcome.line), _mark(text, outcome.differences, "quoted")
    )
    cited_page = wording.text("quotes.page", page=outcome.pages) if outcome.pages else ""
    cited_places = filter(
        None, (_work_name(check, passage.key), cited_page, _name_paragraphs(check, outcome.paragraphs))
    )
    yield _make_labelled_paragraph(check, "quotes.cited", wording.comma_list(cited_places))
    if passage.text:
        label = "quotes.nearest" if outcome.state is QuotationState.ABSENT else "quotes.source"
        yield _make_labelled_paragraph(
            check, _passage(check, label, passage), _mark(clean_label(passage.text), outcome.differences, "source")
        )
    if outcome.differences:
        yield _make_labelled_paragraph(
            check, "quotes.differences", " ".join(_explain(check, difference) for difference in outcome.differences)
        )
    if outcome.problem:
        reason = wording.text(f"quotes.why.{outcome.problem.obstacle.name}", work=passage.key)
        yield _make_labelled_paragraph(check, "quotes.why", reason)
    yield _make_labelled_paragraph(check, "quotes.todo", _advise(check, outcome))


def _advise(check: AuthorCheck, outcome: CheckedQuotation) -> str:
    wording = check.wording
    if outcome.problem:
        return wording.text(f"quotes.todo.{outcome.problem.obstacle.name}")
    if outcome.elsewhere:
        work, page = _work_name(check, outcome.elsewhere.key), _name_page(check, outcome.elsewhere)
        return wording.text("quotes.todo.elsewhere", work=work, page=page)
    passage = (
        outcome.passage if outcome.pages or not outcome.is_in_other_paragraph else outcome.passage._replace(pages="")
    )
    return wording.text(f"quotes.todo.{outcome.state.name}", page=_name_page(check, passage))


def _explain(check: AuthorCheck, difference: WordDifference) -> str:
    key = difference.change.name.lower()
    words = {"quoted": clean_label(difference.quoted), "source": clean_label(difference.source)}
    negations = [check.wording.text("quotes.negation")] if difference.negations else []
    return " ".join([check.wording.text(f"quotes.{key}", **words), *negations])


def _paraphrase(check: AuthorCheck, paraphrase: Paraphrase, number: int) -> Iterator[Block]:
    passage, text = paraphrase.passage, clean_label(paraphrase.text)
    yield _make_finding_heading(number, check.wording.text("quoted", words=shorten(text, _MOST_LETTERS_SHOWN)))
    yield _make_labelled_paragraph(
        check, _report_label(check, paraphrase.line), _mark(text, paraphrase.differences, "quoted")
    )
    yield _make_labelled_paragraph(check, "quotes.head.work", _work_name(check, passage.key))
    marked_runs = _mark(clean_label(passage.text), paraphrase.differences, "source")
    yield _make_labelled_paragraph(check, _passage(check, "quotes.source", passage), marked_runs)


def _iterate_wrong_numbers(check: AuthorCheck) -> Iterator[Block]:
    wording = check.wording
    rows = [
        (
            number.number.text,
            _work_name(check, number.key),
            number.cited_pages,
            _name_places(wording, number),
        )
        for number in check.numbers
        if number.is_fault
    ]
    if rows:
        yield _make_part_heading(wording, "numbers")
        yield Text(wording.text("quotes.numbers.intro"))
        heads = [wording.text(f"quotes.head.{name}") for name in ("count", "work", "cited", "found")]
        yield Table(heads, rows, _NUMBER_WIDTHS)


def _iterate_uncited(check: AuthorCheck) -> Iterator[Block]:
    """Yield how many quotations have no citation beside them, and their words."""
    if check.uncited:
        yield Heading(check.wording.text("quotes.UNCHECKED"), anchor="uncited")
        yield Text(check.wording.text("quotes.uncited", count=len(check.uncited)))
    for words in check.uncited:
        text = shorten(clean_label(words), _MOST_LETTERS_SHOWN)
        yield _make_labelled_paragraph(check, "quotes.report", check.wording.text("quoted", words=text))


def _name_places(wording: Wording, number: CheckedNumber) -> str:
    """Return where a number stands, or that it stands nowhere, with the one that it may be rounded of."""
    places = number.pages or (wording.text("quotes.nowhere"),)
    page = wording.text("quotes.page", page=number.exact_page)
    exact = f"{wording.text('quotes.label', name=page)} {number.exact}"
    return wording.comma_list((*places, exact) if number.exact else places)


def _list_right_quotations(check: AuthorCheck, right: Sequence[CheckedQuotation]) -> Table:
    heads = [check.wording.text(f"quotes.head.{name}") for name in ("quotation", "work", "page")]
    rows = [
        (
            clean_label(outcome.quotation.text),
            _work_name(check, outcome.passage.key),
            _name_page(check, outcome.passage),
        )
        for outcome in right
    ]
    return Table(heads, rows, _RIGHT_QUOTATION_WIDTHS)


def _make_part_heading(wording: Wording, name: str) -> Heading:
    return Heading(wording.text(f"quotes.{name}"), anchor=name)


def _make_finding_heading(number: int, text: str) -> Heading:
    return Heading(f"{number}. {text}", _LEVEL_OF_HEADING)


def _make_labelled_paragraph(check: AuthorCheck, label: str, content: str | Runs) -> LabelledParagraph:
    """Return a paragraph behind a label, which is the key of a message or a text."""
    name = check.wording.text(label) if label.startswith("quotes.") else label
    runs = (TextRun(content),) if isinstance(content, str) else content
    return LabelledParagraph(check.wording.text("quotes.label", name=name), runs)


def _report_label(check: AuthorCheck, line: int) -> str:
    return check.wording.text("quotes.report.line", line=str(line)) if check.has_lines else "quotes.report"


def _passage(check: AuthorCheck, label: str, passage: SourcePassage) -> str:
    name, page = check.wording.text(label), _name_page(check, passage)
    return check.wording.text("quotes.placed", what=name, page=page) if page else name


def _name_page(check: AuthorCheck, passage: SourcePassage) -> str:
    """Return the page of a passage, and its paragraph if the report cites by paragraphs."""
    key = "quotes.page" if passage.is_printed else "quotes.page.file"
    page = check.wording.text(key, page=passage.pages) if passage.pages else ""
    return check.wording.comma_list(filter(None, (page, _name_paragraphs(check, passage.paragraphs, passage.part))))


def _name_paragraphs(check: AuthorCheck, numbers: str, part: str = "") -> str:
    """Return the numbers of paragraphs with their word, "" for none."""
    key = "quotes.paragraph" if numbers.isdigit() else "quotes.paragraphs"
    paragraphs = check.wording.text(key, number=numbers) if numbers else ""
    part_text = check.wording.isolate(part)
    return check.wording.text("quotes.paragraph.part", paragraph=paragraphs, part=part_text) if part else paragraphs


def _iterate_doubts(check: AuthorCheck) -> Iterator[Block]:
    """Yield why nobody can say in which paragraph some quotations stand, once for each work and reason."""
    verdicts = ((outcome.passage.key, outcome.paragraph_verdict) for outcome in check.outcomes)
    doubts = dict.fromkeys((key, verdict.doubt) for key, verdict in verdicts if verdict and verdict.doubt)
    for key, doubt in doubts:
        yield Text(check.wording.text(f"quotes.doubt.{doubt.name}", work=_work_name(check, key)))


def _work_name(check: AuthorCheck, key: str) -> str:
    """Return what an author knows a work by: its authors, title and year, or its key if the library lacks it."""
    record = check.record_of(key)
    if record is None:
        return key
    parts = (name_authors(record), without_markup(record.title) or key, str(record.year or ""))
    return check.wording.comma_list(clean_label(part) for part in parts if part)


def _mark(text: str, differences: Sequence[WordDifference], side: str) -> Runs:
    """Return a text in which the words that differ are marked, of the `quoted` or the `source` side."""
    words = split_words(text)
    forms = [word.form for word in words]
    runs: list[TextRun] = []
    position = word_position = 0
    for difference in differences:
        difference_words = [word.form for word in split_words(getattr(difference, side))]
        starts = range(word_position, len(forms) - len(difference_words) + 1)
        start = next(
            (
                start
                for start in starts
                if difference_words and forms[start : start + len(difference_words)] == difference_words
            ),
            None,
        )
        if start is not None:
            word_position = start + len(difference_words)
            first, last = words[start].start, words[word_position - 1].end
            runs += [TextRun(text[position:first]), TextRun(text[first:last], bold=True, underlined=True)]
            position = last
    return tuple(run for run in (*runs, TextRun(text[position:])) if run.text)
