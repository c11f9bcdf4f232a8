import { useQueryClient } from '@tanstack/react-query';
import { changeJob, isOpen, type Job, progressWords, resultWords, useJobs } from '../../jobs.ts';

/** Long work of the case, the newest first: how it stands, what it came to, what was odd. */
export function Work() {
  const jobs = useJobs();
  if (jobs.length === 0) {
    return (
      <p className="empty">No long work was asked for in this case yet. Adding files and exporting are such work.</p>
    );
  }
  return (
    <>
      <p className="note">
        The newest first. Work goes on while you look at other screens, and its state stays over restarts.
      </p>
      <h2 className="sr">All work</h2>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </>
  );
}

/** One piece of work. */
export function JobCard({ job }: { readonly job: Job }) {
  const client = useQueryClient();
  const { id, kind, summary, state, asked, warnings, unsaid, resumes } = job;
  return (
    <article className="job" aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{summary}</h3>
      <p className={state === 'failed' ? 'wrong' : ''}>{isOpen(job) ? progressWords(job) : resultWords(job)}</p>
      <p className="note">
        {state} · asked for <time dateTime={asked}>{new Date(asked).toLocaleString()}</time>
      </p>
      {warnings.length > 0 && (
        <details>
          <summary>
            {warnings.length + unsaid} {warnings.length + unsaid === 1 ? 'remark' : 'remarks'}
          </summary>
          <ul className="odd">
            {warnings.map((words) => (
              <li key={words} dir="auto">
                {words}
              </li>
            ))}
            {unsaid > 0 && <li>and {unsaid.toLocaleString()} more</li>}
          </ul>
        </details>
      )}
      <div className="buttons">
        {isOpen(job) && (
          <button type="button" disabled={job.stopping} onClick={() => void changeJob(client, job, 'cancel')}>
            Cancel
          </button>
        )}
        {['failed', 'cancelled', 'interrupted'].includes(state) && (
          <button type="button" onClick={() => void changeJob(client, job, 'resume')}>
            {resumes ? 'Go on' : 'Do it again'}
          </button>
        )}
        {kind === 'export' && state === 'done' && (
          <a href={`/api/v1/jobs/${id}/file`} download>
            Download
          </a>
        )}
      </div>
    </article>
  );
}
