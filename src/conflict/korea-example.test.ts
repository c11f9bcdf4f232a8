import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, readJson, sharedFile } from '../../bench/kit/shared-data.ts';
import { sensitivity } from './explain/sensitivity.ts';
import { parseModelFile } from './file/model-file.ts';
import { isUnsourced } from './model/model.ts';
import { movesFrom } from './model/state-space.ts';
import { solve } from './solve/solve.ts';

const file = parseModelFile(
  readFileSync(new URL('../../examples/korea-2017.yaml', import.meta.url), 'utf8'),
  'examples/korea-2017.yaml',
);

describe('examples/korea-2017.yaml', () => {
  it('has the status quo as the only outcome without force that holds under Nash, SEQ and SIM', () => {
    const { equilibria } = solve(file.model);
    for (const concept of ['Nash', 'SEQ', 'SIM'] as const) expect(equilibria[concept]).toEqual([14, 18]);
    expect(equilibria.GMR).toHaveLength(29);
  });

  it('shows what it claims, and one unsourced assumption, on force, carries most of it', () => {
    const claims = file.claims.map(({ claim }) => claim);
    const result = sensitivity(file.model, { claims });
    expect(result.claims.every(({ holds }) => holds)).toBe(true);
    expect(result.carriers[0]).toMatchObject({
      variation: { kind: 'drop', decisionMaker: 'us', items: ['noForce'], unsourced: true },
      breaks: ['nothingElse', 'noPressure', 'notForTrade', 'russiaFollows'],
    });
  });

  it('cites a place or says assumption everywhere', () => {
    const statements = file.model.decisionMakers.flatMap(({ preference }) =>
      preference.kind === 'statements' ? preference.levels.flat() : [],
    );
    expect(statements.every(({ evidence }) => evidence)).toBe(true);
    expect(statements.filter(isUnsourced)).toHaveLength(11);
  });

  if (!hasSharedData()) console.warn('KOREA CASE NOT COMPARED: no shared data; let ENTENTE_SHARED name its folder.');
  it.skipIf(!hasSharedData())('agrees with the case of the shared data, state by state and move by move', () => {
    const given = readJson(sharedFile('data/conflict/korea2017.json')) as {
      readonly computed: {
        readonly equilibria: Readonly<Record<string, readonly number[]>>;
        readonly reachable: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
      };
    };
    const { equilibria, space } = solve(file.model);
    expect(equilibria).toEqual(given.computed.equilibria);
    ['DPRK', 'US', 'ROK', 'China', 'Russia'].forEach((id, maker) => {
      for (let state = 1; state <= space.size; state++) {
        const moves = movesFrom(space, maker, state - 1).map((index) => index + 1);
        expect(moves).toEqual(given.computed.reachable[id]?.[String(state)] ?? []);
      }
    });
  });
});
