"""The fields of a record: what people and programs call them, and how their values are written and edited."""
