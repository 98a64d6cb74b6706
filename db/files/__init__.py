"""Spreadsheets, documents and relay text: reading what bureaus keep, writing what people take away."""
