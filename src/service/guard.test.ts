import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { API, type AskedService, askedService, HOME, TOKEN } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  service = askedService(await cases.make(), 'Ada');
}, 120_000);

describe('who is let in', () => {
  it('refuses whoever has no token, and says in the terminal what it refused', async () => {
    const { status, data } = await service.ask(`${API}/case`, { headers: { cookie: '' } });
    expect(status).toBe(401);
    expect(data.error).toMatchObject({ code: 'unauthorized', message: expect.stringContaining('entente serve') });
    expect(service.refused.at(-1)).toContain(`refused GET ${API}/case`);
    const stolen = await service.ask('/', { headers: { cookie: 'entente-4711=guessed' } });
    expect(stolen.status).toBe(401);
  });

  it('lets a browser in by the first address, keeps the token out of the address bar, and takes a cookie from then on', async () => {
    const first = await service.ask(`/?token=${TOKEN}`, { headers: { cookie: '' } });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const then = await service.ask('/', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(then.status).toBe(200);
    const wrong = await service.ask('/?token=other', { headers: { cookie: '' } });
    expect(wrong.status).toBe(401);
  });

  it('leads to no other machine by the first address', async () => {
    const { headers } = await service.ask(`//example.org/%2e%2e?token=${TOKEN}`, { headers: { cookie: '' } });
    expect(new URL(headers.get('location') ?? '', HOME).origin).toBe(HOME);
  });

  it('lets programs in by a bearer token', async () => {
    const { status } = await service.ask(`${API}/case`, { headers: { cookie: '', authorization: `Bearer ${TOKEN}` } });
    expect(status).toBe(200);
  });

  it.each(['attacker.example', 'attacker.example:4711', '127.0.0.1:80', '127.0.0.1.attacker.example:4711', ''])(
    'does not answer to the name %s, which may have been made to lead here',
    async (host) => {
      const { status, data } = await service.ask(`${API}/case`, { headers: { host } });
      expect(status).toBe(403);
      expect(data.error.code).toBe('forbidden');
    },
  );

  it.each([
    [{ origin: 'https://attacker.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:9999' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('takes no decision from a page elsewhere (%o)', async (headers) => {
    const before = (await service.ask(`${API}/journal`)).data.total;
    const { status } = await service.ask(`${API}/undo`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(status).toBe(403);
    expect((await service.ask(`${API}/journal`)).data.total).toBe(before);
  });

  it('takes no form, which a page elsewhere can send without asking', async () => {
    const { status } = await service.ask(`${API}/undo`, {
      method: 'POST',
      body: 'coder=Ada',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(400);
  });

  it('keeps pages from running or sending anything that is not its own, also on errors', async () => {
    for (const path of ['/', `${API}/case`, `${API}/nothing`]) {
      const { headers } = await service.ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2fpackage.json',
    `${API}/documents/..%2f..%2fetc%2fpasswd`,
    `${API}/documents/%00`,
  ])('gives no file by the path %s', async (path) => {
    const { status, text } = await service.ask(path);
    expect(status).toBe(404);
    expect(text).not.toContain('ententejs');
  });

  it.each(['..%2f..%2fcase.sqlite', '..%2fdesigns%2f0', '%2fetc%2fpasswd', '%00', '....%2f%2f'])(
    'gives no file of the case by the id %s of a design, an upload or a model',
    async (id) => {
      for (const path of [`designs/${id}`, `designs/${id}/report`, `models/${id}`, `jobs/${id}`]) {
        const { status, text } = await service.ask(`${API}/${path}`);
        expect([400, 404]).toContain(status);
        expect(text).not.toMatch(/SQLite format|root:/);
      }
    },
  );

  it('lets nobody in by an address that was copied from somebody who was let in, and says so without the token', async () => {
    const [document] = (await service.ask(`${API}/documents`)).data.items;
    const stolen = { headers: { cookie: '' } };
    for (const path of [
      `/read/${document.id}?rec=e-1`,
      '/dyad/CHL-PER?at=2015-07-01',
      '/impact',
      '/review.json?kind=event',
      `/read/${document.id}.json`,
      `${API}/documents/${document.id}`,
    ]) {
      const { status, text } = await service.ask(path, stolen);
      expect(status).toBe(401);
      expect(text).not.toContain('Norway');
      expect(service.refused.at(-1)).toContain(`refused GET ${path.split('?')[0]}`);
    }
    await service.ask(`${API}/case?token=${TOKEN}x`, stolen);
    await service.ask(`${API}/case`, { headers: { cookie: `entente-4712=${TOKEN}` } });
    expect(service.refused.slice(-2)).toEqual(Array(2).fill(expect.stringContaining(`refused GET ${API}/case:`)));
    expect(service.refused.join('\n')).not.toContain(TOKEN);
  });

  it('takes no body of a gigabyte', async () => {
    const { status, data } = await service.ask(`${API}/decisions`, {
      method: 'POST',
      body: '['.repeat(1_100_000),
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(413);
    expect(data.error.code).toBe('too-large');
  });
});

describe('statements where words are asked for', () => {
  const holds = async () => ({
    documents: (await service.ask(`${API}/documents`)).data.total,
    steps: (await service.ask(`${API}/journal`)).data.total,
    records: (await service.ask(`${API}/records`)).data.total,
  });
  const tries = [
    "'; DROP TABLE documents; --",
    "x' OR '1'='1",
    "') UNION SELECT sql FROM sqlite_schema --",
    "x') AND read_text('/etc/passwd') IS NOT NULL --",
    "\"; ATTACH '/tmp/stolen.db' AS s; --",
  ];

  it.each(tries)('are words and nothing else: %s', async (words) => {
    const before = await holds();
    const q = encodeURIComponent(words);
    const paths = ['search?q=', 'records?actor=', 'records?document=', 'dyads?category=', 'dyads?sourceActor='];
    for (const path of [...paths, 'dyads?targetSector=', 'dyads?from=']) {
      const { status, text } = await service.ask(`${API}/${path}${q}`);
      expect([200, 400]).toContain(status);
      expect(text).not.toMatch(/root:|CREATE TABLE/);
    }
    for (const path of [`documents/${q}`, `records/${q}`, `dyads/${q}`, `designs/${q}`])
      expect([400, 404]).toContain((await service.ask(`${API}/${path}`)).status);
    expect(await holds()).toEqual(before);
  });

  it('only look in the box for SQL, one at a time, at the case alone', async () => {
    const before = await holds();
    const asked = async (sql: string) => await service.ask(`${API}/sql?q=${encodeURIComponent(sql)}`);
    expect((await asked('SELECT count(*) AS n FROM document')).data).toEqual({
      items: [{ n: before.documents }],
      truncated: false,
    });
    const refused = ['DELETE FROM journal', 'SELECT 1; DROP TABLE documents', "ATTACH '/etc/passwd' AS p"];
    for (const sql of refused) {
      const { status, data } = await asked(sql);
      expect(status).toBe(400);
      expect(data.error.message).toMatch(/Only statements that look|several statements|SQLite says/);
    }
    expect(await holds()).toEqual(before);
  });
});
