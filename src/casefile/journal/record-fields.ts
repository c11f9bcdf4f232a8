import { quadOf, SYMMETRIC, scoreOf } from '../../records/plover.ts';
import type { AnyRecord } from '../../records/reading.ts';

/**
 * A record in which fields that follow from others fit those that a person changed: an event of another category has
 * its quad class and score, no mode and no CAMEO code of the old one, and a symmetric act lists all sides as sources.
 *
 * @param changed names of the fields that a person set; these are never touched
 */
export function withDependentFields(record: AnyRecord, changed: ReadonlySet<string>): AnyRecord {
  if (record.kind !== 'event') return record;
  if (!changed.has('category') && !changed.has('mode')) return record;
  const { mode, cameo, ...rest } = record;
  const kept = changed.has('mode') || !changed.has('category') ? mode : undefined;
  const symmetric = changed.has('category') && SYMMETRIC.has(record.category) && !changed.has('target');
  return {
    ...rest,
    ...(kept === undefined ? {} : { mode: kept }),
    ...(changed.has('cameo') && cameo !== undefined ? { cameo } : {}),
    ...(symmetric ? { source: [...record.source, ...record.target], target: [] } : {}),
    quad: changed.has('quad') ? record.quad : quadOf(record.category),
    score: changed.has('score') ? record.score : scoreOf(record.category, kept),
  };
}
