import { describe, expect, it } from 'vitest';
import type { RegionKind } from '../../records/document.ts';
import { ArticleLayout } from './article-layout.ts';
import { articleParts, readHead } from './article-parts.ts';
import { HEAD_RULES } from './head-rules.ts';
import { isBreadcrumb, isSection } from './line-shapes.ts';
import { CLOSING_RULES, CREDIT_RULES } from './tail-rules.ts';
import type { Unit } from './text-units.ts';

type Line = string | readonly [RegionKind, string];

/** Lines one below the other, as paragraphs of a text. */
function compose(lines: readonly Line[]): { text: string; units: Unit[] } {
  let text = '';
  const units = lines.map((line): Unit => {
    const [hint, words] = typeof line === 'string' ? [undefined, line] : line;
    const start = text === '' ? 0 : text.length + 2;
    text = text === '' ? words : `${text}\n\n${words}`;
    return { start, end: text.length, ...(hint && { hint }) };
  });
  return { text, units };
}

const REPORT = 'The two governments said on Monday that they would open talks on the river.';

describe('rules about the lines above a report', () => {
  it.each(HEAD_RULES.map(({ name, example }) => [name, example] as const))('%s', (name, [line, ...lines]) => {
    const { text, units } = compose(lines);
    expect(readHead(new ArticleLayout(text, units)).get(line)).toBe(name);
  });

  it('have names of their own', () => {
    expect(new Set(HEAD_RULES.map(({ name }) => name)).size).toBe(HEAD_RULES.length);
  });

  it('tell title, authors, day and publisher', () => {
    const { text, units } = compose([
      'World | Asia',
      'Envoys meet in Geneva for new talks on the river',
      'By Given Surname and Other Name',
      'The Daily Herald',
      'Updated 7 July 2017 | Published 6 July 2017',
      REPORT,
    ]);
    const { head, regions } = articleParts(text, units);
    expect(head).toEqual({
      title: 'Envoys meet in Geneva for new talks on the river',
      authors: ['Given Surname', 'Other Name'],
      date: '2017-07-06',
      publisher: 'The Daily Herald',
    });
    expect(regions.map(({ kind }) => kind)).toEqual(['boilerplate', 'title', 'byline', 'boilerplate', 'date', 'body']);
  });

  it('tell in one step that a list of sixty names, whose last is a sentence, shows no way to a page', () => {
    const list = `${Array.from({ length: 60 }, () => 'New South Place').join(' / ')} / Who came? 68 of them.`;
    for (const line of [list, `World / ${list}`]) expect([isBreadcrumb(line), isSection(line)]).toEqual([false, false]);
    expect(['Countries > Inland > River', 'World | Asia', 'op-ed', 'Opinion - Asia-Pacific'].map(isSection)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(['Countries > Inland > River', 'River'].map(isBreadcrumb)).toEqual([true, false]);
  });

  it.each([['By our diplomatic editor, 6 July 2017'], ['From a staff correspondent | 6 July 2017']])(
    'tell the day also where nobody is named: %s',
    (line) => {
      const { text, units } = compose(['Envoys meet in Geneva for new talks on the river', line, REPORT]);
      const { head, regions } = articleParts(text, units);
      expect(head).toEqual({ title: 'Envoys meet in Geneva for new talks on the river', date: '2017-07-06' });
      expect(regions.map(({ kind }) => kind)).toEqual(['title', 'date', 'body']);
    },
  );
});

describe('rules about the lines below a report', () => {
  it.each(CREDIT_RULES.map(({ name, example }) => [name, ...example] as const))('%s: %s', (name, line, found) => {
    expect(CREDIT_RULES.find((rule) => rule.name === name)?.read(line)).toEqual(found);
    const { text, units } = compose([REPORT, line]);
    expect(articleParts(text, units).detected).toMatchObject(found);
  });

  it.each(CLOSING_RULES.map(({ name, example }) => [name, example] as const))('%s: %s', (name, example) => {
    const { text, units } = compose([REPORT, example]);
    const layout = new ArticleLayout(text, units, ['Given Surname']);
    expect(CLOSING_RULES.find(({ read }) => read(example, layout) !== undefined)?.name).toBe(name);
    expect(articleParts(text, units, { authors: ['Given Surname'] }).regions.at(-1)?.kind).not.toBe('body');
  });

  it('a note about somebody whom the report names is part of the report', () => {
    const note = 'Other Name is a professor of history at the University of Elbe.';
    const kindOfNote = (report: string): string | undefined => {
      const { text, units } = compose([report, note]);
      return articleParts(text, units).regions.at(-1)?.kind;
    };
    expect(kindOfNote(REPORT)).toBe('boilerplate');
    expect(kindOfNote(`${REPORT} Mr Name had asked for them.`)).toBe('body');
  });

  it('a list of links ends a text, where no sentence follows it', () => {
    const kinds = (last: string): string[] => {
      const { text, units } = compose([REPORT, 'Related stories', 'Envoys meet on the river', last]);
      return articleParts(text, units).regions.map(({ kind }) => kind);
    };
    expect(kinds('What the river means to the two')).toEqual(['body', 'boilerplate', 'boilerplate', 'boilerplate']);
    expect(kinds(REPORT).at(-1)).toBe('body');
  });
});
