"""Pages of the double report and of points."""
