import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon } from '../../lexicon/load.ts';
import type { Lexicon } from '../../lexicon/who/entry.ts';
import { anEvent, ownReading, who } from '../own-reading.fixture.ts';
import { loadPrompt, type Prompt } from '../prompt.ts';
import { KeptAnswers } from './kept-answers.ts';
import {
  type Asked,
  atOnce,
  brokenOff,
  json,
  type Reply,
  type ScriptedServer,
  scriptedServer,
  sentencesOf,
  stalled,
  streamed,
} from './lying-server.fixture.ts';
import { modelAddress } from './model-address.ts';
import { type SecondReaderOptions, secondReader } from './second-reader.ts';

let prompt: Prompt;
let lexicon: Lexicon;
const folder = mkdtempSync(join(tmpdir(), 'entente-second-'));
let server: ScriptedServer | undefined;
beforeAll(async () => {
  [prompt, lexicon] = [await loadPrompt(), await loadLexicon()];
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = ownReading(Array.from({ length: 12 }, (_, i) => `Seoul condemned act ${i + 1} 😀 of Élysée.`).join(' '));
const seoul = { source: [who('Seoul', 'South Korea')] };

/** What an honest model says of what it is shown. */
function honest(asked: Asked): string {
  return JSON.stringify({ events: sentencesOf(asked).map(({ n }) => anEvent(n, 'condemned', seoul)) });
}

interface Run {
  readonly waits: number[];
  readonly said: string[];
  readonly options: SecondReaderOptions;
}

async function asking(
  reply: (n: number, asked: Asked) => Reply,
  more: Partial<SecondReaderOptions> = {},
): Promise<Run> {
  server = await scriptedServer(reply);
  const waits: number[] = [];
  const said: string[] = [];
  const options: SecondReaderOptions = {
    model: 'small',
    prompt,
    lexicon,
    address: modelAddress(server.endpoint),
    window: { tokens: 40, overlap: 2 },
    wait: async (ms) => {
      waits.push(ms);
    },
    again: (sentence) => said.push(sentence),
    ...more,
  };
  return { waits, said, options };
}

describe('a model that answers', () => {
  it.each([
    ['in pieces', (text: string) => streamed(text)],
    ['at once', (text: string) => atOnce(text)],
  ])('%s is read window by window, with the form, temperature 0 and a seed', async (_, way) => {
    const { options } = await asking((_n, asked) => way(honest(asked)));
    const told: string[] = [];
    const { reading, counts } = await secondReader(options).read(own, (done, total) => told.push(`${done}/${total}`));
    expect(reading.events).toHaveLength(12);
    expect(counts.windows).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(`${counts.windows}/${counts.windows}`);
    expect(server?.asked[0]).toMatchObject({
      model: 'small',
      temperature: 0,
      seed: 1,
      response_format: { type: 'json_schema' },
    });
    expect(server?.asked[0]?.authorization).toBeUndefined();
    expect(reading.events[0]?.provenance.asked).toEqual({
      model: 'small',
      prompt: prompt.version,
      temperature: 0,
      seed: 1,
      host: server?.host,
    });
  });

  it('behind a server that knows no form is asked without it', async () => {
    const { options } = await asking((_n, asked) =>
      asked.response_format
        ? json(400, { error: { message: `response_format ${asked.response_format.type} is not supported` } })
        : streamed(honest(asked)),
    );
    expect((await secondReader(options).read(own)).reading.events).toHaveLength(12);
    // Learnt once, not for each window.
    expect(
      server?.asked.filter(({ response_format: form }) => form).map(({ response_format: form }) => form?.type),
    ).toEqual(['json_schema', 'json_object']);
  });

  it('in chatter, from a server that ignores the form, is read all the same', async () => {
    const { options } = await asking((_n, asked) => streamed(`Sure!\n\`\`\`json\n${honest(asked)}\n\`\`\``));
    expect((await secondReader(options).read(own)).reading.events).toHaveLength(12);
  });
});

describe('an answer that is cut off for its length', () => {
  it('is asked for in halves, so that nothing is lost', async () => {
    const { options } = await asking((_n, asked) =>
      streamed(honest(asked), { finish: sentencesOf(asked).length > 2 ? 'length' : 'stop' }),
    );
    const { reading, counts } = await secondReader(options).read(own);
    expect(reading.events).toHaveLength(12);
    expect(counts.cut).toBe(0);
  });

  it('of one sentence is counted and nothing of it taken', async () => {
    const { options } = await asking((_n, asked) => streamed(honest(asked), { finish: 'length' }));
    const { reading, counts } = await secondReader(options).read(own);
    expect(reading.events).toEqual([]);
    expect(counts.cut).toBeGreaterThanOrEqual(12);
  });

  it('because it never ends is treated so too', async () => {
    const { options } = await asking((n, asked) =>
      n === 0 ? json(200, '1,'.repeat(2_050_000)) : streamed(honest(asked)),
    );
    expect((await secondReader(options).read(own)).reading.events).toHaveLength(12);
  });
});

describe('a server that fails for the moment', () => {
  it.each<[string, Reply, number]>([
    ['429 with Retry-After', json(429, { error: 'slow down' }, { 'retry-after': '7' }), 7000],
    ['500', json(500, { error: 'out of memory' }), 1000],
    ['a stream that breaks off', streamed('{"events": []}', { ends: false }), 1000],
    ['a body that breaks off', brokenOff, 1000],
    ['no choices', json(200, { choices: [] }), 1000],
    ['no JSON at all', (response) => response.end('<html>busy</html>'), 1000],
    [
      'an error in the stream',
      (response) =>
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"error":{"message":"crash"}}\n\n'),
      1000,
    ],
    ['an answer without its end', atOnce('{"events": []}', null), 1000],
  ])('with %s is asked again after a while', async (_, failure, wait) => {
    const { options, waits, said } = await asking((n, asked) => (n === 0 ? failure : streamed(honest(asked))));
    expect((await secondReader(options).read(own)).reading.events).toHaveLength(12);
    expect(waits).toEqual([wait]);
    expect(said[0]).toMatch(/asked again in \d+ s/);
  });

  it('by stalling is asked again', async () => {
    const { options, waits } = await asking((n, asked) => (n === 0 ? stalled : streamed(honest(asked))), {
      patience: 60,
    });
    expect((await secondReader(options).read(own)).reading.events).toHaveLength(12);
    expect(waits[0]).toBe(1000);
  });

  it('again and again ends the reading, after longer and longer waits', async () => {
    const { options, waits } = await asking(() => json(503, {}));
    await expect(secondReader(options).read(own)).rejects.toThrow(/failed 5 times, at last: it answered 503/);
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });
});

describe('a server that fails for good', () => {
  it.each<[string, Reply, RegExp]>([
    ['401', json(401, {}), /set ENTENTE_MODEL_KEY/],
    ['404', json(404, { error: 'model not found' }), /Is small there/],
    [
      'a redirection',
      (response) => response.writeHead(307, { location: 'http://192.0.2.1/v1' }).end(),
      /leads to another address/,
    ],
  ])('with %s is told in a sentence and not asked again', async (_, failure, words) => {
    const { options, waits } = await asking(() => failure);
    await expect(secondReader(options).read(own)).rejects.toThrow(words);
    expect(waits).toEqual([]);
    expect(server?.asked).toHaveLength(1);
  });

  it('because it is not there says how to go on', async () => {
    const { options } = await asking(() => json(200, {}));
    await server?.close();
    await expect(secondReader(options).read(own)).rejects.toThrow(/Start the server of the model/);
  });
});

describe('a reading that is broken off', () => {
  it('goes on behind what was answered, and is then as if nothing had been', async () => {
    const place = join(folder, 'resumed');
    const { options } = await asking((n, asked) => (n === 2 ? json(401, {}) : streamed(honest(asked))));
    const kept = new KeptAnswers(place, options.address.host);
    await expect(secondReader({ ...options, kept }).read(own)).rejects.toThrow();
    expect(readdirSync(place)).toHaveLength(2);
    const { reading, counts } = await secondReader({ ...options, kept }).read(own);
    expect(reading.events).toHaveLength(12);
    // Each window once, and the one that failed once more.
    expect(server?.asked).toHaveLength(counts.windows + 1);
    // A file that was torn is no answer.
    writeFileSync(join(place, readdirSync(place)[0] ?? ''), '{"text": "{');
    await secondReader({ ...options, kept }).read(own);
    expect(server?.asked).toHaveLength(counts.windows + 2);
  });

  it('by the person ends at once, also while a server is silent', async () => {
    const stop = new AbortController();
    const { options } = await asking(() => (response, asked) => {
      stalled(response, asked);
      stop.abort(new Error('stopped'));
    });
    await expect(secondReader({ ...options, signal: stop.signal }).read(own)).rejects.toThrow('stopped');
  });
});

describe('the address of a model', () => {
  it.each(['http://localhost:11434/v1', 'http://127.0.0.1:8080/v1', 'http://127.8.9.1/v1', 'http://[::1]:1234/v1'])(
    '%s is this machine',
    (endpoint) => {
      expect(modelAddress(endpoint).local).toBe(true);
    },
  );

  it.each([
    'http://192.168.0.4:11434/v1',
    'https://models.example/v1',
    'http://localhost.example/v1',
    'http://0.0.0.0:1/v1',
    'http://127.0.0.1.example/v1',
    'http://2130706434.example/v1',
  ])('%s is another one, which must be named so', (endpoint) => {
    expect(() => modelAddress(endpoint)).toThrow(/another machine/);
    expect(modelAddress(endpoint, { remote: true }).local).toBe(false);
  });

  it.each(['localhost:11434', 'file:///etc/passwd', 'ftp://localhost/', ''])('%s is none', (endpoint) => {
    expect(() => modelAddress(endpoint, { remote: true })).toThrow(/such as http/);
  });

  it('that holds a password is refused without repeating it', () => {
    const refused = (): unknown => modelAddress('http://me:secret@localhost/v1');
    expect(refused).toThrow(/ENTENTE_MODEL_KEY/);
    expect(refused).not.toThrow(/secret/);
  });

  it('gets a key by a safe line only', async () => {
    const { options } = await asking((_n, asked) => streamed(honest(asked)), { key: 'k-1' });
    await secondReader(options).read(own);
    expect(server?.asked[0]?.authorization).toBe('Bearer k-1');
    const address = modelAddress('http://models.example/v1', { remote: true });
    expect(() => secondReader({ ...options, address })).toThrow(/https only/);
  });
});
