"""The named figures: what each comes to, by what it can be told apart, and the rows it counts."""

from db.reads.metrics.asking import Split, cross, split, value, values
from db.reads.metrics.counted import Thing
from db.reads.metrics.listing import Behind, RowLine, behind

__all__ = ["Behind", "RowLine", "Split", "Thing", "behind", "cross", "split", "value", "values"]
