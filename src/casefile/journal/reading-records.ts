import type { AnyRecord, Reading, RecordList } from '../../records/reading.ts';

/** The list of a reading in which records of a kind stand, in the order in which they are shown. */
export const LIST_OF = {
  event: 'events',
  statement: 'statements',
  position: 'positions',
  proposal: 'proposals',
  forecast: 'forecasts',
  relation: 'relations',
  motive: 'motives',
  cause: 'causes',
  quantity: 'quantities',
  'discourse-statement': 'discourseStatements',
} as const satisfies Readonly<Record<AnyRecord['kind'], RecordList>>;

// Not the list of the schemas' file: whoever opens a case should not load them.
const LISTS: readonly RecordList[] = Object.values(LIST_OF);

/** A record with the list in which it stands. */
export interface ListedRecord {
  readonly list: RecordList;
  readonly record: AnyRecord;
}

/**
 * All records of a reading in the order of its lists.
 * @example
 * listedRecords(reading)[0].list; // 'events'
 */
export function listedRecords(reading: Reading): readonly ListedRecord[] {
  return LISTS.flatMap((list) => ((reading[list] ?? []) as readonly AnyRecord[]).map((record) => ({ list, record })));
}

/** A reading that holds these records in place of its own; issues keep the positions that are left. */
export function withRecords(reading: Reading, records: readonly AnyRecord[]): Reading {
  const lists = Object.fromEntries(LISTS.map((list) => [list, [] as AnyRecord[]])) as Record<RecordList, AnyRecord[]>;
  for (const record of records) lists[LIST_OF[record.kind]].push(record);
  const { causes, discourseStatements, ...others } = lists;
  const positions = new Set(lists.positions.map(({ id }) => id));
  const issues = reading.issues
    ?.map((issue) => ({ ...issue, positions: issue.positions.filter((id) => positions.has(id)) }))
    .filter((issue) => issue.positions.length > 0);
  return {
    ...reading,
    ...others,
    ...(reading.causes || causes.length > 0 ? { causes } : {}),
    ...(reading.discourseStatements || discourseStatements.length > 0 ? { discourseStatements } : {}),
    ...(issues ? { issues } : {}),
  } as Reading;
}

/** A reading whose records, and what refers to them, have other ids. */
export function withIds(reading: Reading, id: (id: string) => string): Reading {
  const renamed = listedRecords(reading).map(({ record }) => {
    const named = { ...record, id: id(record.id) };
    if (named.kind === 'statement' && named.within !== undefined) return { ...named, within: id(named.within) };
    if (named.kind === 'discourse-statement' && named.position !== undefined)
      return { ...named, position: id(named.position) };
    return named;
  });
  const issues = reading.issues?.map((issue) => ({ ...issue, positions: issue.positions.map(id) }));
  return withRecords({ ...reading, ...(issues ? { issues } : {}) }, renamed);
}
