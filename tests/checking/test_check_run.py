"""Which findings are told: of what is asked for, the worst first, and not of what somebody has decided about."""

import pytest

from harness.paths import EXAMPLES
from harness.rows import every_row
from protlib import formats
from protlib.checking import check_run
from protlib.checking.flaw import Rule, Severity
from protlib.checking.rules import GENERAL, RULES, find_rules
from protlib.record.decisions import Decision, SilencedRule, make_distinct
from protlib.record.model import FIELDS, Name, Publication

TODAY = "2026-11-24"
ONE = Publication(key="a2010x", type="report", title="Another.", date="2010", doi="10.1000/x", publisher="IOM")
OTHER = Publication(key="b2010x", type="report", title="OTHER  thing", date="2010", doi="10.1000/X", publisher="IOM")


def test_the_worst_come_first_each_rule_by_itself() -> None:
    worst = Publication(key="c", type="report", title="A &amp; B", publisher="IOM")
    records = [ONE, OTHER, worst]
    findings = check_run.run_rules(records, [*GENERAL.values()], check_run.make_context(records, TODAY))
    assert [finding.rule for finding in findings] == [
        "html-entity", "year-missing", "shared-doi", "shared-doi", "title-full-stop", "spaces",
    ]  # fmt: skip
    severities = [list(Severity).index(finding.severity) for finding in findings]
    assert severities == sorted(severities)


def test_what_is_asked_for_is_compared_with_more() -> None:
    context = check_run.make_context([ONE, OTHER], TODAY)
    findings = check_run.run_rules([ONE], find_rules(["shared-doi"]), context, examined=[ONE, OTHER])
    assert [(finding.key, finding.message) for finding in findings] == [("a2010x", "same DOI 10.1000/x as b2010x")]


@every_row(
    ("decided", "keys"),
    [
        ([], ["a2010x", "b2010x"]),
        ([SilencedRule("shared-doi")], []),
        ([SilencedRule("shared-doi", "a2010x"), SilencedRule("shared-isbn")], ["b2010x"]),
        ([make_distinct("b2010x", "a2010x")], []),
        ([make_distinct("b2010x", "c")], ["a2010x", "b2010x"]),
    ],
)
def test_what_was_decided_is_not_told_again(decided: list[Decision], keys: list[str]) -> None:
    records = [ONE, OTHER]
    findings = check_run.run_rules(records, find_rules(["shared-doi"]), check_run.make_context(records, TODAY, decided))
    assert [finding.key for finding in findings] == keys


def test_two_numbers_that_the_same_records_share_are_told_once() -> None:
    both = "9780306406157 9780521466745"
    records = [Publication(key=key, type="book", isbn=both) for key in "ab"]
    findings = check_run.run_rules(records, find_rules(["shared-isbn"]), check_run.make_context(records, TODAY))
    assert [finding.key for finding in findings] == ["a", "b"]


def test_a_record_is_mended_of_all_that_is_certain_and_of_nothing_that_is_silent() -> None:
    record = Publication(
        key="a", title="R&amp;eacute;fugi&eacute;s  et dÃ©placÃ©s.", countries=("Ethipia", "Bangledesh")
    )
    rules = [*GENERAL.values()]
    after = check_run.mend_record(record, rules, check_run.make_context([record], TODAY))
    assert (after.title, after.countries) == ("Réfugiés et déplacés", ("Ethiopia", "Bangladesh"))
    silent = check_run.make_context(
        [record], TODAY, [SilencedRule("place-unknown"), SilencedRule("title-full-stop", "a")]
    )
    partly = check_run.mend_record(record, rules, silent)
    assert (partly.title, partly.countries) == ("Réfugiés et déplacés.", record.countries)


def test_given_names_of_the_library_tell_a_person_that_is_stored_as_an_organisation() -> None:
    person = Publication(key="a", title="A", authors=(Name("Gesod", "Shukri Hirabe"),))
    stored = Publication(key="b", title="B", authors=(Name(literal="Shukri Omar"),))
    rules = find_rules(["person-as-organisation"])
    for records, keys in (([person, stored], ["b"]), ([stored], [])):
        findings = check_run.run_rules(records, rules, check_run.make_context(records, TODAY))
        assert [finding.key for finding in findings] == keys


@every_row("rule", [rule for rule in RULES.values() if rule.check_all])
def test_a_rule_for_all_records_compares_fields_that_there_are(rule: Rule) -> None:
    assert rule.compared_fields
    assert rule.compared_fields <= {*FIELDS}


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.check_all])
def test_a_rule_for_all_records_looks_at_no_field_that_its_row_forgets(
    rule: Rule, sample_records: list[Publication], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would find the field empty in each record: records have only what the row `compares`."""
    names: set[str] = set()

    def ask(record: Publication, name: str) -> object:
        names.add(name)
        return object.__getattribute__(record, name)

    context = check_run.make_context(sample_records, TODAY)
    monkeypatch.setattr(Publication, "__getattribute__", ask, raising=False)
    assert rule.check_all is not None
    list(rule.check_all(sample_records, context))
    monkeypatch.undo()
    assert names & rule.compared_fields
    assert names & {*FIELDS} <= rule.compared_fields | {"key"}


@pytest.fixture
def sample_records() -> list[Publication]:
    """The records of the examples, each twice, so that rules find pairs."""
    data = (EXAMPLES / "publications.jsonl").read_bytes()
    records = formats.read(data, formats.format_named("jsonl")).publications
    return [*records, *(record.changed(key=f"{record.key}x") for record in records)]


def test_records_are_gone_through_once() -> None:
    rules = find_rules(["shared-doi", "title-full-stop"])
    context = check_run.make_context(iter([ONE, OTHER]), TODAY)
    findings = check_run.run_rules(iter([ONE]), rules, context, examined=iter([ONE, OTHER]))
    assert [(finding.rule, finding.key) for finding in findings] == [
        ("shared-doi", ONE.key),
        ("title-full-stop", ONE.key),
    ]
