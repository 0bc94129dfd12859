"""What a tagged PDF says of the pictures on a page to those who cannot see them (ISO 32000-1, section 14.9.3)."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

_DEEPEST: Final = 24  # elements within each other: programs that tag tables make some twelve
_MOST_ELEMENTS: Final = 4000  # of a page: a table of a thousand cells has fewer
_MOST_BYTES: Final = 1000  # of a text: a longer one describes a chart


def read_alternatives(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the texts that stand for pictures of a page, in the order of its structure."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    with closing(_Tree(tree)):
        elements = list(_children(tree, raw.FPDF_StructTree_CountChildren, raw.FPDF_StructTree_GetChildAtIndex))
        for _depth in range(_DEEPEST):
            yield from filter(None, map(_text_of, elements))
            elements = [
                child
                for element in elements
                for child in _children(
                    element, raw.FPDF_StructElement_CountChildren, raw.FPDF_StructElement_GetChildAtIndex
                )
            ][:_MOST_ELEMENTS]


class _Tree:
    """The structure of a page, which has to be given back."""

    def __init__(self, tree: object) -> None:
        self._tree = tree

    def close(self) -> None:
        raw.FPDF_StructTree_Close(self._tree)


def _children(parent: Any, count: Callable[[Any], int], child_at: Callable[[Any, int], Any]) -> Iterator[Any]:
    children = (child_at(parent, position) for position in range(min(count(parent), _MOST_ELEMENTS)))
    yield from filter(None, children)


def _text_of(element: object) -> str:
    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if not 2 < size <= _MOST_BYTES:
        return ""
    text = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetAltText(element, text, size)
    return " ".join(text.raw.decode("utf-16-le", "replace").replace("\0", " ").split())
