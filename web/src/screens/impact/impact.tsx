import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask, Refused } from '../../api.ts';
import { beginJob, isOpen, useJobs } from '../../jobs.ts';
import { Notice } from '../../parts/notice.tsx';
import { type Behind, Evidence, groupsOf } from '../../report/evidence.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';
import { type DesignLine, DesignTable, measureName, momentWords } from './design-facts.tsx';
import './impact.css';

interface DesignView {
  readonly row: DesignLine;
  readonly same: readonly DesignLine[];
  readonly design: {
    readonly dyad: readonly string[];
    readonly event: { readonly title: string; readonly at: string | number; readonly id?: string };
    readonly windows: { readonly before: number; readonly after: number; readonly gap: number };
    readonly donors: {
      readonly band: number;
      readonly least: number;
      readonly touched: readonly string[];
      readonly tied: readonly string[];
    };
    readonly thresholds: {
      readonly size: number;
      readonly p: number;
      readonly weakSize: number;
      readonly weakP: number;
    };
    readonly placebos: { readonly dates: number; readonly pairs: number };
    readonly filter: Readonly<Record<string, unknown>>;
    readonly seed: number;
  };
}

interface ImpactView {
  readonly verdict: string;
  readonly moved: string | null;
  readonly report: Report;
  readonly behind: Behind;
}

/** A design, as it was fixed, and below it what its test shows. */
export function Impact({ id }: { readonly id: string }) {
  const path = `/designs/${encodeURIComponent(id)}`;
  const design = useQuery({ queryKey: ['design', id], queryFn: ({ signal }) => ask<DesignView>(path, signal) });
  if (design.error) {
    return (
      <section className="wide">
        <h1>There is no such test</h1>
        <Notice error={design.error} />
        <p>
          <Link href="/impact">Plan one</Link>, or choose one of those that were fixed.
        </p>
      </section>
    );
  }
  if (design.isPending) return <p className="wide note">Looking …</p>;
  const { row, same } = design.data;
  return (
    <section className="wide">
      <h1>
        {row.names} after {row.event}
      </h1>
      <p className="note">
        <Link href="/impact">All tests</Link> ·{' '}
        <Link href={planAddress(design.data)}>Plan another on this question</Link> ·{' '}
        <Link href={`/dyad/${row.dyad}`}>The pair over time</Link> · <a href={`/impact/${id}.csv`}>CSV</a> ·{' '}
        <a href={`/impact/${id}.json`}>JSON</a>
      </p>
      <p className="note">
        <a href="#design">Fixed</a> {row.at === undefined ? 'at a time that is not known' : momentWords(row.at)}
        {row.coder !== undefined && ` by ${row.coder}`}, before anything was computed.{' '}
        {row.others > 0 && (
          <b>
            {row.others === 1 ? 'Another design' : `${row.others} other designs`} of this pair and event{' '}
            {row.others === 1 ? 'was' : 'were'} tried.
          </b>
        )}
      </p>
      <Result id={id} path={path} />
      <section className="part" aria-labelledby="design">
        <h2 id="design">The design</h2>
        <Fixed view={design.data} />
        {same.length > 0 && (
          <>
            <h3 className="table-title">
              {same.length === 1 ? 'Another design of' : `${same.length} other designs of`} the same pair and event
            </h3>
            <p className="note">Who reports one of several tests must tell of all.</p>
            <DesignTable label="Table of other designs of the same question" designs={same} />
          </>
        )}
      </section>
    </section>
  );
}

const BADGES: Readonly<Record<string, string>> = {
  clear: '●●● clear',
  weak: '●●○ weak signs',
  'not visible': '○○○ not visible',
  'not enough data': '– not enough data',
};

