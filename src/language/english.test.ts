import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { createEnglish, type EnglishEngine } from './english.ts';
import type { Sentence } from './tree.ts';
import { doersOf, isNegated, objectsOf, rootOf, subjectsOf } from './trees.ts';

let engine: EnglishEngine;
beforeAll(async () => {
  engine = await createEnglish();
});

async function one(text: string): Promise<Sentence> {
  const [sentence] = (await engine.analyse(text)).sentences;
  if (sentence === undefined) throw new Error('no sentence');
  return sentence;
}

const names = (s: Sentence): string[] =>
  s.names.map(
    ({ first, last, type }) =>
      `${s.tokens
        .slice(first, last + 1)
        .map((t) => t.form)
        .join(' ')}: ${type}`,
  );

describe('createEnglish', () => {
  it('reads who did what', async () => {
    const s = await one('The Portuguese government condemned the attack.');
    const root = rootOf(s) ?? -1;
    expect(s.tokens[root]?.lemma).toBe('condemn');
    expect(subjectsOf(s, root).map((i) => s.tokens[i]?.form)).toEqual(['government']);
    expect(objectsOf(s, root).map((i) => s.tokens[i]?.form)).toEqual(['attack']);
    expect(s.tokens.map((t) => t.upos)).toEqual(['DET', 'ADJ', 'NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT']);
  });

  it('reads passives and negation', async () => {
    const s = await one('The proposal was not rejected by Finland.');
    const root = rootOf(s) ?? -1;
    expect(isNegated(s, root)).toBe(true);
    expect(doersOf(s, root).map((i) => s.tokens[i]?.form)).toEqual(['Finland']);
  });

  it('keeps a name with a hyphen in one name', async () => {
    expect(names(await one('Moon Sung-jin met Angela Merkel in Berlin.'))).toEqual([
      'Moon Sung - jin: person',
      'Angela Merkel: person',
      'Berlin: place',
    ]);
  });

  it('gives offsets that slice to the forms, one root a tree and names in order, in any text', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Talks ',
        'failed. ',
        '\n\n',
        '“No,” ',
        'U.S. ',
        "won't ",
        '😀',
        '你好 ',
        '\u0000',
        '\u200b',
        '• ',
        '\t',
        '--',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const text = pieces.join('');
        const { sentences } = await engine.analyse(text);
        let at = 0;
        for (const [k, s] of sentences.entries()) {
          expect(s.index).toBe(k);
          expect(s.start).toBe(s.tokens[0]?.start);
          expect(s.end).toBe(s.tokens.at(-1)?.end);
          expect(s.tokens.filter((t) => t.head < 0)).toHaveLength(1);
          for (const token of s.tokens) {
            expect(text.slice(token.start, token.end)).toBe(token.form);
            expect(token.start).toBeGreaterThanOrEqual(at);
            expect(token.head < 0).toBe(token.deprel === 'root');
            at = token.end;
          }
          for (const { first, last } of s.names) {
            expect(first).toBeLessThanOrEqual(last);
            expect(last).toBeLessThan(s.tokens.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same analysis of a sentence on its own and among others where the fast engine reads', async () => {
    const fast = await createEnglish(undefined, 'fast');
    const first = 'Norway and Sweden agreed to share the cost of the patrols.';
    const rest = Array.from({ length: 30 }, (_, i) => `In year ${i}, the ministers met again and said little.`).join(
      ' ',
    );
    const [alone] = (await fast.analyse(first)).sentences;
    const [among] = (await fast.analyse(`${first} ${rest}`)).sentences;
    expect(among).toEqual(alone);
    expect(await engine.analyse(rest)).toEqual(await (await createEnglish()).analyse(rest));
  });

  it('stays inside regions, with offsets of the whole text', async () => {
    const text = 'Menu Home The king left. The queen stayed. Footer';
    const [a, b] = [text.indexOf('The'), text.indexOf(' Footer')];
    const { sentences } = await engine.analyse(text, [
      { start: a, end: a + 8 },
      { start: a + 9, end: b },
    ]);
    expect(sentences.map((s) => text.slice(s.start, s.end))).toEqual(['The king', 'left.', 'The queen stayed.']);
  });

  it('reads words that others cut', async () => {
    const [s] = await engine.readWords([['Denmark', 'recalled', 'its', 'envoy', '.'], []]);
    expect(s?.tokens.map((t) => t.head)).toEqual([1, -1, 3, 1, 1]);
    expect(s?.tokens.map((t) => t.start)).toEqual([0, 8, 17, 21, 27]);
  });

  it('gives nothing for nothing', async () => {
    for (const text of ['', ' \n\t ', '\u0000']) expect((await engine.analyse(text)).sentences).toEqual([]);
  });

  it('uses the weights that its description names', async () => {
    const description: { files: Record<string, { bytes: number; sha256: string }> } = JSON.parse(
      new TextDecoder().decode(await loadAsset('models/english/english.json')),
    );
    for (const [name, { bytes, sha256 }] of Object.entries(description.files)) {
      const content = await loadAsset(`models/english/${name}`);
      expect(content.length, name).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex'), name).toBe(sha256);
    }
  });

  it('says which file is missing', async () => {
    const broken = async (name: string): Promise<Uint8Array> => {
      if (name.endsWith('words.txt')) throw new Error(`no ${name}`);
      return loadAsset(name);
    };
    await expect(createEnglish(broken)).rejects.toThrow('words.txt');
  });
});
