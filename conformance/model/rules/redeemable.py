"""What a call wants to redeem (redemptions.md 3.1, 6.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from conformance.model.documents import told
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Unpredictable
from spec import Json


@dataclass(frozen=True, slots=True)
class Redeemable:
    """A voucher or a tier that a call names.

    Attributes:
        object: `voucher` or `promotion_tier`.
        sent_id: As the call names it.
        document: None if there is no such thing.
        gift: What the call says about credits.
        reward: What it says about a reward; None if nothing.
        inherits: Whether its campaign may give it the category that it has not (P-55).
    """

    object: str
    sent_id: str
    document: Known
    gift: Json = field(default_factory=dict)
    reward: Json = None
    inherits: bool = False

    @property
    def category(self) -> Known:
        """The category that counts, None if there is none.

        Raises:
            Unpredictable: nobody knows, or there are several.
        """
        categories = [] if self.document is None else self.document.get("categories", UNKNOWN)
        unknown = categories is UNKNOWN or len(categories) > 1
        if unknown or (not categories and self.inherits):
            raise Unpredictable("the categories of a redeemable")
        return categories[0] if categories else None

    @property
    def discount(self) -> Json:
        """The discount behind it, None if there is none."""
        if self.object == "voucher":
            return self.document["discount"]
        action = self.document.get("action", UNKNOWN)
        if action is UNKNOWN:
            raise Unpredictable("the discount of a tier")
        return action["discount"]


def requested(scene: Scene) -> tuple[Redeemable, ...]:
    """Return what the call names, in its order.

    Raises:
        Unpredictable: something of it was never seen.
    """
    return tuple(_each(scene))


def _each(scene: Scene) -> Iterator[Redeemable]:
    for sent in scene.body["redeemables"]:
        yield found(scene, sent["object"], sent["id"], sent)


def found(scene: Scene, kind: str, key: str, sent: Json) -> Redeemable:
    """Return the voucher or tier *key*.

    Raises:
        Unpredictable: it was never seen, or is a stack, of which the API tells nothing.
    """
    if kind == "promotion_stack":
        raise Unpredictable("a promotion stack")
    shelf = scene.state.of("vouchers" if kind == "voucher" else "promotion_tiers")
    document = shelf.get(key)
    unseen = document is None and not shelf.lacks(key)
    if unseen and scene.choices.decide(None, f"there is a {kind} {key}"):
        raise Unpredictable("a redeemable that was never seen")
    gift, reward = told(sent.get("gift")), sent.get("reward")
    return Redeemable(kind, key, document, gift, reward, _inherits(scene, document))


def _inherits(scene: Scene, document: Known) -> bool:
    """Whether the campaign of *document* has a category, as far as anybody knows."""
    campaign = document.get("campaign_id") if document else None
    known = scene.state.find("campaigns", campaign) if isinstance(campaign, str) else None
    return campaign is not None and (known or {}).get("category_id", UNKNOWN) is not None
