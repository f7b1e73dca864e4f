import pytest

from conformance.credentials import DEFAULT
from conformance.schema.job import Ended, Job, Made, job_of, line, news_of, written
from tests.conformance.evidence import a_finding, an_exchange


def test_a_job_arrives_as_it_was_sent():
    job = Job(
        "http://x", DEFAULT, {"a": 1}, 1, ("fuzzing",), 25, 1, None, {"p": ["v"]}, {}, "abc", "w"
    )

    assert job_of(written(job)) == job


@pytest.mark.parametrize(
    "news",
    [
        Made(an_exchange(before=(an_exchange(),)), "redeem_ticket", "positive"),
        a_finding(),
        Ended(complete=False),
    ],
    ids=["call", "finding", "end"],
)
def test_news_arrive_as_they_were_sent(news):
    assert news_of(line(news)) == news
