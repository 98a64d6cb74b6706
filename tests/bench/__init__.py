"""Measurements: python -m tests.bench NAME, a table for people, --json for machines; each ends within ten minutes."""
