"""Tests of the rules, as plain values and as properties."""
