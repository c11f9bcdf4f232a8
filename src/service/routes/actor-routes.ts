import { z } from 'zod';
import { sharedState } from '../../casefile/store/state.ts';
import { isState, nameInId } from '../../records/actor-id.ts';
import { countryName } from '../../records/countries.ts';
import { Id } from '../kit/forms.ts';
import type { RecordRow } from '../kit/record-index.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

const ActorRow = z
  .strictObject({
    id: Id,
    name: z.string(),
    records: z.number().int().describe('records that name it and that nobody rejected'),
    documents: z.number().int(),
  })
  .meta({ id: 'ActorRow' });

/** Who is named in the records of a case. */
export const ACTOR_ROUTES = [
  route({
    method: 'get',
    path: '/actors',
    name: 'listActors',
    summary: 'Who is named in records, most often first',
    params: {},
    query: { ...PAGE },
    answer: listOf(ActorRow),
    columns: ['id', 'name', 'records', 'documents'],
    run: ({ file, index }, { query }) => page(actorRows(index.rows(), sharedState(file).actorNames), query),
  }),
];

function actorRows(
  rows: readonly RecordRow[],
  given: ReadonlyMap<string, string>,
): readonly z.infer<typeof ActorRow>[] {
  const found = new Map<string, { records: number; documents: Set<string> }>();
  for (const { actors, document, status } of rows) {
    if (status === 'rejected') continue;
    for (const id of new Set(actors)) {
      const held = found.get(id) ?? { records: 0, documents: new Set() };
      held.records++;
      held.documents.add(document);
      found.set(id, held);
    }
  }
  return [...found]
    .map(([id, { records, documents }]) => ({
      id,
      name: given.get(id) ?? (isState(id) ? countryName(id) : undefined) ?? nameInId(id),
      records,
      documents: documents.size,
    }))
    .toSorted((a, b) => b.records - a.records || (a.id < b.id ? -1 : 1));
}
