import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { type Behind, Evidence, groupsOf } from '../../report/evidence.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';
import { submitted } from '../../submitted.ts';
import '../picture/picture.css';

interface PairView {
  readonly report: Report;
  readonly behind: Behind;
}

const FIELDS = [
  ['a', 'Compare', 'China'],
  ['b', 'with', 'Russia'],
  ['from', 'From', '2015'],
  ['to', 'To', '2019'],
] as const;

/** Votes, words and deeds of two actors side by side. */
export function ComparedPair() {
  const address = useAddress(['open']);
  const asked = address.value('a') !== '' && address.value('b') !== '';
  const { data, error, isFetching } = useQuery({
    queryKey: ['compare', address.query],
    queryFn: ({ signal }) => ask<PairView>(`/compare?${address.query}`, signal),
    enabled: asked,
  });
  const opened = address.value('open');
  const places = opened === '' ? [] : opened.split(',').map(Number);
  const groups = data && places.length > 0 ? groupsOf(data.behind, places) : [];
  return (
    <section className="wide compare">
      <div className="picture-head">
        <h1>{data?.report.title ?? 'Two actors side by side'}</h1>
        <p className="note twins">
          <Link href="/compare">All pairs</Link>
          {asked && <a href={`/compare/pair.json?${address.query}`}>JSON</a>}
        </p>
      </div>
      <form
        className="filters"
        onSubmit={submitted((form) =>
          address.set({
            ...Object.fromEntries(FIELDS.map(([name]) => [name, String(form.get(name) ?? '').trim()])),
            open: '',
          }),
        )}
      >
        {FIELDS.map(([name, label, hint]) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{label}</label>
            <input
              id={name}
              name={name}
              placeholder={hint}
              required={name === 'a' || name === 'b'}
              defaultValue={address.value(name)}
              key={address.value(name)}
            />
          </div>
        ))}
        <button type="submit">Compare</button>
      </form>
      {!asked && <p className="empty">Name two actors: states by name or code, others as the texts call them.</p>}
      {error && <Notice error={error} />}
      {isFetching && <p className="note">Looking …</p>}
      {data && !error && (
        <ReportView
          report={data.report}
          opened={opened === '' ? undefined : opened}
          open={(numbers) => address.set({ open: numbers.join(',') }, { replace: true })}
        />
      )}
      {groups.length > 0 && (
        <Evidence
          title="What stands behind it"
          note={data?.behind.note}
          groups={groups}
          close={() => address.set({ open: '' }, { replace: true })}
        />
      )}
    </section>
  );
}
