import { listed } from '../model/problems.ts';
import type { CoalitionConcept } from '../solve/coalition-game.ts';
import type { Solution } from '../solve/solve.ts';
import type { CoalitionProof, JointAnswer, JointImprovement } from './coalition-proof.ts';
import { preferred, type Speaker, sequence, speakerFor } from './proof-sentences.ts';

/** What stability against a group means, to be put after a colon; of one decision maker and of several. */
const MEANING: Readonly<Record<CoalitionConcept, readonly [one: string, several: string]>> = {
  CNash: ['it can come to no state that it prefers', 'together they can come to no state that each of them prefers'],
  CGMR: [
    'wherever it is better off, the others have moves that leave it no better off',
    'wherever all of them are better off, the others have moves that leave one of them no better off',
  ],
  CSMR: [
    'wherever it is better off, the others have moves that leave it no better off, and it cannot get away from there',
    'wherever all of them are better off, the others have moves that leave one of them no better off, and together they cannot get away from there',
  ],
  CSEQ: [
    'wherever it is better off, the others have moves in their own interest, alone or in groups, that leave it no better off',
    'wherever all of them are better off, the others have moves in their own interest, alone or in groups, that leave one of them no better off',
  ],
};

/** What a state that no group leaves means, as one sentence. */
export const COALITION_MEANING: Readonly<Record<CoalitionConcept, string>> = {
  CNash: 'No group can come to a state that each of its members prefers.',
  CSEQ: 'Whatever group goes to a state that each of its members prefers, the others have moves in their own interest, alone or in groups, that leave a member no better off.',
  CSMR: 'Whatever group goes to a state that each of its members prefers, the others can leave a member no better off, and the group cannot get away from there.',
  CGMR: 'Whatever group goes to a state that each of its members prefers, the others can leave a member no better off.',
};

function answerSentences(speaker: Speaker, { steps, harm }: JointAnswer): readonly string[] {
  const told = steps.map(({ by, moves }) => {
    const way = sequence(speaker, moves);
    return by.length > 1 ? `${listed(by.map(speaker.maker))} together: ${way}` : way;
  });
  return [
    `The others can answer: ${told.join('; then ')}.`,
    `That leaves ${speaker.maker(harm.by)} no better off: ${preferred(speaker, harm.comparison)}.`,
  ];
}

/**
 * One joint improvement in sentences: how the members come there, why each prefers it, and how it is answered.
 *
 * @param solution the one that the proof came from
 */
export function jointSentences(
  solution: Solution,
  { members, concept }: Pick<CoalitionProof, 'members' | 'concept'>,
  { moves, gains, answer }: JointImprovement,
): readonly string[] {
  const speaker = speakerFor(solution);
  const way = `${sequence(speaker, moves)}.`;
  const better =
    members.length === 1
      ? `There it is better off: ${gains.map(({ comparison }) => preferred(speaker, comparison)).join('. ')}`
      : `There each is better off. ${gains.map(({ by, comparison }) => `${speaker.maker(by)}: ${preferred(speaker, comparison)}`).join('. ')}`;
  const end =
    answer !== undefined
      ? answerSentences(speaker, answer)
      : concept === 'CNash'
        ? []
        : ['The others have no answer to that which the concept allows.'];
  return [way, `${better}.`, ...end];
}

/**
 * A proof about a group in sentences: the verdict with what it means, then the improvements that it shows.
 *
 * @param solution the one that the proof came from
 * @example
 * const proof = explainCoalition(solution, ['upstream', 'downstream'], 2, 'CNash');
 * coalitionSentences(solution, proof)[0]; // 'State 2 is CNash-stable against Upstream state and Downstream state: together they can come to no state that each of them prefers.'
 */
export function coalitionSentences(solution: Solution, proof: CoalitionProof): readonly string[] {
  const { members, concept, stable, improvements, unanswered, shown } = proof;
  const speaker = speakerFor(solution);
  const names = listed(members.map(speaker.maker));
  const state = speaker.state(proof.state).replace(/^s/, 'S');
  const [one, several] = MEANING[concept];
  const verdict = stable
    ? `${state} is ${concept}-stable against ${names}: ${members.length === 1 ? one : several}.`
    : `${state} is not ${concept}-stable: ${names} can leave it${members.length === 1 ? '' : ' together'}.`;
  const left = (stable ? improvements : unanswered) - shown.length;
  return [
    verdict,
    ...shown.flatMap((improvement) => jointSentences(solution, proof, improvement)),
    ...(left > 0 ? [`They can come to ${left} more such ${left === 1 ? 'state' : 'states'}.`] : []),
  ];
}
