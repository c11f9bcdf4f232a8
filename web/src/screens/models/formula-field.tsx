import { useId, useState } from 'react';
import { readFormula } from '../../../../src/conflict/model/logic.ts';
import { submitted } from '../../submitted.ts';

/** A formula to be written; what is wrong with it stands below it while it is typed. */
export function FormulaField({
  label,
  names,
  value,
  save,
  cancel,
}: {
  readonly label: string;
  /** Ids that it may name. */
  readonly names: readonly string[];
  readonly value: string;
  /** @returns what is wrong with it */
  readonly save: (formula: string) => string | undefined;
  readonly cancel: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  const [refused, setRefused] = useState<string>();
  const read = readFormula(text, names);
  const wrong =
    text.trim() === '' ? undefined : read.ok ? refused : `Column ${read.problem.column}: ${read.problem.message}.`;
  return (
    <form
      className="formula"
      onSubmit={submitted(() => {
        if (!read.ok) return;
        setRefused(save(text.trim()));
      })}
    >
      <p className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') cancel();
          }}
          // biome-ignore lint/a11y/noAutofocus: a form that a key opens takes the focus.
          autoFocus
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-wrong`}
        />
      </p>
      <p id={`${id}-wrong`} className="wrong" role="status">
        {wrong}
      </p>
      <p className="buttons">
        <button type="submit" disabled={!read.ok}>
          Save
        </button>
        <button type="button" className="plain" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}
