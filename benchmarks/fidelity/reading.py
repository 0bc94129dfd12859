"""The records of a text or a file of another project, read as `import` and `convert` read it.

What those leave out is not there.
"""

from protlib import formats
from protlib.record.model import Publication


def read(content: str | bytes, format_name: str) -> list[Publication]:
    """Return the records of some content in a format."""
    data = content.encode() if isinstance(content, str) else content
    return formats.read(data, formats.format_named(format_name)).publications
