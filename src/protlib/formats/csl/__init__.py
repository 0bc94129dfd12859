"""Items of CSL (the Citation Style Language, 1.0.2), which CSL-JSON and CSL-YAML have in common."""

from protlib.formats.csl.items import HOLDS, item_to_raw, publication_to_item
from protlib.formats.csl.recognition import is_item

__all__ = ["HOLDS", "is_item", "item_to_raw", "publication_to_item"]
