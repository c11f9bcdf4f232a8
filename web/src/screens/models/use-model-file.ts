import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ModelFile, ModelFileProblem, ReadModelFile } from '../../../../src/conflict/file/file-types.ts';
import { readModelFile } from '../../../../src/conflict/file/model-file.ts';
import { Refused, tell } from '../../api.ts';
import { askModel, type ModelView, modelPath, putModel } from './model-api.ts';

/** A text of the file and what was done to come to the next. */
interface Step {
  readonly text: string;
  readonly words: string;
}

/** What the page holds of a model; kept over a reload. */
interface Held {
  /** As it stands in the page. */
  readonly text: string;
  /** The version on which that rests, and its text. */
  readonly version: string;
  readonly base: string;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Changes are tried in the page and not written. */
  readonly trying: boolean;
}

/** A model that is open in the page. */
export interface OpenModel extends Held {
  /** The model, if the text can be solved, and otherwise what keeps it from that. */
  readonly file: ModelFile | undefined;
  readonly problems: readonly ModelFileProblem[];
  /** What the file says now, if somebody else changed it while changes of the page wait. */
  readonly clash: string | undefined;
  readonly said: { readonly words: string; readonly wrong: boolean } | undefined;
  readonly saved: boolean;
  /** @returns what is wrong with it, if the model could not be solved then; nothing is changed then */
  readonly change: (words: string, edit: (text: string) => string) => string | undefined;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setTrying: (trying: boolean) => void;
  /** Back to what stands in the file. */
  readonly putBack: () => void;
  /** Ends a clash: by what the file says, or by what the page says. */
  readonly settle: (by: 'file' | 'page') => void;
  readonly saveAs: (name: string) => Promise<boolean>;
}

/** So many steps can be taken back. */
const MOST_STEPS = 100;
/** How often the file is looked at, in milliseconds: it may be edited elsewhere. */
const LOOK = 2000;

/**
 * A model of the case, open to be changed: each change is written to its file at once, if nobody else changed that
 * meanwhile; if somebody did, nothing is written until a person says what holds.
 */
