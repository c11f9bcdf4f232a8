import { seededRandom } from '../kit/seeded-random.ts';

const SPAN = { from: '2017-01-01', to: '2017-12-31' };
const WINDOW = { ...SPAN, name: '2017', short: '2017' };

/** What `/picture` answers of so many actors who all act towards each other. */
export function madeMatrix(actors: number) {
  const random = seededRandom(1);
  const ids = Array.from({ length: actors }, (_, n) => `A${n}`);
  const items = ids.flatMap((a) =>
    ids
      .filter((b) => b !== a)
      .map((b) => {
        const [cooperation, conflict] = [Math.floor(random() * 20), Math.floor(random() * 20)];
        const acts = cooperation + conflict;
        return { a, b, a_name: a, b_name: b, acts, cooperation, conflict, restraint: 0, together: 0, mean: random() };
      }),
  );
  return {
    items,
    total: items.length,
    truncated: false,
    next: null,
    source: 'texts',
    span: SPAN,
    window: WINDOW,
    acts: items.reduce((sum, { acts }) => sum + acts, 0),
    actors: ids.map((id) => ({ id, name: `Actor ${id}`, short: id, state: true, acts: 100 })),
    among: actors,
    limits: [],
  };
}

/** What `/network` answers of so many actors and ties: two camps, most friends within and most foes between. */
export function madeNetwork(actors: number, ties: number) {
  const random = seededRandom(1);
  const one = (): number => Math.floor(random() * actors);
  const side = (n: number): 1 | -1 => (n % 2 === 0 ? 1 : -1);
  const pairs = new Map<string, readonly [number, number]>();
  // Everybody has a tie, so that none is left out of the picture.
  for (let n = 1; n < actors; n++) pairs.set(`${n - 1} ${n}`, [n - 1, n]);
  while (pairs.size < ties) {
    const [a, b] = [one(), one()];
    if (a < b) pairs.set(`${a} ${b}`, [a, b]);
  }
  const made = [...pairs.values()].map(([a, b]) => {
    const friends = side(a) === side(b) ? random() < 0.95 : random() < 0.05;
    return {
      a: `A${a}`,
      b: `A${b}`,
      state: friends ? '+' : '-',
      value: friends ? 1 : -1,
      low: null,
      high: null,
      n: 5,
      weight: 1,
    };
  });
  const bounds = { value: 40, lower: 40, proved: true };
  return {
    source: 'positions',
    ...SPAN,
    thresholds: { minus: -0.1, plus: 0.1 },
    method: 'made up',
    span: SPAN,
    window: WINDOW,
    frustration: { ...bounds, by: 'cycles', balance: 0.9 },
    blocs: { sizes: [actors / 2, actors / 2], ...bounds },
    actors: Array.from({ length: actors }, (_, n) => ({
      id: `A${n}`,
      name: `Actor ${n}`,
      short: `A${n}`,
      spoken: `Actor ${n}`,
      side: side(n),
      margin: 2,
      bloc: n % 2,
      between: false,
      friends: 3,
      foes: 3,
      unknown: 0,
    })),
    ties: made,
    title: 'Made up',
    headline: 'Made up.',
    sentences: [],
    limits: [],
  };
}
