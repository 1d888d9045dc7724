// The folder "Round trip" of the collection: each step is a request and what must be true of its answer.

const patch = { 'Content-Type': 'application/merge-patch+json' };

export const roundTrip = {
  description: 'Signs in, searches, reads in pages, makes a unit once, changes it in spite of a conflict, makes a user, writes out a workbook, goes on with the session, and leaves all as it was.',
  variables: ['personToken', 'refreshToken', 'sessionId', 'foundId', 'unitId', 'unitName', 'createKey', 'staleEtag', 'etag', 'deltaLink', 'userEmail', 'userId'],
  steps: [
    {
      name: 'Sign in as a person',
      method: 'POST',
      path: '/api/v1/auth/token',
      form: { grant_type: 'password', client_id: '{{clientId}}', client_secret: '{{clientSecret}}', username: '{{email}}', password: '{{password}}' },
      test: `
pm.test('a person signs in', () => pm.response.to.have.status(200));
pm.collectionVariables.set('personToken', pm.response.json().access_token);
pm.collectionVariables.set('refreshToken', pm.response.json().refresh_token);`,
    },
    {
      name: 'Sessions of the person',
      method: 'GET',
      path: '/api/v1/users/me/sessions',
      token: 'personToken',
      test: `
const current = pm.response.json().items.find((session) => session.isCurrent);
pm.test('the session is listed', () => pm.expect(current).to.be.an('object'));
pm.collectionVariables.set('sessionId', current.id);`,
    },
    {
      name: 'Search',
      method: 'GET',
      path: '/api/v1/search',
      query: { q: 'water', type: 'unit' },
      test: `
pm.test('search finds units', () => pm.expect(pm.response.json().items).to.be.an('array').that.is.not.empty);
pm.collectionVariables.set('foundId', pm.response.json().items[0].id);`,
    },
    {
      name: 'Read what was found',
      method: 'GET',
      path: '/api/v1/units/{{foundId}}',
      query: { lang: 'fr' },
      test: `
const unit = pm.response.json();
pm.test('it is shown in French', () => pm.expect(unit.name).to.equal(unit.names.fr || unit.names.en));
pm.test('it has a version', () => pm.response.to.have.header('ETag'));`,
    },
    {
      name: 'First page',
      method: 'GET',
      path: '/api/v1/departments',
      query: { limit: '2', offset: '0' },
      test: `
pm.test('a page has as many items as it was asked for', () => pm.expect(pm.response.json().items).to.have.lengthOf(2));
pm.collectionVariables.set('foundId', pm.response.json().items[1].id);`,
    },
    {
      name: 'Next page',
      method: 'GET',
      path: '/api/v1/departments',
      query: { limit: '2', offset: '1' },
      test: `
pm.test('pages follow each other', () => pm.expect(pm.response.json().items[0].id).to.equal(Number(pm.collectionVariables.get('foundId'))));`,
    },
    {
      name: 'A token of now for changes',
      method: 'GET',
      path: '/api/v1/changes',
      query: { since: 'latest' },
      test: `
pm.test('the feed of changes leads on', () => pm.expect(pm.response.json().deltaLink).to.be.a('string'));
pm.collectionVariables.set('deltaLink', pm.response.json().deltaLink);`,
    },
    {
      name: 'Make a unit',
      method: 'POST',
      path: '/api/v1/units',
      headers: { 'Idempotency-Key': '{{createKey}}' },
      json: { parentId: 1, names: { en: '{{unitName}}' } },
      before: `
pm.collectionVariables.set('createKey', pm.variables.replaceIn('{{$guid}}'));
pm.collectionVariables.set('unitName', 'Round trip ' + pm.variables.replaceIn('{{$guid}}'));`,
      test: `
pm.test('the unit is made', () => pm.response.to.have.status(201));
pm.test('the answer says where it is', () => pm.response.to.have.header('Location'));
pm.collectionVariables.set('unitId', pm.response.json().id);`,
    },
    {
      name: 'Send the same again',
      method: 'POST',
      path: '/api/v1/units',
      headers: { 'Idempotency-Key': '{{createKey}}' },
      json: { parentId: 1, names: { en: '{{unitName}}' } },
      test: `
pm.test('the same key and request are done once', () => pm.expect(pm.response.json().id).to.equal(Number(pm.collectionVariables.get('unitId'))));`,
    },
    {
      name: 'Read the unit',
      method: 'GET',
      path: '/api/v1/units/{{unitId}}',
      test: `
pm.test('it is there', () => pm.expect(pm.response.json().name).to.equal(pm.collectionVariables.get('unitName')));
pm.collectionVariables.set('staleEtag', pm.response.headers.get('ETag'));`,
    },
    {
      name: 'Change it',
      method: 'PATCH',
      path: '/api/v1/units/{{unitId}}',
      headers: { 'If-Match': '{{staleEtag}}', ...patch },
      json: { names: { fr: 'Aller-retour' } },
      test: `
pm.test('the change is in the answer', () => pm.expect(pm.response.json().names.fr).to.equal('Aller-retour'));
pm.collectionVariables.set('etag', pm.response.headers.get('ETag'));`,
    },
    {
      name: 'Change it with the old version',
      method: 'PATCH',
      path: '/api/v1/units/{{unitId}}',
      headers: { 'If-Match': '{{staleEtag}}', ...patch },
      json: { acronyms: { en: 'RT' } },
      token: 'personToken',
      test: `
pm.test('a conflict is told', () => pm.response.to.have.status(412));
pm.test('with a code to branch on', () => pm.expect(pm.response.json().code).to.be.a('string'));`,
    },
    {
      name: 'Change it with the new version',
      method: 'PATCH',
      path: '/api/v1/units/{{unitId}}',
      headers: { 'If-Match': '{{etag}}', ...patch },
      json: { acronyms: { en: 'RT' } },
      token: 'personToken',
      test: `
const unit = pm.response.json();
pm.test('the second change goes through and the first one is still there', () => pm.expect([unit.acronyms.en, unit.names.fr]).to.eql(['RT', 'Aller-retour']));
pm.collectionVariables.set('etag', pm.response.headers.get('ETag'));`,
    },
    {
      name: 'Change it without a version',
      method: 'PATCH',
      path: '/api/v1/units/{{unitId}}',
      headers: patch,
      json: { acronyms: { en: 'RT' } },
      test: `
pm.test('a change must say which version it is of', () => pm.response.to.have.status(428));`,
    },
    {
      name: 'Go on with the session',
      method: 'POST',
      path: '/api/v1/auth/token',
      form: { grant_type: 'refresh_token', client_id: '{{clientId}}', client_secret: '{{clientSecret}}', refresh_token: '{{refreshToken}}' },
      test: `
pm.test('a refresh token gives the next tokens', () => pm.response.to.have.status(200));
pm.test('and is good once', () => pm.expect(pm.response.json().refresh_token).to.not.equal(pm.collectionVariables.get('refreshToken')));
pm.collectionVariables.set('personToken', pm.response.json().access_token);
pm.collectionVariables.set('refreshToken', pm.response.json().refresh_token);`,
    },
    {
      name: 'Sessions of the person after that',
      method: 'GET',
      path: '/api/v1/users/me/sessions',
      token: 'personToken',
      test: `
pm.test('it is the same session', () => pm.expect(pm.response.json().items.find((session) => session.isCurrent).id).to.equal(Number(pm.collectionVariables.get('sessionId'))));`,
    },
    {
      name: 'Remove the unit',
      method: 'DELETE',
      path: '/api/v1/units/{{unitId}}',
      headers: { 'If-Match': '{{etag}}' },
      test: `
pm.test('the unit is removed', () => pm.response.to.have.status(204));`,
    },
    {
      name: 'Read what is gone',
      method: 'GET',
      path: '/api/v1/units/{{unitId}}',
      test: `
pm.test('it is gone', () => pm.expect([pm.response.code, pm.response.json().code]).to.eql([404, 'unit.not_found']));`,
    },
    {
      name: 'What has changed',
      method: 'GET',
      path: '{{deltaLink}}',
      test: `
const removed = pm.response.json().items.filter((item) => item.change === 'removed').map((item) => item.id);
pm.test('the feed tells of the removal', () => pm.expect(removed).to.include(Number(pm.collectionVariables.get('unitId'))));`,
    },
    {
      name: 'Make a user',
      method: 'POST',
      path: '/api/v1/users',
      json: { email: '{{userEmail}}', displayName: 'Round trip', roles: [{ role: 'reader' }] },
      token: 'personToken',
      before: `
pm.collectionVariables.set('userEmail', 'round-' + pm.variables.replaceIn('{{$guid}}') + '@northland.example');`,
      test: `
pm.test('an administrator of users makes one', () => pm.expect([pm.response.code, pm.response.json().roles[0].role]).to.eql([201, 'reader']));
pm.collectionVariables.set('userId', pm.response.json().id);
pm.collectionVariables.set('etag', pm.response.headers.get('ETag'));`,
    },
    {
      name: 'Remove the user',
      method: 'DELETE',
      path: '/api/v1/users/{{userId}}',
      headers: { 'If-Match': '{{etag}}' },
      token: 'personToken',
      test: `
pm.test('the user is removed', () => pm.response.to.have.status(204));`,
    },
    {
      name: 'Write out a workbook',
      method: 'GET',
      path: '/api/v1/units/1/export',
      query: { format: 'xlsx', depth: '1' },
      test: `
pm.test('a workbook comes', () => pm.expect(pm.response.text().slice(0, 4)).to.equal('PK\\u0003\\u0004'));
pm.test('with a name', () => pm.expect(pm.response.headers.get('Content-Disposition')).to.include('orgchart-1.xlsx'));`,
    },
    {
      name: 'Ask for too much',
      method: 'GET',
      path: '/api/v1/departments',
      query: { limit: '1000' },
      test: `
pm.test('the answer says which parameter is wrong', () => pm.expect([pm.response.code, Object.keys(pm.response.json().errors)]).to.eql([400, ['limit']]));`,
    },
    {
      name: 'Sign out',
      method: 'POST',
      path: '/api/v1/auth/revoke',
      form: { client_id: '{{clientId}}', client_secret: '{{clientSecret}}', token: '{{refreshToken}}' },
      test: `
pm.test('signing out succeeds', () => pm.response.to.have.status(200));`,
    },
    {
      name: 'Ask after signing out',
      method: 'GET',
      path: '/api/v1/users/me',
      token: 'personToken',
      test: `
pm.test('the session has ended', () => pm.response.to.have.status(401));`,
    },
  ],
};
