"""The page-maker's tools."""
