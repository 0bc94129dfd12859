"""What the first pages of a report say of it: who made it, its title, its date, and who may see it."""
