import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { type Behind, Evidence } from '../../report/evidence.tsx';

/** What stands behind a cell or a tie, asked when it is opened. */
export function Opened({
  title,
  path,
  close,
}: {
  readonly title: string;
  readonly path: string;
  readonly close: () => void;
}) {
  const { data, error, isPending } = useQuery({
    queryKey: ['behind', path],
    queryFn: ({ signal }) => ask<Behind>(path, signal),
  });
  return (
    <Evidence title={title} note={data?.note} groups={data?.groups ?? []} close={close}>
      {isPending && <p className="note">Looking …</p>}
      {error && <Notice error={error} />}
      {data?.groups.length === 0 && <p className="empty">Nothing stands behind it in this window.</p>}
    </Evidence>
  );
}

/** Two names in one parameter of an address. */
export function pairOf(opened: string): readonly [string, string] | undefined {
  const [a, b, more] = opened.split('~');
  return a !== undefined && b !== undefined && a !== '' && b !== '' && more === undefined ? [a, b] : undefined;
}
