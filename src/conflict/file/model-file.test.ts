import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { parseModelFile, readModelFile } from './model-file.ts';
import { writeModelFile } from './model-file-write.ts';
import { MODEL_SKELETON } from './model-skeleton.ts';

const example = readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8');

/** Problems as `line:column message`. */
function problems(text: string): readonly string[] {
  const read = readModelFile(text);
  return read.ok ? [] : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** A sound model of seven lines; what is added begins in line 8. */
const sound = `conflict: two neighbours
decisionMakers: { north: North, south: South }
options:
  arm: { by: north, text: arms }
  talk: { by: [ north, south ], text: talks, evidence: assumption }
preferences:
  south: [ not arm, talk ]
`;

describe('a model file', () => {
  it('gives the model, its citations, claims, views and issue lines', () => {
    const file = parseModelFile(example, 'korea-2017.yaml');
    expect(file.model.decisionMakers.map(({ name }) => name)).toContain('South Korea');
    expect(file.model.statusQuo).toBe('NNNNNYNN');
    const us = file.model.decisionMakers.find(({ id }) => id === 'us')?.preference;
    const statements = us?.kind === 'statements' ? us.levels.flat() : [];
    expect(statements.find(({ id }) => id === 'exercise')?.evidence).toEqual([
      {
        kind: 'source',
        source: 'Daniel Sneider, article on the missile test and the Sino-Russian answer',
        date: '2017-07-06',
        place: 'paragraph 4',
      },
    ]);
    expect(statements.find(({ id }) => id === 'noForce')?.evidence).toMatchObject([{ kind: 'assumption' }]);
    expect(file.claims.map(({ claim }) => claim.kind)).toContain('never');
    expect(file.views.map(({ decisionMaker }) => decisionMaker)).toEqual(['us']);
    expect(file.issues[0]?.actors).toHaveLength(5);
  });

  it('the skeleton can be solved as it is', () => {
    const { model } = parseModelFile(MODEL_SKELETON, 'new.yaml');
    expect(solve(model).equilibria.Nash).toEqual([2]);
  });

  it('takes short and long forms, ties, weights, rankings, listed states and moves both ways', () => {
    const { model } = parseModelFile(
      `conflict: a small graph
decisionMakers: { a: Ann, b: Ben }
states: { calm: calm, tense: { text: tense, evidence: s-5c1f0a92b3d4 }, war: war }
moves: { a: [ calm <-> tense ], b: [ { move: tense -> war, evidence: assumption } ] }
statusQuo: calm
preferences:
  a: { ranking: [ calm, [ tense, war ] ], evidence: assumption }
  b: [ { equal: [ calm, { want: not war, text: no war } ] } ]
`,
      'small.yaml',
    );
    expect(model.form).toMatchObject({
      kind: 'graph',
      moves: [
        { by: 'a', from: 'calm', to: 'tense' },
        { by: 'a', from: 'tense', to: 'calm' },
        { by: 'b', from: 'tense', to: 'war' },
      ],
    });
    expect(model.decisionMakers[0]?.preference).toMatchObject({ order: [['calm'], ['tense', 'war']] });
    expect(model.decisionMakers[1]?.preference).toMatchObject({
      levels: [[{ id: '1' }, { id: '2', label: 'no war' }]],
    });
  });

  it('takes the options of a state as a list or as words', () => {
    for (const words of ['[ arm, talk ]', 'arm, talk', 'YY', '4']) {
      const { model } = parseModelFile(`${sound}  north: []\nstatusQuo: ${words}\n`, 'case.yaml');
      expect(model.statusQuo).toBe(words === '4' ? 4 : 'YY');
    }
  });

  it('takes a bare year as a date and as a title', () => {
    const text = `conflict: 1914\ndate: 1914\n${sound.replace(/^conflict: .*\n/, '')}  north: []\nsources: { clark: { title: 1914, date: 2012 } }\n`;
    const file = parseModelFile(text, 'case.yaml');
    expect([file.model.title, file.date, file.sources]).toEqual([
      '1914',
      '1914',
      [{ id: 'clark', title: '1914', date: '2012' }],
    ]);
    expect(problems(text.replace('date: 1914', 'date: 14'))).toEqual([
      '2:7 a date is written 2017-07-06, 2017-07 or 2017',
    ]);
  });

  it('a view may differ in rules, in preferences, and in options that it does not know', () => {
    const { views } = parseModelFile(
      `${sound}  north: [ talk, arm ]
statusQuo: [ arm ]
views:
  south: { ignores: [ arm ], text: South does not see the arming }
  north: { rules: [ not (arm and talk) ], preferences: { south: [ arm ] } }
`,
      'views.yaml',
    );
    const [south, north] = views;
    expect(south?.model.form).toMatchObject({ options: [{ id: 'talk' }] });
    expect(south?.model.statusQuo).toBe('N');
    expect(solve(north?.model ?? fail()).space.size).toBe(3);
    expect(north?.model.decisionMakers[1]?.preference).toMatchObject({ levels: [[{ formula: { id: 'arm' } }]] });
  });

  it.each<readonly [what: string, text: string, found: readonly RegExp[]]>([
    ['an empty file', '', [/^1:1 the file is empty/]],
    ['another text', 'Dear all, the talks failed.', [/^1:1 this is no model file/]],
    ['YAML that is broken', 'conflict: [a', [/a closing .* is missing/]],
    ['a tab', 'conflict: x\noptions:\n\ta: 1\n', [/^3:1 a tab begins the line/]],
    ['an id given twice', sound.replace('talk:', 'arm:'), [/^5:3 “arm” stands here a second time/]],
    [
      'a key with a slip',
      `${sound}  north: []\nstatusquo: []\n`,
      [/^9:1 “statusquo” is no key here; did you mean statusQuo\?/],
    ],
    ['an option without owner', sound.replace('by: north, ', ''), [/^4:3 the key by: is missing/]],
    ['a number for words', `${sound}  north: [ { want: 5 } ]\n`, [/^8:20 here words must stand, not 5/]],
    [
      'a comma in braces',
      `${sound}  north: [ { want: arm, evidence: { assumption: a, b c } } ]\n`,
      [/quotation marks/],
    ],
    ['preferences forgotten', sound, [/^2:19 “north” has no entry under preferences:/]],
    [
      'an unknown option in a statement',
      `${sound}  north:\n    - talk and (arms or not talk)\n`,
      [/^9:17 “arms” is not known; did you mean arm\?/],
    ],
    ['the same in quotation marks', `${sound}  north:\n    - "not arms"\n`, [/^9:12 “arms”/]],
    ['a bracket that is not closed', `${sound}  north:\n    - talk and (arm\n`, [/^9:16 this bracket is not closed/]],
    [
      'an unknown option in a weight',
      `${sound}  north: { weights: { talk: 3, fight: 1 } }\n`,
      [/^8:32 “fight” is not known/],
    ],
    [
      'an unknown owner',
      `${sound.replace('north, south ]', 'north, sout ]')}  north: []\n`,
      [/^5:24 the decision maker “sout” is not known; did you mean south\?/],
    ],
    [
      'a source that is not listed',
      `${sound.replace('assumption', 'report')}  north: []\n`,
      [/^5:56 “report” is no source/],
    ],
    [
      'two statements of one id',
      `${sound}  north:\n    - { id: a, want: arm }\n    - { id: a, want: talk }\n`,
      [/^10:13 the id “a” is used for two statements/],
    ],
    [
      'rules that leave no state',
      `${sound}  north: []\nrules:\n  - arm implies talk\n  - talk implies not arm\n  - arm or talk\n  - not talk\n`,
      [/^10:5 no state is feasible: the rules .* together exclude .* \(lines 10, 12 and 13\)/],
    ],
    [
      'a ranking that misses states',
      `${sound}  north: { ranking: [ YY, NN ] }\n`,
      [/^8:12 the ranking of north misses states 2 and 3 of 4/],
    ],
    [
      'a status quo that is no option',
      `${sound}  north: []\nstatusQuo: [ peace ]\n`,
      [/^9:14 the option “peace” is not known/],
    ],
    [
      'a claim about no state',
      `${sound}  north: []\nclaims: { one: { holds: 9 } }\n`,
      [/^9:25 the claim's state is not found: there is no state 9/],
    ],
    [
      'an unknown option in a claim',
      `${sound}  north: []\nclaims: { one: { never: war } }\n`,
      [/^9:25 “war” is not known/],
    ],
    [
      'a position off the line',
      `${sound}  north: []\nissues:\n  tax: { text: tax, low: none, high: all, actors: { a: { position: 120, salience: 1, capability: 1 } } }\n`,
      [/^10:68 the position 120 does not lie on the line/],
    ],
    [
      'a rule that begins with a sign of YAML',
      `${sound}  north: []\nrules:\n  - !arm\n  - ! talk\n  - & arm\n`,
      [/^12:5 .* begins with & must stand in quotation marks \(or write and/],
    ],
    [
      'a negation that YAML would have dropped without a word',
      `${sound}  north: []\nrules:\n  - ! talk\n  - { never: !arm }\n`,
      [/^10:5 .* begins with ! must stand in quotation marks \(or write not\)/, /^11:14 /m],
    ],
    [
      'quotation marks around a part of a rule',
      `${sound}  north: []\nrules:\n  - "not arm" or talk\n`,
      [/^10:15 the text goes on after its closing quotation mark/],
    ],
    ['states and options', `${sound}  north: []\nstates: { a: a }\n`, [/either options .* or states/]],
  ])('says where %s is wrong', (_, text, found) => {
    const said = problems(text);
    expect(said.length).toBeGreaterThanOrEqual(found.length);
    for (const pattern of found) expect(said.join('\n')).toMatch(pattern);
    for (const line of said) expect(line).not.toMatch(/undefined|\[object/);
  });

  it('says of 25 options what they would need', () => {
    const options = Array.from({ length: 25 }, (_, i) => `  o${i}: { by: a, text: does ${i} }`).join('\n');
    const text = `conflict: many\ndecisionMakers: { a: A }\noptions:\n${options}\npreferences: { a: [] }\n`;
    expect(problems(text)).toEqual([
      expect.stringMatching(/^3:1 the rules leave 33,554,432 .* of 25 options, .* GB of memory/),
    ]);
  });

  it('names every problem at once, in the order of the file, and the first one where it is thrown', () => {
    const text = `${sound.replace('talk ]', 'talks ]')}  north: [ arms ]\nstatusQuo: [ peace ]\n`;
    expect(problems(text).map((line) => line.split(' ')[0])).toEqual(['7:21', '8:12', '9:14']);
    expect(() => parseModelFile(text, 'case.yaml')).toThrow(
      /^case\.yaml, line 7, column 21: .* There are 2 more problems: entente model check case\.yaml$/,
    );
  });

  it.each([
    ['options', randomOptionModel({ listed: true, options: [2, 5] })],
    ['listed states', randomGraphModel()],
  ])('a model of %s that is written and read again has the same solution', (_, models) => {
    fc.assert(
      fc.property(models, (model) => {
        const text = writeModelFile(model);
        const again = parseModelFile(text, 'again.yaml').model;
        const [one, two] = [solve(model), solve(again)];
        expect(two.space.size).toBe(one.space.size);
        expect(two.payoffs).toEqual(one.payoffs);
        expect(two.stable).toEqual(one.stable);
        expect(writeModelFile(again)).toBe(text);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is read whatever it holds: no text makes the reader fail otherwise than by naming problems', () => {
    const lines = `${sound}  north: []\n${example}`.split('\n');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), (some) => {
        const read = readModelFile(some.join('\n'));
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

function fail(): never {
  throw new Error('a view is missing');
}
