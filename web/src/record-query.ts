import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask, type RecordView } from './api.ts';

/** How a record is asked for, with its sentence and its history. */
export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => ask<RecordView>(`/records/${id}`, signal),
  });
}

/** Asks for records that come next, so that they stand there at once when one goes on. */
export function askAhead(client: QueryClient, ids: readonly string[]): void {
  for (const id of ids) void client.prefetchQuery(recordQuery(id));
}
