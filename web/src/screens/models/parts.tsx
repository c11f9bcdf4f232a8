import { useId, useRef, useState } from 'react';
import { editModelPart, type PartEdit } from '../../../../src/conflict/file/model-part-edit.ts';
import { formatFormula } from '../../../../src/conflict/model/logic.ts';
import type { Model, Option, OptionForm } from '../../../../src/conflict/model/model.ts';
import { statusQuoOf, takenIn } from '../../../../src/conflict/model/state-space.ts';
import type { Solution } from '../../../../src/conflict/solve/solve.ts';
import { submitted } from '../../submitted.ts';
import { EvidenceList } from './evidence.tsx';
import { FormulaField } from './formula-field.tsx';
import type { Cited } from './model-api.ts';
import { Preferences } from './preferences.tsx';
import type { OpenModel } from './use-model-file.ts';

interface PartsProps {
  readonly model: OpenModel;
  readonly shown: Model;
  readonly solution: Solution | undefined;
  readonly cited: ReadonlyMap<string, Cited>;
}

/** Who decides, what each can do and wants, and what cannot be; all of it can be changed. */
export function Parts({ model, shown, solution, cited }: PartsProps) {
  const { form } = shown;
  const names = (form.kind === 'options' ? form.options : form.states).map(({ id }) => id);
  return (
    <>
      <h2>What each wants</h2>
      {shown.decisionMakers.map((maker) => (
        <section key={maker.id} aria-label={maker.name} className="maker">
          <EditableText
            label={`Name of ${maker.name}`}
            text={maker.name}
            heading
            save={(to) => changed(model, `${maker.name} is now called “${to}”`, { part: 'maker', id: maker.id, to })}
          />
          <Preferences maker={maker} names={names} solution={solution} model={model} cited={cited} />
        </section>
      ))}
      {form.kind === 'options' && (
        <>
          <Options model={model} shown={shown} form={form} solution={solution} cited={cited} />
          <Rules model={model} form={form} names={names} cited={cited} />
          <NewParts model={model} shown={shown} />
        </>
      )}
    </>
  );
}

function changed(model: OpenModel, words: string, edit: PartEdit): string | undefined {
  return model.change(words, (text) => editModelPart(text, edit));
}

