import type { z } from 'zod';
import {
  type AskedNetwork,
  type AskedSelection,
  type AskedSlices,
  NETWORK,
  SELECTION,
  SLICES,
} from '../../questions/discourse/asked.ts';
import { EntenteError } from '../../records/failure.ts';
import { type DiscourseOptions, listsOf } from './discourse-file.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * The options of a command as a question takes them.
 *
 * @param shape a form for each option, by its name
 * @throws EntenteError (usage) for the first that is wrong, under the name that the terminal has for it
 */
export function checkedAs<const S extends Shape>(
  shape: S,
  options: object,
): { readonly [K in keyof S]?: z.output<S[K]> | undefined } {
  const words = options as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, form]) => {
      const said = words[name];
      if (said === undefined) return [];
      const { data, error } = form.safeParse(said);
      if (!error) return [[name, data]];
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      throw new EntenteError('usage', `${flag} ${error.issues[0]?.message}, not "${said}".`);
    }),
  ) as { readonly [K in keyof S]?: z.output<S[K]> };
}

/** Which statements are asked for. */
export function selectionAsked(options: DiscourseOptions): AskedSelection {
  const { exclude = [], only = [], asDna } = options;
  return {
    ...checkedAs(SELECTION, options),
    exclude: listsOf('--exclude', exclude),
    only: listsOf('--only', only),
    asDna,
  };
}

/** Which network is asked for. */
export function networkAsked(options: DiscourseOptions): AskedNetwork {
  const { oneMode = false, isolates } = options;
  return {
    ...selectionAsked(options),
    ...checkedAs(NETWORK, options),
    mode: oneMode ? 'one-mode' : 'two-mode',
    isolates,
  };
}

/** Options of windows and slices. */
export interface SliceOptions extends DiscourseOptions {
  readonly unit?: string;
  readonly size?: string;
  readonly kernel?: string;
  readonly indent?: boolean;
}

/** Which windows or slices are asked for. */
export function slicesAsked(options: SliceOptions): AskedSlices {
  return { ...checkedAs(SLICES, options), indent: options.indent };
}
