import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexProblems } from './latex-reader.fixture.ts';
import { latexTable, latexText } from './latex-text.ts';

describe('words as LaTeX', () => {
  it('have no sign that means something else', () => {
    expect(latexText('50 % of $3 & more_of #1 {x} \\ ~ ^ “a” – b … <c> |d| "e"')).toBe(
      "50 \\% of \\$3 \\& more\\_of \\#1 \\{x\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} ``a'' -- b \\ldots{} \\textless{}c\\textgreater{} \\textbar{}d\\textbar{} \\textquotedbl{}e\\textquotedbl{}",
    );
    expect(latexText('a\nb\u001b[31m c')).toBe('a b c');
  });

  it('whatever they are, leave a table that can be set', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 60 }), (rows) => {
        const table = latexTable({
          caption: latexText(rows[0]?.[0] ?? ''),
          label: 'x',
          columns: ['l', { width: 0.5 }],
          head: [['a', 'b']],
          rows: rows.map(([a, b]) => [latexText(a), latexText(b)]),
        });
        expect(latexProblems(table)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the check of tables finds what is wrong', () => {
    const good = latexTable({ caption: 'c', label: 'x', columns: ['l', 'c'], head: [['a', 'b']], rows: [['1', '2']] });
    expect(latexProblems(good)).toEqual([]);
    for (const [what, bad] of [
      ['1 & 2', '1 & 2 & 3'],
      ['1 & 2', '1 & 2_b'],
      ['1 & 2', '1 & {2'],
      ['1 & 2', '1 & $2'],
      ['1 & 2', '[1] & 2'],
      ['\\end{tabular}', '\\end{table}'],
    ] as const)
      expect(latexProblems(good.replace(what, bad)), bad).not.toEqual([]);
  });
});
