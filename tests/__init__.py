"""Proof: mirrors the tree; builders make data, house holds the rules of the house, browser makes journeys."""
