"""The page-maker's tools, and the only keepers of screen state."""
