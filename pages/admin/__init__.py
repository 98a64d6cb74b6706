"""Pages of whoever keeps the house: accounts, health."""
