"""UNIMARC, of libraries in France, Portugal, Italy and Russia, converted to MARC 21.

Both have fields of three figures, which mean other things: 200 is the title, 700 a family name and a given name.
"""

from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.marc.marc_fields import Marc, MarcField

_FIELDS: Final = {
    tag: (tag_of_marc, {pair[0]: pair[1] for pair in pairs})
    for tag, meaning in meanings_in("UNIMARC", "field").items()
    for tag_of_marc, *pairs in [meaning.split()]
}
"""By the tag of UNIMARC: the tag of MARC 21, and its codes for those of UNIMARC; other parts are left out."""
_TAGS_OF_OTHERS: Final = frozenset({"702", "712"})
"""Secondary responsibility: an author only where the role says so."""
_IMPRINT: Final = "214"
_PUBLISHER_INDICATORS: Final = frozenset({"0", " ", ""})
"""The second indicator of an imprint where it names the publisher; others name a printer, or who distributes."""
_PERSONS: Final = frozenset({"600", "700", "701", "702"})
_ROLES: Final = meanings_in("UNIMARC", "role")
"""UNIMARC's roles (appendix C) by those of MARC 21: author, editor, translator, publisher."""
_IDENTITIES: Final = frozenset({"001", "003", "005"})


def is_unimarc(marc: Marc) -> bool:
    """Tell whether a record has its title in 200, which MARC 21 has not, and none in 245."""
    return bool(marc.first_text("200")) and not marc.fields_with("245")


def as_marc21(marc: Marc) -> Marc:
    """Return a record of UNIMARC as one of MARC 21, without what has no place there; any other stays as it is."""
    if not is_unimarc(marc):
        return marc
    fields = [_as_field(field) for field in marc.fields if field.tag in _FIELDS and _is_of_work(field)]
    control = {tag: text for tag, text in marc.control.items() if tag in _IDENTITIES}
    return Marc(marc.leader, control, fields)


def _is_of_work(field: MarcField) -> bool:
    """Tell whether a field says who wrote or published the work; a printer, and a person without a role, do not."""
    if field.tag == _IMPRINT:
        return field.indicators[1:] in _PUBLISHER_INDICATORS
    return field.tag not in _TAGS_OF_OTHERS or any(code in _ROLES for code in field.texts("4"))


def _as_field(field: MarcField) -> MarcField:
    tag, codes = _FIELDS[field.tag]
    parts = [(codes[code], text) for code, text in field.parts if code in codes]
    if field.tag in _PERSONS:
        name = ", ".join(text.strip(" ,") for code in "ab" for text in field.texts(code)[:1])
        parts = [("a", name), *((code, text) for code, text in parts if code not in "ab")]
    roles = [(code, _ROLES.get(text.strip(), "") if code == "4" else text) for code, text in parts]
    return MarcField(tag, "  ", tuple((code, text) for code, text in roles if text))
