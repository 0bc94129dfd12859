"""The table of the parts that are searched: each row says what can be done."""

from protlib.index.parts import OTHER_NAMES, PARTS, PARTS_BY_FIELD, WORD_PARTS
from protlib.record.model import FIELDS, KINDS, FieldKind
from protlib.search.query import FILTER_FIELDS


def test_every_part_has_a_name_a_weight_and_fields_that_a_record_has() -> None:
    for part in PARTS.values():
        assert part.explanation
        assert 0 < part.weight <= 3
        assert {*part.own_fields, *part.shared_fields} <= set(FIELDS)


def test_every_part_is_made_of_fields_or_of_what_other_parts_say() -> None:
    numbers = {number for number in WORD_PARTS if PARTS[number].own_fields or PARTS[number].shared_fields}
    rest = {
        PARTS[number].explanation for number in WORD_PARTS if number not in numbers and not PARTS[number].is_derived
    }
    assert rest == {"organisation"}  # whoever is one, in any role


def test_names_are_no_texts_of_a_records_own() -> None:
    assert not [part for part in PARTS.values() if any(KINDS[field] is FieldKind.NAMES for field in part.own_fields)]


def test_a_name_in_the_query_language_means_one_thing() -> None:
    assert not PARTS_BY_FIELD.keys() & OTHER_NAMES.keys()
    assert not {*PARTS_BY_FIELD, *OTHER_NAMES} & {*FILTER_FIELDS, "any"}
    names = [(name, part.query_names[0]) for part in PARTS.values() for name in part.query_names]
    assert len(dict(names)) == len(set(names))
