import type { Comparison, Proof } from '../../conflict/explain/explain.ts';
import { proofSentences } from '../../conflict/explain/proof-sentences.ts';
import { formatFormula } from '../../conflict/model/logic.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import type { Block } from '../kit/text-page.ts';
import { conflictWords, evidenceWords } from './conflict-words.ts';

/**
 * Proofs about one state as a page: the state in words, then for each decision maker and concept why it holds or not.
 *
 * @param beyond what goes beyond the order of states in a proof, in sentences
 */
export function explanationPage(
  solution: Solution,
  state: number,
  proofs: readonly Proof[],
  beyond: (proof: Proof) => readonly string[] = () => [],
): readonly Block[] {
  const words = conflictWords(solution.space);
  return [
    { kind: 'title', text: `State ${state}: ${words.state(state)}`, about: [solution.space.model.title] },
    ...proofs.flatMap((proof): readonly Block[] => {
      const [verdict = '', ...others] = proofSentences(solution, proof);
      const heading = { kind: 'heading', text: verdict } as const;
      const added = beyond(proof).map((text): Block => ({ kind: 'text', text }));
      if (proof.improvements.length === 0) {
        // Nash stability says as much in its heading.
        const told: readonly Block[] =
          proof.concept === 'Nash' ? [heading] : [heading, { kind: 'text', text: others.join(' ') }];
        return [...told, ...added];
      }
      // One step an improvement, with all that is said of it.
      const steps = proof.improvements.map((improvement) =>
        proofSentences(solution, { ...proof, improvements: [improvement] })
          .slice(1)
          .join(' '),
      );
      return [heading, { kind: 'steps', steps }, ...added];
    }),
    ...groundBlocks(solution, proofs),
    {
      kind: 'text',
      text: 'Payoffs count from 0, the worst; only their order means anything.',
      tone: 'dim',
    },
  ];
}

/** The statements and weights that decide a step of the proofs, each with what it rests on. */
function groundBlocks(solution: Solution, proofs: readonly Proof[]): readonly Block[] {
  const found: (readonly [maker: string, comparison: Comparison])[] = [];
  const note = (maker: string, comparison: Comparison | undefined): void => {
    if (comparison) found.push([maker, comparison]);
  };
  for (const { decisionMaker, improvements } of proofs) {
    for (const { move, answer, evaded } of improvements) {
      note(decisionMaker, move.gain);
      for (const one of [answer, evaded]) {
        note(decisionMaker, one?.harm);
        note(decisionMaker, one?.escape?.comparison);
        for (const step of one?.moves ?? []) note(step.by, step.gain);
      }
    }
  }
  return decidingBlocks(solution, found);
}

/** The statements and weights that decide comparisons, each with what it rests on. */
export function decidingBlocks(
  { space }: Solution,
  comparisons: readonly (readonly [maker: string, comparison: Comparison])[],
): readonly Block[] {
  const used = new Map<string, { readonly maker: string; readonly id: string }>();
  for (const [maker, { reason }] of comparisons) {
    if (reason.kind !== 'statements' && reason.kind !== 'weights') continue;
    for (const { id } of [...reason.forBetter, ...reason.forWorse])
      used.set(JSON.stringify([maker, id]), { maker, id });
  }
  const items = [...used.values()].flatMap(({ maker, id }) => {
    const found = space.model.decisionMakers.find((one) => one.id === maker);
    const preference = found?.preference;
    const parts =
      preference?.kind === 'statements'
        ? preference.levels.flat()
        : preference?.kind === 'weights'
          ? preference.weights
          : [];
    const part = parts.find((one) => one.id === id);
    if (!found || !part) return [];
    const text = `${found.name}: “${part.label ?? formatFormula(part.formula)}”`;
    return [
      {
        label: part.evidence?.some(({ kind }) => kind !== 'assumption') ? '·' : '!',
        text,
        notes: [`rests on: ${evidenceWords(part)}`],
      },
    ];
  });
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'What decides the steps' },
        { kind: 'list', items },
      ];
}
