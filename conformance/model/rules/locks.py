"""What other sessions hold of a voucher (redemptions.md 8)."""

from conformance.model.scene import Scene
from conformance.model.session import Session
from conformance.model.unknown import Known, Unpredictable


def own_key(scene: Scene) -> str | None:
    """Return the session key that the call names, None without one."""
    session = scene.body.get("session")
    key = session.get("key") if isinstance(session, dict) else None
    return key if isinstance(key, str) else None


def names(voucher: Known) -> tuple[str, str]:
    """Return by what a session may name *voucher*: by its code if its id was not known then."""
    return voucher["id"], voucher["code"]


def locked(scene: Scene, voucher: Known) -> tuple[list[Session], list[Session]]:
    """Return what others hold of a voucher for certain, and what they may hold.

    The end of a session itself is free (redemptions.md 8: it lasts for its ttl).

    Raises:
        Unpredictable: somebody may have held it before we knew of it.
    """
    if scene.state.held_by_others and voucher["id"] not in scene.state.made:
        raise Unpredictable("what others hold")
    key = own_key(scene)
    held = [
        each for each in scene.state.sessions if each.voucher in names(voucher) and each.key != key
    ]
    surely = [each for each in held if scene.at.is_before(each.free_from)]
    perhaps = [each for each in held if scene.at.is_after(each.free_at) is not True]
    return surely, perhaps
