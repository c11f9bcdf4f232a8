import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickHouseAddress } from './clickhouse-address.ts';
import { connectClickHouse, loadClickHouse } from './clickhouse-client.ts';
import { clickHouseEngine } from './clickhouse-engine.ts';

describe('the address of a server', () => {
  it.each([
    ['clickhouse://localhost', 'http://localhost:8123', 'default', 'default', undefined],
    ['clickhouse://ada@10.0.0.7:9000/korea', 'http://10.0.0.7:9000', 'korea', 'ada', undefined],
    ['http://proxy:80/korea', 'http://proxy:80', 'korea', 'default', undefined],
    ['https://ada:s%3Acret@ch.example.org/k-1', 'https://ch.example.org:8443', 'k-1', 'ada', 's:cret'],
    ['clickhouse://[::1]:8124/korea', 'http://[::1]:8124', 'korea', 'default', undefined],
  ])('%s leads to %s', (text, url, database, user, password) => {
    const address = clickHouseAddress(text);
    expect(address).toMatchObject({ url, database, user, password });
    expect(address.words).toContain(`${url}/${database}`);
    if (password !== undefined) expect(address.words).not.toContain(password);
  });

  it.each(['localhost:8123', 'mysql://ada:secret@host/db', 'clickhouse://', 'clickhouse://ada:secret@host/a"b', ''])(
    'is refused without showing what may be a password: %s',
    (text) => {
      const refused = (): unknown => clickHouseAddress(text);
      expect(refused).toThrow(/is named as clickhouse:\/\/|is no name of a database/u);
      expect(refused).not.toThrow('secret');
    },
  );
});

describe('a server of ClickHouse', () => {
  let server: Server;
  let answer: { readonly status: number; readonly body: string } = { status: 200, body: '' };
  const asked: { readonly url: string; readonly authorization: string; readonly body: string }[] = [];
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        asked.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '', body });
        response.writeHead(answer.status, answer.status === 200 ? {} : { 'X-ClickHouse-Exception-Code': '1' });
        response.end(answer.body);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => server.close());

  async function ask(values: readonly (string | number)[] = []): Promise<unknown> {
    const there = await connectClickHouse(clickHouseAddress(`clickhouse://ada:se%3Acret@${host()}/korea`));
    const engine = clickHouseEngine(there, { memoryMB: 100 });
    try {
      return await engine.ask('SELECT {v1:String}', values, { weight: 'heavy' });
    } finally {
      await engine.close();
    }
  }

  it('is missing its client: one sentence says what to install', async () => {
    const missing = loadClickHouse(() => Promise.reject(new Error("Cannot find package '@clickhouse/client'")));
    await expect(missing).rejects.toThrow(/npm install -g @clickhouse\/client/u);
  });

  it('gives whole numbers as numbers though they come as texts, and texts that look like numbers as texts', async () => {
    const types = '["UInt64","Nullable(Int64)","Nullable(Float64)","LowCardinality(Nullable(String))","Bool"]';
    answer = {
      status: 200,
      body: `["a","b","c","d","e"]\n${types}\n["4294967298","-3",0.1,"18446744073709551617",true]\n["0",null,null,null,false]\n`,
    };
    expect(await ask(["o'id\\\t"])).toEqual([
      [4_294_967_298, 0],
      [-3, undefined],
      [0.1, undefined],
      ['18446744073709551617', undefined],
      [1, 0],
    ]);
    const { url = '', authorization, body } = asked.at(-1) ?? {};
    const given = new URL(url, 'http://x').searchParams;
    expect(given.get('param_v1')).toBe("o\\'id\\\\\\t");
    expect([given.get('database'), given.get('max_memory_usage')]).toEqual(['korea', '100000000']);
    expect(authorization).toBe(`Basic ${Buffer.from('ada:se:cret').toString('base64')}`);
    // The statement holds no word of its values, and the address no password.
    expect(body).not.toContain("o'id");
    expect(url).not.toContain('cret');
  });

  it.each([
    [
      403,
      'Code: 516. DB::Exception: ada: Authentication failed. (AUTHENTICATION_FAILED)',
      /give the password as CLICK/u,
    ],
    [
      404,
      "Code: 60. DB::Exception: Table korea.x doesn't exist. (UNKNOWN_TABLE)",
      /load-events puts that of a case there/u,
    ],
    [500, 'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)', /could not do it: Memory limit/u],
    [502, '<html>Bad gateway</html>', /could not do it: <html>Bad gateway/u],
  ])('says in a sentence what went wrong, without the password (%i)', async (status, body, words) => {
    answer = { status, body };
    const said = await ask(['']).catch((error: unknown) => String(error));
    expect(said).toMatch(words);
    expect(said).toContain(`ClickHouse at http://${host()}/korea, as ada`);
    expect(said).not.toContain('cret');
  });

  it('says that nobody answers', async () => {
    const there = await connectClickHouse(clickHouseAddress('clickhouse://127.0.0.1:1/korea'));
    const engine = clickHouseEngine(there, {});
    await expect(engine.ask('SELECT 1', [], { weight: 'light' })).rejects.toThrow(
      'ClickHouse at http://127.0.0.1:1/korea does not answer (ECONNREFUSED).',
    );
    await engine.close();
  });
});
