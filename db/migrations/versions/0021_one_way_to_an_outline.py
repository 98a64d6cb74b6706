"""Outlines stand on the own map only: communities keep none of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.drop_column("community", "polygon")


def downgrade() -> None:
    """Go back."""
    op.add_column("community", sa.Column("polygon", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("community") as batch_op:
        batch_op.alter_column("polygon", server_default=None)
