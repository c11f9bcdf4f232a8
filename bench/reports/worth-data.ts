import { loadLexiconData } from '../../src/lexicon/load.ts';
import { type DyadTally, dyadName, pooledPeriods } from '../../src/measures/reports/compare-dyads.ts';
import { votePanel } from '../../src/measures/votes/vote-panel.ts';
import { type RollCalls, VOTES } from '../../src/records/roll-calls.ts';
import { seatByName } from '../../src/records/seats.ts';
import { readJsonLines, readText, sharedFile } from '../kit/shared-data.ts';

/** A text to be read, with the day on which it was published, where that is known. */
export interface DatedText {
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
}

/** Texts of one kind. */
export interface TextSet {
  readonly name: string;
  readonly texts: readonly DatedText[];
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** A month of the years that the sample of ICEWS holds. */
const DATED = new RegExp(`\\b(?:${MONTHS}) (?:\\d{1,2}, )?20(?:0[5-9]|1[0-5])\\b`);

/** What is at hand: news of 2012 to 2020, and paragraphs of an encyclopedia that name a month of 2005 to 2015. */
export function textsAtHand(): readonly TextSet[] {
  const articles = (file: string): readonly DatedText[] =>
    readJsonLines(sharedFile(file)).flatMap((row) => textOf(row));
  return [
    { name: '840 articles', texts: articles('data/attribution/train.jsonl') },
    { name: 'news', texts: articles('data/news/articles.jsonl.gz').filter(({ date }) => date !== undefined) },
    { name: 'encyclopedia', texts: articles('data/texts/wikipedia_affairs.jsonl.gz').flatMap(datedParagraphs) },
  ];
}

function textOf({ text, title, date }: Readonly<Record<string, unknown>>): readonly DatedText[] {
  if (typeof text !== 'string') return [];
  return [
    {
      text,
      ...(typeof title === 'string' && title ? { title } : {}),
      ...(typeof date === 'string' && date ? { date } : {}),
    },
  ];
}

function datedParagraphs({ text }: DatedText): readonly DatedText[] {
  const dated = text.split('\n').filter((paragraph) => DATED.test(paragraph));
  return dated.length > 0 ? [{ text: dated.join('\n\n') }] : [];
}

/** Id of the actor that bears a name, by the lexicon. */
async function idsByName(): Promise<ReadonlyMap<string, string>> {
  const { entries } = await loadLexiconData();
  return new Map([
    ...entries.flatMap(({ id, name, names }) => [
      [name, id] as const,
      ...names.map((other) => [other.text, id] as const),
    ]),
    ['Palestinian Territory, Occupied', 'PSE'],
    ['Occupied Palestinian Territory', 'PSE'],
  ]);
}

/** Two days of ICEWS as a month of dyads: rows between two states, mirrored ones once. */
export async function icewsDays(): Promise<readonly DyadTally[]> {
  const ids = await idsByName();
  const [head = '', ...lines] = readText(sharedFile('data/eventfiles/icews_events.2018.sample.tab')).trim().split('\n');
  const columns = head.split('\t');
  const seen = new Set<string>();
  const rows = lines.flatMap((line): readonly DyadTally[] => {
    const cells = line.split('\t');
    const get = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const [a, b] = [ids.get(get('Source Country')), ids.get(get('Target Country'))];
    if (!a || !b || a === b) return [];
    const sides = [get('Source Name'), get('Target Name')].sort();
    const told = [get('Story ID'), get('Sentence Number'), get('CAMEO Code'), ...sides].join('|');
    const score = Number(get('Intensity'));
    if (seen.has(told) || Number.isNaN(score)) return [];
    seen.add(told);
    const period = get('Event Date').slice(0, 7);
    return [{ dyad: dyadName(a, b), period, n: 1, sum: score, negative: score < 0 ? 1 : 0 }];
  });
  return pooledPeriods(rows, (period) => period);
}

/** Months of dyads in a 20 % sample of ICEWS, 2005 to 2015, and how many rows name somebody who is not known. */
export async function icewsMonths(): Promise<{ readonly rows: readonly DyadTally[]; readonly unknown: number }> {
  const ids = await idsByName();
  const [, ...lines] = readText(sharedFile('data/alignment/icews_dyad_month_sample.csv')).trim().split('\n');
  const rows: DyadTally[] = [];
  let unknown = 0;
  for (const line of lines) {
    const [a = '', b = '', period = '', n, sum, , negative] = cellsOf(line);
    const sides = [ids.get(a), ids.get(b)];
    const [one, other] = sides;
    if (!one || !other || one === other) unknown++;
    else rows.push({ dyad: dyadName(one, other), period, n: Number(n), sum: Number(sum), negative: Number(negative) });
  }
  return { rows: pooledPeriods(rows, (period) => period), unknown };
}

/** Cells of a line of CSV; a name may hold a comma. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** Agreement of dyads in the UN General Assembly by year: S in place of a mean score, roll calls in place of events. */
export function voteYears(from: number, to: number): readonly DyadTally[] {
  const { pairs, periods, values, n } = votePanel(rollCalls(), { grain: 'year' });
  return pairs.flatMap(([a, b], u) =>
    [...periods].flatMap((year, t): DyadTally[] => {
      const at = u * periods.length + t;
      const value = values[at] ?? Number.NaN;
      const joint = n[at] ?? 0;
      if (year < from || year > to || Number.isNaN(value)) return [];
      return [{ dyad: dyadName(a, b), period: String(year), n: joint, sum: joint * value, negative: 0 }];
    }),
  );
}

const LETTERS: Readonly<Record<string, number>> = { y: VOTES.yes, a: VOTES.abstain, n: VOTES.no };

function rollCalls(): RollCalls {
  const [, countries = '', ...lines] = readText(sharedFile('data/alignment/un_votes.tsv.gz')).trim().split('\n');
  const names = (countries.split('\t')[1] ?? '').split('|');
  const rows = lines.map((line) => line.split('\t'));
  const day = (row: readonly string[]): number => Date.parse(`${row[2]}T00:00:00Z`) / 86_400_000;
  const late = rows.filter((row) => (row[2] ?? '') >= '2005');
  // Names of this century mean one seat each; states that ended before have none.
  const seats = names.map((name) => seatByName(name, day(late[0] ?? [])));
  const states = [...new Set(seats.flatMap((seat) => seat ?? []))].sort();
  const votes = new Uint8Array(late.length * states.length);
  late.forEach((row, r) => {
    [...(row[5] ?? '')].forEach((letter, c) => {
      const s = states.indexOf(seats[c] ?? '');
      if (s >= 0 && letter !== '.') votes[r * states.length + s] = LETTERS[letter] ?? VOTES.none;
    });
  });
  return {
    id: late.map(([id = '']) => id),
    session: Int32Array.from(late, (row) => Number(row[1])),
    day: Int32Array.from(late, day),
    resolution: late.map((row) => row[3] ?? ''),
    title: late.map(() => ''),
    issues: late.map(() => []),
    important: new Uint8Array(late.length),
    states,
    votes,
  };
}
