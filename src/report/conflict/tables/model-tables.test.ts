import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../../conflict/file/model-file.ts';
import { type Solution, solve } from '../../../conflict/solve/solve.ts';
import { MODEL_TABLES, modelTables } from '../../../conflict/tables/model-tables.ts';
import { latexProblems } from '../../kit/latex-reader.fixture.ts';
import { renderPageMarkdown, renderPageText } from '../../kit/text-page.ts';
import { tableCsv } from './tables-csv.ts';
import { tablesLatex } from './tables-latex.ts';
import { tablesPage } from './tables-page.ts';

const example = (path: string): Solution =>
  solve(parseModelFile(readFileSync(new URL(`../../../../examples/${path}`, import.meta.url), 'utf8'), path).model);
const korea = example('korea-2017.yaml');
const two = example('conflicts/north-korea-2017.yaml');
const hostile = solve(
  parseModelFile(
    `conflict: 50 % of $3 & more_of #1
decisionMakers: { a: "A & B_c", b: "{x} \\\\ ~ ^" }
options: { x: { by: a, text: "[takes] 10 % | <more>" }, y: { by: b, text: '*\\section{no}' } }
statusQuo: []
preferences: { a: [ { want: x, text: "50 % & \\\\x" } ], b: { ranking: [ YY, [ NY, YN ], NN ] } }
`,
    'hostile.yaml',
  ).model,
);
const ladder = solve(
  parseModelFile(
    `conflict: a ladder
decisionMakers: { a: Ann, b: Ben }
states: { low: down below, middle: half way, top: on top }
moves: { a: [ low -> middle ], b: [ middle -> top, middle -> low ] }
statusQuo: low
preferences: { a: { ranking: [ top, middle, low ] }, b: { ranking: [ top, low, middle ] } }
`,
    'ladder.yaml',
  ).model,
);

describe('the tables of a model in print', () => {
  it.each([
    ['Korea', korea],
    ['two sides', two],
    ['words of LaTeX', hostile],
    ['listed states', ladder],
  ])('as LaTeX can be set: %s', (_, solution) => {
    const latex = tablesLatex(solution, modelTables(solution));
    expect(latexProblems(latex)).toEqual([]);
    const labels = [...latex.matchAll(/\\label\{([^}]*)\}/gu)].map(([, label]) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(latex).toContain('tab:stability');
  });

  it('as LaTeX have rankings in one line, check marks and equilibria', () => {
    const latex = tablesLatex(two, modelTables(two));
    expect(latex).toContain('United States & $s_{7}$ $\\succ$ $s_{1}$ $\\succ$ $s_{8}$');
    expect(latex).toContain('$s_{1}$$^{*}$ & $\\checkmark$ & $\\checkmark$ & $\\bullet$');
    expect(tablesLatex(hostile, modelTables(hostile))).toContain(
      '$s_{4}$ $\\succ$ $s_{2} \\sim s_{3}$ $\\succ$ $s_{1}$',
    );
    expect(tablesLatex(hostile, modelTables(hostile))).toContain('*\\textbackslash{}section\\{no\\}');
  });

  it('on a page fit its width, and name statements, letters and equilibria', () => {
    const page = renderPageText(tablesPage(two, modelTables(two)), { width: 80 });
    expect(page.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(page).toContain('7 > 1 > 8 > 9');
    expect(page).toMatch(/ 1\* {2}ab E {2}ab E {2}ab E {2}ab E {2}ab E {2}nothing is done/);
    expect(page).toMatch(/stability +r +r +r +s +r +r +u\/ +r +u +r +u +u/);
    const large = renderPageText(tablesPage(korea, modelTables(korea)), { width: 80 });
    expect(large.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(large).toContain('“no use of force” holds');
    expect(renderPageText(tablesPage(ladder, modelTables(ladder)))).toMatch(/States\n {2}1 {2}down below/);
    expect(renderPageMarkdown(tablesPage(two, modelTables(two)))).toContain('## Stability');
  });

  it('as CSV hold a fact a row', () => {
    const tables = modelTables(two);
    const csv = Object.fromEntries(MODEL_TABLES.map((name) => [name, tableCsv(two, tables, name).split('\r\n')]));
    expect(csv.options?.slice(0, 2)).toEqual([
      'state,pattern,strike,withdraw,invade,disarm,status_quo,words',
      '1,NNNN,0,0,0,0,true,nothing is done',
    ]);
    expect(csv.moves).toContain('3,us,1,true');
    expect(csv.moves).toContain('1,us,2,false');
    expect(csv.rankings?.[1]).toBe('us,1,7,ranked so');
    expect(csv.stability).toContain('9,SEQ,true,true,true');
    expect(csv['status-quo']?.[1]).toBe('1,1,0,,0,');
    expect(csv.tableau).toContain('us,7,4,us,true,5,false');
  });
});
