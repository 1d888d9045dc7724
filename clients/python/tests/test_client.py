"""The client against a server of the tests."""

from __future__ import annotations

import io
import threading
import time
import unittest
from datetime import datetime, timezone
from typing import Iterator, List
from urllib.parse import parse_qs, urlsplit

from orgchart_client import ClientCredentials, OrgChartClient, PasswordCredentials, ProblemError, Retry
from orgchart_client._retry import retry_after
from orgchart_client.models import NewUserBody

from .stub import Answer, Asked, Stub, refusal

PERSON = PasswordCredentials("c1", "secret", "a@b.example", "words")
QUICK = Retry(pause=0.001)
TOKEN = "/api/v1/auth/token"


def token(access: str, refresh: str) -> Answer:
    return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 600, "refresh_token": refresh, "scope": "directory:read"}, {}


def grants(stub: Stub) -> List[str]:
    return [parse_qs(asked.body)["grant_type"][0] for asked in stub.requests if asked.url == TOKEN]


class ClientTests(unittest.TestCase):
    def test_a_list_comes_page_after_page_until_its_total_is_reached(self) -> None:
        def answer(_: int, asked: Asked) -> Answer:
            query = parse_qs(urlsplit(asked.url).query)
            offset, limit = int(query["offset"][0]), int(query["limit"][0])
            return 200, {"items": [{"id": id} for id in [1, 2, 3, 4, 5][offset : offset + limit]], "total": 5}, {}

        with Stub(answer) as stub:
            found = OrgChartClient(stub.address).departments.list_all(limit=2, lang="fr")
            self.assertEqual([department["id"] for department in found], [1, 2, 3, 4, 5])
            self.assertEqual([asked.url for asked in stub.requests], [f"/api/v1/departments?offset={offset}&limit=2&lang=fr" for offset in (0, 2, 4)])

    def test_busy_and_away_are_asked_again_after_the_time_they_name(self) -> None:
        answers: List[Answer] = [refusal(429, "request.too_many", Retry_After="0"), refusal(503, "server.unavailable", Retry_After="1"), (200, {"id": 12}, {"ETag": '"1"'})]
        with Stub(lambda nth, _: answers[nth]) as stub:
            began = time.monotonic()
            unit = OrgChartClient(stub.address, retry=QUICK).units.get(12)
            self.assertEqual((unit.value, unit.etag), ({"id": 12}, '"1"'))
            self.assertEqual(len(stub.requests), 3)
            self.assertGreaterEqual(time.monotonic() - began, 0.99, "it waited for the second that the server named")

    def test_attempts_are_bounded_and_the_last_refusal_is_told(self) -> None:
        with Stub(lambda *_: refusal(503, "server.unavailable")) as stub, self.assertRaises(ProblemError) as refused:
            OrgChartClient(stub.address, retry=Retry(attempts=3, pause=0.001)).units.get(12)
        self.assertEqual((refused.exception.status, refused.exception.code, refused.exception.trace_id), (503, "server.unavailable", "trace"))
        self.assertEqual(len(stub.requests), 3)

    def test_a_server_that_wants_to_be_left_alone_for_longer_than_agreed_is_not_waited_for(self) -> None:
        with Stub(lambda *_: refusal(429, "request.too_many", Retry_After="3600")) as stub, self.assertRaises(ProblemError):
            OrgChartClient(stub.address).units.get(12)
        self.assertEqual(len(stub.requests), 1)

    def test_a_lost_POST_is_sent_again_with_the_same_key(self) -> None:
        answers: List[Answer] = [None, refusal(409, "idempotency.running"), (201, {"id": 7}, {})]
        with Stub(lambda nth, _: answers[nth]) as stub:
            self.assertEqual(OrgChartClient(stub.address, retry=QUICK).units.create({"names": {"en": "New"}}).value["id"], 7)
        keys = [asked.headers["Idempotency-Key"] for asked in stub.requests]
        self.assertEqual(len(keys), 3)
        self.assertTrue(keys[0])
        self.assertEqual(len(set(keys)), 1)

    def test_a_lost_change_that_has_no_key_is_not_sent_again_and_one_that_names_no_version_is_not_even_after_503(self) -> None:
        with Stub(lambda nth, _: None if nth == 0 else refusal(503, "server.unavailable")) as stub:
            client = OrgChartClient(stub.address, retry=QUICK)
            with self.assertRaises(OSError):
                client.units.move(12, {"parentId": 5}, '"1"')
            self.assertEqual(len(stub.requests), 1)
            with self.assertRaises(ProblemError):
                client.units.move(12, {"parentId": 5}, "*")
            self.assertEqual(len(stub.requests), 2)

    def test_a_token_is_asked_for_once_however_many_need_it_and_again_before_it_ends(self) -> None:
        now = [0.0]

        def answer(_: int, asked: Asked) -> Answer:
            if asked.url != TOKEN:
                return 200, {"items": [], "total": 0}, {}
            return token("t2", "r2") if "refresh_token=r1" in asked.body else token("t1", "r1")

        with Stub(answer) as stub:
            client = OrgChartClient(stub.address, PERSON, now=lambda: now[0])
            threads = [threading.Thread(target=client.departments.list) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            now[0] = 580
            client.departments.list()
            self.assertEqual(grants(stub), ["password", "refresh_token"])
            self.assertEqual(stub.requests[-1].headers["Authorization"], "Bearer t2")

    def test_a_token_that_is_refused_is_replaced_once_and_a_session_that_has_ended_begins_anew(self) -> None:
        def answer(_: int, asked: Asked) -> Answer:
            if asked.url != TOKEN:
                return refusal(401, "access.ended")
            return (400, {"error": "invalid_grant", "error_description": "Ended."}, {}) if "grant_type=refresh_token" in asked.body else token("good", "r")

        with Stub(answer) as stub, self.assertRaises(ProblemError) as refused:
            OrgChartClient(stub.address, PERSON).units.get(12)
        self.assertEqual(refused.exception.code, "access.ended")
        self.assertEqual([asked.url for asked in stub.requests], [TOKEN, "/api/v1/units/12", TOKEN, TOKEN, "/api/v1/units/12"])

    def test_a_lost_refresh_is_not_sent_again_because_the_token_would_look_stolen(self) -> None:
        def answer(nth: int, asked: Asked) -> Answer:
            if "grant_type=refresh_token" in asked.body:
                return None
            if asked.url == TOKEN:
                return token(f"t{nth}", f"r{nth}")
            return refusal(401, "access.unauthenticated") if nth == 1 else (200, {"id": 12}, {})

        with Stub(answer) as stub:
            OrgChartClient(stub.address, PERSON, retry=QUICK).units.get(12)
            self.assertEqual(grants(stub), ["password", "refresh_token", "password"])

    def test_nor_is_a_refresh_after_503_which_may_come_after_it_was_done(self) -> None:
        def answer(nth: int, asked: Asked) -> Answer:
            if "grant_type=refresh_token" in asked.body:
                return refusal(503, "database.outcome_unknown")
            if asked.url == TOKEN:
                return token(f"t{nth}", f"r{nth}")
            return refusal(401, "access.unauthenticated") if nth == 1 else (200, {"id": 12}, {})

        with Stub(answer) as stub:
            OrgChartClient(stub.address, PERSON, retry=QUICK).units.get(12)
            self.assertEqual(grants(stub), ["password", "refresh_token", "password"])

    def test_signing_out_while_the_client_signs_in_leaves_no_session(self) -> None:
        asked_for = threading.Event()

        def answer(_: int, asked: Asked) -> Answer:
            if asked.url == TOKEN:
                asked_for.set()
                time.sleep(0.05)
                return token("t1", "r1")
            return 200, {"id": 12}, {}

        with Stub(answer) as stub:
            client = OrgChartClient(stub.address, PERSON)
            reading = threading.Thread(target=client.units.get, args=(12,))
            reading.start()
            asked_for.wait(5)
            client.sign_out()
            reading.join()
            self.assertEqual([parse_qs(asked.body)["token"] for asked in stub.requests if asked.url.endswith("/revoke")], [["r1"]])

    def test_making_a_user_takes_the_token_if_there_is_one_and_none_otherwise(self) -> None:
        with Stub(lambda _, asked: token("t1", "r1") if asked.url == TOKEN else (201, {"id": 3}, {})) as stub:
            body: NewUserBody = {"email": "b@b.example", "displayName": "B", "password": "violin lamps"}
            OrgChartClient(stub.address).users.create(body)
            OrgChartClient(stub.address, ClientCredentials("c1", "secret")).users.create({**body, "roles": [{"role": "reader"}]})
            self.assertEqual([asked.headers["Authorization"] for asked in stub.requests if asked.url != TOKEN], [None, "Bearer t1"])

    def test_a_file_comes_byte_by_byte_with_its_name(self) -> None:
        content = b"PK\x03\x04\xef\xbb\xbf\xff\x00"
        with Stub(lambda *_: (200, content, {"Content-Type": "application/zip", "Content-Disposition": 'attachment; filename="orgchart-12.xlsx"'})) as stub:
            file = OrgChartClient(stub.address).exports.branch(12, format="xlsx")
        self.assertEqual((file.name, file.media_type, file.content), ("orgchart-12.xlsx", "application/zip", content))

    def test_a_file_whose_parts_come_in_time_may_take_longer_than_the_limit_and_one_that_stops_is_not_asked_for_again(self) -> None:
        def parts(stop: bool) -> Iterator[bytes]:
            for _ in range(4):
                time.sleep(1)
                yield b"part"
            if stop:
                time.sleep(6)

        with Stub(lambda nth, _: (200, parts(stop=nth == 1), {"Content-Length": "16" if nth == 0 else "20"})) as stub:
            client = OrgChartClient(stub.address, retry=QUICK, timeout=3)
            self.assertEqual(client.exports.everything().content, b"part" * 4)
            with self.assertRaises(OSError):
                client.exports.everything()
            self.assertEqual(len(stub.requests), 2)

    def test_a_file_that_is_sent_may_take_longer_than_the_limit(self) -> None:
        def answer(_: int, asked: Asked) -> Answer:
            time.sleep(0.3)
            return 202, {"id": 3}, {}

        with Stub(answer) as stub:
            client = OrgChartClient(stub.address, timeout=0.1)
            self.assertEqual(client.imports.start({"file": b"a,b"})["id"], 3)
            with self.assertRaises(OSError):
                client.imports.start({"file": b"a,b"}, timeout=0.1)

    def test_one_call_can_have_a_limit_of_its_own(self) -> None:
        def answer(_: int, asked: Asked) -> Answer:
            time.sleep(0.3)
            return 200, {"id": 12}, {}

        with Stub(answer) as stub:
            client = OrgChartClient(stub.address, retry=Retry(attempts=1))
            with self.assertRaises(OSError):
                client.units.get(12, timeout=0.05)
            self.assertEqual(client.units.get(12).value["id"], 12)

    def test_what_is_not_the_answer_of_the_server_is_told_as_such(self) -> None:
        with Stub(lambda *_: (200, b"<p>Sign in to the network", {"Content-Type": "text/html"})) as stub, self.assertRaises(ProblemError) as refused:
            OrgChartClient(stub.address).units.get(12)
        self.assertEqual(refused.exception.code, "http.200")
        self.assertIsInstance(refused.exception.__cause__, ValueError)

    def test_a_version_that_a_proxy_has_weakened_or_taken_away_is_not_sent(self) -> None:
        with Stub(lambda nth, _: (200, {"id": 12}, {"ETag": 'W/"1-a"'} if nth == 0 else {})) as stub:
            client = OrgChartClient(stub.address)
            for unit in (client.units.get(12), client.units.get(12)):
                with self.assertRaisesRegex(ValueError, "a proxy"):
                    client.units.patch(12, {"names": {"en": "New"}}, unit.etag)
            self.assertEqual(len(stub.requests), 2)

    def test_a_wrong_secret_is_told_in_the_words_of_OAuth(self) -> None:
        with Stub(lambda *_: (401, {"error": "invalid_client", "error_description": "No such client."}, {})) as stub, self.assertRaises(ProblemError) as refused:
            OrgChartClient(stub.address, ClientCredentials("c1", "x")).units.get(12)
        self.assertEqual((refused.exception.status, str(refused.exception)), (401, "invalid_client: No such client."))

    def test_patches_say_which_kind_they_are(self) -> None:
        with Stub(lambda *_: (200, {"id": 12}, {})) as stub:
            client = OrgChartClient(stub.address)
            client.units.patch(12, {"acronyms": {"en": None}}, '"1"')
            client.units.patch(12, [{"op": "remove", "path": "/acronyms/en"}], '"1"')
        self.assertEqual([(asked.headers["Content-Type"], asked.headers["If-Match"]) for asked in stub.requests], [("application/merge-patch+json", '"1"'), ("application/json-patch+json", '"1"')])
        self.assertEqual(stub.requests[0].body, '{"acronyms": {"en": null}}')

    def test_a_file_is_loaded_as_a_form_also_when_it_must_be_sent_again(self) -> None:
        with Stub(lambda nth, _: refusal(429, "request.too_many", Retry_After="0") if nth == 0 else (202, {"id": 3}, {})) as stub:
            OrgChartClient(stub.address).imports.start({"file": io.BytesIO(b"a,b"), "dryRun": True})
        self.assertEqual(len(stub.requests), 2)
        for asked in stub.requests:
            self.assertRegex(asked.headers["Content-Type"], "^multipart/form-data; boundary=")
            self.assertRegex(asked.body, r'name="file"; filename="file"[\s\S]*a,b[\s\S]*name="dryRun"\r\n\r\ntrue')

    def test_changes_are_followed_to_the_last_page(self) -> None:
        def answer(_: int, asked: Asked) -> Answer:
            return 200, {"items": [], "deltaLink": "/api/v1/changes?since=c"} if "since=b" in asked.url else {"items": [], "nextLink": "/api/v1/changes?since=b"}, {}

        with Stub(answer) as stub:
            pages = list(OrgChartClient(stub.address).changes_since("a"))
        self.assertEqual(len(pages), 2)
        self.assertEqual(OrgChartClient.since_of(pages[-1]["deltaLink"] or ""), "c")

    def test_a_redirection_is_not_followed_with_a_token(self) -> None:
        with Stub(lambda *_: (302, {}, {"Location": "http://elsewhere.invalid/"})) as stub, self.assertRaises(ProblemError) as refused:
            OrgChartClient(stub.address).units.get(12)
        self.assertEqual(refused.exception.code, "http.302")

    def test_retry_after_is_seconds_or_a_date(self) -> None:
        self.assertEqual(retry_after({"Retry-After": "7"}), 7)
        self.assertEqual(retry_after({"Retry-After": "Sun, 22 Nov 2026 08:00:10 GMT"}, datetime(2026, 11, 22, 8, tzinfo=timezone.utc)), 10)
        self.assertIsNone(retry_after({"Retry-After": "soon"}))


if __name__ == "__main__":
    unittest.main()
