"""Intents: one function for each thing a person does; each fetches, requires, applies a rule, changes and records."""
