import { z } from 'zod';
import { sharedState } from '../../casefile/store/state.ts';
import { isState, nameInId } from '../../records/actor-id.ts';
import { countryName } from '../../records/countries.ts';
import { Id } from '../kit/forms.ts';
import { listOf, PAGE, pageOf, route } from '../kit/route.ts';

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
    run: ({ file, index }, { query }) => {
      const named = index.actors();
      const shown = named.slice(query.after, query.after + query.limit);
      const given = sharedState(file).actorNames;
      const items = shown.map(({ id, records, documents }) => ({
        id,
        name: given.get(id) ?? (isState(id) ? countryName(id) : undefined) ?? nameInId(id),
        records,
        documents,
      }));
      return pageOf(items, named.length, query.after);
    },
  }),
];
