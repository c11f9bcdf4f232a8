import { statusQuoOf, takenIn } from '../../conflict/model/state-space.ts';
import type { Move } from '../../conflict/solve/evolution.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import { type Drawing, type Ink, type Mark, round } from '../drawing/drawing.ts';
import { svgDrawing } from '../drawing/svg-drawing.ts';
import { layersFrom, layoutLayers, type Placed } from '../kit/layered-layout.ts';
import { plainText } from '../kit/plain-text.ts';
import { pixels, shortenPixels, wrapPixels } from '../kit/text-pixels.ts';
import { shorten, wrapText } from '../kit/text-width.ts';
import { conflictWords, notImplied } from './conflict-words.ts';
import { chooseGraph, type GraphArrow, type GraphChoice, type GraphChoiceOptions } from './state-graph-choice.ts';

const MARGIN = 24;
const CARD = 206;
const LINE = 16;
const SIZE = 12;
const SMALL = 11;
const GAP = { x: 196, y: 22 };
/** Distance of two lines that meet one side of a card. */
const PORT = 15;
const MOST_LINES = 7;
/** As many colours as there are; names stand at every line, so that further decision makers may share them. */
const COLOURS = 8;

interface CardLine {
  readonly text: string;
  readonly kind: 'option' | 'more' | 'quiet';
  /** Place of the owner among the decision makers, where the line begins with its dot. */
  readonly owner?: number;
}

interface Card {
  readonly state: number;
  readonly tags: readonly string[];
  readonly lines: readonly CardLine[];
  readonly words: string;
}

/**
 * Draws a conflict as a graph of states: where it stands at the left, moves as arrows with the name of whoever makes
 * them, those that better its position bold; the status quo and the states that hold are marked. Of large conflicts the
 * part is shown that matters most, and what was left out is said. Dark where the reader's screen is. One SVG picture
 * with its own style, without script or link.
 */
export function drawStateGraph(solution: Solution, options: GraphChoiceOptions = {}): string {
  return svgDrawing(stateGraph(solution, options));
}

/** The same as a drawing that may be written in other forms. */
export function stateGraph(solution: Solution, options: GraphChoiceOptions = {}): Drawing {
  const choice = chooseGraph(solution, options);
  const cards = choice.states.map((state) => cardOf(solution, choice, state));
  const layers = layersFrom(
    [choice.from, ...choice.states.filter((state) => state !== choice.from)],
    choice.arrows,
    choice.from,
  );
  const ports = countPorts(choice.arrows, layers);
  const boxes = cards.map((card) => ({
    id: card.state,
    width: CARD,
    height: Math.max(30 + card.lines.length * LINE, 24 + (ports.get(card.state) ?? 0) * PORT),
  }));
  const layout = layoutLayers(boxes, choice.arrows, layers, GAP);
  const heads = headLines(solution, choice);
  const top = MARGIN + heads.length * 18 + 14;
  const place = (state: number): Placed => {
    const { x, y } = layout.boxes.get(state) ?? { x: 0, y: 0 };
    return { x: x + MARGIN, y: y + top };
  };
  const height = (state: number): number => boxes.find(({ id }) => id === state)?.height ?? 0;
  const names = solution.space.movers.map(({ name }) => shortenPixels(plainText(name), 112, SMALL));
  const index = (id: string): number => solution.space.movers.findIndex((mover) => mover.id === id);

  const ends = portPlaces(choice.arrows, layers, place, height);
  const drawn = choice.arrows.map((arrow, i) => {
    const bends = (layout.bends[i] ?? []).map(({ x, y }) => ({ x: x + MARGIN, y: y + top }));
    return drawArrow(arrow, ends[i] ?? { from: place(arrow.from), to: place(arrow.to), out: 1, in: -1 }, bends, {
      colour: index(arrow.by) % COLOURS,
      name: names[index(arrow.by)] ?? arrow.by,
      whole: choice.whole,
    });
  });
  const cardMarks = cards.map((card) => drawCard(card, place(card.state), height(card.state)));
  const right = Math.max(
    ...boxes.map(({ id }) => place(id).x + CARD),
    ...heads.map((line) => MARGIN + pixels(line, SIZE + 1) * 0.95),
    ...drawn.map(({ reach }) => reach),
    560,
  );
  const width = Math.ceil(right + MARGIN);
  const legend = drawLegend(solution, choice, names, width - 2 * MARGIN, top + layout.height + 30);
  const whole = Math.ceil(top + layout.height + 30 + legend.height + MARGIN);
  const marks: readonly Mark[] = [
    ...heads.map((line, i) => text(i === 0 ? 'title' : 'quiet', MARGIN, MARGIN + 12 + i * 18, line)),
    ...drawn.map(({ line }) => line),
    ...cardMarks,
    ...drawn.map(({ label }) => label),
    ...legend.marks,
  ];
  return {
    width,
    height: whole,
    title: `States of the conflict ${plainText(solution.space.model.title)}`,
    style: STYLE,
    ink: inkOf,
    marks,
  };
}

