import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Address } from '../../address.ts';
import { tell } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import type { DesignLine } from './design-facts.tsx';

type Field = readonly [name: string, label: string, hint: string, needed?: true];

const WHAT: readonly Field[] = [
  ['dyad', 'Two states', 'China, Russia or CHN-RUS', true],
  ['event', 'After what', '2017-07-04, 2017-07 or the id of an event', true],
  ['title', 'What it is called', 'the missile test'],
];
const DONORS: readonly Field[] = [
  ['touched', 'States that it touches too', 'JPN, KOR'],
  ['tied', 'States tied to the two', 'PRK'],
];
/** Usual windows of each measure: what holds where nothing is said. */
const WINDOWS: Readonly<Record<string, readonly [periods: string, before: string, after: string]>> = {
  tone: ['Months', '6', '2'],
  S: ['Sessions', '3', '3'],
};
const COUNTS = ['before', 'after', 'gap', 'seed'];

/**
 * The design of a test. Nothing is computed before it is fixed, and no result is shown beside it: who changes it makes another
 * design, which is counted.
 */
export function PlanForm({ address }: { readonly address: Address }) {
  const [, go] = useLocation();
  const [wrong, setWrong] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const [measure, setMeasure] = useState(address.value('measure') || 'tone');
  const [periods, before, after] = WINDOWS[measure] ?? ['Periods', '', ''];
  const fix = async (form: FormData): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await tell<DesignLine>('/designs', planOf(form));
      go(`/impact/${id}`);
    } catch (error) {
      setWrong(error as Error);
      setBusy(false);
    }
  };
  const numbers: readonly Field[] = [
    ['before', `${periods} before`, before],
    ['after', `${periods} from it on`, after],
    ['gap', `${periods} left out before it`, '0'],
  ];
  return (
    <form className="plan" aria-label="Design of a test" key={address.query} onSubmit={submitted(fix)}>
      <fieldset>
        <legend>What is asked</legend>
        {WHAT.map((field) => (
          <Words key={field[0]} field={field} value={address.value(field[0])} />
        ))}
        <p className="field">
          <label htmlFor="p-measure">Measured by</label>
          <select id="p-measure" name="measure" value={measure} onChange={(event) => setMeasure(event.target.value)}>
            <option value="tone">tone of events, by month</option>
            <option value="S">votes in the UN General Assembly, by session</option>
          </select>
        </p>
        <p className="field">
          <label htmlFor="p-direction">Claim</label>
          <select id="p-direction" name="direction" defaultValue={address.value('direction') || 'either'}>
            <option value="either">they moved, either way</option>
            <option value="closer">they moved closer</option>
            <option value="apart">they moved apart</option>
          </select>
        </p>
      </fieldset>
      <fieldset>
        <legend>What is compared</legend>
        {numbers.map((field) => (
          <Words key={field[0]} field={field} value={address.value(field[0])} number />
        ))}
        {DONORS.map((field) => (
          <Words key={field[0]} field={field} value={address.value(field[0])} />
        ))}
        <Words field={['seed', 'Seed of the placebos', '1']} value={address.value('seed')} number />
        {measure === 'tone' && (
          <>
            <Words field={['quad', 'Quad classes', 'all, or such as 3,4']} value={address.value('quad')} />
            <Words field={['origin', 'Events of', 'all that was imported, or icews']} value={address.value('origin')} />
          </>
        )}
      </fieldset>
      {wrong && <Notice error={wrong} />}
      <p className="buttons">
        <button type="submit" disabled={busy}>
          Fix this design and test it
        </button>
        <span className="note">
          It is written into the case with the time, before anything is computed, and cannot be changed or taken back.
        </span>
      </p>
    </form>
  );
}

function Words({
  field: [name, label, hint, needed],
  value,
  number = false,
}: {
  readonly field: Field;
  readonly value: string;
  readonly number?: boolean;
}) {
  return (
    <p className="field">
      <label htmlFor={`p-${name}`}>{label}</label>
      <input
        id={`p-${name}`}
        name={name}
        defaultValue={value}
        placeholder={hint}
        required={needed === true}
        {...(number ? { inputMode: 'numeric', pattern: '\\d{1,7}' } : {})}
      />
    </p>
  );
}

/** What the form says, without what was left as it is. */
function planOf(form: FormData): object {
  const plan: Record<string, unknown> = {};
  const events: Record<string, string> = {};
  for (const [name, value] of form) {
    const words = String(value).trim();
    if (words === '') continue;
    if (name === 'quad' || name === 'origin') events[name] = words;
    else plan[name] = COUNTS.includes(name) ? Number(words) : words;
  }
  return Object.keys(events).length > 0 ? { ...plan, events } : plan;
}
