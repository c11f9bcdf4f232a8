import { compareStates, explain, type Proof, tellingConcept } from '../../conflict/explain/explain.ts';
import { EQUILIBRIUM_MEANING, proofSentences } from '../../conflict/explain/proof-sentences.ts';
import type { Reason } from '../../conflict/explain/reason.ts';
import type { Concept } from '../../conflict/model/concept.ts';
import { formatFormula } from '../../conflict/model/logic.ts';
import type { Evidence, Model, Sourced } from '../../conflict/model/model.ts';
import { makerAt, movesFrom, statusQuoOf, takenIn } from '../../conflict/model/state-space.ts';
import { evolution } from '../../conflict/solve/evolution.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import { andList, counted } from '../words/wording.ts';
import { conceptsByState } from './conflict-solution.ts';
import { conflictWords, countGrounds, notImplied } from './conflict-words.ts';

/** A sentence with the numbers of its footnotes. */
export interface StorySentence {
  readonly text: string;
  readonly notes: readonly number[];
}

/** A part of a story under a heading. */
export interface StoryPart {
  readonly heading: string;
  readonly sentences: readonly StorySentence[];
}

/** What something in a story rests on. */
export interface StoryNote {
  readonly number: number;
  /** What is being grounded: an option or a statement, in words. */
  readonly about: string;
  /** Empty where it cites nothing. */
  readonly evidence: readonly Evidence[];
}

/** A solved conflict told in sentences, with what each rests on. */
export interface Story {
  readonly title: string;
  readonly parts: readonly StoryPart[];
  readonly notes: readonly StoryNote[];
}

/** More states that hold are counted, not told. */
const MOST_TOLD = 6;
/** Where the conflict can go is followed in models up to this size. */
const MOST_FOLLOWED = 4096;
const STRONG: readonly Concept[] = ['Nash', 'SEQ', 'SIM'];

/** Footnotes in the order in which they are first needed. */
class Notes {
  readonly all: StoryNote[] = [];
  private readonly numbers = new Map<string, number>();

  number(key: string, about: string, { evidence = [] }: Sourced): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.length + 1;
    this.numbers.set(key, number);
    this.all.push({ number, about, evidence });
    return number;
  }
}

/**
 * Tells a solved conflict in sentences: who can do what, where it stands, which states hold and who keeps them, where it may
 * go, and what that rests on. Options and the statements that decide have footnotes with their evidence.
 */
export function conflictStory(solution: Solution): Story {
  const { model } = solution.space;
  const notes = new Notes();
  const parts = [
    sides(model, notes),
    standing(solution, notes),
    holding(solution, notes),
    going(solution),
    grounds(model),
  ].filter(({ sentences }) => sentences.length > 0);
  return { title: model.title, parts, notes: notes.all };
}

function plain(text: string): StorySentence {
  return { text, notes: [] };
}

function sides(model: Model, notes: Notes): StoryPart {
  const { form, decisionMakers } = model;
  const sentences = decisionMakers.map(({ id, name }): StorySentence => {
    if (form.kind === 'graph') return plain(`${name} moves between states.`);
    const own = form.options.filter(({ owners }) => owners.includes(id));
    if (own.length === 0) return plain(`${name} has no option of its own.`);
    return {
      text: `${name} can do or leave undone: ${andList(own.map((option) => `“${option.name}”`))}.`,
      notes: own.map((option) => notes.number(`option ${option.id}`, option.name, option)),
    };
  });
  return { heading: 'Who can do what', sentences };
}

function standing(solution: Solution, notes: Notes): StoryPart {
  const { space } = solution;
  const index = statusQuoOf(space);
  if (index === undefined) return { heading: 'Where it stands', sentences: [] };
  const state = index + 1;
  const held = conceptsByState(solution).get(state) ?? [];
  return {
    heading: 'Where it stands',
    sentences: [
      { text: `State ${state}: ${conflictWords(space).state(state)}.`, notes: optionNotes(solution, state, notes) },
      plain(held.length === 0 ? 'It does not hold: somebody moves on.' : `It holds (${andList(notImplied(held))}).`),
      ...space.movers.flatMap(({ id }) => whyOf(solution, id, state, notes)),
    ],
  };
}

function optionNotes({ space }: Solution, state: number, notes: Notes): readonly number[] {
  const { form } = space.model;
  if (form.kind === 'graph') return [];
  const taken = takenIn(space, state - 1);
  return form.options
    .filter(({ id }) => taken.includes(id))
    .map((option) => notes.number(`option ${option.id}`, option.name, option));
}

/** Why one decision maker stays or leaves, with the statements that decide it. */
function whyOf(solution: Solution, maker: string, state: number, notes: Notes): readonly StorySentence[] {
  const concept = tellingConcept(solution, maker, state);
  if (concept === 'Nash') return [staysSentence(solution, maker, state, notes)];
  const proof = explain(solution, maker, state, concept);
  const [verdict = '', ...told] = proofSentences(solution, {
    ...proof,
    // One improvement says enough: the one that stays open, if any does.
    improvements: proof.improvements.filter(({ answer }) => proof.stable || !answer).slice(0, 1),
  });
  return [{ text: [verdict, ...told].join(' '), notes: decidingNotes(solution, proof, notes) }];
}

