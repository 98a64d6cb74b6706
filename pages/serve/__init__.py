"""Pages of service: needs, matches, activities, the desk, confirmation."""
