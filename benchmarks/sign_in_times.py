#!/usr/bin/env python3
"""Measures whether the time of a refused sign-in tells the state of an account.

Against a server whose administrators need no second factor (--Accounts:AdministratorsNeedSecondFactor=false) and that does not limit requests:

    benchmarks/sign_in_times.py http://127.0.0.1:5080 CLIENT_ID CLIENT_SECRET ADMIN_EMAIL ADMIN_PASSWORD [--rounds 40]

CLIENT_ID is a first-party client's with all scopes. Makes users of its own, in six states; asks them in turn, so that a busy moment meets all alike.
An attempt that would lock an account goes to a fresh one of the same state. Prints medians and spreads in milliseconds.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import secrets
import statistics
import struct
import time
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "quiet copper lantern over oatmeal"
ATTEMPTS_PER_ACCOUNT = 4  # the fifth wrong one locks


class Server:
    def __init__(self, address, client_id, client_secret):
        self.address = address.rstrip("/") + "/api/v1"
        self.client = {"client_id": client_id, "client_secret": client_secret}
        self.admin = None

    def send(self, method, path, body=None, token=None, form=None, headers=None):
        request = urllib.request.Request(f"{self.address}/{path}", method=method, headers=dict(headers or {}))
        if form is not None:
            request.data = urllib.parse.urlencode(form).encode()
        elif body is not None:
            request.data = json.dumps(body).encode()
            request.headers.setdefault("Content-type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def need(self, *arguments, **named):
        status, text = self.send(*arguments, **named)
        if status >= 300:
            raise SystemExit(f"{arguments}: {status} {text.decode()}")
        return json.loads(text) if text else {}

    def sign_in(self, email, password, check=True):
        form = {**self.client, "grant_type": "password", "username": email, "password": password}
        return self.need("POST", "auth/token", form=form) if check else self.send("POST", "auth/token", form=form)

    def user(self, password=PASSWORD):
        email = f"times-{secrets.token_hex(6)}@northland.example"
        return email, self.need("POST", "users", {"email": email, "password": password}, token=self.admin)["id"]


def totp(key):
    digest = hmac.new(base64.b32decode(key + "=" * (-len(key) % 8)), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    number = struct.unpack(">I", digest[digest[-1] & 15:][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def locked(server):
    email, _ = server.user()
    for _ in range(5):
        server.sign_in(email, "wrong password", check=False)
    return email


def disabled(server):
    email, number = server.user()
    server.need("PATCH", f"users/{number}", {"disabled": True}, token=server.admin, headers={"If-Match": "*", "Content-type": "application/merge-patch+json"})
    return email


def second_factor(server):
    email, _ = server.user()
    token = server.sign_in(email, PASSWORD)["access_token"]
    key = server.need("POST", "users/me/second-factor", {"currentPassword": PASSWORD}, token=token)["key"]
    server.need("POST", "users/me/second-factor/confirmation", {"code": totp(key)}, token=token)
    return email


STATES = {
    "unknown": (lambda server: f"nobody-{secrets.token_hex(6)}@northland.example", PASSWORD),
    "wrong password": (lambda server: server.user()[0], "wrong password"),
    "locked": (locked, PASSWORD),
    "disabled": (disabled, PASSWORD),
    "without password": (lambda server: server.user(password=None)[0], PASSWORD),
    "second factor, wrong password": (second_factor, "wrong password"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("address", "client_id", "client_secret", "admin_email", "admin_password"):
        parser.add_argument(name)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    server = Server(options.address, options.client_id, options.client_secret)
    server.admin = server.sign_in(options.admin_email, options.admin_password)["access_token"]

    times, answers, accounts = {state: [] for state in STATES}, set(), {}
    busy = os.getloadavg()
    for done in range(options.rounds):
        if done % ATTEMPTS_PER_ACCOUNT == 0:
            accounts = {state: make(server) for state, (make, _) in STATES.items()}
        for state, (_, password) in STATES.items():
            began = time.perf_counter()
            answer = server.sign_in(accounts[state], password, check=False)
            times[state].append((time.perf_counter() - began) * 1000)
            answers.add(answer)

    print(f"{options.rounds} attempts in each state; load before {busy[0]:.1f}, after {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; ms")
    print(f"{'state':<32}{'median':>9}{'p10':>9}{'p90':>9}{'least':>9}{'most':>9}")
    for state, all_of in times.items():
        deciles = statistics.quantiles(all_of, n=10)
        print(f"{state:<32}{statistics.median(all_of):>9.1f}{deciles[0]:>9.1f}{deciles[-1]:>9.1f}{min(all_of):>9.1f}{max(all_of):>9.1f}")
    medians = [statistics.median(all_of) for all_of in times.values()]
    print(f"greatest difference of medians: {max(medians) - min(medians):.1f} ms; different answers: {len(answers)}")
    for status, text in sorted(answers):
        print(f"  {status} {text.decode()}")


if __name__ == "__main__":
    main()
