"""Journeys of the three audiences through the real server in a real browser."""
