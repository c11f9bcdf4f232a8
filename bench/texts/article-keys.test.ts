import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { KeyEvent, ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { REALITIES } from '../../src/records/event.ts';
import { offsetMap } from '../../src/records/offsets.ts';
import { CATEGORIES } from '../../src/records/plover.ts';
import { readArticles } from './articles.ts';
import { many } from './key-values.ts';

const data = fileURLToPath(new URL('../data/', import.meta.url));
const keysOf = (pattern: string): ReadingKey[] =>
  globSync(`${data}${pattern}`).map((file) => JSON.parse(readFileSync(file, 'utf8')) as ReadingKey);

describe('keys of articles', () => {
  const own = keysOf('own-articles/keys/*.json');
  const news = keysOf('article-keys/*/*.json');
  const articles = new Map(readArticles(`${data}own-articles/texts.jsonl`).map((article) => [article.id, article]));

  it('are 20 of our own, each with its text, and 80 of news, each once', () => {
    expect(own.map(({ article }) => article).sort()).toEqual([...articles.keys()].sort());
    expect(own).toHaveLength(20);
    expect(new Set(news.map(({ article }) => article)).size).toBe(80);
  });

  it('name legal categories, realities, days and codes of actors', () => {
    const faults = [...own, ...news].flatMap(({ article, events }) =>
      events.flatMap((event) => faultsOf(event).map((fault) => `${article}: ${fault}`)),
    );
    expect(faults).toEqual([]);
  });

  it('point at whole words of their own texts, in the sentence that they name', () => {
    const faults = own.flatMap(({ article, events }) => {
      const text = articles.get(article)?.text ?? '';
      const { toUtf16 } = offsetMap(text);
      return events.flatMap(({ trigger, sentence, source_words = [], target_words = [] }) =>
        [trigger, ...source_words, ...target_words].flatMap((span) => {
          if (!span || !sentence) return [`${article}: no span`];
          const [start, end] = [toUtf16(span[0]), toUtf16(span[1])];
          const words = text.slice(start, end);
          const whole = !/\p{L}$/u.test(text.slice(0, start)) && !/^\p{L}/u.test(text.slice(end));
          const inside = sentence[0] <= span[0] && span[1] <= sentence[1];
          return words.trim() === words && words && whole && inside ? [] : [`${article}: "${words}" at ${span[0]}`];
        }),
      );
    });
    expect(faults).toEqual([]);
  });
});

function faultsOf({ category, reality, source, target, date }: KeyEvent): readonly string[] {
  const unknown = <T>(values: readonly T[], legal: readonly T[]): readonly T[] =>
    values.filter((v) => !legal.includes(v));
  const codes = [...many(source), ...many(target)].filter(
    (code) => !/^(?:[A-Z]{3}|(?:igo|org|per):\S.*)$/u.test(code ?? ''),
  );
  const days = (date ?? []).filter((day) => Number.isNaN(Date.parse(day)));
  const order = date && date[0] > date[1] ? [date.join(' to ')] : [];
  return [
    ...unknown(many(category), CATEGORIES),
    ...unknown(many(reality), REALITIES),
    ...codes,
    ...days,
    ...order,
  ].map(String);
}
