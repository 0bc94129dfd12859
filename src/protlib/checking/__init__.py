"""What is wrong or doubtful in records, and its mend: `rules` has a row for each rule, `report` applies them."""
