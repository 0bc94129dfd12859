"""What portals hand out: answers of their servers, harvested metadata, catalogue records; read as their libraries mean them."""
