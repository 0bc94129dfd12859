"""What is measured and how; run by hand, never timed in tests."""
