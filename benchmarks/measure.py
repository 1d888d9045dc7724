#!/usr/bin/env python3
"""Measure OrgChart against its goals; started by benchmarks/run, which builds everything first.

    python3 measure.py [--quick] NAME ...        (benchmarks/run --help says which names there are)

Every result is a ratio of two things measured alternately in the same run, or a share of right answers.
Prints a table and writes it to .bench/result.md. Only the standard library.
"""
import argparse
import datetime
import http.client
import json
import os
import pwd
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import defaultdict
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parent.parent
TOOLS = HOME.parent / "shared" / "tools"
BENCH = HOME / ".bench"
# As users run it: ./orgchart compiles ahead of time and tells the collector what a verb needs.
ORGCHART = HOME / "orgchart"
BASELINE = HOME / "benchmarks/Baseline/bin/Embedded/Release/net10.0/OrgChart.Baseline.dll"
MICRO = HOME / "benchmarks/Micro/bin/Embedded/Release/net10.0/OrgChart.Benchmarks.dll"
SEEDS = (1001, 1002)
MOST_PGBENCH_SCRIPTS = 128

sys.path.insert(0, str(TOOLS))
from people import fold
from typo_queries import read_people


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command, **options):
    """Runs a command to its end and gives what it printed; its errors are shown when it fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def timed(*command, silent=False):
    """Seconds and megabytes (the most in memory) that a command took."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL if silent else None)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Started:
    """Processes and folders of this run, ended and removed with it."""

    def __init__(self):
        self.processes, self.folders = [], []

    def process(self, *command, **options):
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def folder(self):
        self.folders.append(tempfile.mkdtemp(prefix="orgchart-benchmarks-"))
        return Path(self.folders[-1])

    def end(self):
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
        self.processes, self.folders = [], []


