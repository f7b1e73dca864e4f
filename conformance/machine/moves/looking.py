"""Reading what is past: records, lists of them, and the ledgers of cards."""

from urllib.parse import urlencode

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conformance.machine.draws import CHOICE
from conformance.machine.moves.base import Moves

_WHOLE, _HEAD, _TAIL, _MIDDLE = slice(None), slice(None, -2), slice(2, None), slice(2, -2)
_TESTS = st.sampled_from(
    (
        *(("$is", _WHOLE), ("$is", _HEAD), ("$is_not", _WHOLE), ("$in", _WHOLE)),
        *(("$not_in", _WHOLE), ("$starts_with", _HEAD), ("$starts_with", _TAIL)),
        *(("$ends_with", _TAIL), ("$ends_with", _HEAD), ("$contains", _MIDDLE)),
        ("$not_contain", _MIDDLE),
    )
)
"""An operator, and with which part of a code it is used."""
_RESULTS = st.sampled_from((None, "SUCCESS", "FAILURE"))


class Looking(Moves):
    """Moves that change nothing."""

    @precondition(lambda self: self.life.redemptions)
    @rule(which=CHOICE)
    def read_a_record(self, which: int) -> None:
        """Read a redemption, or the parent of several, long after it was made."""
        self.life.call("GET", f"/v1/redemptions/{self.pick(self.life.redemptions, which)}")

    @precondition(lambda self: self.life.codes)
    @rule(which=CHOICE, test=_TESTS, result=_RESULTS, either=st.booleans())
    def list_some_records(
        self, which: int, test: tuple[str, slice], result: str | None, either: bool
    ) -> None:
        """List the records that are about a voucher, or the others, or those with a result too."""
        operator, part = test
        code = self.pick(self.life.codes, which)[part]
        asked = {f"filters[voucher_code][conditions][{operator}]": code}
        if result:
            asked["filters[result][conditions][$is]"] = result
            asked["filters[junction]"] = "or" if either else "and"
        self.life.call("GET", f"/v1/redemptions?{urlencode({'limit': 20, **asked})}")

    @precondition(lambda self: self.life.codes)
    @rule(which=CHOICE, test=_TESTS)
    def list_some_vouchers(self, which: int, test: tuple[str, slice]) -> None:
        """List the vouchers that have a code, or a part of one, or the others."""
        operator, part = test
        code = self.pick(self.life.codes, which)[part]
        asked = {f"filters[code][conditions][{operator}]": code, "limit": 20}
        self.life.call("GET", f"/v1/vouchers?{urlencode(asked)}")

    @precondition(lambda self: self.life.codes)
    @rule(which=CHOICE, limit=st.integers(1, 2))
    def turn_the_pages_of_a_ledger(self, which: int, limit: int) -> None:
        """Read a ledger, and what follows its first page."""
        path = f"/v1/vouchers/{self.pick(self.life.codes, which)}/transactions?limit={limit}"
        told = self.life.call("GET", path)
        rows = (told or {}).get("data")
        if rows:
            self.life.call("GET", f"{path}&starting_after_id={rows[-1]['id']}")
