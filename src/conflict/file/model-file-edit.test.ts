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

  it('says what cannot be edited', () => {
    const drop = { kind: 'drop', statement: 'x', rank: 12, unsourced: true } as const;
    expect(() => editModelFile(example, [{ decisionMaker: 'us', edit: drop }])).toThrow(/“us” has 9 statements/);
    const ranked = 'conflict: x\npreferences: { a: { ranking: [ 1 ] } }\n';
    expect(() => editModelFile(ranked, [{ decisionMaker: 'a', edit: drop }])).toThrow(/no list of ordered statements/);
  });
});
