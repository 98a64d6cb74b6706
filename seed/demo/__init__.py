"""An invented city, told day by day through the same intents that people use."""
