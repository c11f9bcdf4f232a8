import { changedRanking } from '../../conflict/explain/ranking-edits.ts';
import type { StatementEdit } from '../../conflict/explain/statement-edits.ts';
import { whatIf } from '../../conflict/explain/what-if.ts';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import { editModelFile } from '../../conflict/file/model-file-edit.ts';
import { writeModelFile } from '../../conflict/file/model-file-write.ts';
import { readFormula } from '../../conflict/model/logic.ts';
import { isUnsourced, type Model, type PreferenceStatement } from '../../conflict/model/model.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { editWords } from '../../report/conflict/conflict-inverse.ts';
import { variantsData, variantsPage } from '../../report/conflict/conflict-variants.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { loadModel, makerId } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer } from './model-output.ts';

/** The options of `entente model whatif`. */
export interface WhatIfOptions extends OutputOptions {
  readonly drop?: readonly string[];
  readonly swap?: readonly string[];
  readonly move?: readonly string[];
  readonly add?: readonly string[];
  readonly write?: string;
  readonly force?: boolean;
}

/**
 * `entente model whatif`: two variants of a model side by side. The second is another file, or the first with
 * statements dropped, swapped, moved or added.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelWhatIfCommand(
  terminal: Terminal,
  path: string,
  other: string | undefined,
  options: WhatIfOptions,
): Promise<number> {
  checkOutput(options);
  const wishes = [
    ...(options.drop ?? []).map((words) => ({ kind: 'drop', words }) as const),
    ...(options.swap ?? []).map((words) => ({ kind: 'swap', words }) as const),
    ...(options.move ?? []).map((words) => ({ kind: 'move', words }) as const),
    ...(options.add ?? []).map((words) => ({ kind: 'add', words }) as const),
  ];
  if ((other === undefined) === (wishes.length === 0)) {
    throw new EntenteError(
      'usage',
      'Name a second model, or say what to change with --drop, --swap, --move or --add; one of the two.',
    );
  }
  const { write, force } = options;
  const inputs = other === undefined ? [path] : [path, other];
  const variant = write === undefined ? undefined : await openOutput(terminal, write, { inputs, force });
  const loaded = await loadModel(terminal, path);
  let text = loaded.text;
  const changes: string[] = [];
  let unwritten = false;
  let after = loaded.file.model;
  if (other !== undefined) {
    const second = await loadModel(terminal, other);
    [after, text] = [second.file.model, second.text];
  }
  for (const { kind, words } of wishes) {
    const ranked = rankingWish(after, kind, words);
    if (ranked) {
      after = ranked.model;
      changes.push(ranked.words);
      unwritten = true;
      continue;
    }
    const { decisionMaker, edit } = readEdit(after, kind, words);
    const maker = after.decisionMakers.find(({ id }) => id === decisionMaker);
    changes.push(`${maker?.name ?? decisionMaker}: ${editWords(edit, maker)}`);
    text = editModelFile(text, [{ decisionMaker, edit }]);
    if (unwritten) throw new EntenteError('usage', 'Change statements first and rankings after them.');
    after = parseModelFile(text, loaded.name).model;
  }
  const result = whatIf(loaded.file.model, after);
  const names = { before: loaded.name, after: other ?? 'the changed model', changes };
  printAnswer(
    terminal,
    options,
    () => ({ changes, ...(variantsData(result) as object) }),
    () => variantsPage(result, names),
  );
  if (variant) {
    await variant.write(unwritten ? writeModelFile(after) : text);
    terminal.err(`The second model lies in ${variant.path}.\n`);
  }
  return EXIT.done;
}

/** A change of a ranking: `--swap us.7,9` for states 7 and 9, `--move us.7:1` for state 7 at rank 1. */
function rankingWish(
  model: Model,
  kind: StatementEdit['kind'],
  words: string,
): { readonly model: Model; readonly words: string } | undefined {
  const [, who = '', rest = ''] = /^\s*([^.\s]+)\.(.+)$/s.exec(words) ?? [];
  if (who === '') return undefined;
  const id = makerId(model, who);
  const maker = model.decisionMakers.find((one) => one.id === id);
  if (maker?.preference.kind !== 'ranking') return undefined;
  const [, first = '', sign = '', second = ''] = /^\s*(\d+)\s*([,:])\s*(\d+)\s*$/.exec(rest) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const swaps = kind === 'swap' && sign === ',';
  if (!swaps && !(kind === 'move' && sign === ':')) {
    throw new EntenteError(
      'usage',
      `“${id}” ranks states; write --swap ${id}.7,9 for states 7 and 9, or --move ${id}.7:1 for state 7 at rank 1.`,
    );
  }
  const preference = changedRanking(
    solve(model, { concepts: [] }),
    id,
    swaps ? { swap: [a, b] } : { state: a, rank: b },
  );
  const told = swaps ? `states ${a} and ${b} change places` : `state ${a} at a rank of its own, ${b}`;
  return {
    model: {
      ...model,
      decisionMakers: model.decisionMakers.map((one) => (one.id === id ? { ...one, preference } : one)),
    },
    words: `${maker.name}: ${told}`,
  };
}

