import type { Provenance } from '../../records/provenance.ts';
import { PROGRAM_READER } from '../../records/reader-name.ts';

/**
 * Which readers found a record, and what others make of the same words; empty where one read alone.
 *
 * @example
 * readersWords({ readers: ['entente', 'small'], otherwise: [{ reader: 'small', field: 'category', says: 'REJECT' }] });
 * // 'found by the program and small; small says category REJECT'
 */
export function readersWords({ readers, otherwise = [] }: Pick<Provenance, 'readers' | 'otherwise'>): string {
  if (!readers) return '';
  const names = readers.map((name) => (name === PROGRAM_READER ? 'the program' : name));
  const alone = names.length === 1 ? ' alone' : '';
  const says = otherwise.map(
    ({ reader, field, says: value }) => `${reader} says ${field} ${value === '' ? 'nobody' : value}`,
  );
  return [`found by ${names.join(' and ')}${alone}`, ...says].join('; ');
}
