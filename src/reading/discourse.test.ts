import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageReader } from './passage.fixture.ts';

/** By the engine that reads by default. */
const read = await passageReader('encoder');

/** Expects that a text tells where somebody stands on what. */
async function expectPosition(text: string, actor: string, stance: string, act: string, issue: string): Promise<void> {
  const { positions } = await read(text);
  const found = positions.find((position) => position.actor === actor);
  expect(found, JSON.stringify(positions)).toMatchObject({ stance, act });
  expect(found?.issue).toContain(issue);
}

describe('findPositions', () => {
  it.each([
    ['Denmark opposes the sale of the island to a foreign company.', 'DNK', '-', 'oppose', 'sale of the island'],
    ['Russia rejected a United Nations plan for Kosovo on Monday.', 'RUS', '-', 'reject', 'plan'],
    ['Canada called on Myanmar to release the two journalists.', 'CAN', '+', 'demand', 'release the two journalists'],
    ['Hungary refused to ratify the accession treaty.', 'HUN', '-', 'reject', 'accession treaty'],
    ['Brazil backs the expansion of the Security Council.', 'BRA', '+', 'support', 'expansion of the Security Council'],
    ['Poland pledged to double its defence budget.', 'POL', '+', 'commit', 'double its defence budget'],
    ['Qatar called for an independent inquiry into the bombing.', 'QAT', '+', 'demand', 'independent inquiry'],
    ['Spain is opposed to the return of border controls.', 'ESP', '-', 'oppose', 'return of border controls'],
    ['Egypt did not oppose the export of gas to Lebanon.', 'EGY', '+', 'support', 'export of gas'],
    ['Japan urged China not to drill in the disputed waters.', 'JPN', '-', 'demand', 'drill in the disputed waters'],
    ['Moscow does not want to sign the treaty.', 'RUS', '-', 'reject', 'the treaty'],
    ['The Dutch government ruled out sending troops to Mali.', 'NLD', '-', 'reject', 'sending troops to Mali'],
    ['Iran said that foreign troops must leave the island.', 'IRN', '+', 'demand', 'leave the island'],
    ['Sweden wants the sanctions lifted.', 'SWE', '+', 'demand', 'the sanctions lifted'],
    ['Austria is against the enlargement of the alliance.', 'AUT', '-', 'oppose', 'the enlargement of the alliance'],
    ['Ireland spoke in favour of a ban on landmines.', 'IRL', '+', 'support', 'ban on landmines'],
    ['Kenya called the verdict a grave mistake.', 'KEN', '-', 'oppose', 'the verdict'],
    ['Latvia insists that the base remain open.', 'LVA', '+', 'demand', 'the base remain open'],
    ['Ghana will not recognise the annexation.', 'GHA', '-', 'reject', 'the annexation'],
  ] as const)('%s', expectPosition);

  // Rules read these until 2026-11-29; the heads do not yet.
  it.fails.each([
    [
      'Algeria is ready to reopen the border if Morocco withdraws its troops.',
      'DZA',
      'conditional',
      'accept',
      'reopen the border',
    ],
    [
      'Lithuania accused Belarus of pushing migrants across the border.',
      'LTU',
      '-',
      'oppose',
      'pushing migrants across the border',
    ],
    ['Portugal praised Morocco for rescuing the crew.', 'PRT', '+', 'support', 'rescuing the crew'],
    ['Norway, wary of a new arms race, stayed away.', 'NOR', '-', 'doubt', 'a new arms race'],
    [
      'Serbia opened the door to a partition of the province.',
      'SRB',
      'conditional',
      'accept',
      'a partition of the province',
    ],
    ['The court took up a case filed by Gambia challenging the expulsions.', 'GMB', '-', 'oppose', 'the expulsions'],
    ['The new pipeline worries Poland.', 'POL', '-', 'oppose', 'The new pipeline'],
  ] as const)('is to be read again: %s', expectPosition);

  it.each(['The minister declined to comment on the raid.', 'Greece supports Cyprus.'])(
    'finds none in: %s',
    async (text) => {
      expect((await read(text)).positions).toEqual([]);
    },
  );

  // The heads take what may be for a stand on an issue.
  it.fails('is to find none in what may be', async () => {
    expect((await read('Ireland may support the plan if the funds are doubled.')).positions).toEqual([]);
  });
});

