"""Reports and citations as documents: what stands in one, what it becomes, and where it is written."""
