"""The whole data form: what else members say of themselves, and both sides' opinions on a check-in."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_SAID = {"nation": 20, "education": 20, "joined_party": 7, "estate": 40, "intents": 100}
_SIDES = ("branch", "community")


def upgrade() -> None:
    """Go forward; of forms that were filled in before, nothing more is known."""
    for table in ("member", "checkin_form"):
        for name, most in _SAID.items():
            op.add_column(table, _words(name, most))
    for side in _SIDES:
        op.add_column("member_checkin", _words(f"{side}_opinion", 200))
        op.add_column("member_checkin", sa.Column(f"{side}_said_by", sa.Uuid(), nullable=True))
        op.add_column("member_checkin", sa.Column(f"{side}_said_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back."""
    for side in _SIDES:
        for of in ("said_on", "said_by", "opinion"):
            op.drop_column("member_checkin", f"{side}_{of}")
    for table in ("checkin_form", "member"):
        for name in _SAID:
            op.drop_column(table, name)


def _words(name: str, most: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(most), nullable=False, server_default="")
