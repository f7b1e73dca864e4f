"""What `filters` of a list ask for: conditions on fields, and how they are joined.

Source: redemptions.md 10.1, resources.md 1.9.
"""

from collections.abc import Callable, Iterator, Mapping

from conformance.model.documents import told
from conformance.model.unknown import UNKNOWN, Known
from spec import Json

_JUNCTION = "junction"
_PLAIN = frozenset({"related_object_id", "failure_code", "result", "object", "customer_id", "code"})


def passes(row: Known, filters: Json) -> bool | None:
    """Whether *row* is what *filters* ask for; None if nobody knows.

    How fields are joined that do not say it, our own decision (P-46), decides nothing here.
    """
    verdicts = [_fits(row, name, asked) for name, asked in filters.items() if name != _JUNCTION]
    joined = str(filters.get(_JUNCTION, "")).lower()
    if joined == "or" and True in verdicts:
        return True
    if joined == "and" and False in verdicts:
        return False
    return verdicts[0] if verdicts and len({*verdicts}) == 1 else None


def _fits(row: Known, name: str, asked: Json) -> bool | None:
    """Whether the field *name* of *row* meets every condition that is *asked* of it."""
    value = _value(row, name)
    conditions = told(asked.get("conditions")) if isinstance(asked, dict) else {}
    verdicts = [_holds(value, operator, given) for operator, given in conditions.items()]
    if False in verdicts:
        return False
    return None if None in verdicts or not verdicts else True


def _value(row: Known, name: str) -> Known:
    """Return the text in the field *name*, None for none, `UNKNOWN` if it was never seen."""
    if name == "voucher_code":
        return _code(row)
    if name.startswith("metadata."):
        metadata = row.get("metadata", UNKNOWN)
        return metadata.get(name.partition(".")[2]) if isinstance(metadata, dict) else UNKNOWN
    return row.get(name, UNKNOWN) if name in _PLAIN else UNKNOWN


def _code(row: Known) -> Known:
    """Return the code of the voucher that a record is about."""
    voucher = row.get("voucher")
    if isinstance(voucher, dict):
        return voucher.get("code", UNKNOWN)
    about = row.get("related_object_type", UNKNOWN)
    return UNKNOWN if about in (UNKNOWN, "voucher") else None


def _holds(value: Known, operator: str, given: Json) -> bool | None:
    """Whether *value* meets a condition; whether nothing at all meets one the sources do not say.

    It is nothing that is there, though, and none of the values of a list.
    """
    test = _TESTS.get(operator)
    if value is UNKNOWN or test is None:
        return None
    if value is None:
        return False if operator in _POSITIVE else None
    return test(value, [*_texts(given)]) if isinstance(value, str) else None


def _texts(given: Json) -> Iterator[str]:
    for each in given if isinstance(given, list) else [given]:
        yield str(each)


_POSITIVE = frozenset({"$is", "$in", "$starts_with", "$ends_with", "$contains"})
_TESTS: Mapping[str, Callable[[str, list[str]], bool]] = {
    "$is": lambda value, given: value in given,
    "$in": lambda value, given: value in given,
    "$is_not": lambda value, given: value not in given,
    "$not_in": lambda value, given: value not in given,
    "$starts_with": lambda value, given: value.startswith(tuple(given)),
    "$ends_with": lambda value, given: value.endswith(tuple(given)),
    "$contains": lambda value, given: any(each in value for each in given),
    "$not_contain": lambda value, given: not any(each in value for each in given),
}
