import type { ComparedState, WhatIf } from '../../conflict/explain/what-if.ts';
import type { Concept } from '../../conflict/model/concept.ts';
import type { Block, PageItem } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { conflictWords, STRONGEST_FIRST } from './conflict-words.ts';

const STRONG: readonly Concept[] = ['Nash', 'SEQ', 'SIM'];
/** Lists longer than this are cut. */
const MOST_ITEMS = 15;

/**
 * Two variants of a model side by side, as a page: what holds in one only, for whom that changed, and what stays.
 * @param names how to call the two; `changes` says what was changed, if the second was made from the first
 */
export function variantsPage(
  result: WhatIf,
  names: { readonly before: string; readonly after: string; readonly changes: readonly string[] },
): readonly Block[] {
  const title = result.before.space.model.title;
  const strong = STRONGEST_FIRST.filter((concept) => STRONG.includes(concept) && result.equilibria[concept]);
  const changed = changedStates(result, strong);
  const kept = keptStates(result, strong);
  const blocks: Block[] = [
    {
      kind: 'title',
      text: `What if: ${title}`,
      about: names.changes.length > 0 ? names.changes : [`${names.before} beside ${names.after}`],
    },
    { kind: 'heading', text: 'What changes' },
  ];
  if (changed.length === 0)
    blocks.push({ kind: 'text', text: `Nothing: under ${andList(strong)} the same states hold.` });
  else blocks.push({ kind: 'list', items: changed.slice(0, MOST_ITEMS) }, ...cutNote(changed.length));
  if (kept.length > 0) {
    blocks.push(
      { kind: 'heading', text: 'What stays' },
      { kind: 'list', items: kept.slice(0, MOST_ITEMS) },
      ...cutNote(kept.length),
    );
  }
  const weak = (['SMR', 'GMR'] as const).flatMap((concept) => {
    const found = result.equilibria[concept];
    if (!found) return [];
    return [`${concept}: ${found.kept.length} stay, ${found.gained.length} come, ${found.lost.length} go`];
  });
  if (weak.length > 0) {
    blocks.push({ kind: 'text', text: `States that hold in the weaker senses: ${weak.join('; ')}.`, tone: 'dim' });
  }
  if (result.statesLost + result.statesGained > 0) {
    blocks.push({
      kind: 'text',
      text: `${counted(result.statesGained, 'state')} can be that could not before, ${result.statesLost} no longer.`,
    });
  }
  return blocks;
}

function cutNote(length: number): readonly Block[] {
  return length > MOST_ITEMS
    ? [{ kind: 'text', text: `… and ${length - MOST_ITEMS} more; --json has them all.`, tone: 'dim' }]
    : [];
}

interface Turn {
  readonly state: ComparedState;
  readonly gained: Concept[];
  readonly lost: Concept[];
}

function changedStates(result: WhatIf, concepts: readonly Concept[]): readonly PageItem[] {
  const turns = new Map<string, Turn>();
  const turnOf = (state: ComparedState): Turn => {
    const key = [...state.taken].sort().join(' ');
    const found = turns.get(key) ?? { state, gained: [], lost: [] };
    turns.set(key, found);
    return found;
  };
  for (const concept of concepts) {
    for (const state of result.equilibria[concept]?.gained ?? []) turnOf(state).gained.push(concept);
    for (const state of result.equilibria[concept]?.lost ?? []) turnOf(state).lost.push(concept);
  }
  const words = conflictWords(result.before.space);
  return [...turns.values()]
    .sort((a, b) => b.gained.length - a.gained.length || order(a.state) - order(b.state))
    .map(({ state, gained, lost }) => ({
      label: label(state),
      text: stateWords(result, state),
      notes: [
        ...(gained.length > 0
          ? [`now holds under ${andList(gained)}${becauseOf(result, state, gained, true, words.maker)}`]
          : []),
        ...(lost.length > 0
          ? [`no longer holds under ${andList(lost)}${becauseOf(result, state, lost, false, words.maker)}`]
          : []),
        ...(state.before === undefined
          ? ['it could not be before']
          : state.after === undefined
            ? ['it can no longer be']
            : []),
      ],
    }));
}

function becauseOf(
  { turned }: WhatIf,
  state: ComparedState,
  concepts: readonly Concept[],
  stable: boolean,
  name: (id: string) => string,
): string {
  const makers = new Set(
    turned
      .filter((turn) => turn.stableAfter === stable && concepts.includes(turn.concept))
      .filter((turn) => turn.state.taken.join(' ') === state.taken.join(' '))
      .map(({ decisionMaker }) => decisionMaker),
  );
  if (makers.size === 0) return '';
  return `: ${andList([...makers].map(name))} ${stable ? (makers.size === 1 ? 'stays' : 'stay') : makers.size === 1 ? 'leaves' : 'leave'} there`;
}

function keptStates(result: WhatIf, concepts: readonly Concept[]): readonly PageItem[] {
  const held = new Map<string, { readonly state: ComparedState; readonly concepts: Concept[] }>();
  for (const concept of concepts) {
    for (const state of result.equilibria[concept]?.kept ?? []) {
      const key = [...state.taken].sort().join(' ');
      const found = held.get(key) ?? { state, concepts: [] };
      found.concepts.push(concept);
      held.set(key, found);
    }
  }
  return [...held.values()]
    .sort((a, b) => order(a.state) - order(b.state))
    .map(({ state, concepts: kept }) => ({
      label: label(state),
      text: stateWords(result, state),
      notes: [`holds in both under ${andList(kept)}`],
    }));
}

function order({ before, after }: ComparedState): number {
  return after ?? before ?? 0;
}

/** One number where both variants give the state the same, else both. */
function label({ before, after }: ComparedState): string {
  if (before === after || before === undefined) return String(after ?? '');
  return after === undefined ? String(before) : `${before} → ${after}`;
}

function stateWords({ before, after }: WhatIf, state: ComparedState): string {
  return state.after === undefined
    ? conflictWords(before.space).state(state.before ?? 1)
    : conflictWords(after.space).state(state.after);
}

/** The comparison as data. */
export function variantsData(result: WhatIf): unknown {
  return {
    before: { title: result.before.space.model.title, equilibria: result.before.equilibria },
    after: { title: result.after.space.model.title, equilibria: result.after.equilibria },
    equilibria: result.equilibria,
    turned: result.turned,
    statesLost: result.statesLost,
    statesGained: result.statesGained,
  };
}
