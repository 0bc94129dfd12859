"""The references of a report to itself, announced or not."""
