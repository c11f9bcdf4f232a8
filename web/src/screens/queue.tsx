import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, type Page, type RecordRow } from '../api.ts';
import { useDeciding } from '../deciding.ts';
import { useDecisions } from '../decisions.tsx';
import { onKeys } from '../keys.ts';
import { KeyHelp } from '../parts/key-help.tsx';
import { Notice } from '../parts/notice.tsx';
import { RecordCard } from '../parts/record-card.tsx';
import { RecordList } from '../parts/record-list.tsx';

const KINDS = ['event', 'statement', 'position', 'proposal', 'forecast', 'relation', 'motive', 'cause', 'quantity'];

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
      ['unsure', 'least sure first'],
      ['text', 'as in the texts'],
      ['probability', 'surest first'],
      ['date', 'newest first'],
    ],
  ],
];

/** All suggestions of all texts in one list. */
export function Queue() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const { decide } = useDecisions();
  const value = (name: string): string =>
    search.get(name) ?? (name === 'status' ? 'open' : name === 'sort' ? 'unsure' : '');
  const filter = Object.fromEntries(
    [
      ...['status', 'kind', 'grade'].map((name) => [name, value(name)] as const),
      ['actor', search.get('actor') ?? ''] as const,
    ].filter(([, chosen]) => chosen !== '' && chosen !== 'all'),
  );
  const query = new URLSearchParams({ ...filter, sort: value('sort'), limit: '500' }).toString();
  const { data, error } = useQuery({
    queryKey: ['records', query],
    queryFn: ({ signal }) => ask<Page<RecordRow>>(`/records?${query}`, signal),
    placeholderData: (before) => before,
  });
  const set = (name: string, to: string): void => {
    const next = new URLSearchParams(search);
    if (to === '') next.delete(name);
    else next.set(name, to);
    if (name !== 'rec') next.delete('rec');
    go(`/review?${next}`, { replace: name === 'rec' });
  };
  const rows = data?.items ?? [];
  const total = data?.total ?? 0;
  const deciding = useDeciding(rows, search.get('rec') ?? undefined, (id) => set('rec', id));
  const { selected, mode, setMode, accept, reject, list, focusList, helpOpen, setHelpOpen, keys } = deciding;
  const all = async (action: 'accept' | 'reject'): Promise<void> => {
    const words = `${action === 'accept' ? 'Accept' : 'Reject'} all ${total} records that are chosen here? One undo takes it back.`;
    if (!confirm(words)) return;
    await decide(`${action === 'accept' ? 'Accepted' : 'Rejected'} ${total} records`, '/decisions/bulk', {
      action,
      filter,
      expect: total,
    });
  };
  return (
    <section className="wide">
      <h1>Queue</h1>
      <form className="filters" aria-label="Which records">
        {CHOICES.map(([name, label, choices]) => (
          <p className="field" key={name}>
            <label htmlFor={`f-${name}`}>{label}</label>
            <select id={`f-${name}`} value={value(name)} onChange={(event) => set(name, event.target.value)}>
              {choices.map(([to, words]) => (
                <option key={to} value={to}>
                  {words}
                </option>
              ))}
            </select>
          </p>
        ))}
        <p className="field">
          <label htmlFor="f-actor">Actor</label>
          <input
            id="f-actor"
            key={search.get('actor') ?? ''}
            defaultValue={search.get('actor') ?? ''}
            placeholder="any, such as USA"
            onBlur={(event) => {
              if (event.target.value.trim() !== (search.get('actor') ?? '')) set('actor', event.target.value.trim());
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.blur();
            }}
          />
        </p>
      </form>
      {error && <Notice error={error} />}
      <p className="note" role="status">
        {total} {total === 1 ? 'record' : 'records'}
        {data?.truncated && `, of which the first ${rows.length} are listed`}.{' '}
        <a href={`/api/v1/records.csv?${query}`}>CSV</a> ·{' '}
        <button type="button" className="link" onClick={() => setHelpOpen(true)}>
          Keys
        </button>
      </p>
      {value('status') === 'open' && total > 1 && (
        <p className="buttons">
          <button type="button" onClick={() => all('accept')}>
            Accept all {total}
          </button>
          <button type="button" onClick={() => all('reject')}>
            Reject all {total}
          </button>
        </p>
      )}
      {data && rows.length === 0 ? (
        <p className="empty">
          Nothing waits here. Choose other records above, or go to the <Link href="/">library</Link>.
        </p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the list and the card within.
        <div className="two" onKeyDown={onKeys(keys)}>
          <RecordList rows={rows} selected={selected?.id} select={(id) => set('rec', id)} list={list} />
          {selected && (
            <div>
              <RecordCard
                key={selected.id}
                id={selected.id}
                mode={mode}
                setMode={setMode}
                accept={accept}
                reject={reject}
                focusList={focusList}
              />
              <p>
                <Link href={`/read/${selected.document}?rec=${selected.id}`}>Read it in its text</Link>
              </p>
            </div>
          )}
        </div>
      )}
      <KeyHelp open={helpOpen} close={() => setHelpOpen(false)} />
    </section>
  );
}
