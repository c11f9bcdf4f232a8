import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Opened, pairOf } from './opened.tsx';
import { useDrawn } from './use-drawn.ts';

/** Where an actor stands on an issue. */
interface Stand {
  readonly actor: string;
  readonly name: string;
  readonly short: string;
  readonly issue: string;
  readonly issue_name: string;
  readonly mean?: number;
  readonly records: number;
  readonly documents: number;
  readonly for: number;
  readonly against: number;
  readonly on_terms: number;
  readonly change: string;
}

interface PositionsView extends Page<Stand> {
  readonly span?: { readonly from: string; readonly to: string };
  readonly method: string;
  readonly weak: number;
  readonly undated: number;
}

/** With fewer texts a mean says little: the cell is hatched. */
const FEW = 3;
const ISSUES = 12;

/** Where actors stand on issues: a cell for each, which opens its sentences. */
export function Positions() {
  const address = useAddress(['open', 'show']);
  const { data, error, isPending } = useQuery({
    queryKey: ['positions', address.query],
    queryFn: ({ signal }) => ask<PositionsView>(`/positions?${address.query}`, signal),
    placeholderData: keepPreviousData,
  });
  const opened = pairOf(address.value('open'));
  const cell = data?.items.find(({ actor, issue }) => actor === opened?.[0] && issue === opened[1]);
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          address.set(
            Object.fromEntries(['issue', 'from', 'to'].map((name) => [name, String(form.get(name) ?? '').trim()])),
          );
        }}
      >
        {(
          [
            ['issue', 'Issue', 'words of it'],
            ['from', 'From', '2020-06'],
            ['to', 'To', '2020-12'],
          ] as const
        ).map(([name, label, hint]) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{label}</label>
            <input
              id={name}
              name={name}
              placeholder={hint}
              defaultValue={address.value(name)}
              key={address.value(name)}
            />
          </div>
        ))}
        <div className="field">
          <label htmlFor="accounts">By whose word</label>
          <select
            id="accounts"
            value={address.value('accounts')}
            onChange={({ target: { value } }) => address.set({ accounts: value })}
          >
            <option value="">their own</option>
            <option value="all">also what others say</option>
          </select>
        </div>
        <button type="submit">Show</button>
      </form>
      {error && <Notice error={error} />}
      {isPending && <p className="note">Looking …</p>}
      {data && !error && (
        <>
          <p className="headline" role="status">
            {headline(data)}
          </p>
          {data.items.length === 0 ? (
            <NothingYet>No position lies in what is asked for. Take a longer time or other words.</NothingYet>
          ) : (
            <StandMatrix
              items={data.items}
              all={address.value('show') === 'all'}
              showAll={() => address.set({ show: 'all' }, { replace: true })}
              opened={address.value('open')}
              open={(actor, issue) => address.set({ open: `${actor}~${issue}` }, { replace: true })}
            />
          )}
          <p className="note">{data.method}.</p>
        </>
      )}
      {opened && (
        <Opened
          title={cell ? `${cell.name} on ${cell.issue_name}` : 'What stands behind it'}
          path={`/positions/cell?${cellQuery(address.query, opened)}`}
          close={() => address.set({ open: '' }, { replace: true })}
        />
      )}
    </>
  );
}

function cellQuery(query: string, [actor, issue]: readonly [string, string]): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.set('actor', actor);
  asked.set('issue', issue);
  return asked;
}

function headline({ items, weak, span }: PositionsView): string {
  const actors = new Set(items.map(({ actor }) => actor)).size;
  const issues = new Set(items.map(({ issue }) => issue)).size;
  const one = (n: number, word: string): string => `${n.toLocaleString('en-GB')} ${word}${n === 1 ? '' : 's'}`;
  const left = weak > 0 ? ` ${one(weak, 'record')} with weak evidence left out.` : '';
  return `${one(actors, 'actor')} on ${one(issues, 'issue')}${span ? `, ${span.from} to ${span.to}` : ''}.${left}`;
}

function StandMatrix({
  items,
  all,
  showAll,
  opened,
  open,
}: {
  readonly items: readonly Stand[];
  readonly all: boolean;
  readonly showAll: () => void;
  readonly opened: string;
  readonly open: (actor: string, issue: string) => void;
}) {
  useDrawn('positions', items);
  const cells = new Map(items.map((stand) => [`${stand.actor}~${stand.issue}`, stand]));
  const actors = ranked(items, ({ actor, name }) => [actor, name]);
  const issues = ranked(items, ({ issue, issue_name }) => [issue, issue_name]);
  const shown = all ? issues : issues.slice(0, ISSUES);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Actors and issues" tabIndex={0}>
        <table className="stands">
          <caption>
            <b>+</b> for, <b>−</b> against, <b>±</b> both or neither, <b>T</b> on terms only; then how many records.
            Hatched: fewer than {FEW} texts. ⇄: changed over time.
          </caption>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              {actors.map(([id, name]) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(([issue, name]) => (
              <tr key={issue}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                {actors.map(([actor]) => {
                  const stand = cells.get(`${actor}~${issue}`);
                  if (!stand) return <td key={actor} />;
                  return (
                    <td key={actor} className={`${lookOf(stand)}${stand.documents < FEW ? ' few' : ''}`}>
                      <button
                        type="button"
                        aria-current={opened === `${actor}~${issue}` ? 'true' : undefined}
                        aria-label={`${signOf(stand)} ${stand.records}${stand.change === 'changed' ? ' ⇄' : ''}: ${stand.name} on ${name}, ${stand.for} for, ${stand.against} against, ${stand.on_terms} on terms`}
                        onClick={() => open(actor, issue)}
                      >
                        {signOf(stand)} {stand.records}
                        {stand.change === 'changed' && ' ⇄'}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < issues.length && (
        <button type="button" onClick={showAll}>
          Show all {issues.length} issues
        </button>
      )}
    </>
  );
}

/** Ids and names, those with most cells and records first. */
function ranked(
  items: readonly Stand[],
  of: (stand: Stand) => readonly [id: string, name: string],
): readonly (readonly [id: string, name: string])[] {
  const found = new Map<string, { readonly name: string; cells: number; records: number }>();
  for (const stand of items) {
    const [id, name] = of(stand);
    const held = found.get(id) ?? { name, cells: 0, records: 0 };
    found.set(id, { name, cells: held.cells + 1, records: held.records + stand.records });
  }
  return [...found]
    .toSorted(([a, x], [b, y]) => y.cells - x.cells || y.records - x.records || (a < b ? -1 : 1))
    .map(([id, { name }]) => [id, name]);
}

function signOf({ mean, on_terms, for: pro, against }: Stand): string {
  if (pro === 0 && against === 0 && on_terms > 0) return 'T';
  if (mean === undefined || Math.abs(mean) < 1 / 3) return '±';
  return mean > 0 ? '+' : '−';
}

function lookOf(stand: Stand): string {
  return { '+': 'for', '−': 'against', '±': 'torn', T: 'torn' }[signOf(stand)] ?? 'torn';
}
