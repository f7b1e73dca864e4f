"""Things are changed after they were made, and made once.

Source: resources.md 0 and redemptions.md 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.sighting import Sighting, instant, sightings

_CLAIM = Claim("dates_are_monotonic", "redemptions.md 18")


def check(history: History) -> Iterator[Finding]:
    """`created_at` stays, `updated_at` only grows, and is never before `created_at`."""
    for sequence in history.sequences():
        last: dict[tuple[str, str], Sighting] = {}
        for exchange, operation in sequence:
            for seen in sightings(exchange, operation) if exchange.succeeded else ():
                key = (str(seen.thing["object"]), str(seen.thing["id"]))
                yield from _against(last.get(key, seen), seen)
                last[key] = seen


def _against(earlier: Sighting, seen: Sighting) -> Iterator[Finding]:
    born, changed = instant(seen.thing.get("created_at")), instant(seen.thing.get("updated_at"))
    chosen = seen.thing["object"] == "order"  # whoever makes an order may say when that was
    if born and changed and changed < born and not chosen:
        yield _broken((seen,), "was updated before it was created", (f"after {born}", changed))
    for member in ("created_at", "updated_at"):
        then, now = (instant(each.thing.get(member)) for each in (earlier, seen))
        if then and now and (now < then or (member == "created_at" and now != then)):
            message = f"has another {member} than it had before"
            yield _broken((earlier, seen), message, (then, now))


def _broken(seen: tuple[Sighting, ...], message: str, contrast: tuple[object, object]) -> Finding:
    calls = [each.exchange for each in seen]
    return _CLAIM.broken(seen[-1].operation.id, calls, message, contrast)