it.each([
  ['a charge of a crime', 'Turkey accused Syria of plotting the coup.'],
  ['a question of the author', 'Will Algeria, in the end, oppose the pipeline?'],
  ['a suggestion that nobody is named for', 'Amid suggestions that the troops should leave Mali, Niger stayed silent.'],
  ['a forecast', 'Diplomats expect that China will veto the resolution.'],
])('takes no position from %s', async (_, text) => {
  expect((await read(text)).positions).toEqual([]);
});

it.fails('is to take no position from silence', async () => {
  expect((await read('Cuba declined to offer a figure for the harvest.')).positions).toEqual([]);
});

it('is for the end of what one wants ended', async () => {
  const { positions } = await read('France called on Rwanda to halt the shelling of the town.');
  expect(positions.map(({ stance, act, issue }) => [stance, act, issue])).toEqual([
    ['+', 'demand', 'halt the shelling of the town'],
  ]);
});

it.each(['Denmark is likely to reject the offer.', 'The Czech firm agreed to buy the mill.'])(
  'takes no forecast and no deal for a position: %s',
  async (text) => {
    const { positions } = await read(text);
    expect(positions.filter(({ actor }) => /^[A-Z]{3}$/u.test(actor))).toEqual([]);
  },
);

describe('issues', () => {
  it('gather what several actors say of one thing, also where they only point back', async () => {
    const { issues, positions } = await read(
      'Finland backs the northern railway. Russia rejects the railway. Estonia proposed a joint survey of the coast. Latvia dismissed the idea.',
    );
    const actorsOn = (name: string) =>
      issues
        .find((issue) => issue.name.includes(name))
        ?.positions.map((id) => positions.find((position) => position.id === id))
        .map((position) => `${position?.actor}${position?.stance}`);
    expect(actorsOn('railway')).toEqual(['FIN+', 'RUS-']);
    expect(actorsOn('survey')).toEqual(['EST+', 'LVA-']);
  });

  it.each([
    [
      'the latest issue is not what “the decision” means',
      'Egypt did not want an escalation. Jordan welcomed the decision.',
    ],
    [
      'one noun with two objects is two issues',
      'Peru supports quotas on steel imports. Chile rejects quotas on wheat imports.',
    ],
    [
      'a bare noun makes no one issue of two others',
      'Peru opposes the sanctions on Cuba. Chile supports the sanctions on Iran. Brazil supports the sanctions.',
    ],
  ])('are not put together where they are two: %s', async (_, text) => {
    const { issues, positions } = await read(text);
    const [first, second] = positions;
    expect(issues.length).toBeGreaterThan(1);
    expect(first?.issueId).not.toBe(second?.issueId);
  });

  it('hold nobody against his own claim', async () => {
    const { issues, positions } = await read('The United States urged both claimants to avoid provocative statements.');
    for (const { positions: ids } of issues)
      expect(new Set(positions.filter(({ id }) => ids.includes(id)).map(({ stance }) => stance)).size).toBe(1);
  });

  it('know “it” only where it answers what another has just asked for', async () => {
    const { positions } = await read('Canberra demanded that Beijing apologise for the image. It called it repugnant.');
    expect(positions.filter(({ stance, issue }) => stance === '-' && issue !== 'the image')).toEqual([]);
    const { issues } = await read('Estonia proposed a joint survey of the coast. Latvia rejected it.');
    expect(issues.map(({ positions: ids }) => ids.length)).toEqual([2]);
  });

  it('keep a thing and its end apart', async () => {
    const { issues } = await read('Spain supports the blockade. Italy supports an end to the blockade.');
    expect(issues).toHaveLength(2);
  });
});

