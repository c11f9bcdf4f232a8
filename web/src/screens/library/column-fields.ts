import type { Mapping } from '../../uploads.ts';

/** What a column of a table may hold, with words for it. `source` and `target`: the actor and its state in one. */
export const FIELDS: Readonly<Record<string, string>> = {
  '': 'not used',
  day: 'day of the event',
  published: 'day of the report',
  'source actor, source country': 'who acts, and its state',
  'source actor': 'who acts',
  'source country': 'state that acts',
  'target actor, target country': 'towards whom, and its state',
  'target actor': 'towards whom',
  'target country': 'state acted towards',
  code: 'kind of event',
  quad: 'quad class',
  score: 'score',
  mentions: 'how often reported',
  root: 'root event',
  place: 'place',
  id: 'id',
  address: 'address of the report',
};

type Side = Mapping['source'];
type Country = NonNullable<Side['country']>[number];

/** A table before anybody said what it holds. */
const PLAIN: Mapping = { separator: 'comma', quotes: true, header: true, day: '', source: {}, target: {} };

/**
 * The mapping that a person chose, column by column; how states are named stays as it was guessed.
 * @returns nothing while no column holds the day
 */
export function mappingOf(base: Mapping | undefined, chosen: ReadonlyMap<string, string>): Mapping | undefined {
  const named = (field: string): string | undefined => [...chosen].find(([, of]) => of === field)?.[0];
  const day = named('day');
  if (day === undefined) return undefined;
  const before = base ?? PLAIN;
  const known: readonly Country[] = [
    ...(before.source.country ?? []),
    ...(before.target.country ?? []),
    ...(before.place ?? []),
  ];
  const country = (column: string): Country => known.find((one) => one.column === column) ?? { column, as: 'any' };
  const side = (name: 'source' | 'target'): Side => {
    const both = named(`${name} actor, ${name} country`);
    const actor = named(`${name} actor`) ?? both;
    const state = named(`${name} country`) ?? both;
    return { ...(actor === undefined ? {} : { actor }), country: state === undefined ? [] : [country(state)] };
  };
  const one = (field: string): Readonly<Record<string, string>> => {
    const column = named(field);
    return column === undefined ? {} : { [field]: column };
  };
  const list = (field: string): string[] => [...chosen].filter(([, of]) => of === field).map(([column]) => column);
  const { separator, quotes, header, scheme, days, origin, categories } = before;
  return {
    separator,
    quotes,
    header,
    ...(scheme === undefined ? {} : { scheme }),
    ...(days === undefined ? {} : { days }),
    ...(origin === undefined ? {} : { origin }),
    ...(categories === undefined ? {} : { categories }),
    day,
    source: side('source'),
    target: side('target'),
    ...Object.assign({}, ...['published', 'code', 'quad', 'score', 'mentions', 'root'].map(one)),
    place: list('place').map(country),
    id: list('id'),
    address: list('address'),
  };
}
