import type { AnyRecord } from '../../records/reading.ts';

/** What another reader says of a field, as `entente decide edit` takes it. */
export interface Difference {
  readonly field: string;
  readonly says: string;
}

/** Fields in which readers may differ, by kind; spans are no difference as long as they share words. */
const COMPARED: { readonly [K in AnyRecord['kind']]: readonly string[] } = {
  event: ['category', 'source', 'target', 'reality'],
  statement: ['speakers'],
  position: ['actor', 'stance'],
  proposal: ['by'],
  forecast: ['by', 'hedge'],
  relation: ['a', 'b', 'quality', 'change'],
  motive: ['actor', 'motive'],
  cause: [],
  quantity: [],
  'discourse-statement': [],
};

/**
 * In what another record of the same words differs from a record.
 *
 * @returns what the other one says, by field
 */
export function otherwiseIn(record: AnyRecord, other: AnyRecord): readonly Difference[] {
  return COMPARED[record.kind].flatMap((field) => {
    const says = fieldWords(other, field);
    return says === fieldWords(record, field) ? [] : [{ field, says }];
  });
}

function fieldWords(record: AnyRecord, field: string): string {
  const value: unknown = (record as unknown as Readonly<Record<string, unknown>>)[field];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = all.map((one) =>
    typeof one === 'object' && one !== null && 'actor' in one ? String(one.actor) : String(one ?? ''),
  );
  return Array.isArray(value) ? words.toSorted().join(',') : words.join(',');
}

/** How far readers differ on a record: 2, they call it otherwise; 1, not all found it; 0, they agree or only one was asked. */
export function disagreement({ readers, otherwise = [] }: AnyRecord['provenance'], asked: number): 0 | 1 | 2 {
  if (otherwise.length > 0) return 2;
  return readers !== undefined && readers.length < asked ? 1 : 0;
}
