"""The stock of clauses, from which agreements are drafted."""

from pages.kit import stocking
from pages.kit.visit import open_page
from pages.text import stock_clauses as text

visit = open_page("admin/clauses", text.LEAD)
stocking.kept(visit)