/** What somebody who stays could do instead, and what speaks against it. */
function staysSentence(solution: Solution, id: string, state: number, notes: Notes): StorySentence {
  const { space, payoffs } = solution;
  const maker = makerAt(space, id);
  const words = conflictWords(space);
  const worth = (index: number): number => payoffs[maker]?.[index] ?? 0;
  const [best] = movesFrom(space, maker, state - 1).toSorted((a, b) => worth(b) - worth(a));
  if (best === undefined) return plain(`${words.maker(id)} has no move from here.`);
  const { reason } = compareStates(solution, maker, state - 1, best);
  const instead = `${words.maker(id)} stays: the best that it could do instead leads to state ${best + 1} (${words.state(best + 1)})`;
  return { text: `${instead}, ${against(reason)}.`, notes: reasonNotes(space.model, id, [reason], notes) };
}

function against(reason: Reason): string {
  switch (reason.kind) {
    case 'statements':
      return `and ${andList(reason.forBetter.map(({ text }) => `“${text}”`))} ${reason.forBetter.length === 1 ? 'holds' : 'hold'} only as things are`;
    case 'weights':
      return `which weighs less to it by ${reason.ahead}`;
    case 'ranking':
      return 'which it ranks lower';
    case 'tie':
      return 'which is as good to it as this';
  }
}

function decidingNotes({ space }: Solution, proof: Proof, notes: Notes): readonly number[] {
  const first = proof.improvements.find(({ answer }) => proof.stable || !answer);
  return reasonNotes(space.model, proof.decisionMaker, [first?.move.gain?.reason, first?.answer?.harm.reason], notes);
}

/** Footnotes for the statements, weights or the ranking that decide. */
function reasonNotes(
  { decisionMakers }: Model,
  maker: string,
  reasons: readonly (Reason | undefined)[],
  notes: Notes,
): readonly number[] {
  const own = decisionMakers.find(({ id }) => id === maker);
  if (!own) return [];
  const { preference } = own;
  if (preference.kind === 'ranking') {
    return [notes.number(`ranking ${own.id}`, `${own.name}: its ranking`, preference)];
  }
  const conditions = preference.kind === 'statements' ? preference.levels.flat() : preference.weights;
  const ids = reasons.flatMap((reason) =>
    reason?.kind === 'statements' || reason?.kind === 'weights'
      ? [...reason.forBetter, ...reason.forWorse].map(({ id }) => id)
      : [],
  );
  return [...new Set(ids)].flatMap((id) => {
    const found = conditions.find((condition) => condition.id === id);
    if (!found) return [];
    const about = `${own.name}: “${found.label ?? formatFormula(found.formula)}”`;
    return [notes.number(`statement ${own.id} ${id}`, about, found)];
  });
}

function holding(solution: Solution, notes: Notes): StoryPart {
  const words = conflictWords(solution.space);
  const quo = statusQuoOf(solution.space);
  const strong = [...conceptsByState(solution)].filter(([, held]) => held.some((one) => STRONG.includes(one)));
  const told = strong.slice(0, MOST_TOLD).map(([state, held]): StorySentence => {
    const concepts = notImplied(held);
    const [first] = concepts;
    const here = state - 1 === quo ? ' This is where it stands today.' : '';
    const meaning = first ? ` ${EQUILIBRIUM_MEANING[first]}` : '';
    return {
      text: `State ${state} holds (${andList(concepts)}): ${words.state(state)}.${meaning}${here}`,
      notes: optionNotes(solution, state, notes),
    };
  });
  const more = strong.length - told.length;
  return {
    heading: 'What holds',
    sentences: [
      ...(told.length === 0
        ? [plain('No state holds under Nash, SEQ or SIM: from every one somebody moves on.')]
        : told),
      ...(more > 0 ? [plain(`${counted(more, 'more state')} ${more === 1 ? 'holds' : 'hold'} as well.`)] : []),
    ],
  };
}

function going(solution: Solution): StoryPart {
  const { space } = solution;
  const quo = statusQuoOf(space);
  if (quo === undefined || space.size > MOST_FOLLOWED) return { heading: 'Where it may go', sentences: [] };
  const words = conflictWords(space);
  const { byImprovements } = evolution(solution);
  const ends = byImprovements.filter(({ concepts }) => concepts.some((concept) => STRONG.includes(concept)));
  if (byImprovements.length === 0) {
    return {
      heading: 'Where it may go',
      sentences: [plain('Nowhere by itself: nobody gains by a move from today’s state.')],
    };
  }
  return {
    heading: 'Where it may go',
    sentences: [
      plain(`Each acting for its own good, ${counted(byImprovements.length, 'other state')} can come about.`),
      ...ends
        .slice(0, MOST_TOLD)
        .map(({ state, path }) =>
          plain(
            `It can come to rest in state ${state}: ${path.map((move) => `${words.move(move)} (${move.to})`).join(', then ')}.`,
          ),
        ),
    ],
  };
}

function grounds(model: Model): StoryPart {
  const { all, sourced, assumed, bare } = countGrounds(model);
  return {
    heading: 'What this rests on',
    sentences: [
      plain(
        `${sourced} of ${counted(all, 'preference')} ${sourced === 1 ? 'cites' : 'cite'} a source, ${assumed} ${assumed === 1 ? 'is an assumption' : 'are assumptions'}, ${bare} ${bare === 1 ? 'cites' : 'cite'} nothing.`,
      ),
      plain('Preferences are an order and no measure. What holds here follows from the model; it is no forecast.'),
    ],
  };
}
