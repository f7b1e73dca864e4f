"""Hosts on which real money is (resources.md 1.1)."""

_DOMAINS = ("voucherify.io",)


def is_production(host: str) -> bool:
    """Whether *host* serves customers of the vendor; a dedicated cluster has a name of its own."""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith(f".{domain}") for domain in _DOMAINS)
