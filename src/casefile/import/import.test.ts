import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { missileTestReading } from '../../report/brief/reading.fixture.ts';
import { exportAnnotations } from '../export/export-annotations.ts';
import { exportQdpx } from '../export/export-qdpx.ts';
import { exportCsv } from '../export/export-tables.ts';
import { recordsOf } from '../export/exported.ts';
import { anchorSegment } from './anchor.ts';
import { importAnnotations } from './import-annotations.ts';
import { importEventTable } from './import-event-table.ts';
import { importQdpx } from './import-qdpx.ts';
import type { Segment } from './segment.ts';

const reading = missileTestReading();
const { text } = reading.document;
const decided = new Map(
  reading.events.map(({ id }) => [id, { verdict: 'accepted', by: 'Ada', memo: 'seen' } as const]),
);

function qdpx(xml: string, files: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = Object.entries({ 'project.qde': xml, ...files });
  return zipSync(Object.fromEntries(parts.map(([name, content]) => [name, strToU8(content)])));
}

const project = (inside: string): string =>
  `<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes><Code guid="A1" name="Acts" isCodable="false"><Code guid="b2" name="REJECT &amp; co" isCodable="true"/></Code></Codes></CodeBook><Sources>${inside}</Sources></Project>`;
const selected = (start: number | string, end: number | string): string =>
  `<PlainTextSelection guid="c" startPosition="${start}" endPosition="${end}"><Description>my note</Description><Coding guid="d"><CodeRef targetGUID="B2"/></Coding></PlainTextSelection>`;

describe('what Entente exports', () => {
  it.each([
    ['annotations', () => importAnnotations(exportAnnotations({ readings: [reading], decided }), 'a.json')],
    ['a REFI-QDA project', () => importQdpx(exportQdpx({ readings: [reading], decided }), 'a.qdpx')],
  ])('comes back from %s with its words, codes, coders and notes', (_, load) => {
    const { segments, problems } = load();
    expect(problems).toEqual([]);
    expect(segments.length).toBeGreaterThanOrEqual(recordsOf(reading).length);
    for (const segment of segments) {
      const span = anchorSegment(text, segment);
      expect(span, segment.at).toBeTypeOf('object');
      if (typeof span === 'object') expect(text.slice(span.start, span.end)).toBe(segment.words?.exact);
    }
    const rejected = segments.find(({ words }) => words?.exact === 'rejected');
    expect(rejected?.code.at(-1)).toBe('REJECT');
    expect(rejected?.coder).toBe('Ada');
    expect(rejected?.memo).toContain('seen');
  });

  it('comes back from events.csv with sides and days', () => {
    const csv = exportCsv({ readings: [reading], decided }).get('events.csv') ?? '';
    const { segments, problems } = importEventTable(csv, 'events.csv');
    expect(problems).toEqual([]);
    expect(segments).toHaveLength(reading.events.length);
    expect(segments[4]).toMatchObject({
      document: { id: reading.document.id },
      code: ['event', 'REJECT'],
      fields: { source: 'USA,KOR', target: 'CHN,RUS', reality: 'actual' },
      coder: 'Ada',
    });
  });

  it('tells, as annotations, of what nobody decided that no person said it', () => {
    const { segments } = importAnnotations(exportAnnotations({ readings: [reading] }), 'a.json');
    expect(new Set(segments.map(({ coder }) => coder))).toEqual(new Set(['Entente (machine)']));
  });

  it('is found again in another edition of the text, by words and neighbours', () => {
    const { segments } = importAnnotations(exportAnnotations({ readings: [reading] }), 'a.json');
    const edited = `A new first line.\n\n${text.replaceAll('\n\n', '\n')}`;
    const found = segments.map((segment) => anchorSegment(edited, segment));
    expect(found.filter((span) => typeof span === 'object').length / found.length).toBeGreaterThan(0.95);
  });
});

describe('a mark', () => {
  const mark = (given: Partial<Segment>): Segment => ({ at: 'x', document: {}, code: [], fields: {}, ...given });

  it('stands at its place where the words are there, else where the words are', () => {
    const words = { exact: 'two' };
    expect(anchorSegment('one two two', mark({ place: { start: 8, end: 11 }, words }))).toEqual({ start: 8, end: 11 });
    expect(anchorSegment('one two', mark({ place: { start: 0, end: 3 }, words }))).toEqual({ start: 4, end: 7 });
    const hyphen = { exact: 'cease-fire' };
    expect(anchorSegment('a cease-fire', mark({ words: hyphen }))).toEqual({ start: 2, end: 12 });
    expect(anchorSegment('🚀 two', mark({ place: { start: 2, end: 5 }, words }))).toEqual({ start: 3, end: 6 });
  });

  it('is told apart from equal words by its neighbours, or not at all', () => {
    const words = { exact: 'two', before: 'not ', after: ' three' };
    expect(anchorSegment('one two, not two three', mark({ words }))).toEqual({ start: 13, end: 16 });
    expect(anchorSegment('two two', mark({ words: { exact: 'two' } }))).toBe('several');
    expect(anchorSegment('one', mark({ words }))).toBe('gone');
    expect(anchorSegment('one', mark({ place: { start: 0, end: 3 } }))).toBe('nowhere');
  });
});

