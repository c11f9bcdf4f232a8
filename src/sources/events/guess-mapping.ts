import { COUNTRIES, countryByCode } from '../../records/countries.ts';
import { countryByName } from '../../records/country-names.ts';
import { CATEGORIES, cameoFacts } from '../../records/plover.ts';
import { parseDay } from './day-reader.ts';
import { formatOf } from './detect-event-format.ts';
import { type CategoryScheme, type CountryNaming, EventMapping, type EventMappingInput } from './event-mapping.ts';
import { tableHead } from './table-head.ts';

/** What a table of events seems to hold, for a person to look at before it is imported. */
export interface MappingPreview {
  /** The mapping that fits best: given again as JSON, as it is or corrected. Absent where no column holds days. */
  readonly mapping: EventMapping | undefined;
  /** Every column with what stands in it and what it is taken for; `field` is empty for one that is not used. */
  readonly columns: readonly MappedColumn[];
  /** What could not be found, in words. */
  readonly missing: readonly string[];
}

export interface MappedColumn {
  readonly name: string;
  readonly field: string;
  /** The first different values. */
  readonly examples: readonly string[];
}

/** Names of columns by what they hold, in lower case without marks; the first that a table has counts. */
const NAMES = {
  day: ['date', 'day', 'event_date', 'eventdate', 'date_start', 'start_date', 'sqldate', 'datum', 'time', 'timestamp'],
  sourceActor: [
    'source_name',
    'actor1',
    'actor_1',
    'side_a',
    'source_actor',
    'actor',
    'initiator',
    'source',
    'from',
    'sender',
  ],
  targetActor: ['target_name', 'actor2', 'actor_2', 'side_b', 'target_actor', 'recipient', 'target', 'to', 'receiver'],
  sourceCountry: [
    'source_country',
    'actor1_country',
    'actor1countrycode',
    'actor_country',
    'country1',
    'country_a',
    'ccode1',
    'iso1',
    'state_a',
  ],
  targetCountry: [
    'target_country',
    'actor2_country',
    'actor2countrycode',
    'recipient_country',
    'country2',
    'country_b',
    'ccode2',
    'iso2',
    'state_b',
  ],
  sourceSectors: ['source_sectors', 'source_sector', 'actor1_sector', 'actor1_type'],
  targetSectors: ['target_sectors', 'target_sector', 'actor2_sector', 'actor2_type'],
  code: [
    'cameo_code',
    'cameo',
    'event_code',
    'eventcode',
    'code',
    'event_type',
    'category',
    'type',
    'action',
    'act',
    'event',
    'what',
    'kind',
  ],
  quad: ['quad_class', 'quadclass', 'quad', 'quad_code'],
  score: ['goldstein', 'goldsteinscale', 'goldstein_scale', 'intensity', 'score', 'scale'],
  mentions: ['num_mentions', 'nummentions', 'mentions', 'n_sources', 'number_of_sources', 'reports'],
  root: ['is_root_event', 'isrootevent', 'root_event'],
  place: ['country', 'place_country', 'location_country', 'actiongeo_countrycode'],
  id: ['event_id', 'id', 'globaleventid', 'eventid'],
  address: ['url', 'sourceurl', 'source_url', 'link', 'publisher', 'news_source'],
} as const satisfies Record<string, readonly string[]>;
type Role = keyof typeof NAMES;

/**
 * Guesses how the columns of a table are to be read, by their names and by what stands in them.
 *
 * @param head the first bytes of the table, unpacked: 64 kB are enough
 * @param mapping a mapping to look at instead of guessing
 * @example
 * const table = 'date,from,to,type\n2019-10-24,France,Mali,AID\n';
 * const { mapping } = previewMapping(new TextEncoder().encode(table));
 * [mapping?.day, mapping?.scheme]; // ['date', 'plover']
 */
export function previewMapping(head: Uint8Array, mapping?: EventMapping): MappingPreview {
  const table = tableHead(head);
  const [names = [], ...rows] = table.rows;
  const chosen = mapping ?? formatOf(table)?.mapping ?? guess(table.separator, names, rows);
  const fields = chosen ? fieldsOf(chosen) : [];
  const hasHeader = chosen?.header ?? true;
  const columns = names.map((name, i) => {
    const values = (hasHeader ? rows : table.rows).map((row) => row[i] ?? '').filter((value) => value !== '');
    const field = fields.filter(
      ([, column]) => column === i + 1 || String(column).toLowerCase() === name.toLowerCase(),
    );
    return {
      name: hasHeader ? name : String(i + 1),
      field: field.map(([role]) => role).join(', '),
      examples: [...new Set(values)].slice(0, 3),
    };
  });
  const used = new Set(columns.flatMap(({ field }) => field.split(', ')));
  const missing = WANTED.filter(([roles]) => !roles.some((role) => used.has(role))).map(([, words]) => words);
  return { mapping: chosen, columns, missing };
}

