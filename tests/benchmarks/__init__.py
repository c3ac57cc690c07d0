"""Speed, as ratios to a floor measured in the same run: ``python -m tests.benchmarks``. Never part of the tests."""