class Web:
    """A server of this run."""

    def __init__(self, bench, ready, *command):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        start = time.perf_counter()
        self.process = bench.started.process(*command, "--urls", self.url)
        while not self.answers(ready):
            if self.process.poll() is not None:
                sys.exit(f"{command[0]} did not start: exit code {self.process.returncode}")
            time.sleep(0.005)
        self.seconds_to_ready = time.perf_counter() - start

    def answers(self, path):
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def get(self, path, **headers):
        """Status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def json(self, path):
        status, _, body = self.get(path)
        if status != 200:
            sys.exit(f"{path}: {status} {body[:300]!r}")
        return json.loads(body)

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class Postgres:
    """A PostgreSQL of this run in a folder of its own, reached through a socket in that folder."""

    def __init__(self, started):
        self.folder = started.folder()
        # PostgreSQL refuses to run as root.
        self.user = {}
        if os.geteuid() == 0:
            self.user = {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid, "extra_groups": [], "cwd": self.folder}
            shutil.chown(self.folder, "postgres")
        data = self.folder / "data"
        run("initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync", **self.user)
        self.process = started.process(
            "postgres", "-D", data, "-k", self.folder, "-c", "listen_addresses=", "-c", "shared_buffers=1GB", **self.user)
        while subprocess.run(["pg_isready", "-q", "-h", self.folder]).returncode:
            if self.process.poll() is not None:
                sys.exit("PostgreSQL did not start.")
            time.sleep(0.1)

    def psql(self, *arguments):
        return run("psql", "-X", "-q", "-h", self.folder, "-U", "bench", "-d", "postgres", "-v", "ON_ERROR_STOP=1", *arguments)


class Table:
    """The results."""

    def __init__(self):
        self.rows, self.details = [], []

    def add(self, work, against, goal, result, ok=None):
        self.rows.append((work, against, goal, result, "" if ok is None else "ok" if ok else "MISSED"))
        say("  " + " | ".join(self.rows[-1]))

    def at_least(self, work, against, goal, ratio):
        self.add(work, against, f"at least {goal:g}x", f"{ratio:.2f}x", ratio >= goal)

    def at_most(self, work, against, goal, ratio):
        self.add(work, against, f"at most {goal:g}x", f"{ratio:.3f}x" if goal < 0.5 else f"{ratio:.2f}x", ratio <= goal)

    def share(self, work, against, goal, share):
        self.add(work, against, f"at least {goal:g}", f"{share:.4f}", share >= goal)

    def lines(self, rows):
        width = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        line = lambda row: "| " + " | ".join(cell.ljust(n) for cell, n in zip(row, width)) + " |"
        return [line(rows[0]), "|" + "|".join("-" * (n + 2) for n in width) + "|", *map(line, rows[1:])]

    def text(self):
        parts = [self.lines([("Work", "Against", "Goal", "Result", ""), *self.rows])]
        for title, rows in self.details:
            parts.append([title, "", *self.lines(rows)])
        return "\n\n".join("\n".join(part) for part in parts)


class Bench:
    """One run: what it uses is made when first needed."""

    def __init__(self, quick):
        self.quick = quick
        self.people = 20_000 if quick else 217_314
        self.more_people = 200_000 if quick else 2_000_000
        self.queries = 200 if quick else 2000
        self.seconds = 2 if quick else 3
        self.rounds = 1 if quick else 3
        self.table = Table()
        self.started = Started()
        self.work = BENCH / "work"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.databases = {}
        self.memories = {}
        self.first_loads = []

    # What is measured with

    def extract(self, people, day=1):
        folder = BENCH / f"extract-{people}-day{day}"
        if not folder.exists():
            say(f"Making the extract of {people:,} people, day {day} ...")
            half = folder.with_suffix(".part")
            run(sys.executable, TOOLS / "geds_extract.py", "--out", half, "--people", people, "--day", day)
            half.rename(folder)
        return folder / "gedsOpenData.csv"

    def typos(self, people, seed):
        file = BENCH / f"typos-{people}-{seed}-{self.queries}.tsv"
        if not file.exists():
            say(f"Making the mistyped names, seed {seed} ...")
            half = file.with_suffix(".part")
            run(sys.executable, TOOLS / "typo_queries.py", "--extract", self.extract(people), "--out", half, "--seed", seed, "--count", self.queries)
            half.rename(file)
        return file

    def all_typos(self, people):
        """The mistyped names of all seeds in one file."""
        file = self.work / f"typos-{people}.tsv"
        file.write_bytes(b"".join(self.typos(people, seed).read_bytes() for seed in SEEDS))
        return file

    def import_into(self, database, people, day=1):
        """Seconds and megabytes of a load from the command line."""
        return timed(ORGCHART, "import", self.extract(people, day), *self.settings(database), silent=True)

    def database(self, people):
        """A database with the extract of day 1, loaded in this run."""
        if people not in self.databases:
            self.extract(people)
            say(f"Loading {people:,} people ...")
            file = self.work / f"people-{people}.db"
            seconds, _ = self.import_into(file, people)
            if people == self.people:
                self.first_loads.append(seconds)
            self.databases[people] = (file, seconds)
        return self.databases[people][0]

    def settings(self, database):
        return (f"--Database:ConnectionString=Data Source={database}", "--Access:AnonymousRead=true",
                "--Access:AnonymousContactData=true", f"--Security:KeyFolder={self.work / 'keys'}", "--RateLimits:RequestsPerMinute=0")

    def server(self, people):
        database = self.database(people)
        if not (self.work / "keys").exists():
            run(ORGCHART, "generate-secrets", *self.settings(database))
        return Web(self, "/health/ready", ORGCHART, "serve", *self.settings(database))

    def in_memory(self, people):
        """What snapshot and search index take, and how long they take to make."""
        if people not in self.memories:
            self.memories[people] = json.loads(run("dotnet", MICRO, "memory", self.database(people)))
        return self.memories[people]

    def wrk(self, url, *options, seconds=None):
        """Requests a second over 32 connections from one thread."""
        out = run("wrk", "-t1", "-c32", f"-d{seconds or self.seconds}s", *options, url)
        if "Non-2xx" in out:
            sys.exit(f"{url}: {out}")
        return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])

    def wrk_median(self, url, *options):
        """The median time of a request in milliseconds, one after the other over one connection."""
        out = run("wrk", "-t1", "-c1", f"-d{self.seconds}s", "--latency", *options, url)
        if "Non-2xx" in out:
            sys.exit(f"{url}: {out}")
        number, unit = re.search(r"50%\s+([\d.]+)(us|ms|s)", out).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    def alternate(self, **measures):
        """The median of each, measured in turn so that all meet the same noise; the first round only warms up."""
        results = {name: [] for name in measures}
        for _ in range(1 + self.rounds):
            for name, measure in measures.items():
                results[name].append(measure())
        return {name: median(values[1:]) for name, values in results.items()}

    def paths_script(self, name, paths):
        """A wrk script that asks for these paths in turn."""
        file = self.work / f"{name}.lua"
        quoted = ",\n".join(json.dumps(path) for path in paths)
        file.write_text(f'local paths = {{\n{quoted}\n}}\nlocal i = 0\n'
                        'request = function() i = i % #paths + 1; return wrk.format("GET", paths[i]) end\n')
        return file

    def report(self):
        kind = "quick, not for numbers; " if self.quick else ""
        return (f"{datetime.date.today()}; {kind}{self.people:,} people; {machine()}, shared by server, database and load generator.\n\n"
                f"{self.table.text()}\n")

    # The measurements

    def read(self):
        database = sqlite3.connect(self.database(self.people))
        department, units = database.execute("""
            WITH RECURSIVE beneath(unit, department) AS (
                SELECT id, id FROM org_units WHERE parent_id IS NULL
                UNION ALL SELECT id, department FROM org_units JOIN beneath ON parent_id = unit)
            SELECT department, count(*) FROM beneath GROUP BY department ORDER BY 2 DESC, 1 LIMIT 1""").fetchone()
        # A full first page, and somebody in it.
        unit, team = database.execute("SELECT unit_id, count(*) FROM employees GROUP BY 1 HAVING count(*) <= 50 ORDER BY 2 DESC, 1 LIMIT 1").fetchone()
        [employee] = database.execute("SELECT min(id) FROM employees WHERE unit_id = ?", (unit,)).fetchone()
        database.close()
        server = self.server(self.people)
        paths = {
            "chart": f"/api/v1/departments/{department}/chart", "employee": f"/api/v1/employees/{employee}",
            "team": f"/api/v1/units/{unit}/employees", "path": f"/api/v1/units/{unit}/path"}
        bodies = self.work / "bodies"
        bodies.mkdir()
        sizes = {}
        for name, path, takes in [(name, path, "identity") for name, path in paths.items()] + [("chart-br", paths["chart"], "br")]:
            status, headers, body = server.get(path, Accept_Encoding=takes)
            if status != 200:
                sys.exit(f"{path}: {status}")
            (bodies / f"{name}.body").write_bytes(body)
            together = defaultdict(list)
            for key, value in headers:
                if key not in ("Content-Length", "Date"):
                    together[key].append(value)
            (bodies / f"{name}.headers").write_text("".join(f"{key}: {', '.join(values)}\n" for key, values in together.items()))
            sizes[name] = len(body)
            if name == "chart":
                chart_tag = dict(headers)["ETag"]
        baseline = Web(self, "/hello", "dotnet", BASELINE, "--Bodies", bodies, "--Database", self.database(self.people))
        for name, sql in (("chart", department), ("employee", employee), ("team", unit)):
            if in_one_order(server.json(paths[name])) != in_one_order(baseline.json(f"/sql/{name}/{sql}")):
                sys.exit(f"The SQL way answers something else: {paths[name]}")

        # Until the code that all answers share is compiled for good.
        for url in (server.url + paths["employee"], baseline.url + "/bytes/employee"):
            self.wrk(url, seconds=5 * self.seconds)

        ask = lambda path, *options: lambda: self.wrk(server.url + path, *options)
        bare = lambda name, *options: lambda: self.wrk(baseline.url + name, *options)
        chart, br = f"Chart of {units:,} units", ("-H", "Accept-Encoding: br")
        same = lambda name: f"bare endpoint, same {sizes[name]:,} bytes"

        got = self.alternate(us=ask(paths["chart"]), bare=bare("/bytes/chart"), sql=bare(f"/sql/chart/{department}"))
        self.table.at_least(chart, same("chart"), 0.9, got["us"] / got["bare"])
        self.table.at_least(chart, "EF Core on SQLite per request", 20, got["us"] / got["sql"])
        got = self.alternate(us=ask(paths["chart"], *br), bare=bare("/bytes/chart-br", *br))
        self.table.at_least(chart + ", Brotli", same("chart-br"), 0.9, got["us"] / got["bare"])
        got = self.alternate(us=ask(paths["chart"], "-H", f"If-None-Match: {chart_tag}"), bare=bare("/hello"))
        self.table.at_least(chart + ", not modified (304)", 'bare endpoint, "hello"', 0.7, got["us"] / got["bare"])
        got = self.alternate(us=ask(paths["employee"]), bare=bare("/bytes/employee"), sql=bare(f"/sql/employee/{employee}"))
        self.table.at_least("Employee by id", same("employee"), 0.65, got["us"] / got["bare"])
        self.table.at_least("Employee by id", "EF Core on SQLite per request", 2, got["us"] / got["sql"])
        got = self.alternate(us=ask(paths["team"]), bare=bare("/bytes/team"), sql=bare(f"/sql/team/{unit}"))
        self.table.at_least(f"Team of {team}, first page", same("team"), 0.5, got["us"] / got["bare"])
        self.table.at_least(f"Team of {team}, first page", "EF Core on SQLite per request", 5, got["us"] / got["sql"])
        got = self.alternate(us=ask(paths["path"]), bare=bare("/bytes/path"))
        self.table.at_least("Path of a unit", same("path"), 0.5, got["us"] / got["bare"])

    def search(self):
        typos = self.all_typos(self.people)
        server = self.server(self.people)
        ours = recall(server, typos)
        self.table.details.append((
            f"Search for mistyped names by kind (seeds {' and '.join(map(str, SEEDS))}; times over HTTP from one client)",
            [("Kind", "Queries", "Recall@1", "Recall@10", "Median ms", "p99 ms"), *ours.values()]))
        theirs = self.trigrams(typos, server)
        one, ten, ms = (float(ours["all"][i]) for i in (2, 3, 4))
        self.table.share("Search, mistyped names, recall@10", f"pg_trgm: {theirs['ten']:.4f}", 0.998, ten)
        self.table.share("Search, mistyped names, recall@1", f"pg_trgm: {theirs['one']:.4f}", 0.985, one)
        self.table.at_most("Search, median time over HTTP (wrk, one connection)", f"pg_trgm: {theirs['ms']:.1f} ms", 0.1, theirs["our_ms"] / theirs["ms"])
        self.table.add("Search, median time over HTTP, client in Python", f"pg_trgm: {theirs['ms']:.1f} ms", "", f"{ms / theirs['ms']:.3f}x")
        self.table.at_least("Search, queries/s over HTTP", f"pg_trgm, 2 connections: {theirs['rate']:.0f}/s", 30, theirs["our_rate"] / theirs["rate"])

    def trigrams(self, typos, server):
        """The same queries on the same names with PostgreSQL's pg_trgm."""
        say("The same with pg_trgm ...")
        queries = [line.split("\t") for line in typos.read_text(encoding="utf-8").splitlines()]
        postgres = Postgres(self.started)
        names = self.work / "names.txt"
        names.write_text("\n".join(sorted({fold(f"{given} {surname}") for given, surname in read_people(self.extract(self.people))})) + "\n")
        prepare = self.work / "names.sql"
        prepare.write_text(f"CREATE EXTENSION pg_trgm;\nCREATE TABLE names(name text);\n\\copy names FROM '{names}'\n"
                           "CREATE INDEX ON names USING gin (name gin_trgm_ops);\nVACUUM ANALYZE names;\n"
                           "ALTER DATABASE postgres SET pg_trgm.similarity_threshold = 0.3;\n")
        postgres.psql("-f", prepare)

        sql = ["SELECT name FROM names WHERE name % '{0}' ORDER BY similarity(name, '{0}') DESC, name LIMIT 10;".format(fold(query)) for _, query, _ in queries]
        ask = self.work / "queries.sql"
        ask.write_text("\\timing on\n" + "".join(f"\\echo ==\n{one}\n" for one in sql))
        hits = [part.splitlines() for part in postgres.psql("-At", "-f", ask).split("==\n")[1:]]
        ranks, times = [], []
        for (_, _, answers), lines in zip(queries, hits):
            answers = set(answers.rstrip("\n").split(";"))
            times.append(float(lines[-1].split()[1]))
            ranks.append(next((i for i, name in enumerate(lines[:-1]) if " ".join(sorted(name.split())) in answers), None))

        options = []
        for i, one in enumerate(sql[:MOST_PGBENCH_SCRIPTS]):
            file = self.work / f"query-{i}.sql"
            file.write_text(one + "\n")
            options += ["-f", file]
        script = self.paths_script("search", [search_path(query, "employee") for _, query, _ in queries[:MOST_PGBENCH_SCRIPTS]])
        all_queries = self.paths_script("search-all", [search_path(query, "employee") for _, query, _ in queries])
        got = self.alternate(
            ms=lambda: self.wrk_median(server.url, "-s", all_queries),
            us=lambda: self.wrk(server.url, "-s", script),
            pg=lambda: float(re.search(r"tps = ([\d.]+)", run(
                "pgbench", "-h", postgres.folder, "-U", "bench", "-n", "-c", 2, "-j", 2, "-T", 2 * self.seconds, *options, "postgres"))[1]))
        return {"one": sum(rank == 0 for rank in ranks) / len(ranks), "ten": sum(rank is not None for rank in ranks) / len(ranks),
                "ms": median(times), "rate": got["pg"], "our_rate": got["us"], "our_ms": got["ms"]}

    def units(self):
        queries = self.work / "units.tsv"
        run(sys.executable, HOME / "benchmarks/unit_queries.py", "--database", self.database(self.people),
            "--out", queries, "--count", self.queries, "--seed", SEEDS[0])
        server = self.server(self.people)
        found, missed = defaultdict(list), []
        for line in queries.read_text(encoding="utf-8").splitlines():
            kind, language, query, answer = line.split("\t")
            hits = server.json(search_path(query, "unit"))["items"]
            names = [{fold(reason["text"]) for reason in hit["matched"]} | {fold(hit["name"])} for hit in hits]
            rank = next((i for i, name in enumerate(names) if answer in name), None)
            for group in (kind, language, "all"):
                found[group].append(rank)
            if rank is None:
                missed.append(f"{line}\t{' | '.join(hit['name'] for hit in hits[:3])}\n")
        (BENCH / "missed-units.tsv").write_text("".join(missed), encoding="utf-8")
        rows = [(group, str(len(ranks)), f"{sum(r == 0 for r in ranks) / len(ranks):.4f}", f"{sum(r is not None for r in ranks) / len(ranks):.4f}")
                for group, ranks in sorted(found.items(), key=lambda item: item[0] == "all")]
        self.table.details.append((f"Search for units by kind and by language (seed {SEEDS[0]})", [("Kind", "Queries", "Recall@1", "Recall@10"), *rows]))
        self.table.share("Search, mistyped and abbreviated units, recall@10", "", 0.99, float(rows[-1][3]))

    def load(self):
        extract, _ = self.extract(self.people), self.extract(self.people, day=2)
        took, most = defaultdict(list), []
        for i in range(self.rounds):
            say(f"Loading, round {i + 1} of {self.rounds} ...")
            into = self.work / f"import-{i}.db"
            took["sqlite3"].append(timed("sqlite3", into, ".mode csv", f".import {extract} extract", silent=True)[0])
            into.unlink()
            database = self.work / f"load-{i}.db"
            for name, day in (("first", 1), ("again", 1), ("next day", 2)):
                seconds, megabytes = self.import_into(database, self.people, day)
                took[name].append(seconds)
                most.append(megabytes)
        self.first_loads += took["first"]
        took = {name: median(values) for name, values in took.items()}
        index = self.in_memory(self.people)["seconds"]
        self.table.at_most("First load, snapshot and search index included", f"sqlite3 .import: {took['sqlite3']:.1f} s", 1, (took["first"] + index) / took["sqlite3"])
        self.table.at_most("The same file again", f"first load: {took['first']:.1f} s", 0.6, took["again"] / took["first"])
        self.table.at_most("The next day's file", f"first load: {took['first']:.1f} s", 0.8, took["next day"] / took["first"])
        self.table.add("Most memory during a load", "", "", f"{max(most):.0f} MB")

    def start(self):
        database = self.database(self.people)
        took = defaultdict(list)
        for _ in range(self.rounds):
            server = self.server(self.people)
            took["start"].append(server.seconds_to_ready)
            server.stop()
            took["rows"].append(sum(timed("sqlite3", database, f"SELECT * FROM {table}")[0] for table in ("org_units", "employees")))
        took = {name: median(values) for name, values in took.items()}
        first = median(self.first_loads)
        self.table.at_most("Start until ready", f"sqlite3 reading the rows: {took['rows']:.2f} s", 3, took["start"] / took["rows"])
        self.table.at_most("Start until ready", f"first load: {first:.1f} s", 0.1, took["start"] / first)

    def memory(self):
        server = self.server(self.people)
        time.sleep(3)
        megabytes = resident(server.process)
        server.stop()
        memory = self.in_memory(self.people)
        each = memory["bytes"] / memory["people"]
        self.table.add("Working set after start", "", "at most 350 MB", f"{megabytes:.0f} MB", megabytes <= 350)
        self.table.add("Snapshot and search index, bytes a person", "", "at most 300", f"{each:.0f}", each <= 300)

    def growth(self):
        few, many = self.people, self.more_people
        servers, times, shares, scripts = {}, {}, {}, {}
        for people in (few, many):
            servers[people] = self.server(people)
            found = recall(servers[people], self.all_typos(people))["all"]
            shares[people], times[people] = float(found[3]), float(found[4])
            with sqlite3.connect(self.databases[people][0]) as database:
                ids = [row[0] for row in database.execute("SELECT id FROM employees ORDER BY id")]
            chosen = random.Random(SEEDS[0]).sample(ids, 2000)
            scripts[people] = self.paths_script(f"employees-{people}", [f"/api/v1/employees/{employee}" for employee in chosen])
        against = f"{few:,} people"
        self.table.at_most(f"{many:,} people: search, median time", f"{against}: {times[few]:.1f} ms", 5, times[many] / times[few])
        self.table.share(f"{many:,} people: search, recall@10", f"{against}: {shares[few]:.4f}", 0.99, shares[many])
        got = self.alternate(**{str(people): lambda people=people: self.wrk(servers[people].url, "-s", scripts[people]) for people in servers})
        self.table.at_most(f"{many:,} people: employee by id", against, 1.2, got[str(few)] / got[str(many)])
        for server in servers.values():
            server.stop()
        each = {people: self.in_memory(people)["bytes"] / self.in_memory(people)["people"] for people in servers}
        self.table.at_most(f"{many:,} people: memory a person", f"{against}: {each[few]:.0f} bytes", 1.1, each[many] / each[few])
        load = {people: self.databases[people][1] / people for people in servers}
        self.table.at_most(f"{many:,} people: load a person", f"{against}: {load[few] * 1e6:.0f} us", 1.1, load[many] / load[few])