/** A text with a button that opens it for writing. */
function EditableText({
  label,
  text,
  heading = false,
  save,
}: {
  readonly label: string;
  readonly text: string;
  readonly heading?: boolean;
  readonly save: (to: string) => string | undefined;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const again = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => again.current?.focus());
  };
  if (!open) {
    const Text = heading ? 'h3' : 'span';
    return (
      <div className="editable">
        <Text dir="auto">{text}</Text>
        <button
          type="button"
          ref={again}
          className="link"
          aria-label={`Change: ${label}`}
          onClick={() => setOpen(true)}
        >
          change
        </button>
      </div>
    );
  }
  return (
    <form
      className="formula"
      onSubmit={submitted((form) => {
        const to = String(form.get('text') ?? '').trim();
        const problem = to === text || to === '' ? undefined : save(to);
        setWrong(problem);
        if (problem === undefined) close();
      })}
    >
      <p className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          name="text"
          defaultValue={text}
          // biome-ignore lint/a11y/noAutofocus: a form that a button opens takes the focus.
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        />
      </p>
      {wrong !== undefined && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p className="buttons">
        <button type="submit">Save</button>
        <button type="button" className="plain" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}

const DIRECTION: Readonly<Record<Option['direction'], string>> = {
  both: '',
  forward: ' · cannot be taken back',
  back: ' · cannot be taken up again',
};

function Options({ model, shown, form, solution, cited }: PartsProps & { readonly form: OptionForm }) {
  const name = (id: string): string => shown.decisionMakers.find((maker) => maker.id === id)?.name ?? id;
  const quo = solution ? statusQuoOf(solution.space) : undefined;
  const taken = solution && quo !== undefined ? takenIn(solution.space, quo) : [];
  return (
    <>
      <h2>What each can do</h2>
      <p className="note">Ticked: what is done today.</p>
      <ul className="bare options">
        {form.options.map((option) => (
          <li key={option.id}>
            <p className="tick">
              <input
                type="checkbox"
                id={`quo-${option.id}`}
                aria-label={`Today: ${option.name}`}
                checked={taken.includes(option.id)}
                onChange={(event) => {
                  const others = taken.filter((id) => id !== option.id);
                  const to = event.target.checked ? [...others, option.id] : others;
                  const words = `Today ${name(option.owners[0] ?? '')} ${event.target.checked ? 'does' : 'does not do'} “${option.name}”`;
                  changed(model, words, { part: 'status quo', taken: to });
                }}
              />
              <EditableText
                label={`What ${option.id} says`}
                text={option.name}
                save={(to) => changed(model, `${option.id} now says “${to}”`, { part: 'option', id: option.id, to })}
              />
            </p>
            <p className="note">
              {option.owners.map(name).join(' or ')} · <code>{option.id}</code>
              {DIRECTION[option.direction]}
            </p>
            <EvidenceList evidence={option.evidence ?? []} cited={cited} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Rules({
  model,
  form,
  names,
  cited,
}: {
  readonly model: OpenModel;
  readonly form: OptionForm;
  readonly names: readonly string[];
  readonly cited: ReadonlyMap<string, Cited>;
}) {
  const [open, setOpen] = useState<number | 'must' | 'never'>();
  const again = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(undefined);
    // The focus stays where one works.
    requestAnimationFrame(() => again.current?.focus());
  };
  const saved = (words: string, edit: PartEdit): string | undefined => {
    const problem = changed(model, words, edit);
    if (problem === undefined) close();
    return problem;
  };
  return (
    <>
      <h2>What cannot be</h2>
      <ul className="bare rules">
        {form.rules.map((rule, index) => {
          const formula = formatFormula(rule.formula);
          const says = rule.kind === 'exclude' ? `never: ${formula}` : `must: ${formula}`;
          return (
            <li key={rule.id}>
              {open === index ? (
                <FormulaField
                  label={rule.kind === 'exclude' ? 'What can never be' : 'What must hold'}
                  names={names}
                  value={formula}
                  cancel={close}
                  save={(to) => saved(`Rule: ${to}`, { part: 'rule', index, to })}
                />
              ) : (
                <>
                  <span>{rule.label ?? says}</span>
                  {rule.label !== undefined && (
                    <span className="note">
                      {' '}
                      <code>{says}</code>
                    </span>
                  )}{' '}
                  <button type="button" className="link" aria-label={`Change: ${says}`} onClick={() => setOpen(index)}>
                    change
                  </button>{' '}
                  <button
                    type="button"
                    className="link"
                    aria-label={`Drop: ${says}`}
                    onClick={() => changed(model, `Dropped the rule “${says}”`, { part: 'drop rule', index })}
                  >
                    drop
                  </button>
                  <EvidenceList evidence={rule.evidence ?? []} cited={cited} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {open === 'must' || open === 'never' ? (
        <FormulaField
          label={open === 'never' ? 'What can never be' : 'What must hold'}
          names={names}
          value=""
          cancel={close}
          save={(formula) => saved(`New rule: ${open} ${formula}`, { part: 'new rule', kind: open, formula })}
        />
      ) : (
        <p className="buttons">
          <button type="button" ref={again} onClick={() => setOpen('never')}>
            New: can never be
          </button>
          <button type="button" onClick={() => setOpen('must')}>
            New: must hold
          </button>
        </p>
      )}
    </>
  );
}

function NewParts({ model, shown }: { readonly model: OpenModel; readonly shown: Model }) {
  const [wrong, setWrong] = useState<string>();
  const id = useId();
  return (
    <details className="new-parts">
      <summary>New option or decision maker</summary>
      <form
        className="filters"
        onSubmit={submitted((form) => {
          const text = String(form.get('text') ?? '').trim();
          const [key, by] = [String(form.get('id') ?? '').trim(), String(form.get('by') ?? '')];
          const edit: PartEdit =
            by === '' ? { part: 'new maker', id: key, name: text } : { part: 'new option', id: key, by, text };
          setWrong(changed(model, `New: ${text}`, edit));
        })}
      >
        <p className="field">
          <label htmlFor={`${id}-by`}>What</label>
          <select id={`${id}-by`} name="by">
            {shown.decisionMakers.map((maker) => (
              <option key={maker.id} value={maker.id}>
                an option of {maker.name}
              </option>
            ))}
            <option value="">a decision maker</option>
          </select>
        </p>
        <p className="field">
          <label htmlFor={`${id}-text`}>In words</label>
          <input id={`${id}-text`} name="text" required />
        </p>
        <p className="field">
          <label htmlFor={`${id}-id`}>Id for formulas</label>
          <input id={`${id}-id`} name="id" required />
        </p>
        <p className="buttons">
          <button type="submit">Add</button>
        </p>
      </form>
      {wrong !== undefined && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </details>
  );
}