describe('annotations of other programs', () => {
  it('are read as a list, a page, a collection or one a line', () => {
    const one = {
      type: 'Annotation',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'protest' }],
      target: { source: 'https://example.org/a', selector: { type: 'TextQuoteSelector', exact: 'marched' } },
      creator: 'Grace',
    };
    const page = { type: 'AnnotationPage', items: [one] };
    const forms = [one, [one], page, { type: 'AnnotationCollection', first: page }].map((form) => JSON.stringify(form));
    for (const form of [...forms, `${forms[0]}\n${forms[0]}`]) {
      expect(importAnnotations(form, 'x').segments[0]).toMatchObject({
        document: { name: 'https://example.org/a' },
        words: { exact: 'marched' },
        code: ['protest'],
        coder: 'Grace',
      });
    }
  });

  it('that mark no text are told, and what is none is refused', () => {
    const xpath = { type: 'Annotation', target: { selector: { type: 'XPathSelector', value: '/p' } } };
    expect(importAnnotations(JSON.stringify(xpath), 'x').problems[0]).toContain('x, item 1 marks no words');
    for (const bad of ['', 'hello', '[]', '{"type":"Person"}', `${'['.repeat(5000)}${']'.repeat(5000)}`]) {
      expect(() => importAnnotations(bad, 'x')).toThrow('x holds no Web Annotations');
    }
  });

  it('whatever they hold, give marks or a sentence', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json(), (target, body) => {
        const odd = `{"type":"Annotation","target":${target},"body":${body}}`;
        expect(
          importAnnotations(odd, 'x').problems.length + importAnnotations(odd, 'x').segments.length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('REFI-QDA projects of other programs', () => {
  const source = (inside: string): string =>
    `<TextSource guid="e" name="A" plainTextPath="internal://E.txt">${inside}</TextSource>`;

  it('give segments with the names of codes, whatever the folder is called', () => {
    for (const path of ['sources/e.txt', 'Sources/E.TXT', 'e.txt']) {
      const { segments } = importQdpx(qdpx(project(source(selected(2, 7))), { [path]: '🚀 moved away' }), 'x.qdpx');
      expect(segments).toMatchObject([
        { code: ['Acts', 'REJECT & co'], words: { exact: 'moved', before: '🚀 ', after: ' away' }, memo: 'my note' },
      ]);
    }
  });

  it('may hold the text themselves', () => {
    const inline = `<TextSource guid="e" name="A"><PlainTextContent>It moved.</PlainTextContent>${selected(3, 8)}</TextSource>`;
    expect(importQdpx(qdpx(project(inline)), 'x').segments[0]?.words?.exact).toBe('moved');
  });

  it('tell what is left out: places outside of the text, texts that are missing, pictures', () => {
    const { segments, problems } = importQdpx(
      qdpx(
        project(
          `${source(selected(0, 99))}${source(selected('x', 3))}<TextSource guid="f" name="B" plainTextPath="internal://../../etc/passwd">${selected(0, 2)}</TextSource><PictureSource guid="g"><PictureSelection guid="h"/></PictureSource>`,
        ),
        { 'sources/e.txt': 'short' },
      ),
      'x.qdpx',
    );
    expect(segments).toEqual([]);
    expect(problems).toHaveLength(4);
    expect(problems[0]).toContain('source 1, 0-99 leaves its text, which has 5 characters');
    expect(problems.join()).toContain('its text is not in the archive');
    expect(problems.join()).toContain('1 of PictureSelection are no selections of text');
  });

  const billion = `<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${project('&b;')}`;
  const outside = `<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>${project('&x;')}`;
  it.each([
    ['no archive', strToU8('hello'), /damaged or no archive/],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('x') }), /it has no project\.qde/],
    ['no XML', qdpx('<Project><'), /no well-formed XML/],
    ['entities that grow', qdpx(billion), /declares a document type/],
    ['entities from outside', qdpx(outside), /declares a document type/],
    ['an entity that nothing declares', qdpx(project('&x;')), /no well-formed XML/],
    ['endless nesting', qdpx('<a>'.repeat(100_000)), /nested deeper/],
    [
      'a bomb',
      zipSync({ 'project.qde': new Uint8Array(257 * 1024 * 1024) }, { level: 1 }),
      /unpacks to more than 256 MB/,
    ],
  ])('that are %s are refused in a sentence', (_, bytes, sentence) => {
    expect(() => importQdpx(bytes, 'x.qdpx')).toThrow(sentence);
  });

  it('cannot lie about their size', () => {
    const bomb = zipSync({ 'project.qde': new Uint8Array(50 * 1024 * 1024) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at < bomb.length - 4; at++) {
      if (view.getUint32(at, true) === 50 * 1024 * 1024) view.setUint32(at, 10, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(() => importQdpx(bomb, 'x.qdpx')).toThrow();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });
});

describe('a table of events', () => {
  it('says which column is missing', () => {
    expect(() => importEventTable('document,start\nd,1\n', 't.csv')).toThrow(
      't.csv lacks the column category, and start and end, or quote.',
    );
  });

  it('leaves out rows that say too little, each with its line', () => {
    const rows = ['d,1,5,REJECT', ',1,5,REJECT', 'd,5,1,REJECT', 'd,,,REJECT', 'd,1,5,', 'd,1,2,3,4,5'];
    const { segments, problems } = importEventTable(`document,start,end,category\n${rows.join('\n')}\n`, 't.csv');
    expect(segments).toHaveLength(1);
    expect(problems.map((sentence) => sentence.slice(0, 14)).sort()).toEqual(
      [3, 4, 5, 6, 7].map((line) => `t.csv, line ${line}:`.slice(0, 14)),
    );
  });
});
