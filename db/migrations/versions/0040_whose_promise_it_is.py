"""Whose promise a clause of an agreement is: those written before are the branch's."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_CHECK = "ck_clause_word_side"


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("clause", reflect_kwargs={"resolve_fks": False}) as clause:
        clause.add_column(sa.Column("party", sa.String(length=32), nullable=False, server_default="branch"))
    with op.batch_alter_table("clause", reflect_kwargs={"resolve_fks": False}) as clause:
        clause.alter_column("party", existing_type=sa.String(length=32), server_default=None)
        clause.create_check_constraint(op.f(_CHECK), sa.text("party IN ('branch', 'community')"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("clause", reflect_kwargs={"resolve_fks": False}) as clause:
        clause.drop_constraint(op.f(_CHECK), type_="check")
        clause.drop_column("party")
