#!/usr/bin/env bash
# Makes what nobody should write into a file of the project, in the volumes "secrets" and "tls", unless it is there. Prints no secret.
set -euo pipefail
tls="${TLS:-/tls}"
cd "${SECRETS:-/secrets}"
umask 077
app=1654   # the user of OrgChart's image
database="$(id -u postgres 2> /dev/null || echo 999)"   # the user of PostgreSQL's image, which this runs in

if [ ! -s postgres-password ]; then
  # OrgChart's role, in the two forms that PostgreSQL (role.sql) and OrgChart read; and who owns the server.
  openssl rand -hex 32 > orgchart-password
  printf '*:*:*:orgchart:%s\n' "$(cat orgchart-password)" > pgpass
  openssl rand -hex 32 > postgres-password.new
  mv postgres-password.new postgres-password
  echo "Made the database's passwords."
fi
chown "$app:$app" pgpass
chown "$database" orgchart-password

if [ ! -s "$tls/tls.crt" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 825 -subj "/CN=localhost" \
    -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -keyout "$tls/tls.key" -out "$tls/tls.crt" 2> /dev/null
  echo "Made a certificate for localhost that it signs itself; replace tls.crt and tls.key by yours."
fi
# OrgChart's user finds its own file in it; each file can be read by its owner only.
chmod 711 .
