#!/usr/bin/env python3
"""Measures OrgChart on PostgreSQL, on a server of its own (scripts/local-postgresql) on the disk:

    benchmarks/postgresql.py EXTRACT.csv [--rounds 3] [--writes 300]

Load: the whole of an extract (../shared/tools/geds_extract.py makes one) beside psql's \\copy of the same file into one table with one text column, in turn; the ratio of the medians.
News: units are made through one of three instances, and the two others are asked for each until they show it; milliseconds from the answer of the write on.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTANCES = 3


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def timed(*command, **options):
    start = time.monotonic()
    run(*command, **options)
    return time.monotonic() - start


class Database:
    """An empty server on the disk."""

    def __init__(self, folder):
        self.folder = folder
        parts = dict(part.split("=", 1) for part in run(ROOT / "scripts" / "local-postgresql", "start", folder).strip().split(";"))
        self.port = parts["Port"]
        self.made = 0

    def psql(self, database, sql, **options):
        return run("psql", "-h", "127.0.0.1", "-p", self.port, "-U", "orgchart", "-d", database, "-qXc", sql, **options)

    def fresh(self):
        self.made += 1
        name = f"bench_{self.made}"
        self.psql("postgres", f"CREATE DATABASE {name}")
        return name

    def environment(self, name):
        return {**os.environ, "DATABASE_URL": f"postgres://orgchart@127.0.0.1:{self.port}/{name}", "ORGCHART__RateLimits__RequestsPerMinute": "0",
                "ORGCHART__Security__KeyFolder": f"{self.folder}-keys", "DOTNET_ENVIRONMENT": "Production"}

    def remove(self):
        run(ROOT / "scripts" / "local-postgresql", "remove", self.folder)
        shutil.rmtree(f"{self.folder}-keys", ignore_errors=True)


def loads(database, extract, rounds):
    ours, copies = [], []
    for _ in range(rounds):
        name = database.fresh()
        run(ROOT / "orgchart", "migrate", "up", env=database.environment(name))
        ours.append(timed(ROOT / "orgchart", "import", extract, env=database.environment(name)))
        database.psql(name, "CREATE TABLE lines (line text)")
        # A quote or a delimiter that is not in the file: each line is one text. The file's encoding does not matter to one column.
        start = time.monotonic()
        database.psql(name, f"\\copy lines FROM '{extract}' WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02', ENCODING 'LATIN1')")
        copies.append(time.monotonic() - start)
    load, copy = statistics.median(ours), statistics.median(copies)
    print(f"load of {Path(extract).name}: {load:.2f} s ({', '.join(f'{one:.2f}' for one in ours)}); \\copy into one text table: {copy:.2f} s "
          f"({', '.join(f'{one:.2f}' for one in copies)}); ratio {load / copy:.2f}")
    return name


class Instance:
    def __init__(self, environment):
        self.process = subprocess.Popen([str(ROOT / "orgchart"), "serve", "--urls", "http://127.0.0.1:0"], env=environment, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"Now listening on: http://127.0.0.1:(\d+)", line):
                self.http = http.client.HTTPConnection("127.0.0.1", int(found[1]))
                break
        else:
            raise SystemExit("an instance does not start")
        # Nobody reads on, and it may not wait for somebody who does.
        subprocess.Popen(["cat"], stdin=self.process.stderr, stdout=subprocess.DEVNULL)

    def ask(self, method, path, body=None, **headers):
        self.http.request(method, path, body, headers)
        answer = self.http.getresponse()
        return answer.status, answer.read()

    def stop(self):
        self.process.kill()
        self.process.wait()


def news(database, name, writes):
    environment = database.environment(name)
    client = json.loads(run(ROOT / "orgchart", "create-client", "--name", "Bench", "--scope", "directory:read directory:write", "--json", env=environment))
    instances = [Instance(environment) for _ in range(INSTANCES)]
    try:
        form = f"grant_type=client_credentials&client_id={client['clientId']}&client_secret={client['clientSecret']}"
        status, text = instances[0].ask("POST", "/api/v1/auth/token", form, **{"Content-Type": "application/x-www-form-urlencoded"})
        token = {"Authorization": f"Bearer {json.loads(text)['access_token']}"}
        took = []
        for number in range(writes):
            status, text = instances[0].ask("POST", "/api/v1/units", json.dumps({"names": {"en": f"News {number}"}}), **{"Content-Type": "application/json"}, **token)
            assert status == 201, text
            start = time.monotonic()
            unit = json.loads(text)["id"]
            for other in instances[1:]:
                while other.ask("GET", f"/api/v1/units/{unit}", **token)[0] != 200:
                    pass
                took.append(1000 * (time.monotonic() - start))
            time.sleep(0.01)
        took.sort()
        print(f"news of {writes} writes at two other instances: median {statistics.median(took):.1f} ms, p99 {took[int(0.99 * len(took))]:.1f} ms, longest {took[-1]:.1f} ms")
    finally:
        for instance in instances:
            instance.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extract")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--writes", type=int, default=300)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="orgchart-bench-")
    os.chmod(folder, 0o755)
    database = Database(os.path.join(folder, "postgresql"))
    try:
        name = loads(database, os.path.abspath(options.extract), options.rounds)
        news(database, name, options.writes)
    finally:
        database.remove()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
