import type { Concept } from '../model/concept.ts';
import { listed } from '../model/problems.ts';
import { takenIn } from '../model/state-space.ts';
import type { Solution } from '../solve/solve.ts';
import {
  type Answer,
  answersOf,
  type Comparison,
  type ExplainedMove,
  type Proof,
  type ProofConcept,
} from './explain.ts';
import type { Ground } from './reason.ts';

/** What stability under a concept means, to be put after “State 5 is stable for X: ”. */
const MEANING: Readonly<Record<ProofConcept, string>> = {
  Nash: 'it has no move to a state that it prefers',
  GMR: 'whatever better state it moves to, the others have moves that leave it no better off',
  SMR: 'whatever better state it moves to, the others have moves that leave it no better off, and it cannot get away from there',
  SEQ: 'whatever better state it moves to, the others have moves in their own interest that leave it no better off',
  SIM: 'whatever better state it moves to, the others may move in their own interest at the same time so that it ends no better off',
  SSEQ: 'whatever better state it moves to, the others have moves in their own interest that leave it no better off, and it cannot get away from there',
};

/** What an equilibrium under a concept means, as one sentence. */
export const EQUILIBRIUM_MEANING: Readonly<Record<Concept, string>> = {
  Nash: 'Nobody has a move to a state that it prefers.',
  GMR: 'Whoever moves to a better state can be put back by the others, even at their own cost.',
  SMR: 'Whoever moves to a better state can be put back by the others, even at their own cost, and cannot get away from there.',
  SEQ: 'Whoever moves to a better state can be put back by moves that are in the others’ own interest.',
  SIM: 'Whoever moves to a better state may be met by others who move in their own interest at the same time.',
};

/** Names of things in the words of a model. */
export interface Speaker {
  readonly maker: (id: string) => string;
  readonly option: (id: string) => string;
  readonly state: (number: number) => string;
}

/** The names in a model. */
export function speakerFor({ space }: Solution): Speaker {
  const { form } = space.model;
  const options = new Map(form.kind === 'options' ? form.options.map(({ id, name }) => [id, name]) : []);
  const states = new Map(form.kind === 'graph' ? form.states.map(({ id, name }) => [id, name]) : []);
  return {
    maker: (id) => space.movers.find((mover) => mover.id === id)?.name ?? id,
    option: (id) => `“${options.get(id) ?? id}”`,
    state: (number) => {
      const [only] = space.kind === 'graph' ? takenIn(space, number - 1) : [];
      return only === undefined ? `state ${number}` : `state ${number} (${states.get(only) ?? only})`;
    },
  };
}

function grounds(all: readonly Ground[]): string {
  return listed(all.map(({ text, unsourced }) => `“${text}”${unsourced ? ' (unsourced)' : ''}`));
}

/** Why the better state is better, as the end of a sentence; empty where there is nothing to say. */
function because(speaker: Speaker, { better, worse, reason }: Comparison): string {
  switch (reason.kind) {
    case 'statements': {
      const holds = reason.forBetter.length === 1 ? 'holds' : 'hold';
      const only = `${grounds(reason.forBetter)} ${holds} only in ${speaker.state(better)}`;
      if (reason.forWorse.length === 0) return `: ${only}`;
      return `: ${only}, ${grounds(reason.forWorse)} only in ${speaker.state(worse)}`;
    }
    case 'weights':
      return `: its weights are ahead by ${reason.ahead}${reason.forBetter.length > 0 ? ` thanks to ${grounds(reason.forBetter)}` : ''}`;
    case 'ranking':
      return ' in its ranking';
    case 'tie':
      return '';
  }
}

function changes(speaker: Speaker, { takes, drops }: ExplainedMove): string {
  const parts = [
    ...(takes.length > 0 ? [`taking ${listed(takes.map(speaker.option))}`] : []),
    ...(drops.length > 0 ? [`giving up ${listed(drops.map(speaker.option))}`] : []),
  ];
  return parts.length > 0 ? ` by ${parts.join(' and ')}` : '';
}

