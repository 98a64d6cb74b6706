"""Templates with a place, an hour and a rhythm; wishes and things of activities."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _refers(table: str, of: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{of}_{table}_id")
    return sa.ForeignKeyConstraint([f"{table}_id", "org_id"], [f"{table}.id", f"{table}.org_id"], name=name)


def _added() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("venue", sa.String(length=60), nullable=False, server_default=""),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("week", sa.Integer(), nullable=True),
    )


def _checks() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint("weekday IS NULL OR weekday BETWEEN 0 AND 6", name=op.f("ck_activity_template_weekday")),
        sa.CheckConstraint("week IS NULL OR week BETWEEN 1 AND 4", name=op.f("ck_activity_template_week")),
    )


def _pieces(name: str, *columns: sa.Column[object], parts: tuple[str, ...], unique: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        *columns,
        *(_refers(part, name) for part in parts),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f(f"pk_{name}")),
        *([sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{'_'.join(unique)}"))] if unique else []),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        for part in parts:
            batch_op.create_index(batch_op.f(f"ix_{name}_{part}_id"), [f"{part}_id"], unique=False)


def upgrade() -> None:
    """Go forward."""
    # until now nothing wrote templates; one of nobody could not be used from here on
    op.execute(sa.text("DELETE FROM activity_template WHERE branch_id IS NULL OR community_id IS NULL"))
    with op.batch_alter_table("activity_template", reflect_kwargs={"resolve_fks": False}) as batch_op:
        for column in _added():
            batch_op.add_column(column)
        for owner in ("branch_id", "community_id"):
            batch_op.alter_column(owner, existing_type=sa.Uuid(), nullable=False)
        batch_op.drop_constraint(op.f("uq_activity_template_org_id_name"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_activity_template_org_id_branch_id_name"), ["org_id", "branch_id", "name"]
        )
        for promise in _checks():
            batch_op.create_check_constraint(op.f(str(promise.name)), promise.sqltext)
    _pieces(
        "activity_wish",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("wish_id", sa.Uuid(), nullable=False),
        parts=("activity", "wish"),
        unique=("org_id", "activity_id", "wish_id"),
    )
    _pieces(
        "activity_thing",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        parts=("activity", "member"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("activity_thing")
    op.drop_table("activity_wish")
    with op.batch_alter_table("activity_template", reflect_kwargs={"resolve_fks": False}) as batch_op:
        for promise in _checks():
            batch_op.drop_constraint(op.f(str(promise.name)), type_="check")
        batch_op.drop_constraint(op.f("uq_activity_template_org_id_branch_id_name"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_activity_template_org_id_name"), ["org_id", "name"])
        for owner in ("branch_id", "community_id"):
            batch_op.alter_column(owner, existing_type=sa.Uuid(), nullable=True)
        for column in _added():
            batch_op.drop_column(column.name)
