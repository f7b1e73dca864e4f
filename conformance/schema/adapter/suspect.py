"""Tells real failures from those that only look like one to Schemathesis."""

from dataclasses import dataclass

from schemathesis import Case, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

from conformance.contract import Contract, error_keys
from conformance.schema.adapter.wire import body_is_valid, query_is_valid, query_is_wrong
from spec import Json, Operation

_REFUSED = (400, 404, 409)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A failure that Schemathesis is about to report.

    Attributes:
        failure: What it says.
        case: The call as it was drawn.
        response: The answer.
        redirected: Whether we put a thing of our choice into the path of the call.
    """

    failure: Failure
    case: Case[Json]
    response: Response
    redirected: bool

    def is_real(self, contract: Contract, operation: Operation) -> bool:
        """Whether the server is to blame."""
        match type(self.failure).__name__:
            case "RejectedPositiveData":
                refused = self._is_refused_by_rules(operation)
                return not refused and not self._was_not_sayable(contract, operation)
            case "AcceptedNegativeData":
                return not self._is_not_wrong_as_sent(contract, operation)
            case "EnsureResourceAvailability":
                # What was just made and what was asked for are two things then, or may be: a
                # thing named in a body is drawn anew for every call.
                return not self.redirected and "{" in operation.path
            case _:
                return True

    def _is_refused_by_rules(self, operation: Operation) -> bool:
        """Whether a good call was refused for a reason that the operation documents.

        The generic keys of malformed calls are never documented for an operation, so a server that
        calls valid data malformed is still found out.
        """
        return self.response.status_code in _REFUSED and self._key() in error_keys(operation)

    def _was_not_sayable(self, contract: Contract, operation: Operation) -> bool:
        """Whether a query was drawn right that has no right form: an empty object has none."""
        url = str(self.response.request.url)
        refused = self._key() == "invalid_query_params"
        return refused and not query_is_valid(contract, operation, url)

    def _is_not_wrong_as_sent(self, contract: Contract, operation: Operation) -> bool:
        """Whether all that was drawn wrong is right as it was sent, or nobody could say."""
        if self.case.meta is None:
            return False
        modes = self.case.meta.components.items()
        wrong = [place for place, each in modes if each.mode.is_negative]
        return bool(wrong) and all(
            self._is_not_wrong(contract, operation, place) for place in wrong
        )

    def _is_not_wrong(
        self, contract: Contract, operation: Operation, place: ParameterLocation
    ) -> bool:
        request = self.response.request
        match place:
            case ParameterLocation.QUERY:
                return not query_is_wrong(contract, operation, str(request.url))
            case ParameterLocation.BODY:
                return body_is_valid(contract, operation, self.case.media_type or "", request.body)
            case _:
                return False

    def _key(self) -> str | None:
        try:
            body = self.response.json()
        except ValueError:
            return None
        return body.get("key") if isinstance(body, dict) else None