describe('findProposals', () => {
  it('reads who proposes what to whom', async () => {
    const { proposals, said } = await read(
      'China proposed that North Korea suspend its missile tests in exchange for a halt to the military exercises.',
    );
    expect(proposals).toHaveLength(1);
    expect(proposals[0]?.by).toEqual(['CHN']);
    expect(proposals[0]?.terms.map((term) => said([term.action]))).toEqual([
      'suspend its missile tests',
      'a halt to the military exercises',
    ]);
    expect(proposals[0]?.terms[0]?.actors).toEqual(['PRK']);
  });

  it('reads an offer of one’s own', async () => {
    const { proposals, said } = await read('Oman offered to mediate between Saudi Arabia and the Houthis.');
    expect(proposals[0]?.by).toEqual(['OMN']);
    expect(said([proposals[0]?.terms[0]?.action ?? { start: 0, end: 0 }])).toContain('mediate between Saudi Arabia');
  });

  it('ties later answers to the proposal', async () => {
    const { proposals } = await read(
      'Bulgaria proposed a joint patrol of the border strip. Greece rejected the proposal within hours.',
    );
    expect(proposals[0]?.answers).toMatchObject([{ actor: 'GRC', answer: 'reject' }]);
  });

  it.each([
    ["Yemen rejected Oman's proposal.", ['YEM']],
    ['Yemen rejected the proposal of Iraq.', []],
    ["Yemen rejected Iraq's proposal.", []],
    ['Yemen rejected the proposal of the two governments.', []],
  ])('ties an answer to no proposal that is said to be of others: %s', async (answer, by) => {
    const { proposals } = await read(`On Monday Oman proposed that Yemen open the airport. On Tuesday ${answer}`);
    expect(proposals[0]?.answers.map(({ actor }) => actor)).toEqual(by);
  });

  it('takes a position on another issue for no answer', async () => {
    const { proposals } = await read(
      'China proposed that North Korea halt its missile tests. Russia opposed the deployment of the radar in the south and called on Japan to cancel it.',
    );
    expect(proposals[0]?.answers).toEqual([]);
  });

  it('reads the terms of a plan one by one', async () => {
    const { proposals, said } = await read(
      'Under the proposal, the army would leave the city and the rebels would hand over their guns.',
    );
    expect(proposals[0]?.terms.map((term) => said([term.action]))).toEqual([
      expect.stringContaining('leave the city'),
      expect.stringContaining('hand over their guns'),
    ]);
  });

  it.each([
    ['The idea is that both armies pull back from the ridge.', 'pull back from the ridge'],
    ['Iraq said it would reopen the crossing if Turkey withdrew its guards.', 'withdrew its guards'],
  ] as const)('reads an offer in: %s', async (text, term) => {
    const { proposals, said } = await read(text);
    expect(proposals.flatMap(({ terms }) => terms.map(({ action }) => said([action])))).toContain(term);
  });

  // A verb of promising told it until 2026-11-29.
  it.fails('is to read a promise in return for something', async () => {
    const { proposals, said } = await read('Qatar promised Sudan a loan in return for a ceasefire.');
    expect(proposals.flatMap(({ terms }) => terms.map(({ action }) => said([action])))).toContain('a ceasefire');
  });

  it('goes on over sentences, ties terms to each other, and dates what is dated', async () => {
    const { proposals, said } = await read(
      'Oman proposed on Monday that Yemen open the airport in exchange for fuel. The guards would leave the town. Yemen rejected the proposal on Tuesday.',
      '2023-05-11',
    );
    expect(proposals).toHaveLength(1);
    const [proposal] = proposals;
    expect(proposal?.terms.map(({ action }) => said([action]))).toEqual([
      expect.stringContaining('open the airport'),
      'fuel',
      expect.stringContaining('leave the town'),
    ]);
    expect(proposal?.links).toEqual([{ kind: 'exchange', from: 0, to: 1 }]);
    expect(proposal?.date?.first).toBe('2023-05-08');
    expect(proposal?.answers).toMatchObject([{ actor: 'YEM', answer: 'reject', date: { first: '2023-05-09' } }]);
  });

  it('takes no bare demand for a proposal', async () => {
    expect((await read('Serbia demanded the withdrawal of the police.')).proposals).toEqual([]);
  });
});

