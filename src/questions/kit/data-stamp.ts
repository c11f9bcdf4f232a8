import { eventsVersion } from '../../casefile/events/event-parts.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { votesStatus } from '../../casefile/votes/stored-votes.ts';

/** Changes as soon as what an answer rests on does: event data, votes, records of the texts and decisions on them. */
export function dataStamp(file: CaseFile): string {
  const { n } = file
    .prepare(
      `SELECT (SELECT count(*) FROM journal) || ' ' || (SELECT coalesce(max(n), 0) FROM journal) || ' ' ||
         (SELECT count(*) || ' ' || coalesce(sum(reading), 0) FROM current) AS n`,
    )
    .get() as { readonly n: string };
  return `${eventsVersion(file)} ${JSON.stringify(votesStatus(file) ?? null)} ${n}`;
}