function Result({ id, path }: { readonly id: string; readonly path: string }) {
  const address = useAddress(['open']);
  const { data, error, isPending } = useQuery({
    queryKey: ['impact', id],
    queryFn: ({ signal }) => ask<ImpactView>(`${path}/report`, signal),
    staleTime: 60_000,
  });
  if (error instanceof Refused && error.status === 409) return <Work id={id} />;
  if (error) return <Notice error={error} />;
  if (isPending) {
    return (
      <p className="note" role="status">
        The design is fixed. Comparing with other pairs and other dates …
      </p>
    );
  }
  const opened = address.value('open');
  const places = opened === '' ? [] : opened.split(',').map(Number);
  const groups = groupsOf(data.behind, places);
  return (
    <>
      <p className="verdict" data-verdict={data.verdict}>
        {BADGES[data.verdict] ?? data.verdict}
        {data.moved !== null &&
          data.verdict !== 'not visible' &&
          data.verdict !== 'not enough data' &&
          `: ${data.moved}`}
      </p>
      <ReportView
        report={data.report}
        open={(numbers) => address.set({ open: numbers.join(',') }, { replace: true })}
        opened={opened === '' ? undefined : opened}
      />
      {groups.length > 0 && (
        <Evidence
          key={opened}
          title={groups[0]?.title ?? ''}
          note={data.behind.note}
          groups={groups}
          close={() => address.set({ open: '' }, { replace: true })}
        />
      )}
    </>
  );
}

/** A test that takes a while is work that goes on whatever is looked at; the line of work says how far it is. */
function Work({ id }: { readonly id: string }) {
  const client = useQueryClient();
  const job = useJobs().find(
    ({ kind, params }) => kind === 'test-impact' && (params as { design?: string }).design === id,
  );
  const [wrong, setWrong] = useState<Error>();
  const begin = async (): Promise<void> => {
    setWrong(undefined);
    await beginJob(client, 'test-impact', { design: id }).catch(setWrong);
  };
  const open = job !== undefined && isOpen(job);
  return (
    <div className="empty">
      <p role="status">
        {open
          ? 'The design is fixed. The pair is compared with other pairs and other dates; this page shows the result when that is done.'
          : 'The design is fixed. On data of this size the test takes a while, and has not been done on them as they are now.'}
      </p>
      {job && !open && job.state !== 'done' && <p className="wrong">{job.error ?? `It was ${job.state}.`}</p>}
      {wrong && <Notice error={wrong} />}
      {!open && (
        <p className="buttons">
          <button type="button" onClick={() => void begin()}>
            Test it
          </button>
        </p>
      )}
    </div>
  );
}

/** All that was fixed, as facts. */
function Fixed({ view: { row, design } }: { readonly view: DesignView }) {
  const { windows, donors, thresholds, placebos, filter, seed } = design;
  const kept = Object.keys(filter).length;
  const facts: readonly (readonly [name: string, words: string])[] = [
    [
      'Fixed',
      `${row.at === undefined ? 'at a time that is not known' : momentWords(row.at)}${row.coder ? `, by ${row.coder}` : ''}`,
    ],
    ['Measure', measureName(row.measure)],
    ['Claim', row.direction === 'either' ? 'they moved, either way' : `they moved ${row.direction}`],
    [
      'Windows',
      `${windows.before} ${row.grain}s before and ${windows.after} from then on${windows.gap > 0 ? `, ${windows.gap} left out between` : ''}`,
    ],
    ['Compared with', `pairs whose level before lies within ${donors.band}, or the ${donors.least} nearest`],
    ['Not with', [...donors.touched, ...donors.tied].join(', ') || 'nobody is left out'],
    ['Clear from', `a change of ${thresholds.size}, seen in at most ${thresholds.p * 100} % of other pairs`],
    ['Weak from', `a change of ${thresholds.weakSize}, in at most ${thresholds.weakP * 100} %`],
    ['Placebos', `up to ${placebos.pairs} pairs and ${placebos.dates} dates, seed ${seed}`],
    ...(kept > 0 ? [['Events', JSON.stringify(filter)] as const] : []),
    ['Id', row.id],
  ];
  return (
    <dl className="design">
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The form with this plan in it: what comes of it is another design. */
function planAddress({ row, design: { dyad, event, windows, donors, seed } }: DesignView): string {
  const plan = new URLSearchParams({
    dyad: dyad.join('-'),
    event: event.id ?? String(event.at),
    title: event.title,
    measure: row.measure,
    direction: row.direction,
    before: String(windows.before),
    after: String(windows.after),
    gap: String(windows.gap),
    touched: donors.touched.join(','),
    tied: donors.tied.join(','),
    seed: String(seed),
  });
  return `/impact?${plan}`;
}
