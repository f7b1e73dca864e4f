"""A variant costs what its product costs, whatever its own price is."""

from dataclasses import replace

from mock_server.engine.product import Sku
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import SKUS


def _unpriced(sku: Sku) -> Sku:
    return replace(sku, price=None)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(SKUS, _unpriced))
