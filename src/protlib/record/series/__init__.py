"""Series that come out every year or two, such as "World Migration Report": their editions, and missing ones."""

from protlib.record.series.editions import Edition, Series, collect_series
from protlib.record.series.series_search import find_series

__all__ = ["Edition", "Series", "collect_series", "find_series"]
