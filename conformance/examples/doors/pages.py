"""What a server gets, a page gets as well: bodies and answers are the same."""

from dataclasses import replace

from conformance.examples.reader import Call, Example

SOURCE = "redemptions.md 13"

_CLIENT = "/client"
_WITH_A_TWIN = {("POST", "/v1/redemptions"), ("POST", "/v1/validations")}


def fits(example: Example) -> bool:
    """Whether *example* is not about pages already."""
    return not any(call.path.startswith(_CLIENT) for call in example.calls)


def moved(call: Call) -> Call | None:
    """Return *call* as a page makes it; None if no page can."""
    if (call.method, call.path) not in _WITH_A_TWIN:
        return None
    return replace(call, path=_CLIENT + call.path)