/** `us.noForce`, `us.noForce,stay`, `us.noForce:1`, `us.3: not strike`; a statement is named by its id or its rank. */
function readEdit(
  model: Model,
  kind: StatementEdit['kind'],
  words: string,
): { readonly decisionMaker: string; readonly edit: StatementEdit } {
  const how: Readonly<Record<StatementEdit['kind'], string>> = {
    drop: '--drop us.statement',
    swap: '--swap us.statement,other',
    move: '--move us.statement:1',
    add: '--add "us.1: formula"',
  };
  const match = /^\s*([^.\s]+)\.(.+)$/s.exec(words);
  if (!match) throw new EntenteError('usage', `“${words}” is not understood; write ${how[kind]}.`);
  const [, who = '', rest = ''] = match;
  const decisionMaker = makerId(model, who);
  const levels = levelsOf(model, decisionMaker);
  switch (kind) {
    case 'drop': {
      const rank = rankOf(levels, rest.trim(), decisionMaker);
      const level = levels[rank - 1] ?? [];
      const edit = { kind, statement: idsOf(level), rank, unsourced: level.every(isUnsourced) } as const;
      return { decisionMaker, edit };
    }
    case 'swap': {
      const [one, two, ...more] = rest.split(',').map((id) => id.trim());
      if (!one || !two || more.length > 0)
        throw new EntenteError('usage', `“${words}” names no two statements; write ${how.swap}.`);
      const ranks = [rankOf(levels, one, decisionMaker), rankOf(levels, two, decisionMaker)] as const;
      const [a, b] = ranks[0] < ranks[1] ? ranks : ([ranks[1], ranks[0]] as const);
      const statements = [idsOf(levels[a - 1] ?? []), idsOf(levels[b - 1] ?? [])] as const;
      return { decisionMaker, edit: { kind, statements, ranks: [a, b] } };
    }
    case 'move': {
      const [statement = '', to = ''] = rest.split(':').map((part) => part.trim());
      const from = rankOf(levels, statement, decisionMaker);
      if (!/^\d+$/.test(to)) throw new EntenteError('usage', `“${words}” names no rank; write ${how.move}.`);
      const edit = {
        kind,
        statement: idsOf(levels[from - 1] ?? []),
        from,
        to: rankOf(levels, to, decisionMaker),
      } as const;
      return { decisionMaker, edit };
    }
    case 'add': {
      const colon = rest.indexOf(':');
      const rank = Number(rest.slice(0, colon).trim());
      if (colon < 0 || !Number.isInteger(rank) || rank < 1 || rank > levels.length + 1) {
        throw new EntenteError('usage', `“${words}” names no rank from 1 to ${levels.length + 1}; write ${how.add}.`);
      }
      const formulaText = rest.slice(colon + 1).trim();
      const names = (model.form.kind === 'options' ? model.form.options : model.form.states).map(({ id }) => id);
      const read = readFormula(formulaText, names);
      if (!read.ok) {
        throw new EntenteError(
          'usage',
          `The formula “${formulaText}” cannot be read, column ${read.problem.column}: ${read.problem.message}.`,
        );
      }
      return { decisionMaker, edit: { kind, formula: read.formula, text: formulaText, rank } };
    }
  }
}

function levelsOf(model: Model, decisionMaker: string): readonly (readonly PreferenceStatement[])[] {
  const preference = model.decisionMakers.find(({ id }) => id === decisionMaker)?.preference;
  if (preference?.kind === 'statements') return preference.levels;
  throw new EntenteError(
    'usage',
    `The preferences of “${decisionMaker}” are no ordered statements; edit the file and compare the two files instead.`,
  );
}

function idsOf(level: readonly PreferenceStatement[]): string {
  return level.map(({ id }) => id).join(' = ');
}

function rankOf(levels: readonly (readonly PreferenceStatement[])[], words: string, decisionMaker: string): number {
  const found = levels.findIndex((level) => level.some(({ id }) => id === words));
  if (found >= 0) return found + 1;
  const rank = Number(words);
  if (/^\d+$/.test(words) && rank >= 1 && rank <= levels.length) return rank;
  const ids = levels.flat().map(({ id }) => id);
  throw new EntenteError('usage', `“${decisionMaker}” has no statement “${words}”; there are ${ids.join(', ')}.`);
}
