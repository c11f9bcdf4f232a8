import { EntenteError } from '../../records/failure.ts';
import type { Model } from '../model/model.ts';
import { payoffsOf } from '../model/payoffs.ts';
import { compile } from '../model/state-space.ts';
import { stateWith } from '../model/states.ts';
import type { Converted } from './gmcr-file.ts';

/** More cells than this are no small game; Gambit's screens cannot show them either. */
const MOST_CELLS = 4096;

/**
 * Writes a model as a game in strategic form for Gambit (`.nfg`, payoff version): each decision maker chooses one
 * combination of its options, all at once. Payoffs are ranks from 1 for the worst state; a combination that cannot be
 * has 0 for everyone. Where all combinations are feasible and every option can be taken and given up, the pure
 * equilibria of that game are the Nash equilibria of the model; the notes say where that does not hold.
 *
 * Format: Gambit, "The strategic game (.nfg) file format".
 *
 * @throws EntenteError (usage) for models that are no such game (listed states, merged states, shared options) and for
 *   more than 4,096 combinations
 * @example
 * writeNfg(model).result.split('\n')[0]; // 'NFG 1 R "A dam on a shared river"'
 */
export function writeNfg(model: Model): Converted<string> {
  const space = compile(model);
  const { form } = model;
  const cannot = (why: string): EntenteError =>
    new EntenteError('usage', `The model “${model.title}” cannot be written as .nfg: ${why}.`);
  if (form.kind === 'graph') throw cannot('its states are listed, and a strategic form needs options');
  if ((form.merges ?? []).length > 0) throw cannot('it has merged states');
  const shared = form.options.find(({ owners }) => owners.length > 1);
  if (shared) throw cannot(`the option “${shared.id}” has several owners, and a strategy is one player's own`);
  const cells = 2 ** form.options.length;
  if (cells > MOST_CELLS) {
    throw cannot(
      `it has ${cells.toLocaleString('en-US')} combinations; at most ${MOST_CELLS.toLocaleString('en-US')} make sense there`,
    );
  }
  const notes = ['The payoffs are ranks: only their order means anything, so mixed strategies do not.'];
  if (space.size < cells) {
    notes.push(
      `${cells - space.size} of ${cells} combinations cannot be; they have payoff 0 for everyone and may show as equilibria that the model does not have.`,
    );
  }
  const bound = form.options.some(({ direction }) => direction !== 'both') || (form.barred ?? []).length > 0;
  if (bound || model.decisionMakers.some(({ unseen }) => unseen)) {
    notes.push('A strategic form knows no irreversible or barred moves; every strategy can be chosen at any time.');
  }
  const own = model.decisionMakers.map(({ id }) =>
    form.options.flatMap(({ owners }, j) => (owners.includes(id) ? [j] : [])),
  );
  const strategies = own.map((options) =>
    Array.from({ length: 2 ** options.length }, (_, choice) => {
      const taken = options.filter((_, i) => (choice >>> i) & 1);
      const code = taken.reduce((sum, j) => sum + 2 ** j, 0);
      return { name: taken.map((j) => form.options[j]?.id ?? '').join(' ') || 'none', code };
    }),
  );
  const payoffs = model.decisionMakers.map(({ preference }) => payoffsOf(preference, space));
  const rows: string[] = [];
  // Gambit counts profiles with the first player's strategy running fastest.
  const place = strategies.map(() => 0);
  for (let cell = 0; cell < cells; cell++) {
    const code = place.reduce((sum, choice, i) => sum + (strategies[i]?.[choice]?.code ?? 0), 0);
    const index = stateWith(space, code);
    rows.push(payoffs.map((ranks) => (index < 0 ? 0 : (ranks[index] ?? 0) + 1)).join(' '));
    for (let i = 0; i < place.length; i++) {
      place[i] = (place[i] ?? 0) + 1;
      if ((place[i] ?? 0) < (strategies[i]?.length ?? 1)) break;
      place[i] = 0;
    }
  }
  const lines = [
    `NFG 1 R ${quoted(model.title)}`,
    `{ ${model.decisionMakers.map(({ name }) => quoted(name)).join(' ')} }`,
    '{',
    ...strategies.map((list) => `  { ${list.map(({ name }) => quoted(name)).join(' ')} }`),
    '}',
    quoted(notes.join(' ')),
    '',
    ...rows,
  ];
  return { result: `${lines.join('\n')}\n`, notes };
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/\s+/g, ' ')}"`;
}
