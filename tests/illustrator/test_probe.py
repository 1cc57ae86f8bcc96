"""The probe for a person with Illustrator runs to its end, whatever became of each case."""

from __future__ import annotations

import shutil

import pytest

from tests.illustrator.illustrator import application, repository

__all__ = ["application"]

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is missing")

PROBE = repository() / "docs" / "probe"


def test_the_report_says_what_became_of_each_case(application):
    application.run_script(PROBE / "illustrator.jsx")
    (name,) = application.files()
    report = (application.temporary / name).read_text(encoding="utf-8")
    (said,) = application.eval("f.app.dialogs.splice(0)")
    assert name in said
    sections = dict(part.split("\n", 1) for part in report.strip().split("\n\n# ")[1:])
    assert len(sections) == 45
    assert 'opened: layer "Layer 1"' in sections["top-level groups"]
    assert 'GroupItem, "inner"' in sections["group with one child"]
    assert 'PathItem, "袖子"' in sections["id in Chinese"]
    assert "stroke 2" in sections["dashes"]
    assert "placing failed" in sections["mask"]
    assert application.eval("f.app.documentList.length") == 0
    assert application.eval("f.app.userInteractionLevel") == "UserInteractionLevel.DISPLAYALERTS"
