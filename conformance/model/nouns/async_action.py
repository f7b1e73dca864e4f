"""Work that goes on after the answer (resources.md 16)."""

from conformance.model.documents import only
from spec import Json


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; its progress is none of our business."""
    return only(document, ("id", "object", "type")) if "progress" in document else None
