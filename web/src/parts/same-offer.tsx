import { useQuery } from '@tanstack/react-query';
import { ask, type CaseRecord } from '../api.ts';
import { useDecisions } from '../decisions.tsx';

interface Same {
  readonly field?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly words: readonly string[];
  readonly records: readonly string[];
  readonly documents: number;
}

/** After an actor was corrected: an offer to correct the others that were read from the same words. */
export function SameOffer({
  id,
  record,
  focusList,
}: {
  readonly id: string;
  readonly record: CaseRecord;
  readonly focusList: () => void;
}) {
  const { decide } = useDecisions();
  const { data } = useQuery({
    queryKey: ['same', id, record.decided?.entry],
    queryFn: ({ signal }) => ask<Same>(`/records/${id}/same`, signal),
    enabled: record.edited.length > 0 && record.machine !== undefined,
  });
  const n = data?.records.length ?? 0;
  if (!data || n === 0) return null;
  const before = data.before.join(', ');
  const after = data.after.join(', ');
  return (
    <section className="offer" aria-label="The same words elsewhere">
      <p>
        In {n} other {n === 1 ? 'record' : 'records'} of {data.documents} {data.documents === 1 ? 'text' : 'texts'}, “
        {data.words.join('”, “')}” was read as {before} too, and nobody decided yet.
      </p>
      <button
        type="button"
        onClick={async () => {
          const words = `Corrected ${n} more: ${before} → ${after}`;
          if (await decide(words, `/records/${id}/same`, { expect: n })) focusList();
        }}
      >
        Put {after} in {n === 1 ? 'it' : `all ${n}`}
      </button>
    </section>
  );
}
