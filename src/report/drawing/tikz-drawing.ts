import { latexText } from '../kit/latex-text.ts';
import { type Colour, type Drawing, type Ink, type PrintedMark, printedMarks, round } from './drawing.ts';
import { pathSegments, type Segment } from './path-data.ts';

/**
 * A drawing as a tikzpicture, to be included in a paper. Text is set by LaTeX in its sans serif font, and so may be
 * somewhat wider or narrower than elsewhere.
 */
export function tikzDrawing(drawing: Drawing): string {
  return [
    `% ${latexText(drawing.title)}. In the preamble: \\usepackage{tikz} \\usepackage[T1]{fontenc}`,
    '% To fit a column: \\resizebox{\\linewidth}{!}{\\input{FILE}}',
    '\\begin{tikzpicture}[x=0.75pt,y=-0.75pt,line join=round,line cap=round,inner sep=0pt,outer sep=0pt]',
    `\\path[use as bounding box] (0,0) rectangle (${drawing.width},${drawing.height});`,
    ...printedMarks(drawing).map(markCode),
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

function markCode({ mark, ink }: PrintedMark): string {
  switch (mark.kind) {
    case 'rect': {
      const corners = mark.radius ? `rounded corners=${round(mark.radius * 0.75)}pt,` : '';
      return `\\path[${corners}${inkCode(ink)}] (${round(mark.x)},${round(mark.y)}) rectangle (${round(mark.x + mark.width)},${round(mark.y + mark.height)});`;
    }
    case 'circle':
      return `\\path[${inkCode(ink)}] (${round(mark.x)},${round(mark.y)}) circle[radius=${round(mark.radius * 0.75)}pt];`;
    case 'path':
      return `\\path[${inkCode(ink)}] ${pathCode(mark.data)};`;
    case 'text':
      return textCode(mark.text, mark.x, mark.y, ink);
  }
}

function pathCode(data: string): string {
  return pathSegments(data).map(segmentCode).join('').trim();
}

function segmentCode(segment: Segment): string {
  switch (segment.kind) {
    case 'move':
      return ` (${round(segment.x)},${round(segment.y)})`;
    case 'line':
      return ` -- (${round(segment.x)},${round(segment.y)})`;
    case 'curve': {
      const [a, b, c, d, x, y] = segment.places.map(round);
      return ` .. controls (${a},${b}) and (${c},${d}) .. (${x},${y})`;
    }
    case 'close':
      return ' -- cycle';
  }
}

function inkCode({ fill, stroke, width = 1 }: Ink): string {
  return [
    ...(fill ? [`fill=${colour(fill)}`] : []),
    ...(stroke ? [`draw=${colour(stroke)}`, `line width=${round(width * 0.75)}pt`] : []),
  ].join(',');
}

function textCode(text: string, x: number, y: number, ink: Ink): string {
  const { size = 12, bold = false, anchor = 'start', fill = '#000000', halo = false } = ink;
  const where = { start: 'base west', middle: 'base', end: 'base east' } as const;
  const points = round(size * 0.7);
  const font = `font=\\fontsize{${points}}{${points}}\\selectfont\\sffamily${bold ? '\\bfseries' : ''}`;
  const paper = halo ? ',fill=white,fill opacity=0.8,text opacity=1' : '';
  return `\\node[anchor=${where[anchor]},text=${colour(fill)},${font}${paper}] at (${round(x)},${round(y)}) {${latexText(text)}};`;
}

function colour(hex: Colour): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `{rgb,255:red,${red};green,${green};blue,${blue}}`;
}
