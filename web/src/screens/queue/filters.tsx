const KINDS = [
  'event',
  'statement',
  'position',
  'proposal',
  'forecast',
  'relation',
  'motive',
  'cause',
  'quantity',
  'discourse-statement',
];

/** What the queue is chosen by, with its choices; the address holds what is chosen. */
const CHOICES: readonly (readonly [
  name: string,
  label: string,
  choices: readonly (readonly [value: string, words: string])[],
])[] = [
  [
    'status',
    'Status',
    [
      ['open', 'waiting'],
      ['accepted', 'accepted'],
      ['rejected', 'rejected'],
      ['all', 'all'],
    ],
  ],
  ['kind', 'Kind', [['', 'all kinds'], ...KINDS.map((kind) => [kind, kind] as const)]],
  [
    'grade',
    'Evidence',
    [
      ['', 'any'],
      ['strong', '●●● strong'],
      ['fair', '●●○ fair'],
      ['weak', '●○○ weak'],
    ],
  ],
  [
    'sort',
    'Order',
    [
      ['unsure', 'readers differ, then least sure'],
      ['worth', 'what the picture rests on'],
      ['text', 'as in the texts'],
      ['probability', 'surest first'],
      ['date', 'newest first'],
    ],
  ],
];

/** What is written into a field: its name, label, hint and kind. */
const FIELDS = [
  { name: 'actor', label: 'Actor', hint: 'any, such as USA', type: 'text' },
  { name: 'suggested', label: 'Suggested by', hint: 'an agent, a model', type: 'text' },
  { name: 'reader', label: 'Found by model', hint: 'name', type: 'text' },
  { name: 'rests', label: 'Rests on it', hint: 'RUS,USA or an issue', type: 'text' },
  { name: 'from', label: 'Published from', hint: '', type: 'date' },
  { name: 'to', label: 'until', hint: '', type: 'date' },
  { name: 'least', label: 'Right in at least', hint: '.5', type: 'text' },
  { name: 'most', label: 'at most', hint: '.9', type: 'text' },
] as const;

/** Names of what a filter of the queue may hold. */
export const FILTERS = ['status', 'kind', 'grade', ...FIELDS.map(({ name }) => name)] as const;

/** What is chosen where the address says nothing. */
export function valueIn(search: URLSearchParams, name: string): string {
  return search.get(name) ?? (name === 'status' ? 'open' : name === 'sort' ? 'unsure' : '');
}

/** The form by which records are chosen. */
export function QueueFilters({
  search,
  set,
}: {
  readonly search: URLSearchParams;
  readonly set: (name: string, to: string) => void;
}) {
  return (
    <form className="filters" aria-label="Which records" onSubmit={(event) => event.preventDefault()}>
      {CHOICES.map(([name, label, choices]) => (
        <p className="field" key={name}>
          <label htmlFor={`f-${name}`}>{label}</label>
          <select id={`f-${name}`} value={valueIn(search, name)} onChange={(event) => set(name, event.target.value)}>
            {choices.map(([to, words]) => (
              <option key={to} value={to}>
                {words}
              </option>
            ))}
          </select>
        </p>
      ))}
      {FIELDS.map(({ name, label, hint, type }) => (
        <p className="field" key={name}>
          <label htmlFor={`f-${name}`}>{label}</label>
          <input
            id={`f-${name}`}
            type={type}
            className={`f-${name}`}
            key={search.get(name) ?? ''}
            defaultValue={search.get(name) ?? ''}
            placeholder={hint}
            onBlur={(event) => {
              if (event.target.value.trim() !== (search.get(name) ?? '')) set(name, event.target.value.trim());
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.blur();
            }}
          />
        </p>
      ))}
    </form>
  );
}
