"""What a template prints of a record: its values as JSON has them,
nothing for what is missing, and an error with its place.
"""

import time

import pytest

from harness.rows import every_row
from protlib.errors import UsageError
from protlib.record.model import Name, Publication
from protlib.render.template import Template

RECORD = Publication(
    key="jobe2010",
    title="The <i>Causes</i> of “Re-trafficking” & more",
    authors=(Name(family="Jobe", given="Alison"), Name(literal="Organization for Migration", short="OM")),
    date="2010-03",
    countries=("Nigeria", "Ghana"),
    extra={"finding": "many", "title-short": "Causes", "reference": "Jobe (2010)."},
)


@every_row(
    ("template", "printed"),
    [
        ("{{ key }}", "jobe2010"),
        ("{{ authors.0.family }} {{ year }}", "Jobe 2010"),
        ("{{ authors[1].short }}", "OM"),
        ("{{ authors.0 }}", "Jobe, Alison"),
        ("{{ authors }}", "Jobe, Alison; Organization for Migration (OM)"),
        ("{{ authors | join(' & ') }}", "Jobe, Alison & Organization for Migration (OM)"),
        ("{% for each in authors if each.family %}{{ each.family }}{% endfor %}", "Jobe"),
        ("{{ countries }}", "Nigeria; Ghana"),
        ("{{ countries.1 }}", "Ghana"),
        ("{{ countries | length }}", "2"),
        ("{{ title }}", "The <i>Causes</i> of “Re-trafficking” & more"),
        ("{{ title | striptags }}", "The Causes of “Re-trafficking” & more"),
        ("{{ date }}, {{ year + 1 }}", "2010-03, 2011"),
        ("[{{ isbn }}]", "[]"),
        ("[{{ editors.0.family }}]", "[]"),
        ("[{{ authors.7.family.x }}]", "[]"),
        ("{{ editors | join('; ') or 'nobody' }}", "nobody"),
        ("{{ doi | default('none') }}", "none"),
        ("{% if doi %}doi{% else %}no doi{% endif %}", "no doi"),
        ("{{ finding }}", "many"),
        ("{{ extra['title-short'] }}", "Causes"),
        ("{{ reference }} {{ extra.reference }}", "Jobe (2010). "),
        (r"{{ key }}\t{{ year }}\n\\t{{ '\t' }}", "jobe2010\t2010\n\\t\t"),
        ("{{ key }}\n", "jobe2010"),
        ("{# {{ nothing }} #}{{ key }} }}", "jobe2010 }}"),
        ("{% set who = authors.0.family %}{{ who }}", "Jobe"),
        ("no field", "no field"),
        ("{{ isbn | tojson }} {{ [key, doi] | tojson }}", 'null ["jobe2010", null]'),
        ("{{ authors.0 | tojson }}", '{"family": "Jobe", "given": "Alison"}'),
        ("{{ authors | map(attribute='family') | join(',') }}", "Jobe,"),
        ("{{ authors.0.items() | length }}", "2"),
    ],
)
def test_a_template_prints_what_a_record_has(template: str, printed: str) -> None:
    assert list(Template(template, ["finding"]).fill([RECORD])) == [printed]


@every_row(
    ("template", "message"),
    [
        ("{{ authors.0. }} {{ key }}", "“{{ authors.0. }}”: expected name or number"),
        ("{{ key }} {{ year", "line 1: unexpected end of template"),
        ("{{ key }}\n{% if year %}", "line 2: "),
        ("{{ key | joint }}", "“{{ key | joint }}”: No filter named 'joint'"),
        ("{{ titel }}", "unknown field “titel”; did you mean “title”?"),
        ("{{ zzzzzzzz }}", "unknown field “zzzzzzzz”; choose from key, type, "),
        ("{{ range(9) }}", "unknown field “range”"),
        ("{{ title + 3 }}", "jobe2010: can only concatenate"),
        ("{{ isbn + 3 }}", "jobe2010: 'isbn' is undefined"),
        ("{{ 1 // 0 }}", "jobe2010: "),
        ("{{ authors.0.familly }}", "jobe2010: a name has no “familly”; did you mean “family”?"),
        ("{{ authors.0['surname'] }}", "jobe2010: a name has no “surname”; choose from family, given, "),
        ("{{ authors | map(attribute='last') | list }}", "jobe2010: a name has no “last”"),
        (
            "{{ authors.family }}",
            "jobe2010: a list has no “family”; use a number from 0, for example authors.0",
        ),
        ("{{ {1: 2, key: [authors.append]} | tojson }}", "jobe2010: "),
        ("{% include 'x' %}", "jobe2010: no loader"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "jobe2010: maximum recursion depth"),
        ("{{ key.__class__.mro() }}", "jobe2010: "),
        ("{{ countries.append('x') }}", "jobe2010: "),
        ("{{ ''.format.__globals__ }}{{ key.format_map.x.y() }}", "jobe2010: "),
        ("(" * 3 + "{{ " + "(" * 2000 + " }}", "maximum recursion depth"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_in_one_line_with_its_place(template: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(Template(template).fill([RECORD]))
    assert str(caught.value).startswith(f"--template: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("template", "has"), [("{{ reference }}", True), ("{{ key }} reference", False)])
def test_whether_a_template_has_the_reference(template: str, has: bool) -> None:
    assert Template(template).has_reference is has


_BOMBS = (
    "{{ title|truncate(-5) }}", "{{ 1e400|int }}", "{{ 'x' * 10**9 }}", "{{ 10**9 * key }}", "{{ [1] * 10**9 }}", "{{ 10**(10**10) }}",
    "{{ '%999999999d' % 1 }}", "{{ '%*d' % (10**9, 1) }}", "{{ '%999999999d' | format(1) }}", "{{ '{:999999999}'.format(1) }}",
    "{{ 'x'.rjust(10**9) }}", "{{ 'x'.zfill(width=999999999) }}", "{{ key | center(10**9) }}", "{{ key | indent(10**9, true) }}",
    "{{ key | batch(10**9, 'x') | list }}", "{{ key | slice(10**9) | list }}", "{% for i in range(10**9) %}x{% endfor %}", "{{ 1 // 0 }}",
    "{{ title | wordwrap(-1) }}", "{{ key | round }}", "{{ title | truncate('x') }}", "{{ key[::0] }}", "{{ '\\ud800' | urlencode }}",
)  # fmt: skip


@every_row("template", _BOMBS)
def test_no_template_is_a_traceback_or_takes_all_time_and_memory(template: str) -> None:
    began = time.process_time()
    with pytest.raises(UsageError, match=r"^--template: [^\n]+$"):
        list(Template(template).fill([RECORD]))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ '-' * 20 }}", "-" * 20),
        ("{{ 2**10 }}", "1024"),
        ("{{ '%05d' % year }}", "02010"),
        ("{{ key | center(12) }}", "  jobe2010  "),
    ],
)
def test_what_makes_a_text_longer_is_there_all_the_same(template: str, printed: str) -> None:
    assert list(Template(template).fill([RECORD])) == [printed]
