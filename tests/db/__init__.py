"""Tests of what is true, mirroring db."""
