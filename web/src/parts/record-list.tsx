import { type RefObject, useEffect } from 'react';
import type { RecordRow } from '../api.ts';
import { chance, rowWords, signOf, signWords } from '../record-signs.ts';

/** So many rows are in the page at once; the others come as one goes on. */
const AROUND = 150;

/** Records to go through: one has the focus, keys act on it. */
export function RecordList({
  rows,
  selected,
  select,
  list,
}: {
  readonly rows: readonly RecordRow[];
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly list: RefObject<HTMLDivElement | null>;
}) {
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  );
  const from = Math.max(0, at - AROUND);
  const shown = rows.slice(from, at + AROUND);
  useEffect(() => {
    // Whoever comes to a screen of records can use their keys at once; a field that one is in is left alone.
    const focused = document.activeElement;
    if (focused === document.body || focused?.id === 'main') list.current?.focus({ preventScroll: true });
  }, [list]);
  useEffect(() => {
    if (selected === undefined) return;
    document.getElementById(`row-${selected}`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div
      ref={list}
      className="records"
      role="listbox"
      tabIndex={0}
      aria-label="Records"
      aria-activedescendant={selected === undefined ? undefined : `row-${selected}`}
    >
      {shown.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are listened to by the list.
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row.
        <div
          key={row.id}
          id={`row-${row.id}`}
          role="option"
          aria-selected={row.id === selected}
          className={row.status}
          onClick={() => select(row.id)}
        >
          <span className="sign" aria-hidden="true">
            {signOf(row)}
          </span>
          <span className="sr">{signWords(row)}, </span>
          <span className={`kind k-${row.kind}`}>{row.kind}</span>
          <span className="says" dir="auto">
            {rowWords(row)}
            {row.readers !== undefined && !row.blind && <span className="note"> – {row.readers}</span>}
            {row.suggestedBy !== undefined && <span className="note"> – suggested by {row.suggestedBy}</span>}
          </span>
          <span className="chance" title="how often such records are right">
            {row.blind ? '' : chance(row.probability)}
          </span>
        </div>
      ))}
    </div>
  );
}
