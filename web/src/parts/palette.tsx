import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ask, type DocumentLine, type Page, tell } from '../api.ts';
import { useDecisions } from '../decisions.tsx';
import { openOverlay } from '../keys.ts';

/** So many choices stand in the list at once. */
const MOST = 40;

/** Something that the palette offers. */
interface Choice {
  readonly id: string;
  /** Screen, view, action, text, actor. */
  readonly what: string;
  readonly name: string;
  /** What else it is found by. */
  readonly also: string;
  readonly go: () => void;
}

/** A view that somebody gave a name; it lies in the case. */
interface SavedView {
  readonly name: string;
  readonly address: string;
}

interface Actor {
  readonly id: string;
  readonly name: string;
  readonly records: number;
}

/** The way to anywhere: screens, saved views, actions, texts and actors, found by parts of their names. */
export function Palette({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const choices = useChoices(close);
  const found = matching(choices, words);
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    if (chosen) document.getElementById(`${list}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, list]);
  const step = (by: number): void => setAt((before) => (before + by + found.length) % Math.max(1, found.length));
  return (
    <dialog ref={dialog} className="palette" onClose={close} aria-label="Go to">
      <input
        role="combobox"
        aria-label="A screen, a text, an actor, a saved view or an action"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
        placeholder="Go to a screen, a text, an actor, a saved view, or do something"
        autoComplete="off"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else if (event.key === 'Enter') chosen?.go();
          else return;
          event.preventDefault();
        }}
      />
      <div id={list} role="listbox" aria-label="What there is" tabIndex={-1}>
        {found.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are listened to by the field above.
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names its active choice.
          <div
            key={choice.id}
            id={`${list}-${choice.id}`}
            role="option"
            aria-selected={choice === chosen}
            onClick={choice.go}
          >
            <span className="note">{choice.what}</span> <span dir="auto">{choice.name}</span>
          </div>
        ))}
      </div>
      <p role="status" className="note">
        {found.length === 0 ? `Nothing is called “${words}”.` : `${found.length} of ${choices.length}`}
      </p>
    </dialog>
  );
}

/** All that can be gone to or done here. */
function useChoices(close: () => void): readonly Choice[] {
  const [here, go] = useLocation();
  const { decide } = useDecisions();
  const client = useQueryClient();
  const documents = useQuery({
    queryKey: ['documents'],
    queryFn: ({ signal }) => ask<Page<DocumentLine>>('/documents?limit=500', signal),
  });
  const actors = useQuery({
    queryKey: ['actors', 'palette'],
    queryFn: ({ signal }) => ask<Page<Actor>>('/actors?limit=500', signal),
  });
  const to = (address: string) => (): void => {
    close();
    go(address);
    // Tab goes on from the screen and not from the top, unless the screen puts the focus somewhere itself.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      (document.querySelector<HTMLElement>('main .records') ?? document.getElementById('main'))?.focus();
    });
  };
  const act = (work: () => void) => (): void => {
    close();
    work();
  };
  const views = useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => ask<Page<SavedView>>('/views?limit=500', signal),
  });
  const named = views.data?.items ?? [];
  const keep = (path: string, body: object): void => {
    void tell(path, body).then(() => client.invalidateQueries({ queryKey: ['views'] }));
  };
  const models = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => ask<Page<{ readonly name: string; readonly title?: string }>>('/models?limit=500', signal),
  });
  const links = [...document.querySelectorAll<HTMLAnchorElement>('header nav a')];
  const address = `${here}${window.location.search}`;
  return [
    ...links.map((link) =>
      choice('Screen', link.textContent ?? '', to(link.getAttribute('href') ?? '/'), link.getAttribute('href') ?? ''),
    ),
    ...places().map(({ name, element }) =>
      choice('Here', name, () => {
        close();
        requestAnimationFrame(() => focusOn(element));
      }),
    ),
    ...(models.data?.items ?? []).map(({ name, title }) =>
      choice('Model', name, to(`/models/${encodeURIComponent(name)}`), title),
    ),
    ...named.map((view) => choice('View', view.name, to(view.address), view.address)),
    choice(
      'Action',
      'Save this view',
      act(() => askName(address, keep)),
    ),
    ...named.map(({ name }) =>
      choice(
        'Action',
        `Forget the view “${name}”`,
        act(() => keep('/views/removals', { name })),
      ),
    ),
    choice(
      'Action',
      'Copy the address of this view',
      act(() => void navigator.clipboard?.writeText(location.href)),
    ),
    choice(
      'Action',
      'Undo the last decision',
      act(() => void decide('Taken back', '/undo', {})),
    ),
    choice(
      'Action',
      'Redo',
      act(() => void decide('Made again', '/redo', {})),
    ),
    choice(
      'Action',
      'Show and change keys',
      act(() => openOverlay('keys')),
      'shortcuts keyboard',
    ),
    choice(
      'Action',
      'Print this view',
      act(() => window.print()),
    ),
    ...(documents.data?.items ?? []).map(({ id, title, name, date, publisher }) =>
      choice('Text', title ?? name, to(`/read/${id}`), `${id} ${name} ${date ?? ''} ${publisher ?? ''}`),
    ),
    ...(actors.data?.items ?? []).map(({ id, name }) =>
      choice('Actor', `${name} (${id})`, to(`/review?status=all&actor=${encodeURIComponent(id)}`)),
    ),
  ];
}

/** Parts of the screen that have a name: lists, forms, tables, sections. */
function places(): readonly { readonly name: string; readonly element: HTMLElement }[] {
  const named = document.querySelectorAll<HTMLElement>(
    'main :is([aria-label], [aria-labelledby]):is([role="listbox"], form, section, nav)',
  );
  return [...named]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const label = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
      return { name: element.ariaLabel ?? label?.textContent ?? '', element };
    });
}

/** Puts the focus on a part, or on the first thing in it that takes one. */
function focusOn(element: HTMLElement): void {
  const takes = 'input, select, textarea, a[href], button:not(:disabled), [tabindex="0"]';
  const target = element.matches(takes) ? element : element.querySelector<HTMLElement>(takes);
  (target ?? element).focus();
  if (target === null) element.scrollIntoView();
}

function choice(what: string, name: string, go: () => void, also = ''): Choice {
  return { id: `${what}-${name}-${also}`.replace(/\W+/g, '-'), what, name, also, go };
}

function askName(address: string, keep: (path: string, body: object) => void): void {
  const name = prompt('What is this view called? It is kept in the case.', document.title.replace(' · Entente', ''));
  if (name?.trim()) keep('/views', { name: name.trim(), address });
}

/** The choices in which all words stand, in any order; those whose names begin with them first. */
function matching(choices: readonly Choice[], words: string): readonly Choice[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter(({ what, name, also }) => {
    const text = `${what} ${name} ${also}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  const begins = ({ name }: Choice): number => (name.toLowerCase().startsWith(parts[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, MOST);
}
