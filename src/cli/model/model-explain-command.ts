import { explain, type Proof, type ProofConcept } from '../../conflict/explain/explain.ts';
import { proofSentences } from '../../conflict/explain/proof-sentences.ts';
import { CONCEPTS, type Concept } from '../../conflict/model/concept.ts';
import { RELATIONAL_CONCEPTS } from '../../conflict/preference/attitudes.ts';
import { type BeyondProof, beyondProof } from '../../conflict/preference/beyond-proof.ts';
import { MOST_COMPARED } from '../../conflict/preference/notion.ts';
import { isStable, type Solution, solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { explanationPage } from '../../report/conflict/conflict-explanation.ts';
import { beyondProofSentences } from '../../report/conflict/conflict-preference.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { loadModel, makerId, stateNumber } from './model-input.ts';
import { checkOutput, type OutputOptions, printAnswer } from './model-output.ts';

/** The options of `entente model explain`. */
export interface ExplainOptions extends OutputOptions {
  readonly by?: readonly string[];
  readonly concept?: readonly string[];
}

/**
 * `entente model explain`: why a state holds for a decision maker, or does not: each improvement, the answers to it,
 * and the statements that decide every step.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options or an unreadable file
 */
export async function modelExplainCommand(
  terminal: Terminal,
  path: string,
  state: string,
  options: ExplainOptions,
): Promise<number> {
  checkOutput(options);
  const asked = (options.concept ?? []).map(proofConceptNamed);
  const { file } = await loadModel(terminal, path);
  const usual = CONCEPTS.filter((concept) => asked.includes(concept));
  const solution = solve(file.model, asked.length > 0 ? { concepts: usual } : {});
  const number = stateNumber(solution.space, state);
  const makers = options.by
    ? options.by.map((words) => makerId(file.model, words))
    : file.model.decisionMakers.map(({ id }) => id);
  const proofs = makers.flatMap((maker) =>
    (asked.length > 0 ? asked : [tellingConcept(solution, maker, number)]).map((concept) =>
      explain(solution, maker, number, concept),
    ),
  );
  printAnswer(
    terminal,
    options,
    () =>
      proofs.map((proof: Proof) => {
        const beyond = beyondOf(solution, proof);
        const sentences = [...proofSentences(solution, proof), ...beyondSentences(solution, proof)];
        return { ...proof, ...(Object.keys(beyond).length > 0 ? { beyond } : {}), sentences };
      }),
    () => explanationPage(solution, number, proofs, (proof) => beyondSentences(solution, proof)),
  );
  return EXIT.done;
}

/** What strength, gaps of preference and attitudes add to a proof; nothing where the model marks none, or is too large. */
function beyondOf(solution: Solution, { decisionMaker, state, concept }: Proof): BeyondProof {
  const known = RELATIONAL_CONCEPTS.find((one) => one === concept);
  if (known === undefined || solution.space.size > MOST_COMPARED) return {};
  return beyondProof(solution, decisionMaker, state, known);
}

function beyondSentences(solution: Solution, proof: Proof): readonly string[] {
  return beyondProofSentences(solution.space, proof.decisionMaker, beyondOf(solution, proof));
}

function proofConceptNamed(words: string): ProofConcept {
  return words.trim().toLowerCase() === 'sseq' ? 'SSEQ' : conceptNamed(words);
}

/** The strongest concept under which the state is stable for a decision maker; where there is none, GMR, the weakest. */
function tellingConcept(solution: Solution, maker: string, state: number): Concept {
  const order: readonly Concept[] = ['Nash', 'SEQ', 'SMR', 'GMR'];
  return order.find((concept) => isStable(solution, maker, concept, state)) ?? 'GMR';
}

/**
 * The concept that a person names, in any case of letters.
 * @throws EntenteError (usage)
 */
export function conceptNamed(words: string): Concept {
  const found = CONCEPTS.find((concept) => concept.toLowerCase() === words.trim().toLowerCase());
  if (found) return found;
  throw new EntenteError('usage', `“${words}” is no stability concept; there are ${CONCEPTS.join(', ')}.`);
}
