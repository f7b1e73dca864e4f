from io import StringIO

import pytest
from rich.console import Console

from conformance.report import progress
from conformance.verdict import Step


@pytest.mark.parametrize(("terminal", "expected"), [(True, True), (False, False)])
def test_progress_is_shown_on_terminals_only(terminal, expected):
    out = StringIO()
    console = Console(file=out, force_terminal=terminal, width=80)

    with progress.shown(console) as tell:
        tell(Step("security", 1, 2, "create_voucher"))
        tell(Step("schema", 7, None, "get_voucher"))

    assert ("security" in out.getvalue()) is expected
