import type { PreferenceEdit } from '../../conflict/explain/mediator-edits.ts';
import type { RankingEdit } from '../../conflict/explain/ranking-edits.ts';
import type { StatementEdit } from '../../conflict/explain/statement-edits.ts';
import type { FileEdit } from '../../conflict/file/model-file-edit.ts';
import { formatFormula, readFormula } from '../../conflict/model/logic.ts';
import { isUnsourced, type Model, type PreferenceStatement, type Weight } from '../../conflict/model/model.ts';
import { ranking } from '../../conflict/model/payoffs.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { makerId } from './model-input.ts';

/** What can be wished on the command line. */
export type WishKind = StatementEdit['kind'] | 'weigh';

const HOW: Readonly<Record<WishKind, string>> = {
  drop: '--drop us.statement',
  swap: '--swap us.statement,other',
  move: '--move us.statement:1',
  add: '--add "us.1: formula"',
  weigh: '--weigh us.weight:3',
};

/**
 * A change of preferences as a person writes it: `us.noForce`, `us.noForce,stay`, `us.noForce:1`, `us.3: not strike`. A
 * statement is named by its id or its rank, a weight by its id or its formula, a state of a ranking by its number.
 *
 * @throws EntenteError (usage)
 */
export function readWish(model: Model, kind: WishKind, words: string): FileEdit {
  const match = /^\s*([^.\s]+)\.(.+)$/s.exec(words);
  if (!match) throw new EntenteError('usage', `“${words}” is not understood; write ${HOW[kind]}.`);
  const [, who = '', rest = ''] = match;
  const decisionMaker = makerId(model, who);
  const preference = model.decisionMakers.find(({ id }) => id === decisionMaker)?.preference;
  if (preference?.kind === 'ranking') return { decisionMaker, edit: rankingEdit(model, decisionMaker, kind, rest) };
  if (preference?.kind === 'weights') {
    return { decisionMaker, edit: weightEdit(preference.weights, decisionMaker, kind, rest) };
  }
  if (kind === 'weigh') {
    throw new EntenteError(
      'usage',
      `The preferences of “${decisionMaker}” have no weights; --weigh is for those by weights.`,
    );
  }
  return { decisionMaker, edit: statementEdit(model, preference?.levels ?? [], decisionMaker, kind, words, rest) };
}

/** `--swap us.7,9` for states 7 and 9, `--move us.7:1` for state 7 at rank 1. */
function rankingEdit(model: Model, decisionMaker: string, kind: WishKind, rest: string): RankingEdit {
  const [, first = '', sign = '', second = ''] = /^\s*(\d+)\s*([,:])\s*(\d+)\s*$/.exec(rest) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const swaps = kind === 'swap' && sign === ',';
  if (!swaps && !(kind === 'move' && sign === ':')) {
    throw new EntenteError(
      'usage',
      `“${decisionMaker}” ranks states; write --swap ${decisionMaker}.7,9 for states 7 and 9, or --move ${decisionMaker}.7:1 for state 7 at rank 1.`,
    );
  }
  const { space, payoffs } = solve(model, { concepts: [] });
  for (const state of swaps ? [a, b] : [a]) {
    if (state < 1 || state > space.size) {
      throw new EntenteError('usage', `There is no state ${state}; states are numbered from 1 to ${space.size}.`);
    }
  }
  if (swaps) return { kind: 'exchange', states: [a, b] };
  const own = payoffs[model.decisionMakers.findIndex(({ id }) => id === decisionMaker)];
  const from = own ? ranking(own).findIndex((tied) => tied.includes(a - 1)) + 1 : 1;
  return { kind: 'rank', state: a, from, to: Math.max(1, b) };
}

/** `--weigh us.strike:-3` gives a weight another value, `--drop us.strike` leaves it out. */
function weightEdit(weights: readonly Weight[], decisionMaker: string, kind: WishKind, rest: string): PreferenceEdit {
  const [, name = '', value] = /^(.*?)(?::\s*([^:]*))?$/s.exec(rest.trim()) ?? [];
  const to = Number(value);
  const wrong = kind === 'weigh' ? value === undefined || value === '' || !Number.isFinite(to) : value !== undefined;
  if ((kind !== 'weigh' && kind !== 'drop') || wrong) {
    throw new EntenteError(
      'usage',
      `“${decisionMaker}” weighs; write --weigh ${decisionMaker}.${weights[0]?.id ?? '1'}:3, or --drop to leave a weight out.`,
    );
  }
  const rank = weights.findIndex(({ id, formula }) => [id, formatFormula(formula)].includes(name.trim())) + 1;
  const found = weights[rank - 1];
  if (!found) {
    const ids = weights.map(({ id, formula }) => (/^\d+$/.test(id) ? formatFormula(formula) : id));
    throw new EntenteError('usage', `“${decisionMaker}” has no weight “${name.trim()}”; there are ${ids.join(', ')}.`);
  }
  return kind === 'weigh'
    ? { kind, weight: found.id, from: found.weight, to }
    : { kind: 'drop', statement: found.id, rank, unsourced: isUnsourced(found) };
}

function statementEdit(
  model: Model,
  levels: readonly (readonly PreferenceStatement[])[],
  decisionMaker: string,
  kind: StatementEdit['kind'],
  words: string,
  rest: string,
): StatementEdit {
  switch (kind) {
    case 'drop': {
      const rank = rankOf(levels, rest.trim(), decisionMaker);
      const level = levels[rank - 1] ?? [];
      return { kind, statement: idsOf(level), rank, unsourced: level.every(isUnsourced) };
    }
    case 'swap': {
      const [one, two, ...more] = rest.split(',').map((id) => id.trim());
      if (!one || !two || more.length > 0)
        throw new EntenteError('usage', `“${words}” names no two statements; write ${HOW.swap}.`);
      const ranks = [rankOf(levels, one, decisionMaker), rankOf(levels, two, decisionMaker)] as const;
      const [a, b] = ranks[0] < ranks[1] ? ranks : ([ranks[1], ranks[0]] as const);
      return { kind, statements: [idsOf(levels[a - 1] ?? []), idsOf(levels[b - 1] ?? [])], ranks: [a, b] };
    }
    case 'move': {
      const [statement = '', to = ''] = rest.split(':').map((part) => part.trim());
      const from = rankOf(levels, statement, decisionMaker);
      if (!/^\d+$/.test(to)) throw new EntenteError('usage', `“${words}” names no rank; write ${HOW.move}.`);
      return { kind, statement: idsOf(levels[from - 1] ?? []), from, to: rankOf(levels, to, decisionMaker) };
    }
    case 'add': {
      const colon = rest.indexOf(':');
      const rank = Number(rest.slice(0, colon).trim());
      if (colon < 0 || !Number.isInteger(rank) || rank < 1 || rank > levels.length + 1) {
        throw new EntenteError('usage', `“${words}” names no rank from 1 to ${levels.length + 1}; write ${HOW.add}.`);
      }
      const text = rest.slice(colon + 1).trim();
      const names = (model.form.kind === 'options' ? model.form.options : model.form.states).map(({ id }) => id);
      const read = readFormula(text, names);
      if (read.ok) return { kind, formula: read.formula, text, rank };
      throw new EntenteError(
        'usage',
        `The formula “${text}” cannot be read, column ${read.problem.column}: ${read.problem.message}.`,
      );
    }
  }
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
