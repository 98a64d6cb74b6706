"""What a resident said stays with the follow-up: a line taken back with an opened need says no more than that."""

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_SAID = """
    SELECT 1 FROM followup WHERE followup.org_id = point_line.org_id AND followup.subject = 'need'
    AND followup.reopened = true AND substr(followup.opinion, 1, 200) = point_line.note AND followup.subject_id
"""


def upgrade() -> None:
    """Go forward: the line was earned by the need itself, or by the claim of who helped beside."""
    op.execute(
        "UPDATE point_line SET note = 'reopened' WHERE reason = 'reversal' AND note <> '' AND ("  # noqa: S608 - our own words
        f"EXISTS ({_SAID} = point_line.source_id) OR EXISTS ({_SAID} IN (SELECT claim.target_id FROM claim "
        "WHERE claim.org_id = point_line.org_id AND claim.id = point_line.source_id AND claim.target = 'need')))"
    )


def downgrade() -> None:
    """Go back: there is nothing to bring back, the words stand with the follow-up."""