describe('forecasts of the heads', () => {
  it.each([
    ['The embargo could push the island into famine.', 'possible', 'push the island into famine', undefined],
    [
      'If the dam breaks, the delta will be flooded within a day.',
      'certain',
      'the delta will be flooded',
      'the dam breaks',
    ],
    [
      'A second round of sanctions is unlikely to change the regime’s mind.',
      'unlikely',
      'change the regime’s mind',
      undefined,
    ],
    ['War is inevitable if the talks fail.', 'certain', 'War is inevitable', 'the talks fail'],
    ['The court is likely to reject the appeal.', 'likely', 'The court is likely to reject the appeal', undefined],
    [
      'Analysts say the currency will lose half of its value.',
      'certain',
      'the currency will lose half of its value',
      undefined,
    ],
    ['The front may collapse unless fresh ammunition arrives.', 'possible', 'The front may collapse', undefined],
  ] as const)('%s', async (text, hedge, outcome, condition) => {
    const { forecasts, said } = await read(text);
    const found = forecasts.find((forecast) => said([forecast.outcome]).includes(outcome));
    expect(found?.hedge, JSON.stringify(forecasts)).toBe(hedge);
    if (condition !== undefined) expect(said(found?.if === undefined ? [] : [found.if])).toBe(condition);
    if (text.includes('unless'))
      expect(said(found?.unless === undefined ? [] : [found.unless])).toContain('fresh ammunition arrives');
  });

  // Rules read these; the heads do not yet.
  it.fails.each([
    ['There is a real risk of a clash between the fleets.', 'possible', 'a clash between the fleets', undefined],
    ['Few analysts expect an early election.', 'unlikely', 'an early election', undefined],
    ['Chances of a lasting truce are slim.', 'unlikely', 'a lasting truce', undefined],
    ['A blockade would paralyse trade.', 'certain', 'would paralyse trade', 'A blockade'],
  ] as const)('is to be read again: %s', async (text, hedge, outcome, condition) => {
    const { forecasts, said } = await read(text);
    const found = forecasts.find((forecast) => said([forecast.outcome]).includes(outcome));
    expect(found?.hedge, JSON.stringify(forecasts)).toBe(hedge);
    if (condition !== undefined) expect(said(found?.if === undefined ? [] : [found.if])).toBe(condition);
    if (text.includes('unless'))
      expect(said(found?.unless === undefined ? [] : [found.unless])).toContain('fresh ammunition arrives');
  });

  it('reads by when it is foreseen', async () => {
    const { forecasts, said } = await read('Oil prices will probably fall within months.');
    expect(said(forecasts[0]?.horizon === undefined ? [] : [forecasts[0].horizon])).toBe('within months');
  });

  it.each([
    'The envoys could not agree on the wording.',
    'Poland promised that it would double its defence budget.',
    'Would the treaty survive a veto?',
  ])('finds none in: %s', async (text) => {
    expect((await read(text)).forecasts).toEqual([]);
  });
});

/** What a text says of two, whichever of them is named first. */
async function relationOf(text: string, a: string, b: string) {
  const { relations } = await read(text);
  const pair = [a, b].sort().join();
  return { relations, found: relations.find((relation) => [relation.a, relation.b].sort().join() === pair) };
}

