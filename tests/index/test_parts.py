"""The table of the parts that are searched: each row says what can be done."""

from protlib.index.parts import ASKED, OTHER_NAMES, PARTS, WORD_PARTS
from protlib.record.model import FIELDS, KINDS, Kind
from protlib.search.query import FILTER_FIELDS


def test_every_part_has_a_name_a_weight_and_fields_that_a_record_has() -> None:
    for part in PARTS.values():
        assert part.told
        assert 0 < part.weight <= 3
        assert {*part.own, *part.shared} <= set(FIELDS)


def test_every_part_is_made_of_fields_or_of_what_other_parts_say() -> None:
    made = {number for number in WORD_PARTS if PARTS[number].own or PARTS[number].shared}
    rest = {PARTS[number].told for number in WORD_PARTS if number not in made and not PARTS[number].is_derived}
    assert rest == {"organisation"}  # whoever is one, in any role


def test_names_are_no_texts_of_a_records_own() -> None:
    assert not [part for part in PARTS.values() if any(KINDS[field] is Kind.NAMES for field in part.own)]


def test_a_name_in_the_query_language_means_one_thing() -> None:
    assert not ASKED.keys() & OTHER_NAMES.keys()
    assert not {*ASKED, *OTHER_NAMES} & {*FILTER_FIELDS, "any"}
    said = [(name, part.asked[0]) for part in PARTS.values() for name in part.asked]
    assert len(dict(said)) == len(set(said))
