import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ask, type CaseRecord, type Field, type Fields } from '../api.ts';
import { formFields, written } from '../record-values.ts';
import { submitted } from '../submitted.ts';

/** What may be changed in records of each kind. */
export function useFields(): Fields {
  const { data } = useQuery({
    queryKey: ['fields'],
    queryFn: ({ signal }) => ask<Fields>('/fields', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? {};
}

/** A form of what a record says; only what was changed is sent. */
export function EditForm({
  record,
  save,
  cancel,
}: {
  readonly record: CaseRecord['record'];
  readonly save: (changes: readonly string[]) => void;
  readonly cancel: () => void;
}) {
  const type = record.kind === 'discourse-statement' ? record.type : undefined;
  const fields = formFields(useFields(), record.kind, type);
  return (
    <form
      className="edit"
      aria-label={`Edit this ${record.kind}`}
      onSubmit={submitted((form) => {
        const changes = fields.flatMap(([name, field]) => {
          const value = String(form.get(name) ?? '').trim();
          return value === written(record, name, field) ? [] : [`${name}=${value}`];
        });
        if (changes.length > 0) save(changes);
        else cancel();
      })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      {fields.map(([name, field], i) => (
        <FieldInput key={name} name={name} field={field} value={written(record, name, field)} first={i === 0} />
      ))}
      <p className="buttons">
        <button type="submit">Save</button>
        <button type="button" className="plain" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** One field, with the choices that there are. */
export function FieldInput({
  name,
  field,
  value,
  first,
}: {
  readonly name: string;
  readonly field: Field;
  readonly value: string;
  readonly first: boolean;
}) {
  const id = useId();
  const choices = field.type === 'truth' ? ['yes', 'no'] : field.choices;
  return (
    <p className="field">
      <label htmlFor={id}>
        {name}
        {HINTS[field.type] !== undefined && <span className="hint"> {HINTS[field.type]}</span>}
      </label>
      {choices ? (
        // biome-ignore lint/a11y/noAutofocus: a form that a key opens takes the focus.
        <select id={id} name={name} defaultValue={value} autoFocus={first}>
          {!field.needed && <option value="">–</option>}
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        // biome-ignore lint/a11y/noAutofocus: a form that a key opens takes the focus.
        <input id={id} name={name} defaultValue={value} autoFocus={first} autoComplete="off" />
      )}
    </p>
  );
}

const HINTS: Readonly<Record<string, string>> = {
  sides: 'actors, such as USA,KOR',
  actors: 'actors, such as USA,KOR',
  actor: 'an actor, such as USA',
  date: 'YYYY-MM-DD, YYYY-MM or YYYY, from..to',
  texts: 'with commas between',
};
