import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish, type EnglishEngine } from './english.ts';
import { tokenize } from './tokens.ts';
import type { Sentence } from './tree.ts';

let engine: EnglishEngine;
beforeAll(async () => {
  engine = await createEnglish();
  await engine.analyse('Warm up.');
});

/** Analyses a text and checks what must hold of any: offsets, order, nothing visible lost, one tree a sentence. */
async function checked(text: string): Promise<readonly Sentence[]> {
  const { sentences } = await engine.analyse(text);
  let at = 0;
  for (const { tokens } of sentences) {
    for (const { start, end, form, head, index } of tokens) {
      expect(text.slice(start, end) === form && end > start && start >= at).toBe(true);
      expect(/[\p{L}\p{N}]/u.test(text.slice(at, start))).toBe(false);
      expect(head !== index && head < tokens.length).toBe(true);
      at = end;
    }
    expect(tokens.length).toBeLessThanOrEqual(180);
    expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
  }
  expect(/[\p{L}\p{N}]/u.test(text.slice(at))).toBe(false);
  return sentences;
}

describe('text that is no English prose', () => {
  it.each<readonly [string, string]>([
    ['Chinese', '外交部发言人表示反对。双方将继续对话。'.repeat(200)],
    ['Arabic', 'قالت الوزارة إنها ترفض العقوبات. '.repeat(100)],
    ['Devanagari', 'मंत्रालय ने प्रतिबंधों को खारिज किया। '.repeat(100)],
    ['Hangul', '외교부는 제재를 거부했다. '.repeat(100)],
    ['Cyrillic', 'Министерство отвергло санкции. '.repeat(100)],
    ['families and flags of emoji', '👩‍👩‍👧‍👦🇳🇴 '.repeat(200) + '👩‍👩‍👧‍👦🇳🇴'.repeat(200)],
    ['control characters and terminal escapes', '\u0001a\u0000b\u001b[31mred\u001b[0m\u0085'.repeat(200)],
    ['broken surrogates', '\ud800x\udc00 '.repeat(500)],
    ['a table with bars', Array.from({ length: 200 }, (_, i) => `| State ${i} | ${i} | 4.5 % |`).join('\n')],
    ['a table with tabs', Array.from({ length: 200 }, (_, i) => `State ${i}\t${i * 7}\t4.5\tyes`).join('\n')],
    ['a list of names', Array.from({ length: 200 }, (_, i) => `• Envoy ${i}, Lima`).join('\n')],
    ['upper case throughout', 'ENVOYS LEAVE TALKS AS TRUCE FAILS '.repeat(60)],
    ['marks stacked on one letter', `a${'\u0301'.repeat(5000)}`],
    ['mirrored and invisible marks', '\u202eabc\u202c \u200bdef\u2060 \ufeffghi'.repeat(100)],
  ])('passes through with right offsets: %s', async (_, text) => {
    expect((await checked(text)).length).toBeGreaterThan(0);
  });

  it('cuts a sentence of 2,000 words, in the order of the text', async () => {
    const words = Array.from({ length: 2000 }, (_, i) => ['talks', 'and', 'the', 'minister', 'of', 'trade'][i % 6]);
    const sentences = await checked(`${words.join(' ')}.`);
    expect(sentences.flatMap((s) => s.tokens)).toHaveLength(2001);
    const clauses = Array.from({ length: 400 }, (_, i) => `the envoy of state ${i} spoke,`).join(' ');
    for (const { tokens } of (await checked(clauses)).slice(0, -1)) expect(tokens.at(-1)?.form).toBe(',');
  });

  it('keeps a long link in one piece', async () => {
    const link = `https://example.org/${'path/'.repeat(400)}end`;
    const [sentence] = await checked(`See ${link} today.`);
    expect(sentence?.tokens.map((t) => t.form)).toContain(link);
  });

  const sign = fc.constantFrom(
    '-',
    'a-',
    'ab–',
    '/',
    'a/',
    '(',
    ')',
    '."',
    '1,',
    "'s",
    "n't",
    '…',
    'U.S.',
    'a@b.',
    '=-',
    'http://x)',
  );
  it('does not stall on long runs without white space', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { minLength: 1, maxLength: 3 }), async (signs) => {
        const run = signs.join('');
        await checked(run.repeat(Math.ceil(1500 / run.length)));
        const started = performance.now();
        tokenize(run.repeat(Math.ceil(60_000 / run.length)));
        // a tenth of a second; minutes where time grows with the square of the length
        expect(performance.now() - started).toBeLessThan(5000);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});
