"""A session may be a wall screen's: it lasts for days and opens nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("sign_in", sa.Column("wall", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("sign_in", reflect_kwargs={"resolve_fks": False}) as batch_op:
        batch_op.alter_column("wall", server_default=None)


def downgrade() -> None:
    """Go back."""
    op.drop_column("sign_in", "wall")
