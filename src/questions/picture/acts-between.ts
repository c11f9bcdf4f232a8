import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Asker } from '../kit/asker.ts';
import { type DataSpan, type NetworkWindow, wholeSpan, windowOf } from '../networks/network-windows.ts';
import type { ActingActor, ActsCell, ActsSource } from './acts-source.ts';
import type { AskedPicture } from './asked-picture.ts';
import { openEventActs } from './event-acts.ts';
import { openTextActs } from './text-acts.ts';

/** Who acts towards whom. */
export interface ActsBetween {
  readonly source: ActsSource['source'];
  readonly span: DataSpan;
  readonly window: NetworkWindow;
  /** Those of the matrix. */
  readonly actors: readonly ActingActor[];
  /** How many act in all. */
  readonly among: number;
  readonly cells: readonly ActsCell[];
  /** Acts of the window. */
  readonly acts: number;
  readonly limits: readonly string[];
}

const USUAL_ACTORS = 16;

/**
 * Who acts towards whom in a window, by what the texts of a case tell or by event data.
 * @throws EntenteError (usage) for what cannot be asked, or a case that holds nothing of it
 */
export async function actsBetween(asker: Asker, file: CaseFile, asked: AskedPicture): Promise<ActsBetween> {
  const opened = await openActs(asker, file, asked);
  const window = windowAsked(asked, opened.span);
  const { actors, cells, n } = opened.acts(window);
  const only = asked.among && new Set(asked.among);
  const fitting = actors.filter(({ id, state }) => (!asked.states || state) && (!only || only.has(id)));
  const shown = fitting.slice(0, asked.most ?? USUAL_ACTORS);
  const has = new Set(shown.map(({ id }) => id));
  return {
    source: opened.source,
    span: opened.span,
    window,
    actors: shown,
    among: fitting.length,
    cells: cells.filter(({ a, b }) => has.has(a) && has.has(b)),
    acts: n,
    limits: opened.limits,
  };
}

/** The source that is asked for: texts where the case has any, else event data. */
export async function openActs(asker: Asker, file: CaseFile, asked: AskedPicture): Promise<ActsSource> {
  if (asked.from !== 'events') {
    const found = openTextActs(file, asked);
    if (found) return found;
    if (asked.from === 'texts') {
      throw new EntenteError(
        'usage',
        `The texts of the case tell of no act between two; add texts with: ${asker.program} add FILE...`,
      );
    }
  }
  return await openEventActs(asker, file, asked);
}

/** The window that is asked for, else all time. */
export function windowAsked({ at, window }: Pick<AskedPicture, 'at' | 'window'>, span: DataSpan): NetworkWindow {
  if (at !== undefined || window !== undefined) return windowOf('events', { at, window }, span);
  return wholeSpan(span);
}
