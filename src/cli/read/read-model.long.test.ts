import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Reading } from '../../records/reading.ts';
import { json, streamed } from '../../second-reader/server/lying-server.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';
import { ARTICLE, answer, askedModel } from './read-model.fixture.ts';

const { path: folder, file, entente } = testFolder();
const { model, server } = askedModel();
const article = file('article.txt', ARTICLE);

describe('entente read --model', () => {
  it('gives records in the form of all others, with who made them', async () => {
    const options = await model((_n, asked) => streamed(answer(asked)));
    const { stdout } = await entente(['read', article, ...options, '--json']);
    const reading = Reading.parse(JSON.parse(stdout));
    expect(reading.reader).toMatch(/^model small, prompt /);
    expect(reading.events.map(({ trigger: { start, end } }) => reading.document.text.slice(start, end))).toEqual([
      'condemned',
      'warned',
    ]);
    // A president acts for his state, by the lexicon of the program.
    expect(reading.events[1]).toMatchObject({
      source: [{ actor: 'KOR', through: 'per:moon jae-in' }],
      target: [{ actor: 'PRK' }],
    });
    expect(reading.events[0]?.date?.first).toBe('2017-07-04');
    expect(reading.events[0]?.provenance.asked).toMatchObject({
      model: 'small',
      temperature: 0,
      seed: 1,
      host: server()?.host,
    });
  });

  it('asks another machine only where that is said, and a key is never shown', async () => {
    const options = ['read', article, '--model', 'small', '--endpoint', 'http://192.0.2.1/v1'];
    const refused = await entente(options);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Say --remote');
    process.env.ENTENTE_MODEL_KEY = 'sk-secret';
    try {
      const open = await entente([...options, '--remote']);
      expect(open.status).toBe(2);
      expect(open.stderr).toContain('https only');
      const local = await model(() => json(401, {}));
      const shown = await entente(['read', article, ...local]);
      expect(`${open.stderr}${shown.stdout}${shown.stderr}`).not.toContain('sk-secret');
    } finally {
      delete process.env.ENTENTE_MODEL_KEY;
    }
  });

  it('goes on behind what was answered', async () => {
    const other = file('other.txt', 'Tokyo condemned the launch on Tuesday.\n');
    const answers = join(folder, 'answers');
    const options = await model((n, asked) => (n === 1 ? json(403, {}) : streamed(answer(asked))));
    const command = ['read', article, other, ...options, '--answers', answers];
    const first = await entente(command);
    expect(first.status).toBe(1);
    expect(first.stderr).toContain('answered 403');
    expect(readdirSync(answers)).toHaveLength(1);
    expect((await entente(command)).status).toBe(0);
    expect(server()?.asked).toHaveLength(3);
  });
});