describe('findRelations', () => {
  it.each([
    ['Belarus is a close ally of Russia.', 'BLR', 'RUS', 'ally', 'none'],
    ['Relations between India and Canada have deteriorated.', 'IND', 'CAN', 'rival', 'apart'],
    ['Armenia and France have grown closer.', 'ARM', 'FRA', 'partner', 'closer'],
    ['Iran, the main patron of Hezbollah, sent envoys.', 'IRN', 'org:hezbollah', 'patron', 'none'],
    ['The rivalry between Ethiopia and Egypt is older than the dam.', 'ETH', 'EGY', 'rival', 'none'],
    ['Iran-backed Houthis fired at the port.', 'IRN', 'org:houthis', 'patron', 'none'],
    [
      'Hezbollah, Tehran’s strongest ally in the region, may open a second front.',
      'IRN',
      'org:hezbollah',
      'ally',
      'none',
    ],
    ['Serbia and Russia, traditional friends, met on Monday.', 'SRB', 'RUS', 'ally', 'none'],
    ['Kyiv is no ally of Washington by treaty.', 'UKR', 'USA', 'neutral', 'none'],
    ['Sino-Soviet relations have soured.', 'CHN', 'SUN', 'rival', 'apart'],
    ['Greece, Israel and Cyprus have become partners in gas.', 'ISR', 'CYP', 'partner', 'closer'],
    ['Egypt is at odds with Ethiopia.', 'EGY', 'ETH', 'rival', 'none'],
    ['Greece sees Turkey as a threat.', 'TUR', 'GRC', 'hostile', 'none'],
    ['Venezuela’s closest friends are Russia and Cuba.', 'VEN', 'CUB', 'ally', 'none'],
    ['Britain, long one of Rwanda’s most generous donors, has frozen its aid.', 'GBR', 'RWA', 'patron', 'none'],
    ['New Zealand, the most cautious of America’s friends, was left out.', 'NZL', 'USA', 'ally', 'none'],
    ['There is no love lost between Egypt and Turkey.', 'EGY', 'TUR', 'rival', 'none'],
    ['The honeymoon between Ukraine and Poland is over.', 'UKR', 'POL', 'partner', 'apart'],
  ] as const)('%s', async (text, a, b, quality, change) => {
    const { found, relations } = await relationOf(text, a, b);
    expect(found, JSON.stringify(relations)).toMatchObject({ quality, change });
    if (quality === 'patron') expect(found?.a).toBe(a);
  });

  it.fails.each([
    ['Britain and Argentina remain estranged over the Falklands.', 'GBR', 'ARG', 'rival', 'apart'],
    ['Ukraine and Poland have fallen out over grain.', 'UKR', 'POL', 'rival', 'apart'],
    ['Iran supplies Hezbollah with cash.', 'IRN', 'org:hezbollah', 'patron', 'none'],
  ] as const)('is to be read again: %s', async (text, a, b, quality, change) => {
    const { found, relations } = await relationOf(text, a, b);
    expect(found, JSON.stringify(relations)).toMatchObject({ quality, change });
  });

  it('says nothing of what is only sought', async () => {
    expect((await read('Moldova seeks closer ties with Romania.')).relations).toEqual([]);
  });

  it.each([
    'A deal would bring Serbia and Kosovo closer.',
    'Did Spain and Morocco fall out over fish?',
    'Poland would agree only in coordination with Germany.',
    'The embargo is aimed at humiliating Serbia, Russian officials suspect.',
  ])('says nothing of what has not come: %s', async (text) => {
    expect((await read(text)).relations).toEqual([]);
  });

  it('takes "both sides" for the two that were named', async () => {
    const { relations } = await read('Saudi Arabia has quarrelled with Qatar. Kuwait is a friend of both countries.');
    const friends = relations.filter(({ quality }) => quality === 'ally').map(({ a, b }) => [a, b].sort().join());
    expect(friends.sort()).toEqual(['KWT,QAT', 'KWT,SAU']);
  });

  it('tells nothing of parties, companies and private persons', async () => {
    expect((await read('The baker and the butcher are old rivals.')).relations).toEqual([]);
  });

  it('names the cause of a change', async () => {
    const { relations, said } = await read('Ties between Poland and Hungary worsened because of the war.');
    expect(said(relations[0]?.cause === undefined ? [] : [relations[0].cause])).toBe('the war');
  });
});

