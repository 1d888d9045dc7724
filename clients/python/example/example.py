"""Renames a unit, and gives way to whoever was faster. Where the server is and who signs in stands in the environment: see README.md."""

from __future__ import annotations

import os
import sys

from orgchart_client import ClientCredentials, OrgChartClient, ProblemError


def main() -> None:
    client = OrgChartClient(os.environ["ORGCHART_ADDRESS"], ClientCredentials(os.environ["ORGCHART_CLIENT_ID"], os.environ["ORGCHART_CLIENT_SECRET"]))
    for department in client.departments.list_all():
        print(f"{department['name']}: {department['employeeCount']} people")

    hits = client.search.search(q=sys.argv[1] if len(sys.argv) > 1 else "water", type="unit", limit=1)["items"]
    if not hits:
        sys.exit("Nothing is called like that.")
    for attempt in range(1, 4):
        unit = client.units.get(hits[0]["id"])
        try:
            renamed = client.units.patch(unit.value["id"], {"names": {"en": f"{unit.value['names']['en']} (checked)"}}, unit.etag)
        except ProblemError as error:
            if not error.is_stale or attempt == 3:
                raise
            continue
        print(f"{unit.value['name']} is now {renamed.value['name']}")
        return


if __name__ == "__main__":
    main()
