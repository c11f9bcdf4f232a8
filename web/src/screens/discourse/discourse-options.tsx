import type { Address } from '../../address.ts';
import { type ChoosableValues, chosenValues, ValueFilter } from './value-filter.tsx';

/** A variable of the statements. */
export interface Variable {
  readonly name: string;
  readonly kind: 'short text' | 'long text' | 'integer' | 'boolean';
}

type Choice = readonly [value: string, words: string];

const NORMALIZATIONS: Readonly<Record<'one-mode' | 'two-mode', readonly Choice[]>> = {
  'one-mode': [
    ['', 'average'],
    ['no', 'none'],
    ['jaccard', 'Jaccard'],
    ['cosine', 'cosine'],
  ],
  'two-mode': [
    ['', 'none'],
    ['activity', 'activity'],
    ['prominence', 'prominence'],
  ],
};

const AGGREGATIONS: Readonly<Record<'one-mode' | 'two-mode', readonly Choice[]>> = {
  'one-mode': [
    ['', 'agreement less disagreement'],
    ['congruence', 'agreement (congruence)'],
    ['conflict', 'disagreement (conflict)'],
    ['ignore', 'whatever is said (ignore)'],
  ],
  'two-mode': [
    ['', 'for less against'],
    ['ignore', 'whatever is said (ignore)'],
    ['combine', 'for, against, both (combine)'],
  ],
};

const DUPLICATES: readonly Choice[] = [
  ['', 'each time'],
  ['document', 'once a text'],
  ['week', 'once a week'],
  ['month', 'once a month'],
  ['year', 'once a year'],
  ['acrossrange', 'once in all'],
];

const METHODS: readonly Choice[] = [
  ['', 'the best'],
  ['louvain', 'Louvain'],
  ['walktrap', 'walktrap'],
  ['average', 'tree, average'],
  ['complete', 'tree, complete'],
  ['ward', 'tree, Ward'],
  ['concor', 'CONCOR'],
];

const DRAWS: readonly Choice[] = [
  ['none', 'no'],
  ['', '50 draws'],
  ['200', '200 draws'],
];

/** Which statements, which network: the options of the command, with the address as their state. */
export function DiscourseOptions({
  address,
  types,
  variables,
  values,
}: {
  readonly address: Address;
  readonly types: readonly string[];
  readonly variables: readonly Variable[];
  readonly values: readonly ChoosableValues[];
}) {
  const mode = address.value('mode') === 'two-mode' ? 'two-mode' : 'one-mode';
  const named = (kinds: readonly Variable['kind'][]): readonly Choice[] =>
    variables.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => [name, name]);
  const pick = (name: string, label: string, choices: readonly Choice[]) => (
    <Select name={name} label={label} choices={choices} address={address} />
  );
  const some =
    ['rows', 'columns', 'qualifier', 'duplicates', 'minActor', 'minConcept', 'method', 'groups'].filter(
      (name) => address.value(name) !== '',
    ).length + chosenValues(address);
  return (
    <form className="filters" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
      {types.length > 1 &&
        pick(
          'type',
          'Statements',
          types.map((type, n) => [n === 0 ? '' : type, type]),
        )}
      <Select
        name="mode"
        label="Network of"
        choices={[
          ['', 'actors'],
          ['two-mode', 'actors by concepts'],
        ]}
        address={address}
        clears={['aggregation', 'normalization']}
      />
      {pick('aggregation', 'Ties by', AGGREGATIONS[mode])}
      {pick('normalization', 'Divided by', NORMALIZATIONS[mode])}
      {pick('draws', 'How sure', DRAWS)}
      <details className="more-options" open={some > 0}>
        <summary>More{some > 0 && ` (${some} chosen)`}</summary>
        <div className="filters">
          {pick('rows', 'Who', [['', 'as usual'], ...named(['short text'])])}
          {pick('columns', 'What about', [['', 'as usual'], ...named(['short text'])])}
          {pick('qualifier', 'How', [
            ['', 'as usual'],
            ...named(['boolean', 'integer', 'short text']),
            ['none', 'none'],
          ])}
          {pick('duplicates', 'Repeats count', DUPLICATES)}
          {pick('method', 'Coalitions by', METHODS)}
          <NumberField name="groups" label="How many" address={address} />
          <NumberField name="minActor" label="Statements of an actor, at least" address={address} />
          <NumberField name="minConcept" label="On a concept, at least" address={address} />
        </div>
        <ValueFilter address={address} choices={values} />
      </details>
    </form>
  );
}

function Select({
  name,
  label,
  choices,
  address,
  clears = [],
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly address: Address;
  /** Parameters that mean something else then. */
  readonly clears?: readonly string[];
}) {
  const cleared = Object.fromEntries([...clears, 'open'].map((other) => [other, '']));
  return (
    <p className="field">
      <label htmlFor={`f-${name}`}>{label}</label>
      <select
        id={`f-${name}`}
        value={address.value(name)}
        onChange={(event) => address.set({ ...cleared, [name]: event.target.value })}
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

function NumberField({
  name,
  label,
  address,
}: {
  readonly name: string;
  readonly label: string;
  readonly address: Address;
}) {
  const value = address.value(name);
  return (
    <p className="field">
      <label htmlFor={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        key={value}
        type="number"
        min={1}
        defaultValue={value}
        onBlur={(event) => {
          if (event.target.value !== value) address.set({ [name]: event.target.value, open: '' });
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
