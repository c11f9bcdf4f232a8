import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';

/** Opens what stands behind a number: the numbers of its items, and the words of the link. */
export type Open = (places: readonly number[], words: string) => void;

/**
 * A figure as the service draws it: its picture, how to read it, and the same as a table. Of the columns of a chart one is
 * reached by Tab, the others by arrow keys, as on a page that stands for itself.
 */
export function Figure({
  markup,
  open,
  opened,
}: {
  readonly markup: string;
  readonly open: Open;
  /** Numbers of the items that are open. */
  readonly opened: string | undefined;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What a parsed document holds is inert until it is put into the page, and the page's policy runs no script of it.
    const { body } = new DOMParser().parseFromString(markup, 'text/html');
    place.current?.replaceChildren(...body.childNodes);
  }, [markup]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other links.
  useEffect(() => {
    for (const link of place.current?.querySelectorAll<HTMLElement>('[data-p]') ?? []) {
      if (opened !== undefined && link.dataset.p === opened) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, [opened, markup]);
  const onClick = (event: MouseEvent): void => {
    const link = linkOf(event.target);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(numbersOf(link.dataset.p), link.getAttribute('aria-label') ?? link.textContent ?? '');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links within are what is clicked and walked through.
    <div ref={place} className="figure" onClick={onClick} onKeyDown={walk} />
  );
}

function linkOf(target: EventTarget): HTMLElement | SVGElement | undefined {
  const link = target instanceof Element ? target.closest('[data-p]') : null;
  return link instanceof HTMLElement || link instanceof SVGElement ? link : undefined;
}

function numbersOf(words = ''): readonly number[] {
  return words.split(',').map(Number);
}

/** Arrow keys go from column to column of a chart. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const group = event.target instanceof Element ? event.target.closest('.hits') : null;
  if (step === 0 || !group) return;
  const columns = [...group.querySelectorAll<SVGElement>('a.hit, .actor')];
  const at = event.target instanceof SVGElement ? columns.indexOf(event.target) : -1;
  const next = columns[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  columns[at]?.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus({ preventScroll: true });
}
