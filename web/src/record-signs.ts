import type { RecordRow } from './api.ts';

/** How sure the machine is, or what a person said; never by colour alone. */
export function signOf({
  status,
  grade,
  orphan,
  blind,
}: Pick<RecordRow, 'status' | 'grade' | 'orphan' | 'blind'>): string {
  if (blind) return '?';
  if (orphan) return '!';
  if (status === 'accepted') return '✓';
  if (status === 'rejected') return '✗';
  return grade === 'strong' ? '●●●' : grade === 'fair' ? '●●○' : '●○○';
}

/** What a list says of a record; nothing of what is asked blind first. */
export function rowWords({ blind, says }: Pick<RecordRow, 'blind' | 'says'>): string {
  return blind ? 'what do its words say? asked before the suggestion is shown' : says;
}

/** The same for those who hear it. */
export function signWords({ status, grade, orphan }: Pick<RecordRow, 'status' | 'grade' | 'orphan'>): string {
  if (orphan) return 'kept, though the reading that holds lacks it';
  if (status !== 'open') return status;
  return `suggested, ${grade ?? 'no'} evidence`;
}

/** A probability as people read it. */
export function chance(probability: number | undefined): string {
  return probability === undefined ? '' : `${Math.round(probability * 100)} %`;
}
