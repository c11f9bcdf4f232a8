import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { type DesignLine, DesignTable } from './design-facts.tsx';
import './impact.css';
import { PlanForm } from './plan-form.tsx';

/** Plans a test of what an event did to two states, and lists the designs that were fixed. */
export function Impacts() {
  const address = useAddress([]);
  return (
    <section className="wide">
      <h1>Did an event bring two states closer, or drive them apart?</h1>
      <p className="note">
        The pair is compared with similar pairs, and with itself at other dates. Plan the test first: who tries windows
        until one shows something has tested nothing.
      </p>
      <PlanForm address={address} />
      <h2>Designs that were fixed</h2>
      <Designs />
    </section>
  );
}

function Designs() {
  const { data, error, isPending } = useQuery({
    queryKey: ['designs'],
    queryFn: ({ signal }) => ask<Page<DesignLine>>('/designs?limit=500', signal),
  });
  if (error) return <Notice error={error} />;
  if (isPending) return <p className="note">Looking …</p>;
  if (data.total === 0) {
    return <p className="empty">No design was fixed in this case yet. Plan one above: two states, and after what.</p>;
  }
  return (
    <>
      <p className="note">
        {data.total} {data.total === 1 ? 'design' : 'designs'}, the last one first. <a href="/impact.csv">CSV</a> ·{' '}
        <a href="/impact.json">JSON</a>
      </p>
      <DesignTable label="Table of the designs" designs={data.items} />
    </>
  );
}
