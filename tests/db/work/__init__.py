"""The unit of work, tried on both engines."""
