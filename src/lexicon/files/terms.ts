/** A stretch of time; see `LexiconEntry` for how its bounds are read. */
export interface Term {
  readonly from?: string;
  readonly to?: string;
}

/** The first day that a bound may mean: `2012` is 2012-01-01; a missing bound is before all days. */
export function firstDayOf(date: string | undefined): string {
  return `${date ?? '0000'}-01-01`.slice(0, 10);
}

/** The last day that a bound may mean: `2012` is 2012-12-31; a missing bound is after all days. */
export function lastDayOf(date: string | undefined): string {
  if (date === undefined) return '9999-12-31';
  return `${date}${'-12-31'.slice(date.length - 4)}`.slice(0, 10);
}

/** Whether a term has its end before its start, whatever days its bounds mean. */
export function endsBeforeStart({ from, to }: Term): boolean {
  return from !== undefined && to !== undefined && firstDayOf(from) > lastDayOf(to);
}

/** What is left of a term once another has been taken out of it: none, one or two pieces. */
export function withoutTerm(term: Term, out: Term): readonly Term[] {
  const start = firstDayOf(term.from);
  const end = term.to ?? '9999';
  if ((out.to ?? '9999') <= start || firstDayOf(out.from) >= end) return [term];
  const pieces: Term[] = [];
  if (out.from !== undefined && start < firstDayOf(out.from)) {
    pieces.push({ ...(term.from ? { from: term.from } : {}), to: out.from });
  }
  if (out.to !== undefined && out.to < end) {
    pieces.push({ from: out.to, ...(term.to ? { to: term.to } : {}) });
  }
  return pieces;
}
