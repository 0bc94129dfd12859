"""Two libraries joined: their common origin, the records that correspond, and what both have changed."""
