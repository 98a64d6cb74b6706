"""How a database begins: with an invented city, with reference data only, or with a bureau's own spreadsheets."""
