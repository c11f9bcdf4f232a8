import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { PreferenceEdit } from '../../../../src/conflict/explain/mediator-edits.ts';
import { editModelFile } from '../../../../src/conflict/file/model-file-edit.ts';
import { editModelPart } from '../../../../src/conflict/file/model-part-edit.ts';
import { formatFormula, parseFormula } from '../../../../src/conflict/model/logic.ts';
import { type DecisionMaker, isUnsourced, type Sourced } from '../../../../src/conflict/model/model.ts';
import { ranking } from '../../../../src/conflict/model/payoffs.ts';
import type { Solution } from '../../../../src/conflict/solve/solve.ts';
import { editWords } from '../../../../src/report/conflict/conflict-inverse.ts';
import { conflictWords } from '../../../../src/report/conflict/conflict-words.ts';
import { Toolbar } from '../../parts/toolbar.tsx';
import { submitted } from '../../submitted.ts';
import { EvidenceList } from './evidence.tsx';
import { FormulaField } from './formula-field.tsx';
import type { Cited } from './model-api.ts';
import type { OpenModel } from './use-model-file.ts';

/** A line of a ranked list. */
interface Row {
  readonly key: string;
  readonly text: string;
  readonly formula?: string;
  readonly marks: string;
  readonly unsourced: boolean;
  readonly part?: Sourced;
  /** The edit that brings it to another rank. */
  readonly to: (rank: number) => PreferenceEdit;
  readonly drop?: PreferenceEdit;
}

/** What one decision maker prefers. */
export function Preferences({
  maker,
  names,
  solution,
  model,
  cited,
}: {
  readonly maker: DecisionMaker;
  readonly names: readonly string[];
  readonly solution: Solution | undefined;
  readonly model: OpenModel;
  readonly cited: ReadonlyMap<string, Cited>;
}) {
  if (maker.preference.kind === 'weights') return <Weights maker={maker} model={model} />;
  const rows = rowsOf(maker, solution);
  return (
    <RankedList
      key={maker.id}
      rows={rows}
      label={
        maker.preference.kind === 'ranking'
          ? `States from the best to the worst for ${maker.name}`
          : `What ${maker.name} wants, the most important first`
      }
      maker={maker}
      names={names}
      model={model}
      cited={cited}
    />
  );
}

function RankedList({
  rows,
  label,
  maker,
  names,
  model,
  cited,
}: {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly maker: DecisionMaker;
  readonly names: readonly string[];
  readonly model: OpenModel;
  readonly cited: ReadonlyMap<string, Cited>;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [mode, setMode] = useState<'look' | 'edit' | 'new'>('look');
  const [wrong, setWrong] = useState<string>();
  const dragged = useRef<number>(undefined);
  const here = Math.min(at, rows.length - 1);
  const row = rows[here];
  const isStated = maker.preference.kind === 'statements';

  const make = (edit: PreferenceEdit, words = `${maker.name}: ${editWords(edit, maker)}`): boolean => {
    const problem = model.change(words, (text) => editModelFile(text, [{ decisionMaker: maker.id, edit }]));
    setWrong(problem);
    return problem === undefined;
  };
  const move = (from: number, to: number): void => {
    const moved = rows[from];
    if (!moved || to < 0 || to >= rows.length || from === to) return;
    const words = `${maker.name}: “${moved.text}” is now rank ${to + 1} of ${rows.length}`;
    if (make(moved.to(to + 1), words)) setAt(to);
  };
  const drop = (): void => {
    if (row?.drop) make(row.drop);
  };
  const back = (): void => {
    setMode('look');
    setWrong(undefined);
    list.current?.focus();
  };
  const heard = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const moving = event.altKey || event.shiftKey;
    const step = { ArrowUp: -1, k: -1, K: -1, ArrowDown: 1, j: 1, J: 1 }[event.key];
    const actions = new Map<string, () => void>([
      ['Home', () => setAt(0)],
      ['End', () => setAt(rows.length - 1)],
      ['e', () => isStated && row?.formula !== undefined && setMode('edit')],
      ['n', () => isStated && setMode('new')],
      ['x', drop],
      ['Delete', drop],
      ['u', model.undo],
    ]);
    const action =
      step === undefined
        ? actions.get(event.key)
        : () => (moving ? move(here, here + step) : setAt(Math.max(0, Math.min(rows.length - 1, here + step))));
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        className="ranked"
        aria-label={label}
        aria-activedescendant={row && `${id}-${here}`}
        aria-describedby={`${id}-keys`}
        onKeyDown={heard}
      >
        {rows.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list.
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which is active.
          <div
            key={one.key}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === here}
            draggable
            onClick={() => setAt(i)}
            onDragStart={() => {
              dragged.current = i;
            }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.current !== undefined) move(dragged.current, i);
            }}
          >
            <span className="rank">{i + 1}</span>
            <span dir="auto">
              {one.text}
              {one.marks !== '' && <span className="note"> {one.marks}</span>}
            </span>
            <span className="sign">{one.unsourced ? '!' : ''}</span>
          </div>
        ))}
        {rows.length === 0 && (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus.
          <div role="option" aria-selected={false} className="note">
            It takes all states as equal. Press n for what it wants.
          </div>
        )}
      </div>
      <p id={`${id}-keys`} className="note keys-note">
        ↑ ↓ choose, with Shift they move{isStated ? '; e edits, x drops, n adds' : ''}; u takes back.
      </p>
      <Toolbar
        label={`Change what ${maker.name} wants`}
        tools={[
          { label: '▲ Up', does: () => move(here, here - 1), disabled: here <= 0 },
          { label: '▼ Down', does: () => move(here, here + 1), disabled: here >= rows.length - 1 },
          ...(isStated
            ? [
                { label: 'Edit', does: () => setMode('edit'), disabled: !row?.formula },
                { label: 'Drop', does: drop, disabled: !row },
                { label: 'New', does: () => setMode('new') },
              ]
            : []),
        ]}
      />
      {wrong !== undefined && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {mode === 'edit' && row?.formula !== undefined && (
        <FormulaField
          label={`What ${maker.name} wants at rank ${here + 1}`}
          names={names}
          value={row.formula}
          cancel={back}
          save={(to) => {
            const edit = { part: 'statement', decisionMaker: maker.id, rank: here + 1, to } as const;
            const problem = model.change(`${maker.name} wants “${to}”`, (text) => editModelPart(text, edit));
            if (problem === undefined) back();
            return problem;
          }}
        />
      )}
      {mode === 'new' && (
        <FormulaField
          label={`What ${maker.name} wants besides, at rank ${here + 2}`}
          names={names}
          value=""
          cancel={back}
          save={(to) => {
            const edit = { kind: 'add', formula: parseFormula(to, names), text: to, rank: here + 2 } as const;
            const problem = model.change(`${maker.name} wants “${to}” too`, (text) =>
              editModelFile(text, [{ decisionMaker: maker.id, edit }]),
            );
            if (problem === undefined) {
              setAt(here + 1);
              back();
            }
            return problem;
          }}
        />
      )}
      {mode === 'look' && row?.part && <EvidenceList evidence={row.part.evidence ?? []} cited={cited} />}
    </>
  );
}

