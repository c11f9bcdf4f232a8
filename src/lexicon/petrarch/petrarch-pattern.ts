import { phraseWords } from './petrarch-lines.ts';

/** One condition of a pattern, as PETRARCH 2 writes it. */
export type PatternItem =
  /** `TREATY`, `REAL_PLEASANT`: these words side by side; the last one is the head. `exact` forbids other forms. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly exact: boolean }
  /** `&CURRENCY`: any term of a synonym set. */
  | { readonly kind: 'set'; readonly name: string }
  /** `{DIPLOMATIC TIES}`: a noun phrase whose head is the last item and which holds the others. */
  | { readonly kind: 'phrase'; readonly items: readonly PatternItem[] }
  /** `(WITH LEADERS)`: a preposition or particle and what stands behind it. */
  | { readonly kind: 'preposition'; readonly word: string; readonly items: readonly PatternItem[] }
  /** `$` the source, `+` the target, `%` sides that act on each other, `^` a noun phrase to pass over. */
  | { readonly kind: 'source' | 'target' | 'compound' | 'skip' };

const MARKS: Readonly<Record<string, PatternItem>> = {
  $: { kind: 'source' },
  '+': { kind: 'target' },
  '%': { kind: 'compound' },
  '^': { kind: 'skip' },
};

/** What a row of items is in; it decides which brackets may stand there. */
type Place = 'top' | 'phrase' | 'preposition';

/**
 * Reads one side of a pattern: what stands before or behind its `*`, or a term of a synonym set.
 *
 * @param text such as `{DIPLOMATIC TIES} (WITH +)`
 * @returns the items, or a sentence that says what is wrong
 */
export function readPatternItems(text: string): readonly PatternItem[] | string {
  const parts = text.match(/[{}()]|[^\s{}()]+/g) ?? [];
  const row = readRow(parts, 0, 'top');
  if (typeof row === 'string') return row;
  return row.next < parts.length ? `"${parts[row.next] ?? ''}" closes nothing` : row.items;
}

function readRow(
  parts: readonly string[],
  start: number,
  place: Place,
): { readonly items: readonly PatternItem[]; readonly next: number } | string {
  const items: PatternItem[] = [];
  let at = start;
  while (at < parts.length) {
    const part = parts[at] ?? '';
    if (part === '}' || part === ')') break;
    if (part === '{') {
      if (place === 'phrase') return 'braces stand inside braces';
      const inner = readRow(parts, at + 1, 'phrase');
      if (typeof inner === 'string') return inner;
      if (parts[inner.next] !== '}') return 'a brace is not closed; end the phrase with }';
      if (inner.items.length === 0) return 'there is nothing between the braces';
      items.push({ kind: 'phrase', items: inner.items });
      at = inner.next + 1;
    } else if (part === '(') {
      if (place !== 'top') return 'a preposition in brackets stands inside other brackets';
      const word = parts[at + 1] ?? '';
      if (!/^[^{}()$+%^&]/.test(word)) return 'a round bracket must begin with a preposition, such as (WITH LEADERS)';
      const inner = readRow(parts, at + 2, 'preposition');
      if (typeof inner === 'string') return inner;
      if (parts[inner.next] !== ')') return 'a bracket is not closed; end the prepositional phrase with )';
      items.push({ kind: 'preposition', word: phraseWords(word).join(' ').toUpperCase(), items: inner.items });
      at = inner.next + 1;
    } else {
      items.push(...readWord(part));
      at++;
    }
  }
  return { items, next: at };
}

function readWord(part: string): readonly PatternItem[] {
  const mark = MARKS[part];
  if (mark) return [mark];
  if (/^&./.test(part)) return [{ kind: 'set', name: part.slice(1).replace(/_$/, '').toUpperCase() }];
  const words = phraseWords(part).map((word) => word.toUpperCase());
  return words.length > 0 ? [{ kind: 'words', words, exact: part.endsWith('_') }] : [];
}

/** Names of the synonym sets that a row of items speaks of. */
export function setsOf(items: readonly PatternItem[]): readonly string[] {
  return items.flatMap((item) =>
    item.kind === 'set' ? [item.name] : item.kind === 'phrase' || item.kind === 'preposition' ? setsOf(item.items) : [],
  );
}
