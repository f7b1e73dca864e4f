"""Letting go of what a session holds (redemptions.md 8)."""

from conformance.model.answers import not_found, nothing_to_say
from conformance.model.edit import Release
from conformance.model.outcome import Branch
from conformance.model.rules.locks import names
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import Known


def release(scene: Scene) -> Branch:
    """Predict the end of a hold on one voucher (E-19)."""
    code, key = scene.call.path["code"], scene.call.path["sessionKey"]
    voucher = scene.state.find("vouchers", code)
    if voucher is None:
        lacking = scene.state.of("vouchers").lacks(code)
        if not scene.choices.decide(False if lacking else None, "it exists"):
            return not_found("voucher", code, "redemptions.md 8")
    held = None if voucher is None else _is_held(scene, voucher, key)
    if not scene.choices.decide(held, "it is held"):
        return not_found("session", key, "redemptions.md 8")
    of = voucher["id"] if voucher else ""
    return nothing_to_say("redemptions.md 8", [Release(key, of)])


def _is_held(scene: Scene, voucher: Known, key: str) -> bool | None:
    of_it = [each for each in scene.state.sessions if each.voucher in names(voucher)]
    held = [each for each in of_it if each.key == key]
    if not held and of_it:
        return None  # one whose key was never seen may have this one
    if not held:
        unseen = scene.state.held_by_others and voucher["id"] not in scene.state.made
        return None if unseen else False
    if scene.at.is_before(held[0].free_from):
        return True
    return False if scene.at.is_after(held[0].free_at) else None


STEPS: Steps = {"release_session": release}
