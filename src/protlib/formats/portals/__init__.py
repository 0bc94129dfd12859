"""Data of portals: answers of their servers, harvested metadata, catalogue records, read by the portals' own rules."""
