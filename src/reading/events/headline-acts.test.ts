import { describe, expect, it } from 'vitest';
import { createReader } from '../reader.ts';

const reader = await createReader();

/** Categories of a text's acts that happened, each with how often it is told. */
async function acts(text: string): Promise<readonly string[]> {
  const { events } = await reader.read(text, { date: '2024-04-14' });
  return events
    .filter(({ reality }) => reality === 'actual')
    .map(({ category, source, target, also }) => {
      const sides = [source, target].map((list) => list.map(({ actor }) => actor).join('+'));
      return `${sides[0]} ${category} ${sides[1]} ${also.length + 1}`;
    });
}

describe('acts of a headline', () => {
  it('are one with those of the text that tells more of them', async () => {
    expect(
      await acts(
        'Jordan shoots down drones\n\nJordanian jets shot down Iranian drones over the north of the country on Sunday.',
      ),
    ).toEqual(['JOR ASSAULT IRN 2']);
  });

  // The heads give the second act the target of the first.
  it.fails('are acts of their own where only the category agrees and one of them names nobody to whom it is done', async () => {
    const told = await acts(
      'Norway asks Sweden for more police\n\nThe meeting took place in Oslo. Norway urged an end to the fishing dispute.',
    );
    expect(told).toContain('NOR REQUEST SWE 1');
    expect(told).toContain('NOR REQUEST  1');
  });

  // The heads take whom the test rattles for whom it is aimed at.
  it.fails('are to take no side from a headline in which the act is a noun', async () => {
    expect(
      await acts("Iranian missile test rattles Israel\n\nIran's missile test on Sunday lasted four minutes."),
    ).toEqual(['IRN MOBILIZE  2']);
  });

  it('are acts of their own where somebody else acts or is acted upon', async () => {
    const told = await acts(
      'Jordan condemns Iran\n\nEgypt condemned Iran on Sunday. Jordan condemned Israel later in the day.',
    );
    for (const act of ['JOR ACCUSE IRN 1', 'EGY ACCUSE IRN 1', 'JOR ACCUSE ISR 1']) expect(told).toContain(act);
  });
});
