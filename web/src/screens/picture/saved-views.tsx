import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, type Page, tell } from '../../api.ts';
import { submitted } from '../../submitted.ts';

/** A view of the workbench under a name. */
interface SavedView {
  readonly name: string;
  readonly address: string;
}

/** Views that have a name. They lie in the case, so that whoever works on it has them too. */
export function SavedViews() {
  const client = useQueryClient();
  const [path] = useLocation();
  const search = useSearch();
  const here = search === '' ? path : `${path}?${search}`;
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => ask<Page<SavedView>>('/views?limit=500', signal),
  });
  const again = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['views'] });
    setNaming(false);
  };
  const save = useMutation({ mutationFn: (view: SavedView) => tell<SavedView>('/views', view), onSuccess: again });
  const remove = useMutation({
    mutationFn: (name: string) => tell<object>('/views/removals', { name }),
    onSuccess: again,
  });
  const views = data?.items ?? [];
  const failed = save.error ?? remove.error;
  return (
    <section className="saved-views" aria-label="Saved views">
      {views.length > 0 && (
        <ul>
          {views.map(({ name, address }) => (
            <li key={address + name}>
              <Link href={address} aria-current={address === here ? 'page' : undefined}>
                {name}
              </Link>{' '}
              <button
                type="button"
                className="link"
                aria-label={`Forget the view ${name}`}
                onClick={() => remove.mutate(name)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {naming ? (
        <form
          onSubmit={submitted((form) => save.mutate({ name: String(form.get('name') ?? '').trim(), address: here }))}
        >
          <label htmlFor="view-name">Name of this view</label>{' '}
          {/* biome-ignore lint/a11y/noAutofocus: whoever asked to name the view goes on to write. */}
          <input id="view-name" name="name" required maxLength={120} autoFocus /> <button type="submit">Save</button>{' '}
          <button type="button" onClick={() => setNaming(false)}>
            Cancel
          </button>
        </form>
      ) : (
        <button type="button" className="plain" onClick={() => setNaming(true)}>
          Save this view
        </button>
      )}
      {failed && (
        <p role="alert" className="wrong">
          {failed.message}
        </p>
      )}
    </section>
  );
}
