import { CoalitionExplainer } from '../../conflict/explain/coalition-proof.ts';
import { coalitionSentences } from '../../conflict/explain/coalition-sentences.ts';
import { explain, type Proof, type ProofConcept, tellingConcept } from '../../conflict/explain/explain.ts';
import { proofSentences } from '../../conflict/explain/proof-sentences.ts';
import { CONCEPTS, type Concept } from '../../conflict/model/concept.ts';
import type { Model } from '../../conflict/model/model.ts';
import { RELATIONAL_CONCEPTS } from '../../conflict/preference/attitudes.ts';
import { type BeyondProof, beyondProof } from '../../conflict/preference/beyond-proof.ts';
import { MOST_COMPARED } from '../../conflict/preference/notion.ts';
import { COALITION_CONCEPTS, type CoalitionConcept } from '../../conflict/solve/coalition-game.ts';
import { type Solution, solve } from '../../conflict/solve/solve.ts';
import { EntenteError } from '../../records/failure.ts';
import { type GroupsAnswer, groupsPage } from '../../report/conflict/conflict-coalitions.ts';
import { explanationPage } from '../../report/conflict/conflict-explanation.ts';
import { beyondProofSentences } from '../../report/conflict/conflict-preference.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { tellingProgress } from '../kit/long-work.ts';
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
  const asked = (options.concept ?? []).map(anyConceptNamed);
  const concepts = asked.filter(isOwn);
  const joint = asked.filter((concept) => !isOwn(concept)) as readonly CoalitionConcept[];
  if (joint.length > 0 && concepts.length > 0) {
    throw new EntenteError(
      'usage',
      `${joint[0]} is about groups and ${concepts[0]} about one decision maker; ask for them one after the other.`,
    );
  }
  const { file } = await loadModel(terminal, path);
  if (joint.length > 0) {
    explainGroups(terminal, file.model, state, joint, options);
    return EXIT.done;
  }
  const makers = options.by
    ? options.by.map((words) => makerId(file.model, words))
    : file.model.decisionMakers.map(({ id }) => id);
  // A proof looks at one state; only to choose the concept must all be solved.
  const solution = tellingProgress(terminal, (progress) =>
    solve(file.model, { progress, ...(concepts.length > 0 ? { concepts: [] } : {}) }),
  );
  const number = stateNumber(solution.space, state);
  const proofs = makers.flatMap((maker) =>
    (concepts.length > 0 ? concepts : [tellingConcept(solution, maker, number)]).map((concept) =>
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

/** Which groups leave the state and how, or, where groups are named, how each of them stands. */
function explainGroups(
  terminal: Terminal,
  model: Model,
  state: string,
  concepts: readonly CoalitionConcept[],
  options: ExplainOptions,
): void {
  const solution = solve(model, { concepts: [] });
  const number = stateNumber(solution.space, state);
  const explainer = new CoalitionExplainer(solution);
  const named = options.by?.map((words) => groupNamed(model, words));
  const answers = tellingProgress(terminal, (progress) =>
    concepts.map((concept): GroupsAnswer => {
      const groups = named ?? explainer.breakers(number, concept, undefined, progress);
      return {
        concept,
        named: named !== undefined,
        groups: named?.length ?? 2 ** model.decisionMakers.length - 1,
        proofs: groups.map((members, g) => {
          progress(`proof for ${concept}, group`, g, groups.length);
          return explainer.explain(members, number, concept);
        }),
      };
    }),
  );
  printAnswer(
    terminal,
    options,
    () =>
      answers.flatMap(({ proofs }) =>
        proofs.map((proof) => ({ ...proof, sentences: coalitionSentences(solution, proof) })),
      ),
    () => groupsPage(solution, number, answers),
  );
}

/**
 * Ids of a group that a person names as `us+rok`.
 * @throws EntenteError (usage)
 */
export function groupNamed(model: Model, words: string): readonly string[] {
  return words
    .split('+')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => makerId(model, word));
}

function isOwn(concept: ProofConcept | CoalitionConcept): concept is ProofConcept {
  return concept === 'SSEQ' || CONCEPTS.some((one) => one === concept);
}

function anyConceptNamed(words: string): ProofConcept | CoalitionConcept {
  const wanted = words.trim().toLowerCase();
  return COALITION_CONCEPTS.find((concept) => concept.toLowerCase() === wanted) ?? proofConceptNamed(words);
}

/**
 * The concept that a person names, in any case of letters.
 * @throws EntenteError (usage)
 */
export function conceptNamed(words: string): Concept {
  const found = CONCEPTS.find((concept) => concept.toLowerCase() === words.trim().toLowerCase());
  if (found) return found;
  throw new EntenteError(
    'usage',
    `“${words}” is no stability concept; there are ${CONCEPTS.join(', ')}, and for groups, where explain asks, ${COALITION_CONCEPTS.join(', ')}.`,
  );
}
