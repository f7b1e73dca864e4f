"""Promotion tiers that are made at the same time get the same place."""

from mock_server.sabotage.late import late
from mock_server.sabotage.sabotage import Sabotage

SABOTAGE = Sabotage(("create_promotion_tier",), late())
