import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { changeJob, isOpen, type Job, progressWords, resultWords, useOpenJob } from '../jobs.ts';

/** Work that is under way, on whatever screen: how far it is, and what it came to when it ends. */
export function JobLine() {
  const client = useQueryClient();
  const job = useOpenJob();
  const [watched, setWatched] = useState<Job>();
  useEffect(() => {
    if (job) setWatched(job);
  }, [job]);
  const ended = watched && !isOpen(watched) ? watched : undefined;
  if (!watched) return null;
  return (
    <section aria-label="Work under way" className="wide job-line">
      {ended ? (
        <>
          <p role="status">
            {ended.summary}: {resultWords(ended)}
          </p>
          <Link href="/library/work">Look</Link>
          <button type="button" className="link" onClick={() => setWatched(undefined)}>
            Close
          </button>
        </>
      ) : (
        <>
          <label>
            {watched.summary} <progress {...(watched.total ? { max: watched.total, value: watched.done } : {})} />
          </label>
          <p className="what">{progressWords(watched)}</p>
          <button type="button" disabled={watched.stopping} onClick={() => void changeJob(client, watched, 'cancel')}>
            Cancel
          </button>
        </>
      )}
    </section>
  );
}
