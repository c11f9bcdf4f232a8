import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solve } from '../solve/solve.ts';
import { parseModelFile } from './model-file.ts';
import { editModelFile } from './model-file-edit.ts';
import { MODEL_SKELETON } from './model-skeleton.ts';

const example = readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8');

describe('editing a model file', () => {
  it('keeps comments and the order of everything else', () => {
    const edited = editModelFile(MODEL_SKELETON, [
      { decisionMaker: 'downstream', edit: { kind: 'swap', statements: ['1', '2'], ranks: [1, 2] } },
      { decisionMaker: 'downstream', edit: { kind: 'drop', statement: '4', rank: 4, unsourced: true } },
      { decisionMaker: 'upstream', edit: { kind: 'move', statement: '2', from: 2, to: 1 } },
      {
        decisionMaker: 'upstream',
        edit: { kind: 'add', formula: { kind: 'not', of: { kind: 'atom', id: 'share' } }, text: '', rank: 3 },
      },
    ]);
    const comments = (text: string): readonly string[] => text.split('\n').filter((line) => /^\s*#/.test(line));
    expect(comments(edited)).toEqual(comments(MODEL_SKELETON));
    const wants = (text: string): readonly string[] => [...text.matchAll(/want: (.*)/g)].map(([, want = '']) => want);
    expect(wants(edited)).toEqual([
      'fill',
      'not sanction',
      'not share',
      'not fill',
      'share',
      'if share then not sanction',
    ]);
  });

  it('leaves all other lines of the example as they are', () => {
    const edited = editModelFile(example, [
      { decisionMaker: 'us', edit: { kind: 'drop', statement: 'noForce', rank: 3, unsourced: true } },
    ]);
    const lines = example.split('\n');
    const us = lines.indexOf('  us:');
    const at = lines.findIndex((line, i) => i > us && line.includes('id: noForce'));
    const dropped = [...lines.slice(0, at), ...lines.slice(at + 4)];
    expect(edited.split('\n')).toEqual(dropped);
    expect(solve(parseModelFile(edited, 'edited.yaml').model).equilibria.SEQ).toContain(41);
  });

  it('moves states in a ranking and keeps its comments and signs', () => {
    const ranked = `conflict: x
decisionMakers: { ann: Ann, ben: Ben }
options:
  a: { by: ann, text: does a }
  b: { by: ben, text: does b }
preferences:
  ann:
    ranking:
      - 2 # the best
      - ">>"
      - [ 1, 4 ]
      - 3
  ben: { ranking: [ "-N", 4, 3 ] }
`;
    const rank = (state: number, from: number, to: number) => ({ kind: 'rank', state, from, to }) as const;
    const edited = editModelFile(ranked, [
      { decisionMaker: 'ann', edit: rank(4, 2, 1) },
      { decisionMaker: 'ann', edit: { kind: 'exchange', states: [3, 1] } },
      { decisionMaker: 'ben', edit: rank(2, 1, 2) },
    ]);
    expect(edited).toContain('- 4\n      - 2 # the best\n      - ">>"\n      - 3\n      - 1\n');
    expect(edited).toContain('ben: { ranking: [ 1, 2, 4, 3 ] }');
    expect(parseModelFile(edited, 'x').model.decisionMakers.map(({ preference }) => preference)).toMatchObject([
      { order: [[4], [2], [3], [1]], strongAfter: [2] },
      { order: [[1], [2], [4], [3]] },
    ]);
    const down = editModelFile(ranked, [{ decisionMaker: 'ann', edit: rank(2, 1, 4) }]);
    // What it was greatly preferred to is now the top: the sign parts nothing any more.
    expect(parseModelFile(down, 'x').model.decisionMakers[0]?.preference).toEqual({
      kind: 'ranking',
      order: [[1, 4], [3], [2]],
    });
  });

  it('gives weights another value and drops them', () => {
    const weighed = `conflict: x
decisionMakers: { ann: Ann }
options: { a: { by: ann, text: does a }, b: { by: ann, text: does b } }
preferences:
  ann:
    weights:
      a: 3 # as it said
      not b: { weight: 2, text: rest }
`;
    const edited = editModelFile(weighed, [
      { decisionMaker: 'ann', edit: { kind: 'weigh', weight: '1', from: 3, to: -0.5 } },
      { decisionMaker: 'ann', edit: { kind: 'weigh', weight: '2', from: 2, to: 4 } },
    ]);
    expect(edited).toContain('a: -0.5 # as it said\n      not b: { weight: 4, text: rest }');
    const drop = { kind: 'drop', statement: '2', rank: 2, unsourced: true } as const;
    expect(editModelFile(weighed, [{ decisionMaker: 'ann', edit: drop }])).not.toContain('not b');
    expect(() =>
      editModelFile(weighed, [{ decisionMaker: 'ann', edit: { kind: 'weigh', weight: '3', from: 1, to: 2 } }]),
    ).toThrow('no weight “3”');
  });

  it('says what cannot be edited', () => {
    const drop = { kind: 'drop', statement: 'x', rank: 12, unsourced: true } as const;
    expect(() => editModelFile(example, [{ decisionMaker: 'us', edit: drop }])).toThrow(/“us” has 9 statements/);
    const ranked = 'conflict: x\npreferences: { a: { ranking: [ 1 ] } }\n';
    expect(() => editModelFile(ranked, [{ decisionMaker: 'a', edit: drop }])).toThrow(/no list of ordered statements/);
  });
});
