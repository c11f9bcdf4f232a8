import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, streamed } from '../../second-reader/server/lying-server.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';
import { ARTICLE, answer, askedModel } from './read-model.fixture.ts';

const { path: folder, file, entente } = testFolder();
const { model, server } = askedModel();
const article = file('article.txt', ARTICLE);

describe('entente read --model', () => {
  it('prints what the model reads, shows where the texts go, and counts what was left out', async () => {
    const options = await model((_n, asked) => streamed(answer(asked)));
    const { status, stdout, stderr } = await entente(['read', article, ...options]);
    expect(stderr).toContain(`small is asked at ${server()?.endpoint} (this machine; nothing leaves it).`);
    expect(stderr).toContain('small: 2 records, 1 entry left out (1 has words that are not in the text).');
    expect(stdout).toContain('KOR');
    expect(stdout).toContain('●○○');
    expect(status).toBe(0);
  });

  it.each([
    [['--endpoint', 'http://localhost:1/v1'], '--endpoint goes with --model NAME'],
    [['--answers', 'x'], '--answers goes with --model NAME'],
    [['--model', 'small', '--ask', 'wars'], 'there is no "wars"'],
    [['--model', ' '], '--model takes the name'],
    [['--model', 'small', '--endpoint', 'http://192.0.2.1/v1'], 'Say --remote'],
  ])('with %j says what is wrong', async (options, words) => {
    const { status, stderr } = await entente(['read', article, ...options]);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('of a server that is not there says so in a sentence', async () => {
    const options = await model(() => json(200, {}));
    await server()?.close();
    const { status, stderr } = await entente(['read', article, ...options]);
    expect(status).toBe(3);
    expect(stderr).toContain('Nothing answers at');
  });
});
