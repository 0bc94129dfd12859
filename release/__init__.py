"""What makes a release and tries it: `make dist`, `make sbom`."""
