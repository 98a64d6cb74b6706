"""Overview."""

from pages.kit.visit import open_page

visit = open_page("watch/branch")