def search_path(query, kind):
    return "/api/v1/search?" + urllib.parse.urlencode({"q": query, "type": kind, "limit": 10})


def recall(server, typos):
    """The table of search_recall.py by kind; "all" is the last."""
    say("Asking for mistyped names ...")
    out = run(sys.executable, TOOLS / "search_recall.py", "--url", server.url, "--queries", typos, "--misses", BENCH / "missed-names.tsv")
    return {line.split()[0]: tuple(line.split()) for line in out.splitlines()[1:]}


def resident(process):
    """Megabytes of a process that are in memory."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def in_one_order(answer):
    """An answer with its lists by id, since SQLite sorts names otherwise than people do; the path from the top stays as it is."""
    if isinstance(answer, dict):
        return {key: value if key == "path" else in_one_order(value) for key, value in answer.items()}
    if isinstance(answer, list):
        return sorted(map(in_one_order, answer), key=lambda item: item["id"])
    return answer


def machine():
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 1024 / 1024
    return f"{os.cpu_count()} cores, {memory:.0f} GiB"


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--quick", action="store_true")
    ap.add_argument("names", nargs="+", choices=("read", "search", "units", "load", "start", "memory", "growth"))
    a = ap.parse_args()
    # So that a run that is stopped stops what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    bench = Bench(a.quick)
    try:
        for name in dict.fromkeys(a.names):
            say(f"== {name}")
            getattr(bench, name)()
            bench.started.end()
            text = bench.report()
            (BENCH / "result.md").write_text(text, encoding="utf-8")
    finally:
        bench.started.end()
        shutil.rmtree(bench.work, ignore_errors=True)
    print(text)


if __name__ == "__main__":
    main()
