"""Agreements go on from year to year with what was promised, and bear the scan of what was signed."""

from datetime import date

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.agreements import agreement_detail
from db.reads.scans import scan_file, scans
from db.rules.scans import MOST, kind_of_scan
from db.tables.agreements import Agreement, AgreementScan, Clause
from db.terms import AgreementId, AgreementStatus, Role, ScanKind
from db.work import reading
from db.writes import agreements
from db.writes.scans import attach_scan
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, row, rows
from tests.db.writes.test_agreements import a_draft, a_signed_one

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


def test_a_renewed_agreement_follows_the_old_one_with_what_was_not_dropped(engine: Engine) -> None:
    town = a_town(engine)
    old = a_signed_one(engine, town)
    does(engine, town.secretary, agreements.drop_promise, clause_id=rows(engine, Clause)[1].id, reason="会议室拆了")

    new = does(engine, town.secretary, agreements.renew_agreement, agreement_id=old)

    assert (new.year, new.status) == (2027, AgreementStatus.DRAFT)
    carried = [clause for clause in rows(engine, Clause) if clause.agreement_id == new.id]
    assert [(clause.text, clause.due_on) for clause in carried] == [("每季度到社区服务两次", date(2027, 12, 28))]
    assert refused(engine, town.secretary, agreements.renew_agreement, agreement_id=old) == Code.ALREADY_RECORDED
    draft = {"agreement_id": AgreementId(new.id)}
    assert refused(engine, town.secretary, agreements.renew_agreement, **draft) == Code.ILLEGAL_MOVE
    with reading(engine) as session:
        told = agreement_detail(session, town.clerk, code=new.code, today=date(2026, 12, 1))
    assert (told.former, told.later) == (row(engine, Agreement, old).code, "")
    assert events(engine)[-2:] == ["agreement.drafted", "agreement.renewed"]


def test_a_scan_is_attached_once_and_read_by_both_sides_only(engine: Engine) -> None:
    town = a_town(engine)
    facts = {"name": "协议.pdf", "content": PDF}
    draft = a_draft(engine, town)
    assert refused(engine, town.clerk, attach_scan, agreement_id=draft, **facts) == Code.ILLEGAL_MOVE
    does(engine, town.clerk, agreements.sign_agreement, agreement_id=draft, day=date(2026, 5, 20))

    does(engine, town.clerk, attach_scan, agreement_id=draft, **facts)

    assert refused(engine, town.secretary, attach_scan, agreement_id=draft, **facts) == Code.ALREADY_RECORDED
    assert row(engine, Agreement, draft).scan == "协议.pdf"
    with reading(engine) as session:
        (scan,) = scans(session, town.secretary, agreement_id=draft)
        assert (scan.kind, scan.size, scan_file(session, town.secretary, scan_id=scan.id)) == (
            ScanKind.PDF, len(PDF), PDF,
        )  # fmt: skip
        assert scans(session, town.other_clerk, agreement_id=draft) == ()
        # the paper names the contact and their telephone, which a leader and a member read masked
        for nobodys in (town.other_clerk, actor_of(Role.LEADER), town.zhang):
            with pytest.raises(Refusal):
                scan_file(session, nobodys, scan_id=scan.id)
    assert len(rows(engine, AgreementScan)) == 1


def test_what_is_no_scan_is_told_by_its_bytes() -> None:
    assert kind_of_scan(b"\xff\xd8\xff\xe0 picture \xff\xd9") is ScanKind.JPEG
    assert kind_of_scan(b"\x89PNG\r\n\x1a\n IEND\xaeB`\x82") is ScanKind.PNG
    for content, code in (
        (PDF + bytes(MOST), Code.FILE_TOO_LARGE),
        (b"", Code.FILE_UNREADABLE),
        (b"%PDF-1.7 torn", Code.FILE_UNREADABLE),
        (b"<html><script>%PDF-1.7 %%EOF", Code.FILE_UNREADABLE),
        (b"MZ\x90", Code.FILE_UNREADABLE),
    ):
        with pytest.raises(Refusal) as said:
            kind_of_scan(content)
        assert said.value.code == code
