import { useEffect, useRef, useState } from 'react';
import type { Span } from '../../../src/records/span.ts';
import { useDecisions } from '../decisions.tsx';
import { formFields } from '../record-values.ts';
import { submitted } from '../submitted.ts';
import { FieldInput, useFields } from './edit-form.tsx';

/** A record that no reader found, on words of the text. */
export function NewRecord({
  document,
  text,
  span,
  close,
}: {
  readonly document: string;
  readonly text: string;
  readonly span: Span;
  readonly close: () => void;
}) {
  const fields = useFields();
  const { decide, said } = useDecisions();
  const [kind, setKind] = useState('event');
  const [type, setType] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const types = kind === 'discourse-statement' ? (fields[kind]?.type?.choices ?? []) : [];
  const offered = formFields(fields, kind, types.length > 0 ? type || types[0] : undefined);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="new-title">
      <h2 id="new-title">New record</h2>
      <p className="sentence" dir="auto">
        “{text.slice(span.start, span.end)}”
      </p>
      <form
        onChange={({ target }) => {
          if (target instanceof HTMLSelectElement && target.name === 'type') setType(target.value);
        }}
        onSubmit={submitted(async (form) => {
          const values = offered.flatMap(([name]) => {
            const value = String(form.get(name) ?? '').trim();
            return value === '' ? [] : [`${name}=${value}`];
          });
          if (await decide(`Added: ${kind}`, `/documents/${document}/records`, { kind, ...span, fields: values }))
            close();
        })}
      >
        <p className="field">
          <label htmlFor="new-kind">Kind</label>
          <select id="new-kind" value={kind} onChange={(event) => setKind(event.target.value)}>
            {Object.keys(fields).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </p>
        {offered.map(([name, { needed: _, ...field }]) => (
          // Nothing is chosen for the person: what is needed and missing, the service says.
          <FieldInput
            key={`${kind} ${name}`}
            name={name}
            field={field}
            value={name === 'type' && types[0] ? types[0] : firstOf(name)}
            first={false}
          />
        ))}
        {said?.wrong && (
          <p role="alert" className="wrong">
            {said.words}
          </p>
        )}
        <p className="buttons">
          <button type="submit">Add</button>
          <button type="button" className="plain" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** What most records that people add say. */
function firstOf(name: string): string {
  return name === 'reality' ? 'actual' : '';
}
