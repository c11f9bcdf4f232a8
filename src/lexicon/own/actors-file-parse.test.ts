import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActorsFile } from './actors-file-parse.ts';
import { writeActorsFile } from './actors-file-write.ts';

describe('a file of actors', () => {
  it('may say things shortly', () => {
    const { file, problems } = parseActorsFile(`
# mine
actors:
  - name: River Council
    kind: organization
    names: [RC, Council of the River, {text: River, shared: true}]
    metonyms: [Water House]
    codes: {cow: 12}
    members: [Norway, {actor: SWE, from: 1995}]
    from: 1990
notActors: [River Cola, {text: Riverland, what: region, in: USA}]
readAs:
  - {text: the Riverside, actor: River Council}
roles:
  - {text: river warden, sector: GOV, official: true}
`);
    expect(problems).toEqual([]);
    expect(file.actors).toMatchObject([
      {
        at: { line: 4, column: 5 },
        names: [
          { text: 'RC', kind: 'acronym' },
          { text: 'Council of the River', kind: 'common' },
          { text: 'River', kind: 'common', shared: true },
        ],
        metonyms: [{ text: 'Water House', kind: 'seat', strength: 'agentive' }],
        codes: { cow: '12' },
        members: [{ actor: 'Norway' }, { actor: 'SWE', from: '1995' }],
        from: '1990',
      },
    ]);
    expect(file.notActors).toMatchObject([
      { text: 'River Cola', what: 'thing' },
      { text: 'Riverland', what: 'region', in: 'USA' },
    ]);
    expect(file.readAs).toMatchObject([{ text: 'the Riverside', actor: 'River Council' }]);
    expect(file.roles).toMatchObject([{ text: 'river warden', sector: 'GOV', official: true }]);
  });

  it('may be empty', () => {
    expect(parseActorsFile('').problems).toEqual([]);
    expect(parseActorsFile('# nothing yet\nactors:\n').problems).toEqual([]);
  });

  it.each([
    ['a field that is none', 'actors:\n  - name: A\n    nmaes: [B]', 3, 12, 'no field "nmaes"'],
    ['a field that is missing', 'actors:\n  - name: A\n    offices:\n      - {of: RUS}', 4, 9, '"role" is missing'],
    ['a kind that is none', 'actors:\n  - name: A\n    kind: cat', 3, 11, '"kind"'],
    ['a date that is none', 'actors:\n  - name: A\n    from: 12 May 2001', 3, 11, 'YYYY-MM-DD'],
    ['a section that is none', 'actor:\n  - name: A', 1, 1, 'actors, notActors, readAs or roles'],
    ['a section that is no list', 'actors:\n  name: A', 1, 1, 'is a list'],
    ['an item that is a text', 'actors:\n  - Norway', 2, 5, 'expected object'],
    ['a list in place of sections', '- name: A', 1, 1, 'write sections'],
    ['a key that stands twice', 'actors: []\nroles: []\nactors: []', 3, 1, 'unique'],
    ['an item that is one line of JSON', 'actors:\n  - {"name":"A","from":"2001-13"}', 2, 24, 'YYYY-MM-DD'],
  ])('reports %s with line and column', (_, text, line, column, reason) => {
    const { problems } = parseActorsFile(text);
    expect(problems).toMatchObject([{ line, column, reason: expect.stringContaining(reason) }]);
  });

  it('leaves out an item with a mistake and keeps the others', () => {
    const { file, problems } = parseActorsFile('actors:\n  - name: A\n    kind: cat\n  - name: B\n    kind: group');
    expect(problems).toHaveLength(1);
    expect(file.actors.map(({ name }) => name)).toEqual(['B']);
  });

  it('says of broken YAML where it breaks', () => {
    expect(parseActorsFile('actors:\n  - name: "A\n').problems).toMatchObject([
      { reason: expect.stringContaining('no YAML') },
    ]);
  });

  it('reads back what was written, whatever the names hold', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => /^\S.*\S$|^\S$/.test(each));
    const actor = fc.record(
      {
        name: text,
        kind: fc.constantFrom('person' as const, 'organization' as const),
        names: fc.array(fc.record({ text, kind: fc.constantFrom('common' as const, 'former' as const) })),
        offices: fc.array(fc.record({ of: text, role: text, from: fc.constantFrom('2001', '2001-05', '2001-05-06') })),
      },
      { requiredKeys: ['name'] },
    );
    fc.assert(
      fc.property(fc.array(actor), fc.array(text), (actors, things) => {
        const notActors = things.map((thing) => ({ text: thing, what: 'thing' as const }));
        const written = writeActorsFile({ name: '', actors, notActors, readAs: [], roles: [] }, ['a header', '']);
        const { file, problems } = parseActorsFile(written);
        expect(problems).toEqual([]);
        expect(writeActorsFile(file, ['a header', ''])).toBe(written);
        expect(file.actors.map(({ name }) => name)).toEqual(actors.map(({ name }) => name));
        expect(file.notActors.map((each) => each.text)).toEqual(things);
      }),
    );
  });
});
