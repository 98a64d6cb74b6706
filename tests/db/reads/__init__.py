"""Tests of the questions, on both engines."""
