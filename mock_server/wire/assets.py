"""The pictures of a code: a QR code and a bar code, by id and address."""

import hashlib
from base64 import urlsafe_b64encode

from spec import Json

_HOST = "https://assets.counterfoil.example"


def write_assets(voucher_id: str) -> Json:
    """Write `assets`: ids that follow from *voucher_id*, addresses that lead nowhere."""
    return {kind: _write_asset(kind, voucher_id) for kind in ("qr", "barcode")}


def _write_asset(kind: str, voucher_id: str) -> Json:
    digest = hashlib.sha256(f"{kind}:{voucher_id}".encode()).digest()
    id_ = urlsafe_b64encode(digest).decode().rstrip("=")
    return {"id": id_, "url": f"{_HOST}/{kind}/{id_}"}
