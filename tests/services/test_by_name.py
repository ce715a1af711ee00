"""Everything here can be scripted: called by its name, with plain JSON arguments."""

import base64
from pathlib import Path
from typing import Any

import pytest

from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.notebook import Notebook
from cad.services.registry import call


def test_a_referral_from_draft_to_outcome(signed: Notebook, awa: str, permis: Service) -> None:
    def act(name: str, **arguments: Any) -> Any:
        return call(signed, name, arguments)

    drafted = act("draft_referral", resident=awa, service=permis.id, purpose="Permis")
    with pytest.raises(Refused, match="Pas d’accord"):
        act("hand_over", referral=drafted.id)
    act("hand_over", referral=drafted.id, consent={"how": "oral", "detail": "au guichet"})
    act("move_referral", referral=drafted.id, state="outcome", detail="Inscrite")
    assert act("referral_by_reference", text=drafted.reference).outcome == "Inscrite"
    assert act("count_referrals").states["outcome"] == 1
    assert act("today").seams.count == 0


def test_a_document_by_content_or_by_path(signed: Notebook, awa: str, tmp_path: Path) -> None:
    content = base64.b64encode(b"%PDF-1.7").decode()
    kept = call(signed, "attach_document", {"resident": awa, "content": content, "filename": "a.pdf"})
    assert call(signed, "document_content", {"document": kept.id}) == b"%PDF-1.7"
    saved = call(signed, "save_document", {"document": kept.id, "path": str(tmp_path)})
    assert Path(saved).read_bytes() == b"%PDF-1.7"


def test_who_writes_and_comfort(book: Notebook) -> None:
    assert call(book, "set_me", {"name": "Nora", "organisation": "CCAS"}).adviser.id == book.me
    assert call(book, "set_preferences", {"palette": "dark"}) == call(book, "preferences", {})
    assert call(book, "set_rule", {"name": "silent_days", "value": 30}).value == 30
