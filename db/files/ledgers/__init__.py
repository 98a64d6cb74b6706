"""The five ledgers as bureaus keep them, read into typed lines with their problems."""
