import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'wouter';
import { tell } from '../../api.ts';
import type { Mapping, Upload, UploadPreview } from '../../uploads.ts';
import { FIELDS, mappingOf } from './column-fields.ts';

/** What the service takes a dropped file for. */
export function usePreview({ id }: Upload, mapping?: Mapping) {
  return useQuery({
    queryKey: ['preview', id, mapping],
    queryFn: () => tell<UploadPreview>(`/uploads/${id}/preview`, mapping ? { mapping } : {}),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
}

/** What is the same in the case already. */
const SAME = {
  bytes: 'This very file is in the case already, as',
  words: 'The very same words are in the case already, as',
  name: 'A file of this name was dropped before; its text is',
} as const;

/** A dropped file: what it is, how it begins, what of it is there already, and the way to leave it. */
export function Dropped({
  upload,
  preview,
  forget,
  children,
}: {
  readonly upload: Upload;
  readonly preview: UploadPreview;
  readonly forget: () => void;
  readonly children?: React.ReactNode;
}) {
  const { says, text, rows, odd, there, form } = preview;
  const title = useId();
  return (
    <article className="dropped" aria-labelledby={title}>
      <header>
        <h3 id={title} dir="auto">
          {upload.name}
        </h3>
        <p className="note">
          {form === 'unread' ? '' : `${says} · `}
          {sizeWords(upload.bytes)}{' '}
          <button type="button" className="link" onClick={forget}>
            Leave out <span className="sr">{upload.name}</span>
          </button>
        </p>
      </header>
      {form === 'unread' && <p className="wrong">{says}</p>}
      {text && (
        <>
          <p>
            <b dir="auto">{text.title ?? 'no title'}</b>{' '}
            <span className="note">
              {text.publisher && `${text.publisher} · `}
              {text.date ?? 'no date'} · {languageWords(text.language)} · {text.words.toLocaleString()} words
            </span>
          </p>
          <blockquote dir="auto">{text.begins.slice(0, 280)} …</blockquote>
        </>
      )}
      {there.map(({ id, same }) => (
        <p key={same} className="there">
          {SAME[same]} <Link href={`/read/${id}`}>{id}</Link>.
        </p>
      ))}
      {odd.length > 0 && (
        <ul className="odd">
          {odd.map((words) => (
            <li key={words} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      )}
      {children}
      {rows && rows.rows.length > 0 && (
        <FirstRows
          rows={rows}
          name={upload.name}
          how={form === 'events' || form === 'table' ? 'are understood' : 'stand'}
        />
      )}
    </article>
  );
}

function FirstRows({
  rows: { head, rows },
  name,
  how,
}: {
  readonly how: string;
  readonly rows: NonNullable<UploadPreview['rows']>;
  readonly name: string;
}) {
  return (
    <details open>
      <summary>
        The first {rows.length} rows as they {how}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className="scroll" aria-label={`First rows of ${name}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {head.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name.
                <th key={i} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names and never move.
              <tr key={i}>
                {row.map((cell, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells.
                  <td key={j} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** Which columns of a table hold what: each can be said otherwise, and the rows are shown as they are read by that. */
export function Columns({
  preview,
  change,
}: {
  readonly preview: UploadPreview;
  readonly change: (mapping: Mapping) => void;
}) {
  const { columns = [], mapping } = preview;
  return (
    <details open>
      <summary>What each column holds</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className="scroll" aria-label="What each column holds" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">holds</th>
              <th scope="col">such as</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, field, examples }) => (
              <tr key={name}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td>
                  <select
                    aria-label={`What the column ${name} holds`}
                    value={field in FIELDS ? field : ''}
                    onChange={({ target }) => {
                      const chosen = new Map(columns.map((one) => [one.name, one.field]));
                      // One column alone holds a thing; the one that did before is free.
                      for (const [other, of] of chosen) if (of === target.value) chosen.set(other, '');
                      chosen.set(name, target.value);
                      const next = mappingOf(mapping, chosen);
                      if (next) change(next);
                    }}
                  >
                    {Object.entries(FIELDS).map(([value, words]) => (
                      <option key={value} value={value}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
                <td dir="auto">{examples.join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** A size as people read it. */
function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A language by its name. */
function languageWords(code: string | undefined): string {
  if (code === undefined) return 'language unknown';
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