function cardOf(solution: Solution, choice: GraphChoice, state: number): Card {
  const { space } = solution;
  const { form } = space.model;
  const words = conflictWords(space);
  const owner = (id: string): number => space.movers.findIndex((mover) => mover.id === id);
  const lines: CardLine[] = [];
  if (form.kind === 'graph') {
    for (const line of wrapPixels(plainText(words.state(state)), CARD - 20, SIZE, 4))
      lines.push({ text: line, kind: 'option' });
  } else {
    for (const id of takenIn(space, state - 1)) {
      const option = form.options.find((one) => one.id === id);
      const [first = '', ...others] = wrapPixels(plainText(option?.name ?? id), CARD - 32, SIZE, 2);
      lines.push({ text: first, kind: 'option', owner: owner(option?.owners[0] ?? '') });
      for (const line of others) lines.push({ text: line, kind: 'more' });
    }
    if (lines.length === 0) lines.push({ text: 'nothing is done', kind: 'quiet' });
  }
  const cut =
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), { text: '…', kind: 'more' } as const] : lines;
  const elsewhere = (choice.elsewhere.get(state) ?? []).map(
    ({ by, to }: Move): CardLine => ({
      text: shortenPixels(`→ ${to}  ${plainText(words.maker(by))}`, CARD - 20, SIZE),
      kind: 'quiet',
    }),
  );
  const quo = statusQuoOf(space);
  return {
    state,
    tags: [
      ...(quo === state - 1 ? ['status quo'] : []),
      ...((choice.concepts.get(state) ?? []).length === solution.concepts.length
        ? ['holds']
        : notImplied(choice.concepts.get(state) ?? [])),
    ],
    lines: [...cut, ...elsewhere.slice(0, 3)],
    words: `State ${state}: ${words.state(state)}`,
  };
}

/** Whether the end of an arrow lies on the right of its card. */
function sides(arrow: GraphArrow, layers: ReadonlyMap<number, number>): { from: 1 | -1; to: 1 | -1 } {
  const [a, b] = [layers.get(arrow.from) ?? 0, layers.get(arrow.to) ?? 0];
  if (a === b) return { from: 1, to: 1 };
  return a < b ? { from: 1, to: -1 } : { from: -1, to: 1 };
}

