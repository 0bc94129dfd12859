"""Tables of publications: CSV, tabs, Excel workbooks."""
