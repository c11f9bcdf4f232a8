/** A made-up event of GDELT. */
export interface GdeltEvent {
  readonly id: number;
  /** YYYYMMDD. */
  readonly day: string;
  readonly source: string;
  readonly target: string;
  readonly code: string;
  readonly quad: number;
  readonly score: number;
  readonly address?: string;
}

/** A row of 58 columns, as GDELT's daily files have them. */
export function gdeltRow({ id, day, source, target, code, quad, score, address }: GdeltEvent): string {
  const cells = Array.from({ length: 58 }, () => '');
  const put = (at: number, ...values: readonly (string | number)[]): void => {
    for (const [i, value] of values.entries()) cells[at + i] = String(value);
  };
  put(0, id, day, day.slice(0, 6), day.slice(0, 4));
  put(5, source, source, source);
  put(15, target, target, target);
  put(25, 1, code, code.slice(0, 3), code.slice(0, 2), quad, score, 4, 1, 4, 0);
  put(56, day, address ?? `https://example.org/${id}`);
  return `${cells.join('\t')}\n`;
}

/** Visits and threats of a summer, one a day; each tenth stands in no country, each seventh repeats the one before. */
export function gdeltFile(many: number, first = 1): string {
  let text = '';
  for (let id = first; id < first + many; id++) {
    const day = new Date(Date.UTC(2018, 5, 1 + ((id * 3) % 90))).toISOString().slice(0, 10).replaceAll('-', '');
    const [code, quad, score] = id % 3 === 0 ? (['138', 3, -7] as const) : (['042', 1, 1.9] as const);
    const source = id % 10 === 0 ? '' : 'USA';
    text += gdeltRow({ id, day, source, target: id % 2 === 0 ? 'PRK' : 'CHN', code, quad, score });
  }
  return text;
}
