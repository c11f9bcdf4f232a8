import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { anEvent, who } from '../../src/second-reader/own-reading.fixture.ts';
import {
  type Asked,
  type ScriptedServer,
  scriptedServer,
  sentencesOf,
  streamed,
} from '../../src/second-reader/server/lying-server.fixture.ts';
import { benchCommand } from '../bench-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const servers: ScriptedServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

const text = 'South Korea condemned North Korea on Tuesday. It said no more.';
const [key, texts] = [join(folder, 'key.json'), join(folder, 'texts.jsonl')];
const condemned = [text.indexOf('condemned'), text.indexOf(' North')];
writeFileSync(
  key,
  JSON.stringify({
    article: 'a',
    events: [
      {
        source: ['KOR'],
        target: ['PRK'],
        category: 'ACCUSE',
        reality: 'actual',
        trigger: condemned,
        sentence: [0, 46],
        must: true,
      },
    ],
    speakers: [],
    positions: [],
  }),
);
writeFileSync(texts, `${JSON.stringify({ id: 'a', text, date: '2017-07-06' })}\n`);

/** A model whose labels are chosen by the prompt that it was given. */
async function model(category: (asked: Asked) => string): Promise<string> {
  const server = await scriptedServer((_n, asked) =>
    streamed(
      JSON.stringify({
        events: sentencesOf(asked)
          .filter(({ words }) => words.includes('condemned'))
          .map(({ n }) =>
            anEvent(n, 'condemned', {
              source: [who('South Korea')],
              target: [who('North Korea')],
              category: category(asked),
            }),
          ),
      }),
    ),
  );
  servers.push(server);
  return `small@${server.endpoint}`;
}

/** Runs the benchmark; the answer as data. */
async function bench(
  ...options: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const streams = { out: (words: string) => (out += words), err: (words: string) => (err += words), live: false };
  const status = await benchCommand(
    ['reading', key, '--articles', texts, '--engine', 'fast', ...options],
    streams as never,
  );
  return { status, out, err };
}

describe('bench reading --reader', () => {
  it('scores a model, tells where it is, and its predictions score the same as a file', async () => {
    const predictions = join(folder, 'predictions.jsonl');
    const reader = await model(() => 'ACCUSE');
    const { out, err } = await bench('--reader', reader, '--out', predictions, '--json');
    const scores = JSON.parse(out);
    expect(scores.triple).toMatchObject({ P: 1, R: 1, F1: 1 });
    expect(scores.reader).toMatch(/^small, prompt /);
    expect(scores.said).toBe('1 record');
    expect(err).toContain('this machine; nothing leaves it');
    const again = JSON.parse((await bench('--reader', predictions, '--json')).out);
    expect(again.triple).toEqual(scores.triple);
  });

  it('tells by probes who reads the codebook from who goes by the names of labels', async () => {
    const meaning = 'blames, condemns';
    const reads = await model(
      ({ messages }) => new RegExp(`- (\\w+): ${meaning}`).exec(messages[0]?.content ?? '')?.[1] ?? '',
    );
    const guesses = await model(() => 'ACCUSE');
    const probed = async (reader: string) =>
      JSON.parse((await bench('--reader', reader, '--probes', '--json')).out).probes;
    const careful = await probed(reads);
    expect([careful.swapped.triple.F1, careful.shuffled.triple.F1]).toEqual([1, 1]);
    const careless = await probed(guesses);
    expect([careless.swapped.triple.F1, careless.shuffled.triple.F1]).toEqual([0, 1]);
  });

  it('scores the program by its engines, as before', async () => {
    const named = JSON.parse((await bench('--reader', 'fast', '--json')).out);
    expect(named).toEqual({ ...JSON.parse((await bench('--json')).out), reader: 'the program, engine fast' });
  });

  it('refuses a name that is none, and another machine that was not named so', async () => {
    expect(await bench('--reader', 'gpt')).toMatchObject({ status: 2, err: expect.stringContaining('NAME@http') });
    expect(await bench('--reader', 'x@http://192.0.2.1/v1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--remote'),
    });
  });
});
