import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { stateGraph } from '../conflict/state-graph.ts';
import { latexProblems } from '../kit/latex-reader.fixture.ts';
import { pathSegments } from './path-data.ts';
import { pdfDrawing } from './pdf-drawing.ts';
import { svgDrawing } from './svg-drawing.ts';
import { tikzDrawing } from './tikz-drawing.ts';

const read = (text: string) => stateGraph(solve(parseModelFile(text, 'model.yaml').model));
const korea = read(readFileSync(new URL('../../../examples/korea-2017.yaml', import.meta.url), 'utf8'));
const marked = read(`conflict: Straße & café (“no”) \\\\ 50 %
decisionMakers: { a: "Åland & {b}" }
options: { x: { by: a, text: "opens the café – for 50 % (or less) \\\\ more_" } }
statusQuo: []
preferences: { a: [ x ] }
`);

describe('a drawing of a conflict', () => {
  it('as PDF is one page that a reader opens, with its words as text', async () => {
    for (const [drawing, words] of [
      [korea, ['Korea, July 2017', 'status quo', 'deploys THAAD', '74 states are left out.', '→ 17']],
      [marked, ['Straße & café (“no”) \\', 'Åland & {b}', 'opens the café – for 50 %', 'nothing is done']],
    ] as const) {
      const bytes = pdfDrawing(drawing);
      expect(pdfDrawing(drawing)).toEqual(bytes);
      const pdf = await getDocumentProxy(bytes);
      expect(pdf.numPages).toBe(1);
      const page = await pdf.getPage(1);
      expect(page.getViewport({ scale: 1 })).toMatchObject({
        width: drawing.width * 0.75,
        height: drawing.height * 0.75,
      });
      const { text } = await extractText(pdf, { mergePages: true });
      for (const part of words) expect(text.replace(/\s+/gu, ' ')).toContain(part);
    }
  });

  it('as PDF says which letters it cannot set', () => {
    const cyrillic = read(`conflict: Крым
decisionMakers: { a: Россия }
options: { x: { by: a, text: уходит } }
statusQuo: []
preferences: { a: [ x ] }
`);
    expect(() => pdfDrawing(cyrillic)).toThrow(
      /set in Latin letters; “К”, “р”, .* are not among them\. Write \.svg or \.png\./,
    );
    expect(svgDrawing(cyrillic)).toContain('уходит');
  });

  it('as TikZ can be set, with nothing in its words that is a command', () => {
    for (const drawing of [korea, marked]) expect(latexProblems(tikzDrawing(drawing))).toEqual([]);
    expect(tikzDrawing(marked)).toContain(
      "{Stra\u00dfe \\& caf\u00e9 (``no'') \\textbackslash{}\\textbackslash{} 50 \\%}",
    );
    expect(tikzDrawing(korea).match(/\\node/gu)).toHaveLength((svgDrawing(korea).match(/<text/gu) ?? []).length);
  });

  it('has paths with absolute places', () => {
    expect(pathSegments('M1 2h3v-4l-1 -1Z')).toEqual([
      { kind: 'move', x: 1, y: 2 },
      { kind: 'line', x: 4, y: 2 },
      { kind: 'line', x: 4, y: -2 },
      { kind: 'line', x: 3, y: -3 },
      { kind: 'close' },
    ]);
    expect(pathSegments('M0 0C1 2 3 4 5 6L.5 -.5')).toEqual([
      { kind: 'move', x: 0, y: 0 },
      { kind: 'curve', places: [1, 2, 3, 4, 5, 6] },
      { kind: 'line', x: 0.5, y: -0.5 },
    ]);
  });
});
