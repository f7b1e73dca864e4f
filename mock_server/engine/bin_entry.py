"""What lies in the bin: a deleted thing whose code or name stays taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

BinnedType: TypeAlias = Literal["voucher", "campaign"]


@dataclass(frozen=True, slots=True)
class BinEntry:
    """A voucher or campaign that was deleted without force (R-9).

    `resource_name` is the code of a voucher or the name of a campaign.
    """

    id: str
    resource_type: BinnedType
    resource_id: str
    resource_name: str
    created_at: datetime

    @property
    def name(self) -> str:
        """The name under which the entry is found: codes and campaign names do not clash."""
        return binned_name(self.resource_type, self.resource_name)


def binned_name(resource_type: BinnedType, resource_name: str) -> str:
    """Return the name under which the bin files a thing of that type and name."""
    return f"{resource_type}:{resource_name}"
