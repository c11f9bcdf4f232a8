import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as casefile from './casefile/index.ts';
import * as conflict from './conflict/index.ts';
import * as whole from './index.ts';
import * as language from './language/index.ts';
import * as lexicon from './lexicon/index.ts';
import { CODED } from './measures/discourse/coded.fixture.ts';
import * as measures from './measures/index.ts';
import * as reading from './reading/index.ts';
import * as records from './records/index.ts';
import * as report from './report/index.ts';
import * as sources from './sources/index.ts';
import { docstringExamples, workedExamples } from './worked-examples.fixture.ts';

const root = join(import.meta.dirname, '..');
const library = {
  ...records,
  ...sources,
  ...language,
  ...lexicon,
  ...measures,
  ...conflict,
  ...casefile,
  ...report,
  ...reading,
  ...whole,
};
let given: object;
let held: casefile.CaseFile;

afterAll(() => {
  held.close();
  rmSync(held.place, { recursive: true });
});

/** What docs/api.md says that examples may take as given. */
beforeAll(async () => {
  const reader = await reading.createReader();
  const readExample = async (name: string): Promise<records.Reading> => {
    const bytes = readFileSync(join(root, 'examples', name));
    return reader.readDocument(await sources.readBytes(bytes, { name }));
  };
  const readings: records.Reading[] = [];
  for (const name of readdirSync(join(root, 'examples/nile-dam-2020')).toSorted())
    readings.push(await readExample(`nile-dam-2020/${name}`));
  const digests = readings.map(measures.digestReading);
  const file = conflict.parseModelFile(conflict.MODEL_SKELETON, 'dam.yaml');
  const solution = conflict.solve(file.model);
  const folder = mkdtempSync(join(tmpdir(), 'entente-examples-'));
  const text = readFileSync(join(root, 'examples/missile-test-2017.txt'));
  held = casefile.createCase(folder);
  const own = await readExample('missile-test-2017.txt');
  const source = casefile.sourceHash(text);
  await casefile.storeSource(held, source, 'txt', text);
  casefile.addDocument(held, { origin: 'missile-test-2017.txt', source, bytes: text.length, given: {}, reading: own });
  const votes = readFileSync(join(root, 'examples/made-up-votes.csv'), 'utf8');
  given = {
    casefile: held,
    ...library,
    calls: sources.readVotes([{ name: 'made-up-votes.csv', text: votes }]).calls,
    coded: CODED,
    engine: reader.engine,
    reading: own,
    readings,
    digests,
    picture: measures.makePicture(digests),
    data: await lexicon.loadLexiconData(),
    file,
    model: file.model,
    solution,
    space: solution.space,
  };
});

const entries = ['records', 'sources', 'language', 'lexicon', 'reading', 'measures', 'conflict', 'casefile', 'report'];

describe.each(['src/index.ts', ...entries.map((entry) => `src/${entry}/index.ts`)])('%s', (entry) => {
  it.each(docstringExamples(root, entry).map((example) => [example.name, example] as const))(
    '%s has an example that gives what it says',
    async (name, { run }) => {
      let checks = 0;
      await run(given, (actual, expected, line) => {
        checks++;
        expect(actual, line).toEqual(expected);
      });
      expect(checks, `${name} says what it gives`).toBeGreaterThan(0);
    },
  );
});

it('docs/api.md has an example that gives what it says', async () => {
  const [example] = workedExamples(new URL('../docs/api.md', import.meta.url), 'ententejs');
  let checks = 0;
  await example?.run(library, (actual, expected, line) => {
    checks++;
    expect(actual, line).toEqual(expected);
  });
  expect(checks).toBe(3);
});

it('an example that says what is not so is found', async () => {
  const [example] = docstringExamples(root, 'src/records/index.ts').filter(({ name }) => name === 'quote');
  const seen: unknown[] = [];
  await example?.run({ quote: () => 'Tokyo' }, (actual, expected) => seen.push([actual, expected]));
  expect(seen).toEqual([['Tokyo', 'Seoul']]);
});
