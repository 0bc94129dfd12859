"""The text form in which `edit` shows records to a person, and its way back."""
