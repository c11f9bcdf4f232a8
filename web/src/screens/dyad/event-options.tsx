import type { Address } from '../../address.ts';

/** A choice among few, whose first is what holds where the address says nothing. */
type Choice = readonly [name: string, label: string, choices: readonly (readonly [value: string, words: string])[]];

const LOOK: readonly Choice[] = [
  [
    'measure',
    'Measure',
    [
      ['', 'tone'],
      ['share', 'share of conflict'],
      ['volume', 'volume'],
      ['latent', 'latent score'],
    ],
  ],
  [
    'grain',
    'Periods',
    [
      ['', 'months'],
      ['day', 'days'],
      ['week', 'weeks'],
      ['quarter', 'quarters'],
      ['year', 'years'],
    ],
  ],
];

const EVENTS: readonly Choice[] = [
  [
    'origin',
    'Events of',
    [
      ['', 'all event data, or else the texts'],
      ['case', 'the texts of the case'],
      ['gdelt', 'GDELT'],
      ['icews', 'ICEWS'],
      ['polecat', 'POLECAT'],
      ['phoenix', 'Phoenix'],
      ['ucdp', 'UCDP GED'],
      ['acled', 'ACLED'],
      ['csv', 'a table of your own'],
    ],
  ],
  [
    'quad',
    'Kinds',
    [
      ['', 'words and deeds'],
      ['1,2', 'cooperation'],
      ['3,4', 'conflict'],
      ['1,3', 'words'],
      ['2,4', 'deeds'],
    ],
  ],
];

const WORDS: readonly (readonly [name: string, label: string, hint: string])[] = [
  ['from', 'From', '2015 or 2015-07'],
  ['to', 'To', '2018'],
];

const MORE_WORDS: readonly (readonly [name: string, label: string, hint: string])[] = [
  ['category', 'Codes', '04, 19'],
  ['sourceSector', 'Sectors that act', 'GOV, MIL'],
  ['targetSector', 'Sectors acted upon', 'GOV'],
];

const SWITCHES: readonly (readonly [name: string, label: string])[] = [
  ['onlyRoot', 'root events only'],
  ['onePerDay', 'one a day of the same actors and code'],
  ['withMirrored', 'with mirrored rows'],
  ['withoutMirrored', 'without mirrored rows'],
  ['withRepeated', 'with repeated rows'],
  ['withoutFarDates', 'without rows far from the day of their file'],
];

/** Names of the parameters that stand behind "More". */
const MORE = [...MORE_WORDS, ...SWITCHES].map(([name]) => name);

/** Which events, and how they are shown: the options of the command, with the address as their state. */
export function EventOptions({ address, look }: { readonly address: Address; readonly look: boolean }) {
  const some = MORE.filter((name) => address.value(name) !== '').length;
  return (
    <form className="filters" aria-label="What is counted" onSubmit={(event) => event.preventDefault()}>
      {[...(look ? LOOK : []), ...EVENTS].map((choice) => (
        <Select key={choice[0]} choice={choice} address={address} />
      ))}
      {WORDS.map((field) => (
        <Words key={field[0]} field={field} address={address} />
      ))}
      {look && <Switch field={['undirected', 'both directions together only']} address={address} />}
      <details className="more-options" open={some > 0}>
        <summary>More{some > 0 && ` (${some} chosen)`}</summary>
        <div className="filters">
          {MORE_WORDS.map((field) => (
            <Words key={field[0]} field={field} address={address} />
          ))}
          {SWITCHES.map((field) => (
            <Switch key={field[0]} field={field} address={address} />
          ))}
        </div>
      </details>
    </form>
  );
}

function Select({ choice: [name, label, choices], address }: { readonly choice: Choice; readonly address: Address }) {
  return (
    <p className="field">
      <label htmlFor={`f-${name}`}>{label}</label>
      <select
        id={`f-${name}`}
        value={address.value(name)}
        onChange={(event) => address.set({ [name]: event.target.value, at: '' })}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </p>
  );
}

function Words({
  field: [name, label, hint],
  address,
}: {
  readonly field: readonly [name: string, label: string, hint: string];
  readonly address: Address;
}) {
  const value = address.value(name);
  return (
    <p className="field">
      <label htmlFor={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        key={value}
        defaultValue={value}
        placeholder={hint}
        onBlur={(event) => {
          const words = event.target.value.trim();
          if (words !== value) address.set({ [name]: words, at: '' });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
    </p>
  );
}

function Switch({
  field: [name, label],
  address,
}: {
  readonly field: readonly [name: string, label: string];
  readonly address: Address;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={address.value(name) !== ''}
        onChange={(event) => address.set({ [name]: event.target.checked ? 'yes' : '', at: '' })}
      />
      {label}
    </label>
  );
}
