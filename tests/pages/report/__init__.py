"""Tests of the pages of the double report."""
