import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore, FilterSteps } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { counted } from '../../report/words/wording.ts';
import type { Asker } from './asker.ts';

/** Days that event data cover, since 1970-01-01. */
export interface DataRange {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/**
 * Opens the event data of a case, works with them and closes them.
 * @throws EntenteError (usage) where nothing was imported, or the engine is not installed
 */
export async function withEvents<T>(
  asker: Asker,
  file: CaseFile,
  filter: EventFilter,
  work: (store: EventStore, range: DataRange) => Promise<T>,
): Promise<T> {
  const { openEventStore } = await import('../../casefile/events/open-event-store.ts');
  const store = await openEventStore(file);
  try {
    const range = await store.range(filter);
    if (range) return await work(store, range);
    const { from: _, to: __, ...whole } = filter;
    const all = await store.range(whole);
    throw new EntenteError('usage', all ? outside(filter, all) : noData(asker, filter));
  } finally {
    await store.close();
  }
}

function outside(filter: EventFilter, { from, to }: DataRange): string {
  const day = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
  const asked = [filter.from, filter.to].filter((one) => one !== undefined).join(' to ');
  return `No event lies in the time that is asked for (${asked}); the data run from ${day(from)} to ${day(to)}.`;
}

function noData(asker: Asker, { origins }: EventFilter): string {
  if (asker.screens) return noDataHere(origins);
  if (origins)
    return `The case holds no events of ${origins.join(' or ')}; ${asker.program} events says what it holds.`;
  return `The case holds no event data. Bring some in with ${asker.program} import FILE..., or count what its own texts tell with --origin case.`;
}

function noDataHere(origins: EventFilter['origins']): string {
  if (!origins)
    return 'The case holds no event data yet: put some in by the library, or count what its own texts tell.';
  if (origins.join() === 'case')
    return 'The texts of the case tell of no act between two: put texts or event data in by the library.';
  return `The case holds no events of ${origins.map(originName).join(' or ')}; the library says what it holds.`;
}

const CONDITIONS: Readonly<Record<string, string>> = {
  origin: 'of other origins than asked for (the case’s own events count with --origin case)',
  unreadable: 'could not be read as rows',
  badDate: 'without a day, or with one that no calendar has',
  noCountry: 'a side has no country',
  sameCountry: 'both sides are the same country',
  from: 'before the time that is asked for',
  to: 'after the time that is asked for',
  sides: 'between others',
  quads: 'of other classes (--quad)',
  categories: 'of other codes (--category)',
  onlyRoot: 'not root events (--only-root)',
  farDate: 'far from the day of their file (--without-far-dates)',
  mirrored: 'mirrored rows (--with-mirrored takes them in)',
  repeated: 'repeat an earlier row (--with-repeated takes them in)',
  onePerDay: 'the second and further of a day (--one-per-day)',
};

/**
 * The filter as it is meant where nobody says events of which origin: what was imported is counted or, where nothing was, what
 * the texts of the case tell.
 */
export function ofWhatThereIs(file: CaseFile, filter: EventFilter): EventFilter {
  if (filter.origins !== undefined) return filter;
  const imported = file.prepare("SELECT 1 FROM event_files WHERE format <> 'mentions' LIMIT 1").get();
  return imported ? filter : { ...filter, origins: ['case'] };
}

/** What each condition of a filter leaves out, in words. */
export function filterSteps({
  all,
  steps,
  unscored,
}: FilterSteps): readonly { readonly words: string; readonly removed: number; readonly left: number }[] {
  return [
    { words: 'all rows that were imported', removed: 0, left: all },
    ...steps.map(({ name, removed, left }) => ({ words: CONDITIONS[name] ?? name, removed, left })),
    ...(unscored > 0
      ? [{ words: 'of these without a score: counted, but in no mean', removed: 0, left: unscored }]
      : []),
  ];
}

/** Files of an origin that are named. */
const NAMED = 3;

/** The name of a file without the folders that it lay in. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Which event data are counted: origins with their files and rows. */
export function sourceWords(file: CaseFile): string {
  const rows = file
    .prepare("SELECT origin, name, stored FROM event_files WHERE format <> 'mentions' ORDER BY origin, n")
    .all() as unknown as readonly { readonly origin: string; readonly name: string; readonly stored: number }[];
  const origins = [...new Set(rows.map(({ origin }) => origin))];
  if (origins.length === 0) return 'No event file was imported; counted is what the texts of the case tell.';
  const parts = origins.map((origin) => {
    const files = rows.filter((row) => row.origin === origin);
    const n = files.reduce((sum, { stored }) => sum + stored, 0);
    const names =
      files.length <= NAMED
        ? files.map(({ name }) => shortName(name)).join(', ')
        : `${files.length.toLocaleString('en-GB')} files`;
    return `${originName(origin)} (${names}; ${counted(n, 'row')})`;
  });
  return `Imported: ${parts.join(', ')}. Who codes events, from which sources, differs between these; a rise may be one of their coverage.`;
}

/** What a data set is called. */
export function originName(origin: string): string {
  return ORIGIN_NAMES[origin] ?? origin;
}

const ORIGIN_NAMES: Readonly<Record<string, string>> = {
  gdelt: 'GDELT',
  icews: 'ICEWS',
  polecat: 'POLECAT',
  phoenix: 'Phoenix',
  ucdp: 'UCDP GED',
  acled: 'ACLED',
  csv: 'a table of your own',
  case: 'the texts of the case',
};
