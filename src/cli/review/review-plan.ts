import type { DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documentRow } from '../../casefile/store/documents.ts';
import { judgedOf, learnOf, ODD } from '../../casefile/store/judged.ts';
import { stateOf, states } from '../../casefile/store/state.ts';
import { drawOrder, isDrawnFrom, type SampleDraw, sampleName } from '../../casefile/trust/draw-order.ts';
import { figureRecords } from '../../casefile/trust/figure-records.ts';
import { oddDecisions } from '../../casefile/trust/odd-decisions.ts';
import { byWorth, influenceIn, type Waiting, waitingOf } from '../../casefile/trust/review-order.ts';
import { type Digest, digestReading } from '../../measures/digest.ts';
import { makePicture } from '../../measures/picture.ts';
import { EntenteError } from '../../records/failure.ts';
import { readersOf } from '../../records/reader-name.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { counted } from '../../report/words/wording.ts';

/** A record that is to be asked. */
export interface Question {
  readonly id: string;
  readonly document: string;
  /** Why it stands where it does; may be empty. */
  readonly why: string;
}

/** What `entente review` is going to ask. */
export interface ReviewPlan {
  /** What is asked, in a few words. */
  readonly title: string;
  readonly questions: readonly Question[];
  /** The name under which answers stand in the journal. */
  readonly sample?: string;
  /** Records are asked although somebody decided on them. */
  readonly again: boolean;
}

/** Which records are asked, and in which order. */
export interface PlanRequest {
  readonly kind?: AnyRecord['kind'];
  readonly document?: string;
  readonly order: 'picture' | 'text';
  readonly sample?: number;
  readonly seed: number;
  readonly odd: boolean;
  readonly restsOn?: string;
  /** Use what was learnt of this person's decisions. */
  readonly learn: boolean;
  /** Ask only what is at least so likely right. */
  readonly least?: number;
}

/**
 * Puts together what is to be asked.
 * @throws EntenteError `usage` for a document or a figure that is not there
 */
export function planReview(file: CaseFile, request: PlanRequest): ReviewPlan {
  if (request.document !== undefined) documentRow(file, request.document);
  if (request.odd) return oddPlan(file, request);
  if (request.sample !== undefined) return samplePlan(file, request, request.sample);
  return request.restsOn !== undefined || request.order === 'picture'
    ? picturePlan(file, request)
    : textPlan(file, request);
}

function asks({ kind, document }: PlanRequest): string {
  const what = kind === undefined ? 'all records' : `${kind}s`;
  return document === undefined ? what : `${what} of ${document}`;
}

function oddPlan(file: CaseFile, request: PlanRequest): ReviewPlan {
  const judged = judgedOf(file);
  const questions = oddDecisions(judged).filter(({ id, document }) =>
    isDrawnFrom(drawOf(request), judged.records.get(id)?.record.kind ?? '', document),
  );
  return { title: 'decisions that look odd now', questions, sample: ODD, again: true };
}

function drawOf({ seed, kind, document }: PlanRequest): SampleDraw {
  return { seed, ...(kind === undefined ? {} : { kind }), ...(document === undefined ? {} : { document }) };
}

function samplePlan(file: CaseFile, request: PlanRequest, size: number): ReviewPlan {
  const draw = drawOf(request);
  const found: { readonly question: Question; readonly order: number; readonly open: boolean }[] = [];
  for (const state of statesOf(file, request)) {
    for (const { id, document, machine, status } of state.records) {
      if (machine === undefined || !isDrawnFrom(draw, machine.kind, document)) continue;
      const order = drawOrder('sample', draw.seed, id);
      found.push({ question: { id, document, why: '' }, order, open: status === 'open' });
    }
  }
  const drawn = found.sort((a, b) => a.order - b.order || (a.question.id < b.question.id ? -1 : 1)).slice(0, size);
  return {
    title: `a random sample of ${drawn.length} of ${counted(found.length, 'record')} (${asks(request)}, seed ${draw.seed})`,
    // Those that were decided already count with the decision that they have.
    questions: drawn.filter(({ open }) => open).map(({ question }) => question),
    sample: sampleName(draw),
    again: false,
  };
}

function* statesOf(file: CaseFile, { document }: PlanRequest): Generator<DocumentState> {
  if (document === undefined) yield* states(file);
  else yield stateOf(file, document);
}

type Learnt = (machine: AnyRecord) => number | undefined;

function learntOf(file: CaseFile, { learn }: PlanRequest): Learnt | undefined {
  return learn ? learnOf(file).probability : undefined;
}

function waitingIn(state: DocumentState, request: PlanRequest, learnt: Learnt | undefined): readonly Waiting[] {
  return state.records
    .filter(({ status, record }) => status === 'open' && (request.kind ?? record.kind) === record.kind)
    .map((record) => waitingOf(record, learnt, readersOf(state.reading)))
    .filter(({ probability }) => probability >= (request.least ?? 0));
}

function textPlan(file: CaseFile, request: PlanRequest): ReviewPlan {
  const learnt = learntOf(file, request);
  const questions: Question[] = [];
  for (const state of statesOf(file, request)) {
    const places = new Map(state.records.map(({ id, record }) => [id, record.sentence]));
    const at = ({ id }: Waiting): number => places.get(id)?.span.start ?? 0;
    const waiting = waitingIn(state, request, learnt).toSorted((a, b) => at(a) - at(b));
    questions.push(...waiting.map(({ id, document }) => ({ id, document, why: '' })));
  }
  return { title: `${asks(request)}, in the order of the text`, questions, again: false };
}

function picturePlan(file: CaseFile, request: PlanRequest): ReviewPlan {
  const learnt = learntOf(file, request);
  const digests: Digest[] = [];
  const waiting: Waiting[] = [];
  for (const state of states(file)) {
    digests.push(digestReading(state.reading));
    if ((request.document ?? state.reading.document.id) !== state.reading.document.id) continue;
    waiting.push(...waitingIn(state, request, learnt));
  }
  const picture = makePicture(digests, { weak: true });
  const influence = influenceIn(picture);
  if (request.restsOn === undefined) {
    const questions = byWorth(waiting, influence);
    return { title: `${asks(request)}, what would change the picture most first`, questions, again: false };
  }
  const figure = figureRecords(picture, request.restsOn);
  if (!figure) {
    throw new EntenteError(
      'usage',
      `The picture has no figure "${request.restsOn}". Name two actors (RUS,USA), an issue by its name, an actor, or the id of an act, an issue, a proposal, a contradiction or a record.`,
    );
  }
  const own = waiting.filter(({ id }) => figure.records.has(id));
  return {
    title: `${figure.what}: ${counted(figure.records.size, 'record')}, of which ${own.length} ${own.length === 1 ? 'waits' : 'wait'}`,
    questions: byWorth(own, influence),
    again: false,
  };
}
