import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon, loadLexiconData, makeLexicon } from '../load.ts';
import type { Lexicon, LexiconData } from '../who/entry.ts';
import { applyActorsFile, type OwnLexicon } from './actors-file-apply.ts';
import { parseActorsFile } from './actors-file-parse.ts';

let data: LexiconData;
beforeAll(async () => {
  data = await loadLexiconData();
});

function put(yaml: string): OwnLexicon & { readonly lexicon: Lexicon } {
  const { file, problems } = parseActorsFile(yaml);
  expect(problems).toEqual([]);
  const own = applyActorsFile(data, file);
  return { ...own, lexicon: makeLexicon(own.data) };
}

/** Ids and kinds of what a name may mean. */
function meanings(lexicon: Lexicon, text: string): readonly string[] {
  return (lexicon.match(text.split(' '), 0)?.candidates ?? []).map((candidate) => {
    if (candidate.as === 'place') return candidate.place.what;
    return candidate.as === 'role' ? candidate.role.text : candidate.entry.id;
  });
}

describe('a user’s actors', () => {
  it('are added, with ids and surnames made of their names', () => {
    const { lexicon, problems } = put(`
actors:
  - {name: River Council, kind: organization, names: [RVC], sector: SOC, country: Switzerland}
  - {name: Jane Roe, kind: person, offices: [{of: River Council, role: spokeswoman}]}
  - {name: Doe Jae-in, kind: person}
  - {name: River Pact, kind: igo, members: [CHE, Austria]}
`);
    expect(problems).toEqual([]);
    expect(lexicon.entries.get('org:river council')).toMatchObject({ nationality: 'CHE', sector: 'SOC' });
    expect(meanings(lexicon, 'RVC')).toEqual(['org:river council']);
    expect(meanings(lexicon, 'Roe')).toContain('per:jane roe');
    expect(lexicon.entries.get('per:jane roe')?.affiliations).toMatchObject([
      { actor: 'org:river council', role: 'spokeswoman', sector: 'GOV', official: true },
    ]);
    expect(lexicon.entries.get('per:doe jae-in')?.names.at(-1)).toMatchObject({ text: 'Doe', kind: 'surname' });
    expect(lexicon.entries.get('igo:RIVER-PACT')?.members).toEqual([{ actor: 'CHE' }, { actor: 'AUT' }]);
  });

  it('may be told of in two places', () => {
    const { lexicon, problems } = put(`
actors:
  - {id: "org:river council", name: River Council, names: [RVC]}
  - {id: "org:river council", name: River Council, kind: organization, names: [Riverines]}
`);
    expect(problems).toEqual([]);
    expect(meanings(lexicon, 'RVC')).toEqual(['org:river council']);
    expect(meanings(lexicon, 'Riverines')).toEqual(['org:river council']);
  });

  it('may be known ones, to which names and offices are added', () => {
    const { lexicon } = put(
      'actors:\n  - {name: Angela Merkel, names: [Angela Dorothea Merkel], offices: [{of: DEU, role: alpine warden, from: 2000, to: 2018, official: false}]}',
    );
    expect(meanings(lexicon, 'Angela Dorothea Merkel')).toEqual(['per:angela merkel']);
    expect(lexicon.holder('DEU', 'chancellor', '2010-01-01')?.id).toBe('per:angela merkel');
    const roles = lexicon.affiliationsOn('per:angela merkel', '2010-01-01').map(({ role }) => role);
    expect(roles[0]).toBe('alpine warden');
    expect(roles).toContain('chancellor');
  });

  it('correct the dates of an office: the user’s replace those of the same state and role', () => {
    const { lexicon } = put(
      'actors:\n  - {name: Angela Merkel, offices: [{of: DEU, role: chancellor, from: 2005-11-22, to: 2020-01-01}]}',
    );
    expect(lexicon.holder('DEU', 'chancellor', '2019-12-31')?.id).toBe('per:angela merkel');
    expect(lexicon.holder('DEU', 'chancellor', '2020-06-01')).toBeUndefined();
  });

  it('take an office from others for their own time only', () => {
    const { lexicon } = put(
      'actors:\n  - {name: Jane Roe, kind: person, offices: [{of: USA, role: secretary of state, from: 2009-06-01, to: 2009-09-01}]}',
    );
    const holders = ['2009-05-31', '2009-06-01', '2009-08-31', '2009-09-01'].map(
      (day) => lexicon.holder('USA', 'foreign minister', day)?.id,
    );
    expect(holders).toEqual(['per:hillary clinton', 'per:jane roe', 'per:jane roe', 'per:hillary clinton']);
  });

  it('take an office also from somebody of whom the file says something else', () => {
    const { lexicon } = put(
      'actors:\n  - {name: Emmanuel Macron, names: [E. Macron]}\n  - {name: Jane Roe, kind: person, offices: [{of: FRA, role: president, from: 2020-01-01}]}',
    );
    expect(lexicon.holder('FRA', 'president', '2019-12-31')?.id).toBe('per:emmanuel macron');
    expect(lexicon.holder('FRA', 'president', '2020-01-01')?.id).toBe('per:jane roe');
  });

  it('take their names from everybody else, unless they are shared', () => {
    const taken = put('actors:\n  - {name: Georgia, kind: organization, id: "org:georgia"}').lexicon;
    expect(meanings(taken, 'Georgia')).toEqual(['org:georgia']);
    const shared = put(
      'actors:\n  - {name: Georgia Group, kind: organization, names: [{text: Georgia, shared: true}]}',
    ).lexicon;
    expect(meanings(shared, 'Georgia')).toEqual(expect.arrayContaining(['GEO', 'org:georgia group', 'region']));
    expect(meanings(taken, 'Tbilisi')).toEqual(['GEO']);
  });

  it('may replace all that is known of an actor', () => {
    const { lexicon } = put('actors:\n  - {id: "per:angela merkel", name: Angela Merkel, replace: true, country: DEU}');
    expect(lexicon.entries.get('per:angela merkel')?.affiliations).toBeUndefined();
    expect(lexicon.holder('DEU', 'chancellor', '2010-01-01')).toBeUndefined();
  });

  it('may be names that are no actor, or another’s', () => {
    const { lexicon } = put(
      'notActors: [White House]\nreadAs:\n  - {text: The Hague, actor: Netherlands}\n  - {text: Foggy Bottom, actor: DEU}',
    );
    expect(meanings(lexicon, 'White House')).toEqual(['thing']);
    expect(meanings(lexicon, 'Foggy Bottom')).toEqual(['DEU']);
  });

  it('bring role nouns, which replace those of the same text', () => {
    const { lexicon } = put(
      'roles:\n  - {text: analyst, sector: GOV, official: true}\n  - {text: lake warden, sector: COP, official: true}',
    );
    const match = lexicon.match(['analysts'], 0)?.candidates;
    expect(match).toMatchObject([{ as: 'role', role: { sector: 'GOV', official: true } }]);
    expect(meanings(lexicon, 'lake wardens')).toEqual(['lake warden']);
  });

  it('may be given in several files, of which a later one wins', async () => {
    const files = ['actors:\n  - {name: RVC, kind: organization}', 'readAs:\n  - {text: RVC, actor: FRA}'].map(
      (text) => parseActorsFile(text).file,
    );
    expect(meanings(await loadLexicon(files), 'RVC')).toEqual(['FRA']);
  });

  it.each([
    ['nobody known and no kind', 'actors:\n  - name: Nobody Atall', 'write its kind'],
    ['a name of two', 'actors:\n  - name: Korea', 'PRK or KOR'],
    ['an id of another kind', 'actors:\n  - {name: A, kind: person, id: "org:a"}', 'write per:'],
    [
      'an office of nobody known',
      'actors:\n  - {name: A, kind: person, offices: [{of: Atlantis, role: king}]}',
      'no actor "Atlantis"',
    ],
    ['a country that is none', 'actors:\n  - {name: A, kind: person, country: NATO}', 'NATO is no state'],
    [
      'a name read as one that is read as another',
      'readAs:\n  - {text: A, actor: B}\n  - {text: B, actor: FRA}',
      'itself to be read',
    ],
    ['a new state without a code', 'actors:\n  - {name: Ruritania, kind: state}', 'three capital letters'],
  ])('with %s are reported and do no harm', (_, yaml, reason) => {
    const { problems, lexicon } = put(yaml);
    expect(problems.map((problem) => problem.reason).join(' ')).toContain(reason);
    expect(problems[0]?.line).toBeGreaterThan(1);
    expect(meanings(lexicon, 'China')).toEqual(['CHN']);
  });

  it('leave the lexicon as it was where they say nothing', () => {
    const { data: same, changed } = applyActorsFile(data, parseActorsFile('').file);
    expect(same).toEqual(data);
    expect(changed.size).toBe(0);
  });
});
