"""An OAuth token (resources.md 1.3)."""

from spec import Json


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; the token itself is its id."""
    if "access_token" not in document:
        return None
    return {**document, "id": document["access_token"], "active": True}
