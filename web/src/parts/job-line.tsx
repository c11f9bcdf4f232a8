import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { changeJob, isOpen, progressWords, resultWords, useOpenJob } from '../jobs.ts';

/** Work that is under way, on whatever screen: how far it is, and what it came to when it ends. */
export function JobLine() {
  const client = useQueryClient();
  const job = useOpenJob();
  const [closed, setClosed] = useState<string>();
  if (!job || (job.ended !== undefined && job.ended === closed)) return null;
  return (
    <section aria-label="Work under way" className="wide job-line">
      {!isOpen(job) ? (
        <>
          <p role="status">
            {job.summary}: {resultWords(job)}
          </p>
          <Link href="/library/work">Look</Link>
          <button type="button" className="link" onClick={() => setClosed(job.ended)}>
            Close
          </button>
        </>
      ) : (
        <>
          <label>
            {job.summary} <progress {...(job.total ? { max: job.total, value: job.done } : {})} />
          </label>
          <p className="what">{progressWords(job)}</p>
          <button type="button" disabled={job.stopping} onClick={() => void changeJob(client, job, 'cancel')}>
            Cancel
          </button>
        </>
      )}
    </section>
  );
}
