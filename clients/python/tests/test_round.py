"""The whole round with a running server that has the demo organisation; the client is a first-party one, the user an editor."""

from __future__ import annotations

import os
import time
import unittest
import uuid

from orgchart_client import ClientCredentials, OrgChartClient, PasswordCredentials, ProblemError

from .stub import bad_way_to

ADDRESS = os.environ.get("ORGCHART_ADDRESS", "")


@unittest.skipUnless(ADDRESS, "ORGCHART_ADDRESS names no server")
class RoundTests(unittest.TestCase):
    def setUp(self) -> None:
        client_id, client_secret = os.environ["ORGCHART_CLIENT_ID"], os.environ["ORGCHART_CLIENT_SECRET"]
        self.later = 0.0
        self.itself = ClientCredentials(client_id, client_secret)
        self.program = OrgChartClient(ADDRESS, self.itself)
        self.person = OrgChartClient(
            ADDRESS,
            PasswordCredentials(client_id, client_secret, os.environ["ORGCHART_EMAIL"], os.environ["ORGCHART_PASSWORD"]),
            now=lambda: time.time() + self.later,
        )

    def test_a_program_and_a_person_sign_in(self) -> None:
        self.assertGreater(self.program.departments.list()["total"], 0)
        self.assertEqual(self.person.profile.get().value["email"], os.environ["ORGCHART_EMAIL"])

    def test_search_finds_somebody_who_is_read_in_both_languages(self) -> None:
        somebody = self.program.employees.list(limit=1)["items"][0]
        hits = self.program.search.search(q=f"{somebody['givenName']} {somebody['surname']}", type="employee")["items"]
        self.assertIn(somebody["id"], [hit["id"] for hit in hits])
        english, french = (self.program.employees.get(somebody["id"], lang=lang).value for lang in ("en", "fr"))
        titles = english["jobTitles"]
        self.assertEqual(english["jobTitle"], titles["en"] or titles["fr"])
        self.assertEqual(french["jobTitle"], titles["fr"] or titles["en"])

    def test_all_pages_together_are_the_whole_list(self) -> None:
        total = self.program.units.employees(1, recursive=True, limit=200)["total"]
        self.assertGreater(total, 300, "there are several pages")
        self.assertEqual(len({employee["id"] for employee in self.program.units.employees_all(1, recursive=True, limit=150)}), total)

    def test_a_unit_is_made_once_on_a_bad_way_changed_in_spite_of_a_conflict_and_removed(self) -> None:
        name = f"Round trip {uuid.uuid4()}"
        with bad_way_to(ADDRESS) as way:
            made = OrgChartClient(way.address, self.itself).units.create({"parentId": 1, "names": {"en": name, "fr": f"{name} (fr)"}}).value
            self.assertEqual(len([asked for asked in way.requests if asked.url == "/api/v1/units"]), 4, "busy, away, lost, answered")
        self.assertEqual([child["id"] for child in self.program.units.children_all(1) if child["name"] == name], [made["id"]])

        read = self.person.units.get(made["id"])
        self.program.units.patch(made["id"], {"names": {"en": f"{name} 2"}}, read.etag)
        with self.assertRaises(ProblemError) as stale:
            self.person.units.patch(made["id"], {"acronyms": {"en": "RT"}}, read.etag)
        self.assertTrue(stale.exception.is_stale, "the second one is told that he was too late")
        again = self.person.units.patch(made["id"], [{"op": "add", "path": "/acronyms/en", "value": "RT"}], self.person.units.get(made["id"]).etag)
        self.assertEqual((again.value["acronym"], again.value["name"]), ("RT", f"{name} 2"), "nothing was lost")

        *_, last = self.program.changes_since("latest")
        self.program.units.delete(made["id"], again.etag)
        gone = [item for page in self.program.changes_since(OrgChartClient.since_of(last["deltaLink"] or "")) for item in page["items"]]
        self.assertIn((made["id"], "removed"), [(item["id"], item["change"]) for item in gone])

    def test_refusals_have_a_code_and_the_fields_that_are_wrong(self) -> None:
        with self.assertRaises(ProblemError) as unknown:
            self.program.units.get(999_999_999)
        self.assertEqual((unknown.exception.status, unknown.exception.code), (404, "unit.not_found"))
        with self.assertRaises(ProblemError) as wrong:
            self.program.departments.list(limit=1000)
        self.assertEqual(wrong.exception.status, 400)
        self.assertIn("limit", wrong.exception.errors)

    def test_an_administrator_of_users_makes_one(self) -> None:
        made = self.person.users.create({"email": f"round-{uuid.uuid4()}@northland.example", "displayName": "Round trip", "password": f"violin {uuid.uuid4()} lamps", "roles": [{"role": "reader"}]})
        self.assertEqual([grant["role"] for grant in made.value["roles"]], ["reader"])
        self.person.users.delete(made.value["id"], made.etag)

    def test_a_workbook_comes_byte_by_byte(self) -> None:
        file = self.program.exports.branch(1, format="xlsx", depth=1)
        self.assertEqual((file.name, file.content[:4]), ("orgchart-1.xlsx", b"PK\x03\x04"))

    def test_a_session_goes_on_when_its_token_ends_and_not_when_it_was_signed_out(self) -> None:
        def current() -> dict:
            return next(dict(session) for session in self.person.profile.sessions()["items"] if session["isCurrent"])

        before = current()
        self.later = 3600
        after = current()
        self.assertEqual(after["id"], before["id"], "it is the same session")
        self.assertGreater(after["lastUsedAt"], before["lastUsedAt"], "its refresh token was used")
        self.person.sign_out()
        self.assertNotIn(before["id"], [session["id"] for session in self.person.profile.sessions()["items"]])


if __name__ == "__main__":
    unittest.main()
