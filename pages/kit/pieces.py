"""A piece of a page: its markup, and what is taken along of it; made once for all who look at the same."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.kit import taking


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn, and the sheet that it is taken along as."""

    markup: str
    sheet: taking.Sheet
    #: said in small print beneath, where there is something to say
    beneath: str = ""


Taken = Callable[[taking.Sheet, str], str]
"""Gives, for a sheet and its key, the markup by which it is taken along."""


def takeable(piece: Piece, key: str, taken: Taken) -> str:
    """Give a piece with what it is taken along by as markup."""
    return f"{taking.LOOK}{piece.markup}{taken(piece.sheet, key)}"
