"""Calls that must not change anything."""

from tests.conformance.evidence import an_error, an_exchange

REFUSAL = an_error(400, "quantity_exceeded")
STRANGER = an_exchange("DELETE /v1/vouchers/CARD", 401, {"code": 401}, identity="none")
QUESTION = an_exchange("POST /v1/validations", body={"valid": True})
