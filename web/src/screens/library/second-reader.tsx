import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { beginJob, useJobs } from '../../jobs.ts';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import { JobCard } from './work.tsx';

const OLLAMA = 'http://localhost:11434/v1';

/** A language model reads the texts beside the program; where they go is said before and while it does. */
export function SecondReader() {
  const client = useQueryClient();
  const [endpoint, setEndpoint] = useState(OLLAMA);
  const [error, setError] = useState<Error>();
  const asked = useJobs().filter(({ kind }) => kind === 'read-by-model');
  return (
    <>
      <p>
        A language model on this machine can read the texts too. Its suggestions come into the{' '}
        <Link href="/review">queue</Link> under its name, first those where it and the program differ; nothing that was
        decided is touched. Nobody has measured how often it is right here, so what it alone finds is marked ●○○ until
        you decide.
      </p>
      <form
        onSubmit={submitted((form) => {
          setError(undefined);
          beginJob(client, 'read-by-model', {
            model: String(form.get('model') ?? '').trim(),
            endpoint: endpoint.trim(),
            remote: form.has('remote'),
          }).catch(setError);
        })}
      >
        <p className="field">
          <label htmlFor="model-name">Model, as its server calls it</label>
          <input id="model-name" name="model" required maxLength={200} placeholder="llama3.1" />
        </p>
        <p className="field">
          <label htmlFor="model-address">Address of the server</label>
          <input
            id="model-address"
            type="url"
            required
            value={endpoint}
            onChange={(event) => setEndpoint(event.target.value)}
            aria-describedby="model-where"
          />
        </p>
        <p className="note" id="model-where" role="status">
          The texts go to <b dir="ltr">{endpoint.trim() || 'nowhere yet'}</b> and nowhere else. Another machine than
          this one is refused unless you allow it here.
        </p>
        <label className="check">
          <input type="checkbox" name="remote" /> this may be another machine, this once
        </label>
        <p className="buttons">
          <button type="submit">Let it read all texts</button>
        </p>
      </form>
      {error && <Notice error={error} />}
      {asked.length > 0 && (
        <section className="group" aria-label="What models read">
          <h2>Asked for</h2>
          {asked.slice(0, 10).map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
    </>
  );
}
