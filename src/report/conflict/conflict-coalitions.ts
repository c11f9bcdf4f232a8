import type { CoalitionProof, JointImprovement } from '../../conflict/explain/coalition-proof.ts';
import { COALITION_MEANING, coalitionSentences, jointSentences } from '../../conflict/explain/coalition-sentences.ts';
import type { Comparison } from '../../conflict/explain/explain.ts';
import type { CoalitionConcept } from '../../conflict/solve/coalition-game.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import type { Block } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { decidingBlocks } from './conflict-explanation.ts';
import { type ConflictWords, conflictWords } from './conflict-words.ts';

/** Under one concept, how a state stands against the groups that can form. */
export interface GroupsAnswer {
  readonly concept: CoalitionConcept;
  /** How many groups were looked at. */
  readonly groups: number;
  /** Why it is not stable, for each group that breaks it; or, where groups were named, for each of them. */
  readonly proofs: readonly CoalitionProof[];
  /** Whether the groups were named by whoever asks. */
  readonly named: boolean;
}

/** Why no group leaves a state, or which do and how, as a page. */
export function groupsPage(solution: Solution, state: number, answers: readonly GroupsAnswer[]): readonly Block[] {
  const words = conflictWords(solution.space);
  return [
    { kind: 'title', text: `State ${state}: ${words.state(state)}`, about: [solution.space.model.title] },
    ...answers.flatMap((answer) => answerBlocks(solution, state, answer)),
    ...decidingBlocks(
      solution,
      answers.flatMap(({ proofs }) => proofs.flatMap(({ shown }) => shown.flatMap(comparisonsOf))),
    ),
    { kind: 'text', text: 'Payoffs count from 0, the worst; only their order means anything.', tone: 'dim' },
  ];
}

function answerBlocks(solution: Solution, state: number, answer: GroupsAnswer): readonly Block[] {
  const { concept, groups, proofs, named } = answer;
  if (proofs.length === 0) {
    return [
      {
        kind: 'heading',
        text: `State ${state} is ${concept}-stable against every one of ${counted(groups, 'group')}`,
      },
      { kind: 'text', text: COALITION_MEANING[concept] },
    ];
  }
  const breaking = proofs.filter(({ stable }) => !stable).length;
  const head: readonly Block[] = named
    ? []
    : [
        {
          kind: 'text',
          text: `${concept}: ${breaking === 1 ? 'one group breaks' : `${breaking} groups break`} the state, of ${groups} that can form; larger groups that hold one of these are not told of.`,
        },
      ];
  return [
    ...head,
    ...proofs.flatMap((proof): readonly Block[] => {
      const told = coalitionSentences(solution, proof);
      const left =
        (proof.stable ? proof.improvements : proof.unanswered) > proof.shown.length ? told.at(-1) : undefined;
      return [
        { kind: 'heading', text: told[0] ?? '' },
        {
          kind: 'steps',
          steps: proof.shown.map((improvement) => jointSentences(solution, proof, improvement).join(' ')),
        },
        ...(left === undefined ? [] : [{ kind: 'text', text: left, tone: 'dim' } as const]),
      ];
    }),
  ];
}

function comparisonsOf(improvement: JointImprovement): readonly (readonly [maker: string, comparison: Comparison])[] {
  const { gains, answer } = improvement;
  return [...gains, ...(answer ? [answer.harm] : [])].map(({ by, comparison }) => [by, comparison]);
}

/** Who leaves a state and by which way, as one line. */
export function breakWords({ members, shown }: CoalitionProof, words: ConflictWords): string {
  const [first] = shown;
  const way = (first?.moves ?? []).map((move) => `${words.move(move)} (${move.to})`).join(' → ');
  return `${andList(members.map(words.maker))} ${members.length === 1 ? 'leaves' : 'leave'} it: ${way}`;
}
