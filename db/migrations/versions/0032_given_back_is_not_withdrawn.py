"""Whoever gave a thing back did not withdraw from a post, and an offer may be called off."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_BEFORE = ("asked", "waiting", "active", "withdrawing", "withdrawn", "declined", "completed")
_TAKEN_OFF = """
    (target = 'wish' AND EXISTS (SELECT 1 FROM wish WHERE wish.id = claim.target_id AND wish.org_id = claim.org_id
        AND wish.status = 'withdrawn' AND wish.member_id = claim.member_id))
    OR (target = 'project' AND EXISTS (SELECT 1 FROM project WHERE project.id = claim.target_id
        AND project.org_id = claim.org_id AND project.status = 'dropped' AND project.branch_id = claim.branch_id))
"""

_OFFER = "reason = '' OR (answer_by IS NOT NULL AND answer IS NULL)"


def upgrade() -> None:
    """Go forward: what nobody said yes to was an offer, and who still stands at what was taken off the list kept it."""
    _allow((*_BEFORE, "given_back", "called_off"))
    op.execute(
        f"UPDATE claim SET status = CASE WHEN {_OFFER} OR {_TAKEN_OFF} THEN 'called_off' ELSE 'given_back' END "  # noqa: S608 - our own words
        "WHERE status = 'withdrawn' AND target IN ('need', 'wish', 'project')"
    )


def downgrade() -> None:
    """Go back."""
    op.execute("UPDATE claim SET status = 'withdrawn' WHERE status IN ('given_back', 'called_off')")
    _allow(_BEFORE)


def _allow(words: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("claim", reflect_kwargs={"resolve_fks": False}) as claim:
        claim.drop_constraint(op.f("ck_claim_word_claimstatus"), type_="check")
        claim.create_check_constraint(op.f("ck_claim_word_claimstatus"), sa.text(f"status IN ({listed})"))