const WANTED: readonly (readonly [roles: readonly string[], words: string])[] = [
  [['day'], 'no column with days was found; without it nothing can be read'],
  [['source country'], 'no column with the state that acts was found'],
  [['target country'], 'no column with the state that it acts towards was found'],
  [['code'], 'no column with the kind of event was found'],
  [['score', 'code'], 'no column with a score was found'],
  [['id'], 'no column with an id was found; rows are known by their place in the file'],
];

function guess(
  separator: EventMapping['separator'],
  names: readonly string[],
  rows: readonly (readonly string[])[],
): EventMapping | undefined {
  const plain = names.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_'));
  const place = (role: Role): number => {
    for (const each of NAMES[role]) if (plain.includes(each)) return plain.indexOf(each);
    return -1;
  };
  const values = (at: number): readonly string[] => rows.map((row) => row[at] ?? '').filter((value) => value !== '');
  const column = (role: Role): string | undefined => names[place(role)];
  const day = column('day') ?? names.find((_, i) => allOf(values(i), (value) => parseDay(value, 'mdy') !== undefined));
  if (day === undefined) return undefined;
  const side = (actor: Role, country: Role, sectors: Role): EventMappingInput['source'] => {
    const at = place(country) >= 0 ? place(country) : place(actor);
    return {
      ...(column(actor) === undefined ? {} : { actor: column(actor) }),
      country: at < 0 ? [] : [{ column: names[at] as string, as: namingOf(values(at)) }],
      sectors: column(sectors) === undefined ? [] : [column(sectors) as string],
    };
  };
  const at = place('place');
  const optional = (role: 'code' | 'quad' | 'score' | 'mentions' | 'root'): object =>
    column(role) === undefined ? {} : { [role]: column(role) };
  const list = (role: 'id' | 'address'): string[] => (column(role) === undefined ? [] : [column(role) as string]);
  return EventMapping.parse({
    separator,
    quotes: separator !== 'tab',
    header: true,
    day,
    source: side('sourceActor', 'sourceCountry', 'sourceSectors'),
    target: side('targetActor', 'targetCountry', 'targetSectors'),
    ...optional('code'),
    scheme: schemeOf(values(place('code'))),
    ...optional('quad'),
    ...optional('score'),
    ...optional('mentions'),
    ...optional('root'),
    place: at < 0 ? [] : [{ column: names[at] as string, as: namingOf(values(at)) }],
    id: list('id'),
    address: list('address'),
  });
}

/** The system that knows most of the values; names and ISO codes before numbers, which several systems have. */
function namingOf(values: readonly string[]): CountryNaming {
  const known: readonly (readonly [CountryNaming, (value: string) => boolean])[] = [
    ['iso3', (value) => COUNTRIES.has(value.toUpperCase())],
    ['name', (value) => countryByName(value) !== undefined],
    ['iso2', (value) => /^[A-Za-z]{2}$/.test(value) && countryByCode('iso2', value).length > 0],
    ['cameo', (value) => /^[A-Za-z]{3}$/.test(value) && countryByCode('cameo', value).length > 0],
    ['cow', (value) => /^\d+$/.test(value) && countryByCode('cow', value).length > 0],
    ['numeric', (value) => /^\d+$/.test(value) && countryByCode('numeric', value).length > 0],
  ];
  const counts = known.map(([as, test]) => [as, values.filter(test).length] as const);
  const best = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return best[1] === 0 ? 'any' : best[0];
}

function schemeOf(values: readonly string[]): CategoryScheme {
  const names: ReadonlySet<string> = new Set(CATEGORIES);
  if (allOf(values, (value) => names.has(value.toUpperCase()))) return 'plover';
  return allOf(values, (value) => /^\d{2,4}$/.test(value) && cameoFacts(value) !== undefined) ? 'cameo' : 'own';
}

function allOf(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(test).length >= values.length * 0.9;
}

/** What each column of a mapping is for, in words. */
function fieldsOf(mapping: EventMapping): readonly (readonly [field: string, column: string | number])[] {
  const each = (field: string, column: string | number | (string | number)[] | undefined) =>
    column === undefined ? [] : [column].flat().map((one) => [field, one] as const);
  const side = (name: 'source' | 'target') => [
    ...each(`${name} actor`, mapping[name].actor),
    ...mapping[name].country.flatMap(({ column }) => each(`${name} country`, column)),
    ...mapping[name].sectors.flatMap((column) => each(`${name} sectors`, column)),
  ];
  return [
    ...each('day', mapping.day),
    ...each('published', mapping.published),
    ...side('source'),
    ...side('target'),
    ...(['code', 'mode', 'quad', 'score', 'mentions', 'root'] as const).flatMap((field) => each(field, mapping[field])),
    ...mapping.place.flatMap(({ column }) => each('place', column)),
    ...(['id', 'address', 'sentence'] as const).flatMap((field) =>
      mapping[field].flatMap((column) => each(field, column)),
    ),
  ];
}