describe('motives of the heads', () => {
  it.each([
    ['Ethiopia wants to regain access to the sea.', 'ETH', 'wants', 'regain access to the sea'],
    ['Taiwan fears a blockade of its ports.', 'TWN', 'fears', 'a blockade of its ports'],
    ['Finland is worried about sabotage in the Baltic Sea.', 'FIN', 'fears', 'sabotage in the Baltic Sea'],
    ['Vietnam, careful not to offend China, stays out of it.', 'VNM', 'fears', 'not to offend China'],
    ['Germany, afraid of being drawn into a war, abstained.', 'DEU', 'fears', 'being drawn into a war'],
    ['What Russia wants is recognition.', 'RUS', 'wants', 'recognition'],
    ['Iran’s goal is to raise the cost of sanctions.', 'IRN', 'wants', 'raise the cost of sanctions'],
    ['Egypt’s blockade was aimed at humiliating Israel.', 'EGY', 'wants', 'humiliating Israel'],
    ['China fired missiles to punish Taiwan.', 'CHN', 'wants', 'punish Taiwan'],
    ['Syria would like nothing better than to see the alliance crumble.', 'SYR', 'wants', 'see the alliance crumble'],
    ['France sent a force to guard the border.', 'FRA', 'wants', 'guard the border'],
    ['Ukraine needs shells and money.', 'UKR', 'wants', 'shells and money'],
  ] as const)('%s', async (text, actor, motive, content) => {
    const { motives, said } = await read(text);
    const found = motives.find((candidate) => candidate.actor === actor);
    expect(found?.motive, JSON.stringify(motives)).toBe(motive);
    expect(said(found === undefined ? [] : [found.content])).toBe(content);
  });

  // Rules read these; the heads do not yet.
  it.fails.each([
    ['Israel believes that the tunnel was dug last year.', 'ISR', 'believes', 'the tunnel was dug last year'],
    ['The drills have alarmed Japan.', 'JPN', 'fears', 'The drills'],
    ['In Moscow’s view, the sanctions are a weapon.', 'RUS', 'believes', 'the sanctions are a weapon'],
    ['The shield is seen in Moscow as a threat.', 'RUS', 'believes', 'The shield is seen in Moscow as a threat'],
    ['The advances raised alarm in Ankara.', 'TUR', 'fears', 'The advances'],
    ['Greece wants the sanctions on its banks lifted.', 'GRC', 'wants', 'the sanctions on its banks lifted'],
    ['Russia cannot afford to lose its base.', 'RUS', 'fears', 'lose its base'],
    ['Saudi Arabia’s desire for a defence pact is no secret.', 'SAU', 'wants', 'a defence pact'],
  ] as const)('is to be read again: %s', async (text, actor, motive, content) => {
    const { motives, said } = await read(text);
    const found = motives.find((candidate) => candidate.actor === actor);
    expect(found?.motive, JSON.stringify(motives)).toBe(motive);
    expect(said(found === undefined ? [] : [found.content])).toBe(content);
  });

  it('finds none in what is not wanted', async () => {
    expect((await read('Ghana does not want to leave the bloc.')).motives).toEqual([]);
  });

  it.each([
    'My neighbour wants to move to the coast.',
    'Neither side wants a war.',
    '"I think it is a healthy debate," the Danish minister said.',
  ])('finds none in: %s', async (text) => {
    expect((await read(text)).motives).toEqual([]);
  });
});

describe('findQuantities', () => {
  it.each([
    ['Some 30,000 to 40,000 workers crossed the border.', 30000, 40000, undefined, 'workers'],
    ['The plant employs 30-40,000 workers.', 30000, 40000, undefined, 'workers'],
    ['The loan of $1.5 billion was signed.', 1.5e9, 1.5e9, 'USD', undefined],
    ['About 60 percent of exports pass the canal.', 60, 60, 'percent', 'exports'],
    ['Two dozen ships were anchored there.', 24, 24, undefined, 'ships'],
    ['The rocket flew 900 kilometers.', 900, 900, 'kilometer', undefined],
    ['Twenty-five soldiers were wounded.', 25, 25, undefined, 'soldiers'],
  ] as const)('%s', async (text, low, high, unit, of) => {
    const { quantities } = await read(text);
    expect(quantities[0], JSON.stringify(quantities)).toMatchObject({ low, high });
    expect(quantities[0]?.unit).toBe(unit);
    expect(quantities[0]?.of).toBe(of);
  });

  it.each(['The treaty was signed in 1953.', 'They met on May 12.', 'The two leaders met.'])(
    'finds none in: %s',
    async (text) => {
      expect((await read(text)).quantities).toEqual([]);
    },
  );
});

describe('all stages', () => {
  it('read any words without failing, and every span lies inside the text', async () => {
    const word = fc.constantFrom(
      ..."said that Iran will not , and who “ ” \" '' the of by accused according to ally closer if unless proposed wants 30 - 40,000 % . : should be is fears plan under which would ? ! \n\n".split(
        ' ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 40 }), async (words) => {
        const text = words.join(' ');
        const found = await read(text);
        const spans = [
          ...found.statements.flatMap((s) => [...s.source, ...s.cue, ...s.content]),
          ...found.positions.map((p) => p.evidence),
          ...found.proposals.flatMap((p) => p.terms.map((term) => term.action)),
          ...found.forecasts.map((f) => f.outcome),
          ...found.relations.map((r) => r.evidence),
          ...found.motives.map((m) => m.content),
          ...found.causes.flatMap((c) => [...c.cause, ...c.effect, c.evidence]),
          ...found.quantities.map((q) => q.evidence),
        ];
        for (const span of spans) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
