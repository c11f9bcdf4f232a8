import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import type { LanguageEngine } from '../../language/tree.ts';
import { createReader } from '../../reading/reader.ts';
import type { Reading } from '../../records/reading.ts';
import { parseActorsFile } from './actors-file-parse.ts';

let engine: LanguageEngine;
beforeAll(async () => {
  engine = await createEnglish();
});

async function read(yaml: string, text: string, date = '2017-07-06'): Promise<Reading> {
  const reader = await createReader({ engine, actors: [parseActorsFile(yaml).file] });
  return reader.read(text, { date, title: 'Test' });
}

/** Whom the words of a text mean, and for whom they act. */
function meant({ document, mentions }: Reading, words: string): readonly string[] {
  const found = mentions.find(({ span }) => document.text.slice(span.start, span.end) === words);
  return [...(found?.actors ?? []), ...(found?.actsFor ?? []).map((id) => `for ${id}`)];
}

const COUNCIL = `
actors:
  - {name: River Council, kind: igo, id: "igo:RVC", names: [RVC]}
  - {name: Jane Roe, kind: person, offices: [{of: "igo:RVC", role: secretary general, from: 2015, to: 2018}]}
`;

describe('a user’s actors in a text', () => {
  it('are found by their names, with their office on the date', async () => {
    const text = 'Jane Roe rejected the plan on Monday. Later Roe met the RVC in Oslo.';
    const reading = await read(COUNCIL, text);
    expect(meant(reading, 'Jane Roe')).toEqual(['per:jane roe', 'for igo:RVC']);
    expect(meant(reading, 'Roe')).toEqual(['per:jane roe', 'for igo:RVC']);
    expect(meant(reading, 'RVC')).toEqual(['igo:RVC', 'for igo:RVC']);
    expect(meant(await read(COUNCIL, text, '2020-01-01'), 'Jane Roe')).toEqual(['per:jane roe']);
  });

  it('hold offices in place of whom the lexicon has', async () => {
    const yaml = 'actors:\n  - {name: Jane Roe, kind: person, offices: [{of: FRA, role: president, from: 2017-06-01}]}';
    const text = 'The French president rejected the plan on Monday.';
    expect(meant(await read(yaml, text), 'The French president')).toEqual(['per:jane roe', 'for FRA']);
    expect(meant(await read('', text), 'The French president')).toEqual(['per:emmanuel macron', 'for FRA']);
  });

  it('win over an actor of the same name, and over a place', async () => {
    const text = 'The Kremlin rejected the plan on Monday, and Hamas welcomed it.';
    const yaml = 'notActors: [Kremlin]\nactors:\n  - {name: Hamas Films, kind: organization, names: [Hamas]}';
    expect(meant(await read('', text), 'Kremlin')).toEqual(['RUS', 'for RUS']);
    const reading = await read(yaml, text);
    expect(meant(reading, 'Kremlin')).toEqual([]);
    expect(meant(reading, 'Hamas')[0]).toBe('org:hamas films');
  });

  it('may be read as others', async () => {
    const yaml = 'readAs:\n  - {text: the Alpine side, actor: Switzerland}\n  - {text: Alpine Palace, actor: CHE}';
    const reading = await read(yaml, 'Alpine Palace rejected the plan on Monday.');
    expect(meant(reading, 'Alpine Palace')).toEqual(['CHE', 'for CHE']);
  });

  it('may be leaders of a state whose holders of office the lexicon does not know', async () => {
    const yaml =
      'actors:\n  - {name: Jane Roe, kind: person, offices: [{of: TON, role: leader, sector: GOV, official: true, from: 1961, to: 1965}]}';
    const reading = await read(yaml, 'The Tongan leader rejected the plan on Monday.', '1963-01-01');
    expect(meant(reading, 'The Tongan leader')).toEqual(['per:jane roe', 'for TON']);
  });
});
