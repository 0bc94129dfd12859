"""What the tests of typed lists share: a field of a record as one text."""

from protlib.record.model import Publication


def field_text(publication: Publication, field: str) -> str:
    """Return a text, or names with semicolons between them: "Roe, Anna; IOM"."""
    value = getattr(publication, field)
    return (
        value if isinstance(value, str) else "; ".join(name.literal or f"{name.family}, {name.given}" for name in value)
    )
