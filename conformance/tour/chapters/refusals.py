"""What is switched off, unknown or nonsense is refused, and so are the wrong keys."""

from dataclasses import replace

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import redemption, validation, voucher


def tell(guide: Guide) -> None:
    """Try what must not work."""
    third = voucher(guide.name("third"))
    switch = Request("POST", f"/v1/vouchers/{guide.name('third')}/disable")
    guide.together(switch, redemption(third))
    guide.send(redemption(third))
    enabling = replace(switch, path=f"/v1/vouchers/{third['id']}/enable")
    guide.send(enabling)
    guide.send(enabling)
    guide.get(f"/v1/vouchers/{third['id']}")
    guide.get(f"/v1/vouchers/{guide.name('third').upper()}")
    client, asking = guide.client_keys(), replace(validation(third), path="/client/v1/validations")
    guide.intrude(replace(asking, credentials=guide.server_keys()))
    nowhere = {name: key for name, key in client.items() if name != "Origin"}
    guide.intrude(replace(asking, credentials=nowhere))
    guide.intrude(Request("GET", "/v1/vouchers?limit=1", credentials=client))
