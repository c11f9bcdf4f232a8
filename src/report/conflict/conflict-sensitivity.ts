import type { ClaimResult, SensitivityResult, Variation } from '../../conflict/explain/sensitivity.ts';
import type { Model } from '../../conflict/model/model.ts';
import { compile } from '../../conflict/model/state-space.ts';
import type { Block } from '../kit/text-page.ts';
import { counted } from '../words/wording.ts';
import { conflictWords, evidenceWords } from './conflict-words.ts';
import { stateItems } from './state-list.ts';

/** More changes than this are counted, not named, beside a conclusion. */
const MOST_NAMED = 4;
const MOST_CARRIERS = 10;

/**
 * How firmly conclusions stand, as a page: each with the share of variants in which it holds, then the single
 * assumptions on which they rest, unsourced ones first.
 *
 * @param texts what each claim says, by its id; absent: the id says it
 */
export function sensitivityPage(
  model: Model,
  result: SensitivityResult,
  texts: ReadonlyMap<string, string>,
): readonly Block[] {
  const words = variationWords(model);
  const say = (id: string): string => texts.get(id) ?? id;
  const tried = [
    `${counted(result.drops, 'statement')} left out one at a time`,
    ...(result.swaps > 0 ? [`${counted(result.swaps, 'pair')} of neighbours swapped`] : []),
    ...(result.rules > 0 ? [`${counted(result.rules, 'rule')} left out`] : []),
  ];
  const sampled = result.claims[0]?.sampled?.of;
  const blocks: Block[] = [
    {
      kind: 'title',
      text: `How firm it is: ${model.title}`,
      about: [`${tried.join(', ')}${sampled ? `; besides, ${counted(sampled, 'order')} drawn at random` : ''}`],
    },
    { kind: 'heading', text: 'What the model is said to show' },
    {
      kind: 'list',
      items: result.claims.map((claim) => ({
        label: claim.holds ? shareWords(claim.held, claim.of) : 'no',
        text: `${say(claim.claim.id)} (${claim.claim.concept})`,
        notes: claimNotes(claim, words),
      })),
    },
    ...statesNamed(model, result, texts),
    { kind: 'heading', text: 'What that rests on' },
  ];
  if (result.carriers.length === 0) {
    blocks.push({ kind: 'text', text: 'No single change breaks any of it.' });
    return blocks;
  }
  const bare = result.carriers.filter(({ variation }) => variation.unsourced).length;
  blocks.push({
    kind: 'text',
    text: `${result.carriers.length === 1 ? 'One single change breaks' : `${result.carriers.length} single changes, each by itself, break`} some of it; ${
      bare === 0
        ? 'all concern sourced statements.'
        : `${bare === result.carriers.length ? 'all of them rest' : bare === 1 ? 'one rests' : `${bare} rest`} on assumptions only:`
    }`,
  });
  blocks.push({
    kind: 'list',
    items: result.carriers.slice(0, MOST_CARRIERS).map(({ variation, breaks }) => ({
      label: variation.unsourced ? '!' : '·',
      text: `${words(variation)}. Then no longer: ${breaks.map((id) => `“${say(id)}”`).join('; ')}.`,
      notes: [groundsOf(model, variation)],
      strong: variation.unsourced,
    })),
  });
  if (result.carriers.length > MOST_CARRIERS) {
    blocks.push({
      kind: 'text',
      text: `… and ${result.carriers.length - MOST_CARRIERS} more; --json has them all.`,
      tone: 'dim',
    });
  }
  return blocks;
}

/** The states that conclusions without words of their own name by number, in words. */
function statesNamed(
  model: Model,
  { claims }: SensitivityResult,
  texts: ReadonlyMap<string, string>,
): readonly Block[] {
  const states = claims.flatMap(({ claim }) =>
    claim.kind === 'equilibrium' && !texts.has(claim.id) ? [claim.state] : [],
  );
  if (states.length === 0) return [];
  const once = [...new Set(states)].sort((a, b) => a - b);
  return [{ kind: 'list', items: stateItems(once, conflictWords(compile(model))) }];
}

function shareWords(held: number, of: number): string {
  return `${held}/${of}`;
}

function claimNotes(
  { holds, held, of, sampled, turnedBy }: ClaimResult,
  words: (v: Variation) => string,
): readonly string[] {
  const named = turnedBy.slice(0, MOST_NAMED).map(words);
  const more = turnedBy.length - named.length;
  const list = `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  return [
    ...(holds ? [] : [`does not hold; it does in ${held} of ${of} variants`]),
    ...(sampled ? [`in ${((100 * sampled.held) / sampled.of).toFixed(0)} % of the orders drawn at random`] : []),
    ...(turnedBy.length === 0 ? [] : [`${holds ? 'broken' : 'made true'} by: ${list}`]),
  ];
}

function variationWords(model: Model): (variation: Variation) => string {
  const name = (id: string | undefined): string =>
    model.decisionMakers.find((maker) => maker.id === id)?.name ?? id ?? '';
  return ({ kind, decisionMaker, text }) => {
    switch (kind) {
      case 'drop':
        return `${name(decisionMaker)} without “${text}”`;
      case 'swap':
        return `${name(decisionMaker)}: ${text
          .split(' ↔ ')
          .map((side) => `“${side}”`)
          .join(' and ')} in the other order`;
      case 'rule':
        return `the rule “${text}” left out`;
    }
  };
}

/** On what the changed thing rests. */
function groundsOf(model: Model, { kind, decisionMaker, items }: Variation): string {
  if (kind === 'rule') {
    const rule = model.form.kind === 'options' ? model.form.rules.find(({ id }) => id === items[0]) : undefined;
    return rule ? `rests on: ${evidenceWords(rule)}` : '';
  }
  const preference = model.decisionMakers.find(({ id }) => id === decisionMaker)?.preference;
  if (preference?.kind === 'ranking') return `rests on: ${evidenceWords(preference)}`;
  const parts = preference?.kind === 'statements' ? preference.levels.flat() : (preference?.weights ?? []);
  const found = items.flatMap((id) => {
    const part = parts.find((one) => one.id === id);
    return part ? [evidenceWords(part)] : [];
  });
  return `rests on: ${found.join(' | ')}`;
}
