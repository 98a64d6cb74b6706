"""Proof of reading and writing files."""
