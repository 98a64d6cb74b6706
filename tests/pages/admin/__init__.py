"""Pages of whoever keeps the house."""
