import { type Inverse, inverse } from '../../../../src/conflict/explain/inverse.ts';
import { fewClaims, type SensitivityResult, sensitivity } from '../../../../src/conflict/explain/sensitivity.ts';
import { type WhatIf, whatIf } from '../../../../src/conflict/explain/what-if.ts';
import type { ModelFile } from '../../../../src/conflict/file/file-types.ts';
import { parseModelFile } from '../../../../src/conflict/file/model-file.ts';
import type { Concept } from '../../../../src/conflict/model/concept.ts';
import { type Solution, solve } from '../../../../src/conflict/solve/solve.ts';

/** What is asked of a model, by the text of its file. */
export type Question =
  | { readonly kind: 'solve' }
  | { readonly kind: 'inverse'; readonly state: number; readonly concept: Concept }
  | { readonly kind: 'sensitivity' }
  /** Beside another text of the file. */
  | { readonly kind: 'whatif'; readonly before: string };

/** What each question is answered by. */
export interface Answers {
  readonly solve: Solution;
  readonly inverse: { readonly solution: Solution; readonly inverse: Inverse };
  readonly sensitivity: SensitivityResult;
  readonly whatif: WhatIf;
}

/** Answers a question; the same in the page and in its worker. */
export function answerTo<Q extends Question>(text: string, question: Q): Answers[Q['kind']] {
  return ANSWER[question.kind](parseModelFile(text, 'the file'), question as never) as Answers[Q['kind']];
}

const ANSWER: {
  readonly [K in Question['kind']]: (file: ModelFile, question: Extract<Question, { readonly kind: K }>) => Answers[K];
} = {
  solve: ({ model }) => solve(model),
  inverse: ({ model }, { state, concept }) => {
    const solution = solve(model, { concepts: [concept] });
    return { solution, inverse: inverse(solution, state, concept) };
  },
  whatif: ({ model }, { before }) => whatIf(parseModelFile(before, 'the file').model, model),
  sensitivity: ({ model, claims }) =>
    sensitivity(model, {
      claims: claims.length > 0 ? claims.map(({ claim }) => claim) : fewClaims(model, ['Nash', 'SEQ']),
    }),
};

/** Models of more options are asked in a worker, so that the page stays awake. */
const MOST_OPTIONS: Readonly<Record<Question['kind'], number>> = { solve: 9, whatif: 8, sensitivity: 7, inverse: 0 };

/** Whether an answer is at hand before an eye could blink. */
export function isQuick({ model }: ModelFile, { kind }: Question): boolean {
  const { form } = model;
  return form.kind === 'graph' ? kind !== 'inverse' : form.options.length <= MOST_OPTIONS[kind];
}

/** What goes to the worker, and what comes back. */
export interface WorkOrder {
  readonly id: number;
  readonly text: string;
  readonly question: Question;
}
export type WorkDone = { readonly id: number } & (
  | { readonly answer: Answers[Question['kind']] }
  | { readonly wrong: string }
);
