"""What was deleted cannot be read any more.

Source: resources.md 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from spec import Json

_CLAIM = Claim("deleted_things_are_gone", "resources.md 0")
_ACCEPTED = 202
_FOLDERS = {"promotion_tier": "/v1/promotions/tiers/", "voucher": "/v1/vouchers/"}
_NAMES = ("id", "code", "source_id", "name")


def check(history: History) -> Iterator[Finding]:
    """After a DELETE that was carried out, its path is not found, until somebody makes it anew.

    With a campaign go its tiers and vouchers, as soon as the server says that it is done.
    """
    for sequence in history.sequences():
        gone: dict[str, Exchange] = {}
        members = _Members()
        for exchange, operation in sequence:
            members.learn(exchange, gone)
            path = urlsplit(exchange.url).path
            if exchange.succeeded and operation.method == "GET" and path in gone:
                calls = (gone[path], exchange)
                contrast = (404, exchange.status)
                yield _CLAIM.broken(operation.id, calls, "finds what was deleted", contrast)
            elif exchange.succeeded and operation.method == "DELETE":
                if exchange.status != _ACCEPTED:
                    gone[path] = exchange
            elif operation.method != "GET":
                _made_anew(gone, [*_buyers(exchange.sent), *_made(exchange)])


@dataclass(slots=True)
class _Members:
    """What belongs to which campaign, and the deletions of campaigns that are under way."""

    paths: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, tuple[str, Exchange]] = field(default_factory=dict)

    def learn(self, exchange: Exchange, gone: dict[str, Exchange]) -> None:
        """Take in what *exchange* shows, and move what is gone with its campaign to *gone*."""
        told = exchange.document if exchange.succeeded else None
        if not isinstance(told, dict):
            return
        for thing in (told, *_tiers(told)):
            self._note(thing)
        last = unquote(urlsplit(exchange.url).path.rpartition("/")[2])
        if exchange.method == "DELETE" and exchange.status == _ACCEPTED:
            self.jobs[str(told.get("async_action_id"))] = (self.names.get(last, last), exchange)
        elif exchange.method == "GET" and told.get("status") == "DONE" and last in self.jobs:
            campaign, deletion = self.jobs.pop(last)
            gone |= dict.fromkeys(self.paths.pop(campaign, ()), deletion)

    def _note(self, thing: Mapping[str, Json]) -> None:
        kind, campaign = str(thing.get("object")), thing.get("campaign_id")
        if kind == "campaign":
            self.names |= {str(thing.get(name)): str(thing.get("id")) for name in ("id", "name")}
        if kind in _FOLDERS and isinstance(campaign, str):
            paths = self.paths.setdefault(campaign, set())
            paths |= {_FOLDERS[kind] + str(thing[name]) for name in ("id", "code") if name in thing}


def _tiers(campaign: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    promotion = campaign.get("promotion")
    listed = promotion.get("tiers") if isinstance(promotion, dict) else None
    return [each for each in listed or () if isinstance(each, dict)]


def _made(exchange: Exchange) -> Iterator[str]:
    """Yield the names of the thing that *exchange* shows."""
    told = exchange.document if exchange.succeeded else None
    if isinstance(told, dict):
        yield from (str(told.get(name)) for name in _NAMES)


def _buyers(sent: Json) -> Iterator[str]:
    """Yield the names of customers in a call, which makes those that are not there.

    Whether it does so when it fails the sources do not say.
    """
    for holder in (sent, sent.get("order")) if isinstance(sent, dict) else ():
        buyer = holder.get("customer") if isinstance(holder, dict) else None
        if isinstance(buyer, dict):
            yield from (str(buyer.get(name)) for name in _NAMES)


def _made_anew(gone: dict[str, Exchange], names: Sequence[str]) -> None:
    """Forget the paths that end in one of the *names*."""
    for path in [path for path in gone if unquote(path.rpartition("/")[2]) in names]:
        del gone[path]
