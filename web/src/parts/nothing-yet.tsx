import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ask, type CaseView } from '../api.ts';
import { beginJob, isOpen, useOpenJob } from '../jobs.ts';

/** What is said where there is nothing to show: the one next action and, in a case without texts, the example. */
export function NothingYet({ children, bring = 'texts' }: { readonly children: ReactNode; readonly bring?: string }) {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['case'], queryFn: ({ signal }) => ask<CaseView>('/case', signal) });
  const job = useOpenJob();
  return (
    <p className="empty">
      {children} <Link href="/library/add">Put {bring} into the case</Link>
      {data?.documents === 0 && (
        <>
          , or{' '}
          <button
            type="button"
            className="link"
            disabled={job !== undefined && isOpen(job)}
            onClick={() => void beginJob(client, 'add-demo', {})}
          >
            try it with six example texts
          </button>
        </>
      )}
      .
    </p>
  );
}
