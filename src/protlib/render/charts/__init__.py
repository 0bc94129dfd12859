"""Pictures of counts: on a terminal as letters and blocks, in a file as SVG or PNG."""
