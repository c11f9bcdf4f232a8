import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { z } from 'zod';
import type { BehindForm, BehindItemForm } from '../../../src/service/kit/report-answer.ts';

export type BehindItem = z.output<typeof BehindItemForm>;
export type Behind = z.output<typeof BehindForm>;
export type BehindGroup = Behind['groups'][number];

/**
 * What one number stands on, beside what is shown: rows with their file and byte, sentences that lead into their text. Escape
 * closes it, and the focus goes back to the number.
 */
export function Evidence({
  title,
  note,
  groups,
  close,
  children,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly groups: readonly BehindGroup[];
  readonly close: () => void;
  /** Stands below the items: how to see more of them. */
  readonly children?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} className="evidence" aria-labelledby="evidence" onClose={close}>
      <div className="evidence-head">
        <h2 id="evidence" tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="plain" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable. */}
      <section className="evidence-body" aria-label="What stands behind it" tabIndex={0}>
        {note !== undefined && <p className="note">{note}</p>}
        {groups.map(({ title: name, from, items }) => (
          <div key={`${name} ${from}`} className="source">
            {name !== title && <h3 dir="auto">{name}</h3>}
            {from !== '' && <p className="from">{from}</p>}
            <ol className="bare">
              {items.map((item) => (
                <Item key={keyOf(item)} item={item} />
              ))}
            </ol>
          </div>
        ))}
        {children}
      </section>
    </dialog>
  );
}

function keyOf(item: BehindItem): string {
  return item.kind === 'row' ? `${item.place} ${item.sides} ${item.what}` : item.record;
}

function Item({ item }: { readonly item: BehindItem }) {
  if (item.kind === 'row') {
    const { day, sides, what, source, notes, place } = item;
    return (
      <li className="event-row">
        <span className="nb">{day}</span> <b>{sides}</b> {what}
        <br />
        <span className="row-notes" dir="auto">
          {[source, ...notes, place].filter((note) => note !== '').join(' · ')}
        </span>
      </li>
    );
  }
  const { before, words, after, grade, document, record } = item;
  return (
    <li>
      <q dir="auto">
        {before}
        <b>{words}</b>
        {after}
      </q>
      <p className="row-notes">
        {grade} evidence
        {document !== undefined && (
          <>
            {' · '}
            <Link href={`/read/${document}?rec=${record}`}>Read it in its text</Link>
          </>
        )}
      </p>
    </li>
  );
}

/** The groups in which the items of these numbers stand, with these items alone. */
export function groupsOf({ groups }: Behind, places: readonly number[]): readonly BehindGroup[] {
  const wanted = new Set(places);
  let n = 0;
  return groups.flatMap(({ items, ...group }) => {
    const chosen = items.filter(() => wanted.has(n++));
    return chosen.length > 0 ? [{ ...group, items: chosen }] : [];
  });
}