/** `it prefers state 2 to state 1 (payoff 3 against 1): “…” holds only in state 2`. */
export function preferred(speaker: Speaker, comparison: Comparison): string {
  const { better, worse, payoffs } = comparison;
  if (payoffs[0] === payoffs[1]) return `${speaker.state(worse)} is as good to it as ${speaker.state(better)}`;
  return `it prefers ${speaker.state(better)} to ${speaker.state(worse)} (payoff ${payoffs[0]} against ${payoffs[1]})${because(speaker, comparison)}`;
}

/** Moves one after another, with who gains by them. */
export function sequence(speaker: Speaker, moves: readonly ExplainedMove[]): string {
  const steps = moves.map((move) => {
    const gain = move.gain
      ? ` (${speaker.maker(move.by)} gains: payoff ${move.payoffs[1]} after ${move.payoffs[0]})`
      : '';
    return `${speaker.maker(move.by)} goes to ${speaker.state(move.to)}${changes(speaker, move)}${gain}`;
  });
  return steps.join(', then ');
}

function answerSentences(speaker: Speaker, proof: Proof, answer: Answer): readonly string[] {
  const name = speaker.maker(proof.decisionMaker);
  const told =
    proof.concept === 'SIM'
      ? answer.moves.length > 0
        ? `At the same time ${listed(answer.moves.map((move) => `${speaker.maker(move.by)} may move${changes(speaker, move)}`))}; together that ends in ${speaker.state(answer.outcome)}.`
        : `Even if nobody else moves, that ends in ${speaker.state(answer.outcome)}.`
      : `The others can answer: ${sequence(speaker, answer.moves)}.`;
  const harm = `That leaves ${name} no better off: ${preferred(speaker, answer.harm)}.`;
  if (!answersOf(proof.concept).symmetric) return [told, harm];
  if (!answer.escape) return [told, harm, `From there ${name} cannot move.`];
  const { to, comparison } = answer.escape;
  const verdict = preferred(speaker, comparison);
  return [told, harm, `The best that ${name} can reach from there is ${speaker.state(to)}, and ${verdict}.`];
}

/**
 * A proof in sentences, for people: first the verdict with what it means, then each improvement with its answer.
 *
 * @param solution the one that the proof came from
 * @example
 * const [verdict] = proofSentences(solution, explain(solution, 'downstream', 2, 'Nash'));
 * verdict; // 'For Downstream state, state 2 is Nash-stable: it has no move to a state that it prefers.'
 */
export function proofSentences(solution: Solution, proof: Proof): readonly string[] {
  const speaker = speakerFor(solution);
  const name = speaker.maker(proof.decisionMaker);
  const state = speaker.state(proof.state);
  const verdict = proof.stable
    ? `For ${name}, ${state} is ${proof.concept}-stable: ${MEANING[proof.concept]}.`
    : `For ${name}, ${state} is not ${proof.concept}-stable.`;
  if (proof.improvements.length === 0)
    return [verdict, `From ${state} ${name} has no move to a state that it prefers.`];
  const told = proof.improvements.flatMap(({ move, answer, evaded, examined }) => {
    const gain = move.gain ? ` There it is better off: ${preferred(speaker, move.gain)}.` : '';
    const opening = `${name} can go to ${speaker.state(move.to)}${changes(speaker, move)}.${gain}`;
    if (answer) return [opening, ...answerSentences(speaker, proof, answer)];
    if (proof.concept === 'Nash') return [opening];
    if (evaded) {
      const all = `Of the ${examined} states that the others can bring about, none holds ${name} down; for example:`;
      return [opening, all, ...answerSentences(speaker, proof, evaded)];
    }
    const range =
      examined === undefined
        ? 'Nothing that the others may do at the same time'
        : examined === 0
          ? 'The others have no such move, so nothing'
          : `None of the ${examined} states that the others can bring about`;
    return [opening, `${range} leaves ${name} no better off than ${state}.`];
  });
  return [verdict, ...told];
}
