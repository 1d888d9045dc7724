-- Runs once, when the image of PostgreSQL makes the server's files: the role that OrgChart is, and its database.
\set PASSWORD `cat /secrets/orgchart-password`
CREATE ROLE orgchart LOGIN PASSWORD :'PASSWORD';
CREATE DATABASE orgchart OWNER orgchart ENCODING 'UTF8';
