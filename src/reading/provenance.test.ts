import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon } from '../lexicon/load.ts';
import { loadCues } from '../lexicon/words/cues.ts';
import { loadGivenNames } from '../lexicon/words/given-names.ts';
import type { Provenance } from '../records/provenance.ts';
import { findActors } from './actors/actors.ts';
import { findStatements } from './attribution/statements.ts';
import { treesOf } from './clause/tree.ts';
import { createReader, createReaderWith, type Reader } from './reader.ts';

const TEXT = 'China protested on Monday. It withdrew two battalions. Seoul rejected the offer of Tokyo.';

let shipped: Reader;
let ruled: Reader;
beforeAll(async () => {
  shipped = await createReader({ engine: 'fast' });
  const coreference = { givenNames: await loadGivenNames() };
  ruled = await createReaderWith({ engine: shipped.engine, coreference });
});

/** Who decided each event and each pronoun. */
async function decisions(
  reader: Reader,
): Promise<{ events: Provenance[]; pronouns: Provenance[]; names: Provenance[] }> {
  const { events, mentions } = await reader.read(TEXT, { date: '2017-07-06' });
  const of = (kind: string): Provenance[] =>
    mentions.flatMap((mention) => (mention.kind === kind ? mention.provenance : []));
  return { events: events.map(({ provenance }) => provenance), pronouns: of('pronoun'), names: of('name') };
}

describe('the provenance of a record', () => {
  it('names the model where weights decided, and the rule that offered what they took', async () => {
    const { events, pronouns } = await decisions(shipped);
    expect(events).not.toEqual([]);
    for (const provenance of events)
      expect(provenance).toMatchObject({
        by: 'model',
        rule: expect.stringMatching(/^entente-fast-records-1\.[0-9a-f]{8}$/),
        probability: expect.any(Number),
      });
    expect(pronouns).toMatchObject([
      { by: 'model', rule: 'antecedents-1', offeredBy: 'pronoun to its likeliest antecedent' },
    ]);
  });

  it('names the rule where no weights are installed', async () => {
    const { pronouns } = await decisions(ruled);
    expect(pronouns).toMatchObject([{ by: 'rule', rule: 'pronoun to its likeliest antecedent' }]);
  });

  it('names the rule where no weights were asked, whatever is installed', async () => {
    const { names } = await decisions(shipped);
    expect(names).toMatchObject([{ by: 'rule', rule: 'name' }]);
  });

  it('of a statement names the weights of attribution where they are installed', async () => {
    const { document, statements } = await shipped.read('Norway said that it would send divers.');
    expect(statements[0]?.provenance).toMatchObject({ by: 'model', rule: 'attribution-4', offeredBy: 'verb-clause' });
    const analysis = treesOf(await shipped.engine.analyse(document.text));
    const context = { document, analysis, lexicon: await loadLexicon() };
    const [byRates] = findStatements(context, findActors(context), await loadCues({ learnt: false }));
    expect(byRates?.provenance).toMatchObject({ by: 'rule', rule: 'verb-clause' });
    expect(byRates?.provenance.offeredBy).toBeUndefined();
  });

  it('of a statement inside another one names the rule: the weights know nothing of those', async () => {
    const { statements } = await shipped.read('Norway said that Kenya had promised to pay.');
    const inner = statements.find(({ within }) => within !== undefined);
    expect(inner?.provenance).toMatchObject({ by: 'rule', rule: 'verb-inf' });
  });
});