function rowsOf({ id, preference }: DecisionMaker, solution: Solution | undefined): readonly Row[] {
  if (preference.kind === 'statements') {
    return preference.levels.map((level, i): Row => {
      const [only, ...others] = level;
      const name = level.map((one) => one.id).join(' = ');
      return {
        key: name,
        text: level.map((one) => one.label ?? formatFormula(one.formula)).join(' = '),
        ...(only && others.length === 0 ? { formula: formatFormula(only.formula) } : {}),
        marks: level.flatMap(marksOf).join(', '),
        unsourced: level.every(isUnsourced),
        part: { evidence: level.flatMap(({ evidence = [] }) => evidence) },
        to: (rank) => ({ kind: 'move', statement: name, from: i + 1, to: rank }),
        drop: { kind: 'drop', statement: name, rank: i + 1, unsourced: level.every(isUnsourced) },
      };
    });
  }
  const maker = solution?.space.movers.findIndex((mover) => mover.id === id) ?? -1;
  const payoffs = solution?.payoffs[maker];
  if (preference.kind !== 'ranking' || !solution || !payoffs) return [];
  const words = conflictWords(solution.space);
  return ranking(payoffs).map((tied, i): Row => {
    const [first = 0] = tied;
    return {
      key: tied.join(' '),
      text: tied.map((index) => `${index + 1} ${words.state(index + 1)}`).join(' = '),
      marks: '',
      unsourced: isUnsourced(preference),
      to: (rank) => ({ kind: 'rank', state: first + 1, from: i + 1, to: rank }),
    };
  });
}

function marksOf({
  strong,
  unknown,
  likely,
}: {
  readonly strong?: true;
  readonly unknown?: true;
  readonly likely?: number | readonly [number, number];
}): readonly string[] {
  return [
    ...(strong ? ['strong'] : []),
    ...(unknown ? ['unknown'] : []),
    ...(likely === undefined ? [] : [`likely ${typeof likely === 'number' ? likely : likely.join(' to ')}`]),
  ];
}

function Weights({ maker, model }: { readonly maker: DecisionMaker; readonly model: OpenModel }) {
  const id = useId();
  if (maker.preference.kind !== 'weights') return null;
  return (
    <div className="weights">
      {maker.preference.weights.map((weight) => {
        const name = weight.label ?? formatFormula(weight.formula);
        return (
          <form
            key={weight.id}
            className="weight"
            onSubmit={submitted((form) => {
              const to = Number(form.get('weight'));
              const edit = { kind: 'weigh', weight: weight.id, from: weight.weight, to } as const;
              if (Number.isFinite(to) && to !== weight.weight) {
                model.change(`${maker.name}: ${editWords(edit, maker)}`, (text) =>
                  editModelFile(text, [{ decisionMaker: maker.id, edit }]),
                );
              }
            })}
          >
            <label htmlFor={`${id}-${weight.id}`}>{name}</label>
            <input
              id={`${id}-${weight.id}`}
              name="weight"
              type="number"
              step="any"
              defaultValue={weight.weight}
              key={weight.weight}
            />
            <button type="submit">Set</button>
          </form>
        );
      })}
    </div>
  );
}
