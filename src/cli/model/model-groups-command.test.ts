import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const options = `decisionMakers: { ann: Ann, ben: Ben }
options:
  annTells: { by: ann, text: tells }
  benTells: { by: ben, text: tells }
statusQuo: [ annTells, benTells ]
`;
file(
  'dilemma.yaml',
  `conflict: two prisoners\n${options}preferences: { ann: [ not benTells, annTells ], ben: [ not annTells, benTells ] }\n`,
);
file(
  'ranked.yaml',
  `conflict: two by ranking\n# what ann told the court\n${options}preferences: { ann: { ranking: [ 2, 1, 4, 3 ] }, ben: { ranking: [ 3, 1, 4, 2 ] } }\n`,
);
file(
  'weighed.yaml',
  `conflict: two by weights
${options}preferences:
  ann:
    weights:
      annTells: 1 # more than it looks
      not benTells: 5
  ben: { weights: { benTells: 1, not annTells: 5 } }
`,
);
file(
  'wide.yaml',
  `conflict: wide\ndecisionMakers: { a: A }\noptions:\n${Array.from({ length: 13 }, (_, j) => `  o${j}: { by: a, text: does ${j} }\n`).join('')}preferences: { a: [ o1 ] }\n`,
);

async function told(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await entente(['model', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout.replaceAll(/\s+/g, ' ');
}

describe('groups', () => {
  it('are told of where they leave a state together, and by which way', async () => {
    const why = await told('explain', 'dilemma.yaml', 'now', '--concept', 'CNash');
    expect(why).toContain('one group breaks the state, of 3 that can form');
    expect(why).toContain('State 4 is not CNash-stable: Ann and Ben can leave it together.');
    expect(await told('explain', 'dilemma.yaml', 'now', '--concept', 'cnash', '--by', 'ann')).toContain(
      'State 4 is CNash-stable against Ann: it can come to no state that it prefers.',
    );
    expect(await told('solve', 'dilemma.yaml', '--coalitions')).toMatch(
      /a group leaves them together: 4 .* Ann and Ben leave it: Ann gives up/,
    );
    const { status, stderr } = await entente(['model', 'explain', 'dilemma.yaml', 'now', '--concept', 'CNash,Nash']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('CNash is about groups and Nash about one')]);
  });

  it('can be fixed beforehand', async () => {
    const alone = await told('solve', 'dilemma.yaml', '--coalitions', '--group', 'ann');
    expect(alone).toContain('Against 0 groups and everybody alone');
    expect(alone).toContain('CNash 4');
    const { status, stderr } = await entente(['model', 'solve', 'dilemma.yaml', '--group', 'ann+ben']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--group goes with --coalitions.')]);
  });
});

describe('rankings', () => {
  it('are asked what would have to change, alone and at once', async () => {
    const answer = await told('inverse', 'ranked.yaml', '1', '--concept', 'Nash');
    expect(answer).toContain('move state 1 from rank 2 to a rank of its own, 1 1 pair of states in another order');
    expect(answer).toContain('With 2 changes in all state 1 holds for everybody. Fewer cannot do.');
  });

  it('are changed by states', async () => {
    const change = await told('whatif', 'ranked.yaml', '--swap', 'ann.1,2', '--move', 'ben.1:1');
    expect(change).toContain(
      'Ann: let states 1 and 2 change places Ben: move state 1 from rank 2 to a rank of its own, 1',
    );
    expect(change).toContain('now holds under Nash: Ann and Ben stay there');
    const { status, stderr } = await entente(['model', 'whatif', 'ranked.yaml', '--drop', 'ann.1']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('write --swap ann.7,9')]);
  });
});

describe('changes of rankings and weights', () => {
  it('are written into the file, comments and all', async () => {
    await entente(['model', 'inverse', 'ranked.yaml', '1', '--concept', 'Nash', '--write', 'held.yaml']);
    expect(await told('solve', 'held.yaml')).toContain('Nash');
    const held = readFileSync(join(folder, 'held.yaml'), 'utf8');
    expect(held).toContain('# what ann told the court\n');
    expect(held).toContain('ann: { ranking: [ 1, 2, 4, 3 ] }');
    await entente(['model', 'whatif', 'weighed.yaml', '--weigh', 'ann.annTells:-2', '--write', 'other.yaml']);
    expect(readFileSync(join(folder, 'other.yaml'), 'utf8')).toContain('annTells: -2 # more than it looks\n');
  });

  it('by weights are found, tried and refused with reasons', async () => {
    const answer = await told('inverse', 'weighed.yaml', '1', '--concept', 'Nash');
    expect(answer).toContain('One other weight is enough: 1. let “annTells” weigh 0 instead of 1');
    expect(answer).toContain('With 2 changes in all state 1 holds for everybody.');
    const change = await told('whatif', 'weighed.yaml', '--drop', 'ann.annTells', '--weigh', 'ben.benTells:-1');
    expect(change).toContain('Ann: drop “annTells” (rank 1, an assumption) Ben: let “benTells” weigh -1 instead of 1');
    const wrong = async (...args: readonly string[]) => (await entente(['model', 'whatif', ...args])).stderr;
    expect(await wrong('weighed.yaml', '--weigh', 'ann.nothing:1')).toContain('there are annTells, not benTells');
    expect(await wrong('weighed.yaml', '--move', 'ann.annTells:1')).toContain('write --weigh ann.1:3');
    expect(await wrong('dilemma.yaml', '--weigh', 'ann.1:3')).toContain('have no weights');
  });
});

describe('a large model', () => {
  it('says that SIM is left out', async () => {
    expect(await told('solve', 'wide.yaml')).toContain('SIM is not worked out here');
  });
});
