"""What services of libraries export in tags of their own, each of which has a tag of RIS with the same meaning."""
