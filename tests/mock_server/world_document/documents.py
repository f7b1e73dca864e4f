"""Sections of world documents, valid by default; a test says only what matters to it."""

from mock_server.store.memory import MemoryStore
from mock_server.world.document import load
from mock_server.world.world import World


def a_project(document=None):
    project = World(MemoryStore).default
    if document is not None:
        load(project, document)
    return project


def stored(project, kind):
    return project.store.transact(lambda tx: list(tx.every(kind)))


def a_voucher(code="C", **members):
    return {"code": code, "discount": {"type": "AMOUNT", "amount_off": 100}, **members}


def a_tier(**members):
    off = {"type": "PERCENT", "percent_off": 10}
    return {"id": "promo_1", "campaign_id": "camp_1", "discount": off, **members}


def a_gift(gift, **members):
    return {"code": "G", "type": "GIFT_VOUCHER", "gift": gift, **members}
