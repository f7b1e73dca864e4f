"""Lists, as somebody asks for them."""

from urllib.parse import urlencode

from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Read lists, sorted and filtered."""
    guide.get("/v1/redemptions?limit=50")
    about = {
        "filters[voucher_code][conditions][$is]": guide.name("gift"),
        "filters[result][conditions][$is]": "FAILURE",
        "filters[junction]": "and",
    }
    guide.get(f"/v1/redemptions?{urlencode({'limit': 20, **about})}")
    guide.get(f"/v1/customers/{guide.name('anna')}")
    guide.get("/v1/customers?limit=1&order=-created_at")
    guide.get("/v1/orders?limit=20&order=created_at")
