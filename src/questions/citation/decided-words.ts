import type { CaseRecord } from '../../casefile/journal/current.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { readersWords } from '../../report/words/readers-words.ts';

/** Who decided what about a record, or suggested it, in words; empty where nobody did. */
export function decidedWords({ status, edited, machine, suggested, decided, orphan }: CaseRecord): string {
  if (!decided) {
    return suggested ? plainText(`suggested by ${suggested.coder}, ${momentWords(suggested.at)}`) : '';
  }
  const what =
    status === 'rejected'
      ? 'rejected'
      : machine === undefined && suggested === undefined
        ? edited.length > 0
          ? `added and edited (${edited.join(', ')})`
          : 'added'
        : edited.length > 0
          ? `edited (${edited.join(', ')})`
          : 'accepted';
  const lost = orphan ? '; the reading that holds now has no such record' : '';
  return plainText(`${what} by ${decided.coder}, ${momentWords(decided.at)}${lost}`);
}

/** `2026-11-27 14:03` of a moment in UTC. */
export function momentWords(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** Which rule or model made a record, and how sure it was. */
export function provenanceWords({ machine, suggested }: CaseRecord): string {
  if (suggested) return plainText(`suggested by ${suggested.coder}; no machine of this program found it`);
  if (!machine) return 'added by a person; no machine found it';
  const { stage, by, rule, offeredBy, grade, score } = machine.provenance;
  const offered = offeredBy === undefined ? '' : `, offered by ${offeredBy}`;
  const order = score === undefined ? '' : `, order ${score.toFixed(3)}`;
  const readers = readersWords(machine.provenance);
  return plainText(`found by ${stage}: ${by} ${rule}${offered} (${grade}${order})${readers ? `; ${readers}` : ''}`);
}
