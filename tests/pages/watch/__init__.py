"""Leadership's pages."""
