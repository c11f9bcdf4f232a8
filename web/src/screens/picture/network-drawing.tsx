import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Drawn, DrawnBlocs, DrawnForm, NetworkView, ToDraw } from './network-view.ts';
import { useDrawn } from './use-drawn.ts';

const LEAST = 300;
const MOST = 1160;
/** Widths between these steps are drawn alike, so that a window that is dragged does not draw at each pixel. */
const STEP = 20;

/**
 * The picture of a network, laid out and drawn in a worker. A tie opens what it rests on; an actor chooses its ties in the table. Of
 * the actors one is reached by Tab, the others by arrow keys.
 */
export function NetworkDrawing({
  view,
  marked,
  by,
  form,
  openTie,
  choose,
}: {
  readonly view: NetworkView;
  /** Ids of the actors whose names are underlined. */
  readonly marked: ReadonlySet<string>;
  readonly by: DrawnBlocs;
  readonly form: DrawnForm;
  readonly openTie: (tie: number) => void;
  readonly choose: (actor: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const drawn = useDrawing(view, by, form, width);
  useEffect(() => {
    // What a parsed document holds is inert, and every value in it is escaped where it is drawn.
    const { body } = new DOMParser().parseFromString(drawn?.markup ?? '', 'text/html');
    place.current?.replaceChildren(...body.childNodes);
  }, [drawn]);
  useEffect(() => {
    // The picture is put there by the effect above.
    if (!drawn) return;
    const shorts = new Set(view.actors.flatMap(({ id, short }) => (marked.has(id) ? [short] : [])));
    for (const actor of place.current?.querySelectorAll('.actor[aria-label]') ?? [])
      actor.classList.toggle('marked', shorts.has(actor.getAttribute('aria-label')?.split(':')[0] ?? ''));
  }, [drawn, view, marked]);
  useDrawn('network', drawn);
  const opened = (target: EventTarget): void => {
    const tie = closest(target, '[data-p]')?.dataset.p;
    if (tie !== undefined) openTie(Number(tie));
    const actor = closest(target, '[data-n]')?.dataset.n;
    const chosen = actor === undefined ? undefined : drawnActor(view, place.current, Number(actor));
    if (chosen !== undefined) choose(chosen);
  };
  return (
    <figure className="chart-figure" ref={frame}>
      {drawn && <h2 className="chart-title">{drawn.title}</h2>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the actors and ties within are what is clicked and walked through. */}
      <div
        ref={place}
        className="drawing"
        data-ms={drawn ? Math.round(drawn.ms) : undefined}
        onClick={(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          opened(event.target);
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            opened(event.target);
          } else walk(event);
        }}
        onPointerOver={({ target }: PointerEvent) => light(place.current, target)}
        onPointerLeave={() => light(place.current, null)}
        onFocus={({ target }: FocusEvent) => light(place.current, target)}
        onBlur={() => light(place.current, null)}
      />
      {drawn ? <figcaption>{drawn.description}</figcaption> : <p className="note">Drawing …</p>}
    </figure>
  );
}

/** Actors without ties are not drawn, so that the places of the picture are found by its labels. */
function drawnActor(view: NetworkView, picture: HTMLElement | null, n: number): string | undefined {
  const label = picture?.querySelector(`[data-n="${n}"]`)?.getAttribute('aria-label')?.split(':')[0];
  return view.actors.find(({ short }) => short === label)?.id;
}

function useWidth(frame: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.max(LEAST, Math.min(MOST, entry?.contentRect.width ?? LEAST));
      setWidth(room - (room % STEP));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

/** Asks the worker for the picture; what it draws of a view that has gone meanwhile is not shown. */
function useDrawing(view: NetworkView, by: DrawnBlocs, form: DrawnForm, width: number): Drawn | undefined {
  const [drawn, setDrawn] = useState<Drawn>();
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  useEffect(() => {
    const own = new Worker(new URL('./network-worker.ts', import.meta.url), { type: 'module' });
    own.addEventListener('message', ({ data }: MessageEvent<Drawn>) => {
      if (data.ask === asked.current) setDrawn(data);
    });
    worker.current = own;
    return () => own.terminate();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    asked.current += 1;
    worker.current?.postMessage({ ask: asked.current, view, by, form, width } satisfies ToDraw);
  }, [view, by, form, width]);
  return drawn;
}

function closest(target: EventTarget | null, selector: string): HTMLElement | SVGElement | undefined {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement || found instanceof SVGElement ? found : undefined;
}

/** The ties of the actor that is pointed at, or has the focus, stand out; the others step back. */
function light(picture: HTMLElement | null, target: EventTarget | null): void {
  const svg = picture?.querySelector('svg.network');
  if (!svg) return;
  const actor = closest(target, '[data-n]')?.dataset.n;
  svg.classList.toggle('lit', actor !== undefined);
  for (const tie of svg.querySelectorAll<SVGElement>('.tie[data-e]'))
    tie.classList.toggle('on', actor !== undefined && tie.dataset.e?.split(' ').includes(actor) === true);
}

/** Arrow keys go from actor to actor. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
  const group = closest(event.target, '.hits');
  if (step === 0 || !group) return;
  const actors = [...group.querySelectorAll<SVGElement>('.actor')];
  const at = event.target instanceof SVGElement ? actors.indexOf(event.target) : -1;
  const next = actors[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  actors[at]?.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
}
