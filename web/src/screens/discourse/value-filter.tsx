import { useId, useState } from 'react';
import type { Address } from '../../address.ts';

/** Values of a variable by which statements can be chosen. */
export interface ChoosableValues {
  readonly variable: string;
  readonly kind: 'text' | 'integer' | 'boolean';
  readonly values: readonly string[];
  readonly more: number;
}

const WAYS = { exclude: 'leave out', only: 'take only' } as const;
type Way = keyof typeof WAYS;

/** Which values are left out, and which alone are taken; each is a line of its parameter in the address. */
export function ValueFilter({
  address,
  choices,
}: {
  readonly address: Address;
  readonly choices: readonly ChoosableValues[];
}) {
  const [way, setWay] = useState<Way>('exclude');
  const [variable, setVariable] = useState('');
  const id = useId();
  const chosen = choices.find((one) => one.variable === variable) ?? choices[0];
  if (!chosen) return null;
  const change = (of: Way, pairs: readonly string[]): void => address.set({ [of]: pairs.join('\n'), open: '' });
  const add = (value: string): void => {
    const pair = `${chosen.variable}=${value}`;
    const known = pairsOf(address, way);
    if (!known.includes(pair)) change(way, [...known, pair]);
  };
  return (
    <fieldset className="values">
      <legend>Only some values</legend>
      <div className="filters">
        <p className="field">
          <label htmlFor={`${id}-way`}>Do</label>
          <select id={`${id}-way`} value={way} onChange={(event) => setWay(event.target.value as Way)}>
            {(Object.keys(WAYS) as Way[]).map((one) => (
              <option key={one} value={one}>
                {WAYS[one]}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor={`${id}-variable`}>Statements whose</label>
          <select id={`${id}-variable`} value={chosen.variable} onChange={(event) => setVariable(event.target.value)}>
            {choices.map((one) => (
              <option key={one.variable}>{one.variable}</option>
            ))}
          </select>
        </p>
        <Values key={chosen.variable} id={id} chosen={chosen} add={add} />
      </div>
      <Chosen address={address} choices={choices} change={change} />
    </fieldset>
  );
}

/** A value to choose: from a list, or typed where there are more than a list holds. */
function Values({
  id,
  chosen: { kind, values, more },
  add,
}: {
  readonly id: string;
  readonly chosen: ChoosableValues;
  readonly add: (value: string) => void;
}) {
  const [value, setValue] = useState(more > 0 ? '' : (values[0] ?? ''));
  return (
    <>
      <p className="field value">
        <label htmlFor={`${id}-value`}>is</label>
        {more > 0 ? (
          <input
            id={`${id}-value`}
            list={`${id}-list`}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        ) : (
          <select id={`${id}-value`} value={value} onChange={(event) => setValue(event.target.value)}>
            {values.map((one) => (
              <option key={one} value={one}>
                {said(one, kind)}
              </option>
            ))}
          </select>
        )}
        {more > 0 && (
          <datalist id={`${id}-list`}>
            {values.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
      </p>
      <button type="button" disabled={value === ''} onClick={() => add(value)}>
        Add
      </button>
    </>
  );
}

/** What is left out and taken alone; a button takes each away. */
function Chosen({
  address,
  choices,
  change,
}: {
  readonly address: Address;
  readonly choices: readonly ChoosableValues[];
  readonly change: (way: Way, pairs: readonly string[]) => void;
}) {
  const all = (Object.keys(WAYS) as Way[]).flatMap((way) => pairsOf(address, way).map((pair) => ({ way, pair })));
  if (all.length === 0) return null;
  return (
    <ul className="chosen" aria-label="Chosen values">
      {all.map(({ way, pair }) => {
        const at = pair.indexOf('=');
        const variable = pair.slice(0, at);
        const kind = choices.find((one) => one.variable === variable)?.kind ?? 'text';
        const words = `${WAYS[way]} ${variable}: ${said(pair.slice(at + 1), kind)}`;
        const others = (): readonly string[] => pairsOf(address, way).filter((one) => one !== pair);
        return (
          <li key={`${way} ${pair}`}>
            {words}{' '}
            <button type="button" aria-label={`No more: ${words}`} onClick={() => change(way, others())}>
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** How many values are chosen. */
export function chosenValues(address: Address): number {
  return (Object.keys(WAYS) as Way[]).reduce((sum, way) => sum + pairsOf(address, way).length, 0);
}

function pairsOf(address: Address, way: Way): readonly string[] {
  const lines = address.value(way);
  return lines === '' ? [] : lines.split('\n');
}

function said(value: string, kind: ChoosableValues['kind']): string {
  if (value === '') return 'nothing';
  if (kind !== 'boolean') return value;
  return value === '1' ? 'yes' : 'no';
}
