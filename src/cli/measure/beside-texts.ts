import type { EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { actMonths } from '../../measures/act-months.ts';
import type { Picture } from '../../measures/picture.ts';
import type { PictureAct } from '../../measures/picture-act.ts';
import { pairsOf } from '../../measures/relation-matrix.ts';
import { compareDyads, type DyadTally, dyadName } from '../../measures/reports/compare-dyads.ts';
import { sourceWords } from '../../questions/kit/event-data.ts';
import { named } from '../../questions/kit/state-words.ts';
import type { Beside, BesidePair } from '../../report/measures/beside-report.ts';
import { sayEventServer } from '../case/say-event-server.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Months before the first and after the last act of the texts that are shown as well. */
const AROUND = 6;

/**
 * What event data show of the pairs of states that a picture's texts tell of; nothing where the picture is of no case, or none
 * was imported.
 *
 * @param paths what the picture was made of, as the user typed it
 * @param eventServer the server that is asked, where one was named
 */
export async function besideTexts(
  terminal: Terminal,
  paths: readonly string[],
  picture: Picture,
  eventServer?: string,
): Promise<Beside | undefined> {
  const [path] = paths;
  if (path === undefined || paths.length > 1 || !leadsToCase(terminal, path)) return undefined;
  const { openCase } = await import('../../casefile/store/case-file.ts');
  const file = openCase(terminal.locate(path), path, { readOnly: true, eventServer });
  try {
    const imported = file.prepare("SELECT count(*) AS n FROM event_files WHERE format <> 'mentions'").get() as {
      readonly n: number;
    };
    if (imported.n === 0) return undefined;
    sayEventServer(terminal, eventServer);
    const { openEventStore } = await import('../../casefile/events/open-event-store.ts');
    const store = await openEventStore(file);
    try {
      return await besideOf(file, store, picture);
    } finally {
      await store.close();
    }
  } finally {
    file.close();
  }
}

async function besideOf(file: CaseFile, store: EventStore, picture: Picture): Promise<Beside | undefined> {
  const states = new Set(picture.actors.filter(({ kind }) => kind === 'state').map(({ id }) => id));
  const texts = actMonths(picture.acts).filter(({ dyad }) => dyad.split('-').every((id) => states.has(id)));
  const months = texts.map(({ period }) => period).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [shiftMonth(first, -AROUND), shiftMonth(last, AROUND)];
  const filter = { undirected: true, from: `${from}-01`, to: lastDay(to) };
  const panel = await store.dyadMonths(filter);
  const told = new Set(texts.map(({ dyad }) => dyad));
  const data = panel.units.flatMap(([a, b], u): DyadTally[] => {
    const dyad = dyadName(a, b);
    if (!told.has(dyad)) return [];
    return Array.from(panel.periods, (day, t): DyadTally => {
      const at = u * panel.periods.length + t;
      const period = new Date(day * 86_400_000).toISOString().slice(0, 7);
      const [n = 0, scored = 0, sum = 0, negative = 0] = [
        panel.n[at],
        panel.scored[at],
        panel.sum[at],
        panel.negative[at],
      ];
      return { dyad, period, n, scored, sum, negative };
    }).filter(({ n }) => n > 0);
  });
  const known = new Set(data.map(({ dyad }) => dyad));
  const opens = sentencesBehind(picture);
  const pairs = [...known]
    .map((dyad): BesidePair => {
      const of = (rows: readonly DyadTally[]): readonly DyadTally[] => rows.filter((row) => row.dyad === dyad);
      const name = dyad
        .split('-')
        .map((code) => named(code).name)
        .join(' and ');
      return { name, texts: of(texts), data: of(data), opens: opens.get(dyad) ?? new Map() };
    })
    .sort((a, b) => total(b.texts) - total(a.texts) || (a.name < b.name ? -1 : 1));
  return { pairs, comparison: compareDyads(texts, data), first: from, last: to, sources: sourceWords(file) };
}

function total(rows: readonly DyadTally[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}

/** Numbers of the sentences behind each month of each pair, as the page of the picture numbers them. */
function sentencesBehind({ acts, passages }: Picture): ReadonlyMap<string, ReadonlyMap<string, readonly number[]>> {
  const places = new Map(passages.map(({ id }, n) => [id, n]));
  const found = new Map<string, Map<string, number[]>>();
  for (const act of acts) {
    if (act.reality !== 'actual' || act.restraint || act.day === undefined) continue;
    const numbers = numbersOf(act, places);
    for (const [a, b] of pairsOf(act)) {
      const months = found.get(dyadName(a, b)) ?? new Map<string, number[]>();
      found.set(dyadName(a, b), months);
      const month = act.day.slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), ...numbers]);
    }
  }
  return found;
}

function numbersOf({ witnesses }: PictureAct, places: ReadonlyMap<string, number>): readonly number[] {
  return witnesses.flatMap(({ passage }) => places.get(passage) ?? []);
}

function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
