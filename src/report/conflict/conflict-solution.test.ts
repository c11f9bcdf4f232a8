import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { renderPageText } from '../kit/text-page.ts';
import { solutionCsvPieces } from './conflict-csv.ts';
import { solutionData, solutionPage } from './conflict-solution.ts';

const command = (subcommand: string): string => `entente model ${subcommand} case.yaml`;
const page = (text: string): string =>
  renderPageText(solutionPage(solve(parseModelFile(text, 'case.yaml').model), { command }));

const pursuit = `conflict: cat and mouse
decisionMakers: { cat: Cat, mouse: Mouse }
options: { left: { by: cat, text: goes left }, away: { by: mouse, text: runs left } }
preferences:
  cat: [ left iff away ]
  mouse: [ not (left iff away) ]
`;

const ladder = `conflict: a ladder
decisionMakers: { a: Ann, b: Ben }
states: { low: down below, middle: half way, top: on top }
moves: { a: [ low -> middle ], b: [ middle -> top, middle -> low ] }
statusQuo: low
preferences: { a: { ranking: [ top, middle, low ] }, b: { ranking: [ top, low, middle ] } }
`;

describe('the page of a solution', () => {
  it('says that nothing holds where nothing does', () => {
    const { model } = parseModelFile(pursuit, 'case.yaml');
    const text = renderPageText(solutionPage(solve(model, { concepts: ['Nash'] }), { command }));
    expect(text).toContain('No state holds under Nash: from every one somebody moves on.');
    expect(text).not.toContain('Where it stands');
    expect(page(pursuit)).toContain('holds under SEQ');
  });

  it('tells the ways from the status quo, with the words of listed states', () => {
    const text = page(ladder);
    expect(text).toMatch(/Where it stands\n {2}1 {2}down below\n {5}Ann could better its position/);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'reached from the status quo by improvements: Ann: to half way (2) → Ben: to on top (3)',
    );
    expect(text).toContain('Improvements, one after another, lead to 2 other states; one of them holds:');
  });

  it('names a single state that holds in a weak sense only, in words', () => {
    const chicken = `conflict: chicken
decisionMakers: { a: Ann, b: Ben }
options: { straight: { by: a, text: drives on }, on: { by: b, text: drives on } }
preferences:
  a: { ranking: [ YN, NN, NY, YY ] }
  b: { ranking: [ NY, NN, YN, YY ] }
`;
    const { model } = parseModelFile(chicken, 'case.yaml');
    const text = renderPageText(
      solutionPage(solve(model, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] }), { command }),
    ).replace(/\s+/g, ' ');
    expect(text).toMatch(/1 more state holds in a weak sense only \(GMR; all of them SMR\): .*? 1 nothing is done/);
    expect(text).not.toContain('They are');
  });

  it('as data and as a table lists every state with payoffs and stabilities', () => {
    const solution = solve(parseModelFile(ladder, 'ladder.yaml').model);
    expect(solutionData(solution)).toMatchObject({
      statusQuo: 1,
      states: [
        { state: 1, pattern: 'low', words: 'down below', payoffs: { a: 0, b: 1 }, stable: { a: ['GMR', 'SEQ'] } },
        { state: 2 },
        { state: 3, equilibrium: ['Nash', 'SEQ', 'SMR', 'GMR'] },
      ],
      evolution: { from: 1 },
    });
    expect([...solutionCsvPieces(solution)].join('').split('\r\n')).toEqual([
      'state,pattern,payoff_a,stable_a,payoff_b,stable_b,equilibrium,status_quo,words',
      expect.stringMatching(/^1,low,0,/),
      expect.stringMatching(/^2,middle,1,/),
      '3,top,2,Nash;GMR;SMR;SEQ,2,Nash;GMR;SMR;SEQ,Nash;SEQ;SMR;GMR,false,on top',
      '',
    ]);
  });
});
