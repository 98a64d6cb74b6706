"""Whoever never answered an offer did not decline it: it lapsed."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_BEFORE = (
    "asked", "waiting", "active", "withdrawing", "withdrawn", "given_back", "called_off", "declined", "completed",
)  # fmt: skip


def upgrade() -> None:
    """Go forward: whoever turns an offer down gives a reason, so one without reason and answer ended by itself."""
    _allow((*_BEFORE, "lapsed"))
    op.execute(
        "UPDATE claim SET status = 'lapsed' "
        "WHERE status = 'declined' AND answer_by IS NOT NULL AND answer IS NULL AND reason = ''"
    )


def downgrade() -> None:
    """Go back."""
    op.execute("UPDATE claim SET status = 'declined' WHERE status = 'lapsed'")
    _allow(_BEFORE)


def _allow(words: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("claim", reflect_kwargs={"resolve_fks": False}) as claim:
        claim.drop_constraint(op.f("ck_claim_word_claimstatus"), type_="check")
        claim.create_check_constraint(op.f("ck_claim_word_claimstatus"), sa.text(f"status IN ({listed})"))
