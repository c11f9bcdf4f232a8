import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ask, type CaseView } from '../../api.ts';
import { beginJob, isOpen, useOpenJob } from '../../jobs.ts';

/** Where the browser keeps that the steps were skipped. */
const SKIPPED = 'first-visit-skipped';

/** Three steps of a first visit: each is over by being done, and all can be skipped. */
export function FirstVisit() {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['case'], queryFn: ({ signal }) => ask<CaseView>('/case', signal) });
  const job = useOpenJob();
  const [skipped, setSkipped] = useState(() => localStorage.getItem(SKIPPED) !== null);
  if (!data || skipped || data.decided > 0) return null;
  const hasTexts = data.documents > 0;
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">Three steps to begin with</h2>
      <ol>
        <li className={hasTexts ? 'past' : ''}>
          {hasTexts ? (
            `Put texts into the case: ${data.documents} are in it.`
          ) : (
            <Link href="/library/add">Put texts into the case</Link>
          )}
          {!hasTexts && (
            <>
              , or{' '}
              <button
                type="button"
                className="link"
                disabled={job !== undefined && isOpen(job)}
                onClick={() => void beginJob(client, 'add-demo', {})}
              >
                try it with six example texts
              </button>{' '}
              on the dam on the Nile.
            </>
          )}
        </li>
        <li>
          <Link href="/review">Say yes or no to what was read</Link>, by one key each; nothing that the machine read
          counts as yours until you do, and everything can be taken back.
        </li>
        <li>
          Open a text and see who did what to whom, each marked at its words; then ask for pictures, pairs and models of
          all texts.
        </li>
      </ol>
      <button
        type="button"
        onClick={() => {
          localStorage.setItem(SKIPPED, 'yes');
          setSkipped(true);
        }}
      >
        Skip
      </button>
    </section>
  );
}
