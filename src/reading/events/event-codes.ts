import type { Codebook } from '../../lexicon/own/codebook.ts';
import type { Event } from '../../records/event.ts';

/**
 * Gives events the codes of a codebook that gather their category, the one with their mode before the one without.
 * Events that a trigger of the codebook has named keep its code; category, quad class and score stay PLOVER's.
 */
export function codeEvents(events: readonly Event[], codebook: Codebook): Event[] {
  const codes = new Map(
    codebook.codes.flatMap((own) =>
      own.gathers.map(({ category, mode }) => [`${category}/${mode ?? ''}`, own] as const),
    ),
  );
  return events.map((event) => {
    const own = codes.get(`${event.category}/${event.mode ?? ''}`) ?? codes.get(`${event.category}/`);
    if (event.code !== undefined || own === undefined) return event;
    const rule = `${event.provenance.rule}; code ${codebook.name}, line ${own.at.line}`;
    return { ...event, code: own.code, provenance: { ...event.provenance, rule } };
  });
}
