"""Short codes of districts and streets, by which they stand in addresses and files."""

from collections import Counter
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

#: letters and width of the codes
_SERIES = {"district": ("QX", 2), "street": ("JD", 3)}
_KEPT = ("id", "org_id", "code", "name", "position")
_DISTRICT = sa.table("district", *map(sa.column, _KEPT))
_STREET = sa.table("street", *map(sa.column, (*_KEPT, "district_id")))
_NUMBERING = sa.table("numbering", sa.column("org_id"), sa.column("series"), sa.column("last"))


def upgrade() -> None:
    """Go forward: numbered in their order, district by district; the next one goes on behind the last."""
    of_district = sa.and_(_DISTRICT.c.id == _STREET.c.district_id, _DISTRICT.c.org_id == _STREET.c.org_id)
    by_order = (_DISTRICT.c.position, _DISTRICT.c.name, _DISTRICT.c.id)
    for table in _SERIES:
        op.add_column(table, sa.Column("code", sa.String(length=20), nullable=True))
    _number(_DISTRICT, sa.select(_DISTRICT.c.id, _DISTRICT.c.org_id).order_by(*by_order))
    _number(
        _STREET,
        sa.select(_STREET.c.id, _STREET.c.org_id)
        .join_from(_STREET, _DISTRICT, of_district)
        .order_by(*by_order, _STREET.c.position, _STREET.c.name, _STREET.c.id),
    )
    for table in _SERIES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column("code", existing_type=sa.String(length=20), nullable=False)
            batch_op.create_unique_constraint(op.f(f"uq_{table}_org_id_code"), ["org_id", "code"])


def downgrade() -> None:
    """Go back."""
    for table, (series, _) in _SERIES.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"uq_{table}_org_id_code"), type_="unique")
            batch_op.drop_column("code")
        op.execute(_NUMBERING.delete().where(_NUMBERING.c.series == series))


def _number(table: sa.TableClause, ordered: sa.Select[Any]) -> None:
    series, width = _SERIES[table.name]
    last: Counter[int] = Counter()
    for place_id, org_id in op.get_bind().execute(ordered).all():
        last[org_id] += 1
        code = f"{series}{last[org_id]:0{width}d}"
        op.execute(table.update().where(table.c.id == place_id, table.c.org_id == org_id).values(code=code))
    for org_id, number in last.items():
        op.execute(_NUMBERING.insert().values(org_id=org_id, series=series, last=number))
