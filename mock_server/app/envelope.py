"""The one shape of everything that goes wrong (redemptions.md 14)."""

from mock_server.app.problems import Problem
from mock_server.engine.refusals import Refusal, Unauthorized
from mock_server.http.call import Answer, Json
from mock_server.wire.refusal import write_refusal


def of_refusal(refusal: Refusal, request_id: str) -> Answer:
    """Return the answer to a request that the rules refused."""
    if isinstance(refusal, Unauthorized):
        return _unauthorized(refusal)
    return Answer(write_refusal(refusal, request_id), refusal.status)


def of_problem(problem: Problem, request_id: str) -> Answer:
    """Return the answer to a request that did not come as far as the rules."""
    body: dict[str, Json] = {"code": problem.status, "message": problem.message}
    if problem.key is not None:
        body["key"] = problem.key
    if problem.details is not None:
        body["details"] = problem.details
    return Answer({**body, "request_id": request_id}, problem.status, problem.headers)


def _unauthorized(refusal: Unauthorized) -> Answer:
    """Return the documented 401, which has neither details nor a request id (resources.md 1.2)."""
    body = {"code": refusal.status, "message": refusal.message, "key": refusal.key}
    return Answer(body, refusal.status, {"WWW-Authenticate": "Bearer"})
