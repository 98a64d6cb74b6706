"""Intents, tried on both engines."""
