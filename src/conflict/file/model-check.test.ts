import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkModel } from './model-check.ts';
import { parseModelFile } from './model-file.ts';
import { MODEL_SKELETON } from './model-skeleton.ts';

const example = readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8');
const notes = (text: string, records?: ReadonlySet<string>): readonly string[] =>
  checkModel(parseModelFile(text, 'x.yaml'), records).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

describe('what is worth a second look', () => {
  it('is nothing in the example and in the skeleton', () => {
    expect(notes(example)).toEqual([]);
    expect(notes(MODEL_SKELETON)).toEqual([]);
  });

  it('is each statement, rule and option that makes no difference, and what cites nothing', () => {
    const text = `conflict: x
sources: { undated: a leaflet }
decisionMakers: { a: Ann, b: Ben }
options:
  go: { by: a, text: goes }
  stop: { by: a, text: stops }
  wait: { by: b, text: waits }
rules:
  - never: go and stop
  - not (go and stop)
  - go or stop
preferences:
  a:
    - want: go
      evidence: undated, page 1
    - { want: stop, evidence: assumption }
    - { want: go or stop, evidence: assumption }
  b: [ go, wait and go and stop ]
`;
    expect(notes(text)).toEqual([
      '1:1 there is no status quo; with statusQuo: the program can say where the conflict may go',
      '2:21 the source “undated” has no date',
      '9:5 this rule excludes nothing that the others leave open',
      '10:5 this rule excludes nothing that the others leave open',
      '16:7 this statement decides nothing that is not decided above',
      '17:7 this statement holds in every state and decides nothing',
      '18:8 2 statements of b cite nothing (lines 18, 18); name a source or say assumption',
      '18:12 this statement holds in no state and decides nothing',
    ]);
  });

  it('is a record that stands in none of the readings at hand', () => {
    const text = example.replace('evidence: sneider, paragraph 15', 'evidence: [ s-5c1f0a92b3d4, s-000000000000 ]');
    expect(notes(text)).toEqual([]);
    expect(notes(text, new Set(['s-5c1f0a92b3d4']))).toEqual([
      expect.stringMatching(/^\d+:35 the record s-000000000000 stands in none of the readings/),
    ]);
  });
});
