// Renames a unit, and gives way to whoever was faster. Where the server is and who signs in stands in the environment: see README.md.
import { OrgChartClient, ProblemError } from '../src/index.js';

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Set ${name}.`);
  return value;
}

const client = new OrgChartClient({
  address: setting('ORGCHART_ADDRESS'),
  credentials: { clientId: setting('ORGCHART_CLIENT_ID'), clientSecret: setting('ORGCHART_CLIENT_SECRET') },
});

for await (const department of client.departments.listAll()) console.log(`${department.name}: ${department.employeeCount} people`);

const { items } = await client.search.search({ q: process.argv[2] ?? 'water', type: 'unit', limit: 1 });
const hit = items[0];
if (hit === undefined) throw new Error('Nothing is called like that.');

for (let attempt = 1; ; attempt++) {
  const unit = await client.units.get(hit.id);
  try {
    const { value } = await client.units.patch(unit.value.id, { names: { en: `${unit.value.names.en} (checked)` } }, unit.etag);
    console.log(`${unit.value.name} is now ${value.name}`);
    break;
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.isStale || attempt === 3) throw error;
  }
}
