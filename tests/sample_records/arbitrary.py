"""Arbitrary records, as a library may hold them, for the round trips of the formats."""

from typing import Any

from hypothesis import strategies as st

from protlib.record import cleaning
from protlib.record.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, TYPES, Publication

_TEXT = st.text(max_size=12)
# What formats give a meaning to: separators, markup, tags, entities, the forms that names and dates have.
_AWKWARD = st.sampled_from(
    [
        "a, b", "a; b", "a and b", "A (B)", "Ministry of Justice, Sweden", "van", "Jr.", "{x}", "&amp;", "<p>x</p>", "<i>x</i>",
        "TY  - BOOK", "ER  - ", "x\nTI  - y", "%", "\\alpha", "\"", "'", "[1]", "{\"a\": 1}", "DOI: 10.1/x", "type: book",
        "doi:10.1/x", "1-10", "12", "pp. 3", "10.1000/182", "978-0-306-40615-7", "2049-3630", "¶", "a\n\nb", "Notes: x",
        "International Organization for Migration (IOM)", "IOM", "null", "true",
        '<span class="nocase">De Novo</span> IOM', '<span class="nocase">Kenya</span>', 'x <span class="nocase">', "Kenya “In Law”", "- x", "# x", ": x", "~", "]]>",
    ]
)  # fmt: skip
texts = st.one_of(_TEXT, _AWKWARD)
"""Short texts, half of them such that some format gives them a meaning."""

dates = st.one_of(
    st.sampled_from(
        [
            "2009",
            "2009-07",
            "2009-07-01",
            "2019/2021",
            "2019~",
            "2009-21",
            "201X",
            "2019/..",
            "../2001",
            "-0100",
        ]
    ),
    st.dates().map(str),
    texts,
)
names = st.one_of(
    st.fixed_dictionaries({"family": texts, "given": texts}),
    st.fixed_dictionaries({"literal": texts}),
    st.fixed_dictionaries({}, optional=dict.fromkeys(NAME_FIELDS, texts)),
)
json_values = st.recursive(
    st.one_of(texts, st.booleans(), st.integers(-(2**53), 2**53)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_TEXT.filter(str.isprintable), inner, max_size=3)
    ),
    max_leaves=4,
)
extra_names = st.one_of(
    st.sampled_from(
        [
            "title-short",
            "number-of-pages",
            "original-date",
            "collection-editor",
            "call-number",
            "PMID",
            "title",
        ]
    ),
    st.sampled_from(
        ["csl:author", "csl:x", "csl:id", "csl:custom", "ris:C1", "ris:TY", "bibtex:file", "date", "keyword"]
    ),
)


def _field(name: str) -> st.SearchStrategy[Any]:
    if name == "type":
        return st.sampled_from(TYPES)
    if name in NAME_LISTS:
        return st.lists(names, max_size=3)
    if name in TEXT_LISTS:
        return st.lists(texts, max_size=3)
    if name == "extra":
        return st.dictionaries(
            extra_names, st.one_of(texts, json_values, dates, st.lists(names, max_size=2)), max_size=3
        )
    return dates if name in {"date", "accessed"} else texts


def publications(*fields: str) -> st.SearchStrategy[Publication]:
    """Return a strategy for clean records of some of the fields (of all where none is named)."""
    raw = st.fixed_dictionaries({}, optional={name: _field(name) for name in fields or FIELDS})
    return raw.map(lambda values: cleaning.clean_record(values).publication)


def with_doi_of_link(record: Publication) -> Publication:
    """Return a record as a table gives it: with the DOI of its link, where it has no other."""
    has_link = record.url.startswith("https://doi.org/") and not record.doi
    return record.changed(doi=record.url.removeprefix("https://doi.org/")) if has_link else record


_anything = st.one_of(
    json_values,
    texts,
    st.none(),
    st.lists(texts, max_size=2),
    st.floats(allow_nan=False, allow_infinity=False),
)
_documents = st.dictionaries(st.one_of(st.sampled_from(FIELDS), texts), _anything, max_size=8)
_names = st.lists(
    st.one_of(_anything, st.dictionaries(st.sampled_from(["family", "literal", "x"]), _anything)), max_size=2
)
documents = st.tuples(_documents, st.dictionaries(st.sampled_from([*NAME_LISTS, *TEXT_LISTS]), _names, max_size=3)).map(
    lambda both: {**both[0], **both[1]}
)
"""What somebody may have made of a document in a library by hand: any JSON, often under the names of fields."""
