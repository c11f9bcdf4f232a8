import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RecordRow } from '../../api.ts';
import { useDeciding } from '../../deciding.ts';
import { onKeys } from '../../keys.ts';
import { RecordCard } from '../../parts/record-card.tsx';
import { RecordList } from '../../parts/record-list.tsx';

/** Records to go through, and the one that is looked at beside them. */
export function ReviewedRecords<Row extends RecordRow>({
  rows,
  chosen,
  choose,
  sample,
  about,
}: {
  readonly rows: readonly Row[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  readonly sample?: 'odd';
  /** What is told of the record beside what it says. */
  readonly about?: (row: Row) => ReactNode;
}) {
  const deciding = useDeciding(rows, chosen, choose, sample);
  const { selected, mode, setMode, accept, reject, list, focusList, keys } = deciding;
  const row = rows.find(({ id }) => id === selected?.id);
  // What was just changed may fit the list no more; it stays in sight, with what is offered for it.
  const shown = selected?.id ?? chosen;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the list and the card within.
    <div className="two" onKeyDown={onKeys(keys)}>
      <RecordList rows={rows} selected={selected?.id} select={choose} list={list} />
      {shown !== undefined && (
        <div>
          {row && about?.(row)}
          <RecordCard
            key={shown}
            id={shown}
            mode={mode}
            setMode={setMode}
            accept={accept}
            reject={reject}
            focusList={focusList}
          />
          {selected && (
            <p>
              <Link href={`/read/${selected.document}?rec=${selected.id}`}>Read it in its text</Link>
            </p>
          )}
        </div>
      )}
    </div>
  );
}
