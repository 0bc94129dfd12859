"""Items of CSL (the Citation Style Language, 1.0.2), shared by CSL-JSON and CSL-YAML."""

from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_writer import lacks, make_item, publication_to_item
from protlib.formats.csl.packed import HOLDS
from protlib.formats.csl.recognition import is_item

__all__ = ["HOLDS", "is_item", "item_to_raw", "lacks", "make_item", "publication_to_item"]