/** By state, how many arrows meet the busier side of its card. */
function countPorts(arrows: readonly GraphArrow[], layers: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const counts = new Map<string, number>();
  for (const arrow of arrows) {
    const side = sides(arrow, layers);
    for (const key of [`${arrow.from} ${side.from}`, `${arrow.to} ${side.to}`]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const most = new Map<number, number>();
  for (const [key, count] of counts) {
    const state = Number(key.split(' ')[0]);
    most.set(state, Math.max(most.get(state) ?? 0, count));
  }
  return most;
}

interface Ends {
  readonly from: Placed;
  readonly to: Placed;
  /** Directions in which the line leaves and in which side it arrives: 1 is right, -1 left. */
  readonly out: 1 | -1;
  readonly in: 1 | -1;
}

/** Spreads the ends of arrows over the sides of their cards, in the order of what they lead to. */
function portPlaces(
  arrows: readonly GraphArrow[],
  layers: ReadonlyMap<number, number>,
  place: (state: number) => Placed,
  height: (state: number) => number,
): readonly Ends[] {
  interface Port {
    readonly arrow: number;
    readonly end: 'from' | 'to';
    readonly towards: number;
  }
  const bySide = new Map<string, Port[]>();
  arrows.forEach((arrow, i) => {
    const side = sides(arrow, layers);
    for (const end of ['from', 'to'] as const) {
      const key = `${arrow[end]} ${side[end]}`;
      const other = arrow[end === 'from' ? 'to' : 'from'];
      const towards = place(other).y + height(other) / 2;
      bySide.set(key, [...(bySide.get(key) ?? []), { arrow: i, end, towards }]);
    }
  });
  const found = arrows.map((arrow) => {
    const side = sides(arrow, layers);
    return { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, out: side.from, in: side.to };
  });
  for (const [key, ports] of bySide) {
    const [state = 0, side = 1] = key.split(' ').map(Number);
    const { x, y } = place(state);
    ports.sort((a, b) => a.towards - b.towards || a.arrow - b.arrow);
    const room = height(state) - 20;
    const step = Math.min(PORT * 1.6, room / ports.length);
    const first = y + height(state) / 2 - (step * (ports.length - 1)) / 2;
    ports.forEach(({ arrow, end }, i) => {
      const ends = found[arrow];
      if (ends) ends[end] = { x: side > 0 ? x + CARD : x, y: first + i * step };
    });
  }
  return found;
}

interface Arrow {
  readonly line: Mark;
  readonly label: Mark;
  /** How far right it reaches. */
  readonly reach: number;
}

function drawArrow(
  arrow: GraphArrow,
  ends: Ends,
  bends: readonly Placed[],
  { colour, name, whole }: { readonly colour: number; readonly name: string; readonly whole: boolean },
): Arrow {
  const { from, to } = ends;
  const kind = `m${colour} ${arrow.improvement ? 'bold' : 'thin'}`;
  const tip = { x: to.x + ends.in * (arrow.improvement ? 9 : 7), y: to.y };
  // The way back of an improvement is drawn only where every move is: as a hollow head.
  const hollow = whole && arrow.improvement && arrow.back;
  const back = hollow || (!arrow.improvement && arrow.back);
  const start = back ? { x: from.x + ends.out * 7, y: from.y } : from;
  let path = `M${round(start.x)} ${round(start.y)}`;
  // Straight as far as the name reaches, then in a curve: so the name does not lie on its own line.
  const lead = Math.min(GAP.x * 0.5, pixels(name, SMALL) + (back ? 12 : 6));
  let at = { x: from.x + ends.out * lead, y: from.y };
  path += `H${round(at.x)}`;
  let reach = Math.max(from.x, to.x);
  if (ends.out === ends.in) {
    // Both cards stand in one layer: the line bows out between the layers.
    const bow = Math.max(at.x, Math.max(from.x, to.x) + Math.min(GAP.x * 0.62, 34 + Math.abs(to.y - from.y) * 0.22));
    path += `C${round(bow + 12)} ${round(at.y)} ${round(bow)} ${round(tip.y)} ${round(tip.x)} ${round(tip.y)}`;
    reach = Math.max(bow, at.x) + 12;
  } else {
    const points = [...bends, tip];
    points.forEach((point, i) => {
      // Bends come in pairs: into a layer by a curve, through it in a straight line.
      if (i % 2 === 1 && i < points.length - 1) path += `L${round(point.x)} ${round(point.y)}`;
      else {
        const half = (point.x - at.x) / 2;
        path += `C${round(at.x + half)} ${round(at.y)} ${round(point.x - half)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
      }
      at = point;
    });
  }
  const tips = head(to, ends.in, arrow.improvement ? 5 : 3.6) + (back && !hollow ? head(from, ends.out, 3.6) : '');
  const anchor = ends.out > 0 ? 'start' : 'end';
  const x = from.x + ends.out * (back ? 10 : 6);
  return {
    line: {
      kind: 'group',
      classes: kind,
      title: `${name}: ${arrow.from} → ${arrow.to}${arrow.improvement ? ', an improvement' : ''}`,
      marks: [
        { kind: 'path', classes: 'line', data: path },
        { kind: 'path', classes: 'tip', data: tips },
        ...(hollow ? [hollowHead(from, ends.out)] : []),
      ],
    },
    label: text(`who m${colour} ${anchor}`, x, from.y - 3, name),
    reach,
  };
}

/** An arrow head whose point touches the side of a card. */
function head({ x, y }: Placed, side: 1 | -1, size: number): string {
  return `M${round(x)} ${round(y)}l${round(side * size * 2)} ${-size}v${size * 2}Z`;
}

function hollowHead(from: Placed, side: 1 | -1): Mark {
  const outline: Mark = { kind: 'path', classes: 'line', data: head({ x: from.x + side, y: from.y }, side, 3.4) };
  return { kind: 'group', classes: 'thin', marks: [outline] };
}

function drawCard(card: Card, { x, y }: Placed, height: number): Mark {
  const quo = card.tags.includes('status quo');
  const firm = card.tags.some((tag) => tag !== 'status quo' && tag !== 'GMR' && tag !== 'SMR');
  let right = x + CARD - 9;
  const tags = [...card.tags].reverse().map((tag): Mark => {
    const size = Math.ceil(pixels(tag, SMALL)) + 16;
    right -= size;
    const kind = tag === 'status quo' ? 'quo' : tag === 'GMR' || tag === 'SMR' ? 'weak' : 'firm';
    const mark: Mark = {
      kind: 'group',
      classes: `tag ${kind}`,
      marks: [
        { kind: 'rect', classes: '', x: right, y: y + 6, width: size, height: 17, radius: 8.5 },
        text('mid', right + size / 2, y + 18.5, tag),
      ],
    };
    right -= 4;
    return mark;
  });
  const frame = { kind: 'rect', x, y, width: CARD, height, radius: 6 } as const;
  return {
    kind: 'group',
    classes: '',
    title: card.words,
    marks: [
      { ...frame, classes: `card${quo ? ' at' : ''}${firm ? ' firm' : ''}` },
      ...(quo
        ? [
            {
              kind: 'rect',
              classes: 'inner',
              x: x + 3,
              y: y + 3,
              width: CARD - 6,
              height: height - 6,
              radius: 4,
            } as const,
          ]
        : []),
      text('number', x + 11, y + 20, String(card.state)),
      ...tags,
      ...card.lines.flatMap((line, i) => cardLine(line, x, y + 39 + i * LINE)),
    ],
  };
}

function cardLine({ kind, text: words, owner }: CardLine, x: number, y: number): readonly Mark[] {
  if (kind === 'quiet') return [text('quiet', x + 11, y, words)];
  const left = x + (owner === undefined && kind === 'option' ? 11 : 24);
  return [
    ...(owner !== undefined && owner >= 0
      ? [{ kind: 'circle', classes: `dot m${owner % COLOURS}`, x: x + 14.5, y: y - 4, radius: 4 } as const]
      : []),
    text('option', left, y, words),
  ];
}

function headLines(solution: Solution, choice: GraphChoice): readonly string[] {
  const maker = solution.space.movers.find(({ id }) => id === choice.by);
  const title = shorten(plainText(`${solution.space.model.title}${maker ? `: moves of ${maker.name}` : ''}`), 70);
  const all = choice.states.length === choice.total;
  return [
    title,
    all
      ? `all ${choice.total} states`
      : `${choice.states.length} of ${choice.total.toLocaleString('en-GB')} states: where it stands, what holds, the ways there and the next moves`,
  ];
}

function drawLegend(
  solution: Solution,
  choice: GraphChoice,
  names: readonly string[],
  width: number,
  top: number,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let [x, y] = [MARGIN, top];
  const next = (size: number): void => {
    if (x > MARGIN && x + size > MARGIN + width) [x, y] = [MARGIN, y + 20];
  };
  names.forEach((name, i) => {
    const size = 34 + pixels(name, SIZE) + 18;
    next(size);
    marks.push(legendArrow(`m${i % COLOURS} bold`, x, y, 5), text('option', x + 32, y, name));
    x += size;
  });
  [x, y] = [MARGIN, y + 24];
  for (const [kind, words] of [
    ['bold', 'betters the position of whoever moves'],
    ['thin', 'any other move'],
  ] as const) {
    const size = 34 + pixels(words, SIZE) + 18;
    next(size);
    marks.push(legendArrow(`plain ${kind}`, x, y, kind === 'bold' ? 5 : 3.6), text('option', x + 32, y, words));
    x += size;
  }
  const all = solution.concepts.join(', ');
  const hidden = choice.total - choice.states.length;
  const sentences = [
    `“holds”: under every concept that was worked out (${all}).`,
    drawnWords(choice, names, solution),
    ...(hidden > 0 ? [`${hidden.toLocaleString('en-GB')} states are left out.`] : []),
  ];
  y += 22;
  for (const line of wrapText(sentences.join(' '), Math.floor(width / 6.4))) {
    marks.push(text('quiet', MARGIN, y, line));
    y += LINE;
  }
  return { marks, height: y - top };
}

const BOTH_WAYS = 'an arrow with two heads can be gone back, which betters nothing where the head is hollow';

/** Which moves the picture shows. */
function drawnWords(
  { from, states, total, whole, by }: GraphChoice,
  names: readonly string[],
  { space }: Solution,
): string {
  const some = states.length < total ? ' between the states shown' : '';
  if (by !== undefined) {
    return `All moves of ${names[space.movers.findIndex(({ id }) => id === by)] ?? by}${some} are drawn, and nobody else's; ${BOTH_WAYS}.`;
  }
  if (whole) return `All moves${some} are drawn; ${BOTH_WAYS}.`;
  const left = states.length < total;
  return `From state ${from} all moves${left ? ' to the states shown' : ''} are drawn, from the others each side's best improvement${left ? '; “→ 7” on a card leads to a state that is not shown' : ''}.`;
}

function legendArrow(classes: string, x: number, y: number, size: number): Mark {
  return {
    kind: 'group',
    classes,
    marks: [
      { kind: 'path', classes: 'line', data: `M${round(x)} ${round(y - 4)}h18` },
      { kind: 'path', classes: 'tip', data: head({ x: x + 26, y: y - 4 }, -1, size) },
    ],
  };
}

function text(classes: string, x: number, y: number, words: string): Mark {
  return { kind: 'text', classes, x, y, text: words };
}

const LIGHT = ['#0a4fa3', '#a8420b', '#00664a', '#7a3a86', '#6b4a00', '#005f73', '#a3123f', '#4a5560'];
const DARK = ['#7fb8f5', '#f0a271', '#5fd0a8', '#d5a6e0', '#dcbf6b', '#6fd0e3', '#f58fae', '#b4bfca'];

function colours(list: readonly string[]): string {
  return list
    .map((colour, i) => `.m${i} .line{stroke:${colour}}.m${i} .tip,.dot.m${i},.who.m${i}{fill:${colour}}`)
    .join('');
}

const STYLE = `
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:${SIZE}px;fill:#1c2024}
.paper{fill:#fff}.title{font-size:15px;font-weight:650}.quiet{fill:#5b6470}.number{font-size:14px;font-weight:700}
.card{fill:#f7f8f9;stroke:#8a939d}.card.firm{stroke:#1c2024;stroke-width:2}.card.at{fill:#fff6d9}.inner{fill:none;stroke:#8a6d00}
.tag text{font-size:${SMALL}px;font-weight:600}.mid{text-anchor:middle}.start{text-anchor:start}.end{text-anchor:end}
.tag.firm rect{fill:#1c2024}.tag.firm text{fill:#fff}.tag.quo rect{fill:#8a6d00}.tag.quo text{fill:#fff}
.tag.weak rect{fill:none;stroke:#5b6470}.tag.weak text{fill:#454d57}
.who{font-size:${SMALL}px;stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.line{fill:none;stroke:#454d57}.bold .line{stroke-width:2.8}.thin .line{stroke-width:1.1}.plain .tip{fill:#454d57}
${colours(LIGHT)}
@media (prefers-color-scheme:dark){text{fill:#e8ecf0}.paper{fill:#14181d}.quiet{fill:#a3adb8}
.card{fill:#1e242b;stroke:#66717c}.card.firm{stroke:#e8ecf0}.card.at{fill:#2e2a17}.inner{stroke:#d6b94a}
.tag.firm rect{fill:#e8ecf0}.tag.firm text{fill:#14181d}.tag.quo rect{fill:#d6b94a}.tag.quo text{fill:#14181d}
.tag.weak rect{stroke:#a3adb8}.tag.weak text{fill:#c3ccd5}.who{stroke:#14181d}.line{stroke:#b4bfca}.plain .tip{fill:#b4bfca}
${colours(DARK)}}
`;

/** The light colours of the style sheet, for forms that have none. */
function inkOf(kind: Mark['kind'], own: ReadonlySet<string>, around: ReadonlySet<string>): Ink {
  const has = (name: string): boolean => own.has(name) || around.has(name);
  const maker = LIGHT.find((_, i) => has(`m${i}`));
  switch (kind) {
    case 'text':
      return textInk(has, maker);
    case 'circle':
      return { fill: maker ?? PLAIN };
    case 'path':
      return own.has('tip')
        ? { fill: maker ?? PLAIN }
        : { stroke: maker ?? PLAIN, width: has('thin') ? 1.1 : has('bold') ? 2.8 : 1 };
    default:
      return rectInk(has);
  }
}

/** Lines and arrows of nobody in particular. */
const PLAIN = '#454d57';
const DEEP = '#1c2024';
const GOLD = '#8a6d00';

function textInk(has: (name: string) => boolean, maker: string | undefined): Ink {
  if (has('tag')) {
    return { fill: has('weak') ? PLAIN : '#ffffff', size: SMALL, bold: true, anchor: 'middle' };
  }
  if (has('who')) return { fill: maker ?? PLAIN, size: SMALL, halo: true, anchor: has('end') ? 'end' : 'start' };
  if (has('title')) return { fill: DEEP, size: 15, bold: true };
  if (has('number')) return { fill: DEEP, size: 14, bold: true };
  return { fill: has('quiet') ? '#5b6470' : DEEP, size: SIZE };
}

function rectInk(has: (name: string) => boolean): Ink {
  if (has('tag')) return has('weak') ? { stroke: '#5b6470' } : { fill: has('quo') ? GOLD : DEEP };
  if (has('inner')) return { stroke: GOLD };
  return {
    fill: has('at') ? '#fff6d9' : '#f7f8f9',
    stroke: has('firm') ? DEEP : '#8a939d',
    width: has('firm') ? 2 : 1,
  };
}
