import type { SavedFilter } from '../../casefile/statements/discourse-codebook.ts';
import { EntenteError } from '../../records/failure.ts';
import { withCase } from '../case/with-case.ts';
import type { CommandFunction } from '../kit/action.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { DiscourseOptions } from './discourse-file.ts';

/** A command whose options may stand under a name in the `discourse.yaml` of the case (`--filter`); what is typed wins. */
export function withSavedFilter<O extends DiscourseOptions>(
  load: () => Promise<CommandFunction<[path: string, options: O]>>,
): () => Promise<CommandFunction<[path: string, options: O]>> {
  return async () => {
    const run = await load();
    return async (terminal, path, options) => await run(terminal, path, await filled(terminal, path, options));
  };
}

async function filled<O extends DiscourseOptions>(terminal: Terminal, path: string, options: O): Promise<O> {
  const { filter: name, ...typed } = options;
  if (name === undefined) return options;
  if (!leadsToCase(terminal, path)) {
    throw new EntenteError('usage', `--filter names a filter of a case, and ${path} is none.`);
  }
  const { readDiscourse } = await import('../../casefile/store/statement-types.ts');
  const { filters } = await withCase(terminal, { case: path }, 'look', readDiscourse);
  const found = filters.find(({ filter }) => filter === name);
  if (!found) {
    const known = filters.map(({ filter }) => filter).join(', ') || 'none';
    throw new EntenteError('usage', `There is no filter "${name}" in the discourse.yaml of ${path}; it has ${known}.`);
  }
  const given = Object.entries(typed).filter(([, value]) => value !== undefined);
  return {
    ...saved(found),
    ...Object.fromEntries(given),
    only: [...found.only, ...(options.only ?? [])],
    exclude: [...found.exclude, ...(options.exclude ?? [])],
  } as unknown as O;
}

/** A filter as options are typed. */
function saved({ filter: _, only: __, exclude: ___, ...options }: SavedFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).map(([option, value]) => [option, String(value)]));
}