export function useModelFile(name: string): OpenModel | Error | undefined {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['model', name],
    queryFn: ({ signal }) => askModel(name, signal),
    refetchInterval: LOOK,
  });
  const [held, show] = useState<Held | undefined>(() => kept(name));
  // Keys may come faster than the page is drawn: each starts from what the one before it left.
  const latest = useRef(held);
  const setHeld = useCallback((make: (now: Held) => Held): void => {
    if (!latest.current) return;
    latest.current = make(latest.current);
    show(latest.current);
  }, []);
  const [said, setSaid] = useState<OpenModel['said']>();
  const [clash, setClash] = useState<string>();
  const writing = useRef(false);

  useEffect(() => {
    if (held) sessionStorage.setItem(keyOf(name), JSON.stringify(held));
  }, [name, held]);

  // What stands in the file comes into the page, unless changes of the page wait to be written.
  useEffect(() => {
    const now = latest.current;
    if (!data || writing.current || data.version === now?.version) return;
    if (!now) {
      latest.current = opened(data);
      show(latest.current);
    } else if (now.text === now.base) {
      setHeld((own) => ({ ...stepped(own, data.text, 'The file was changed elsewhere'), ...standing(data) }));
      setSaid({ words: 'The file was changed elsewhere; this is what stands there now.', wrong: false });
    } else if (now.text === data.text) setHeld((own) => ({ ...own, ...standing(data) }));
    else setClash(data.text);
  }, [data, setHeld]);

  const read = useMemo(() => (held ? readText(held.text) : undefined), [held]);
  const waiting =
    held !== undefined && held.text !== held.base && !held.trying && clash === undefined && read?.ok === true;

  useEffect(() => {
    if (!waiting || !held || writing.current) return;
    writing.current = true;
    const { text, version } = held;
    putModel(name, text, version)
      .then((written) => {
        writing.current = false;
        client.setQueryData(['model', name], written);
        setHeld((now) => ({ ...now, ...standing(written) }));
      })
      .catch(async (cause: unknown) => {
        writing.current = false;
        setSaid({ words: cause instanceof Error ? cause.message : String(cause), wrong: true });
        if (!(cause instanceof Refused) || cause.status !== 412) return;
        await client.refetchQueries({ queryKey: ['model', name] });
        setClash(client.getQueryData<ModelView>(['model', name])?.text ?? '');
      });
  }, [client, name, held, waiting, setHeld]);

  const change: OpenModel['change'] = (words, edit) => {
    const before = latest.current?.text ?? '';
    let text: string;
    try {
      text = edit(before);
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
    const [problem] = problemsOf(readText(text));
    if (problem && readText(before).ok) return sentence(problem);
    setHeld((now) => stepped(now, text, words));
    setSaid({ words, wrong: false });
    return undefined;
  };

  if (error && !held) return error;
  if (!held || !read) return undefined;
  const settle: OpenModel['settle'] = (by) => {
    if (!data) return;
    setClash(undefined);
    setSaid(undefined);
    setHeld((now) => ({
      ...(by === 'page' ? now : stepped(now, data.text, 'Took what stands in the file')),
      ...standing(data),
    }));
  };
  return {
    ...held,
    file: read.ok ? read.file : undefined,
    problems: problemsOf(read),
    clash,
    said,
    saved: held.text === held.base,
    change,
    undo: () => {
      setSaid({ words: `Taken back: ${latest.current?.past.at(-1)?.words ?? ''}`, wrong: false });
      setHeld(undone);
    },
    redo: () => {
      setSaid({ words: `Made again: ${latest.current?.future.at(-1)?.words ?? ''}`, wrong: false });
      setHeld(redone);
    },
    setTrying: (trying) => setHeld((now) => ({ ...now, trying })),
    putBack: () => setHeld((now) => ({ ...stepped(now, now.base, 'Took the trial back'), trying: false })),
    settle,
    saveAs: async (other) => {
      try {
        await tell('/models', { name: other, from: { kind: 'text', text: held.text } });
        await client.invalidateQueries({ queryKey: ['models'] });
        return true;
      } catch (cause) {
        setSaid({ words: cause instanceof Error ? cause.message : String(cause), wrong: true });
        return false;
      }
    },
  };
}

/** Texts that were read last: a change, its check and its drawing read the same one. */
const readLately = new Map<string, ReadModelFile>();

function readText(text: string): ReadModelFile {
  const known = readLately.get(text);
  if (known) return known;
  const read = readModelFile(text);
  readLately.set(text, read);
  const [oldest] = readLately.keys();
  if (readLately.size > 4 && oldest !== undefined) readLately.delete(oldest);
  return read;
}

/** A problem as a sentence. */
export function sentence({ line, column, message }: ModelFileProblem): string {
  return `Line ${line}, column ${column}: ${message}${message.endsWith('?') ? '' : '.'}`;
}

function problemsOf(read: ReadModelFile): readonly ModelFileProblem[] {
  return read.ok ? [] : read.problems;
}

function opened(file: ModelView): Held {
  return { text: file.text, ...standing(file), past: [], future: [], trying: false };
}

/** What stands in the file. */
function standing({ text, version }: ModelView): Pick<Held, 'version' | 'base'> {
  return { version, base: text };
}

function stepped(held: Held, text: string, words: string): Held {
  if (text === held.text) return held;
  return { ...held, text, past: [...held.past, { text: held.text, words }].slice(-MOST_STEPS), future: [] };
}

function undone(held: Held): Held {
  const last = held.past.at(-1);
  if (!last) return held;
  const future = [...held.future, { text: held.text, words: last.words }];
  return { ...held, text: last.text, past: held.past.slice(0, -1), future };
}

function redone(held: Held): Held {
  const next = held.future.at(-1);
  if (!next) return held;
  const past = [...held.past, { text: held.text, words: next.words }];
  return { ...held, text: next.text, past, future: held.future.slice(0, -1) };
}

function keyOf(name: string): string {
  return `model ${modelPath(name)}`;
}

/** What the page held before it was loaded anew. */
function kept(name: string): Held | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as Held | null;
    return found ?? undefined;
  } catch {
    return undefined;
  }
}
