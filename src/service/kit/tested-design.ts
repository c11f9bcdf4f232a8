import type { CaseFile } from '../../casefile/store/case-file.ts';
import { askImpact, type ImpactAnswer } from '../../questions/impact/ask-impact.ts';
import type { FixedDesign } from '../../questions/impact/design-store.ts';
import { keptAnswer, takesLong } from '../../questions/impact/kept-answer.ts';
import { dataStamp } from '../../questions/kit/data-stamp.ts';
import { RequestError } from './problem.ts';
import { PROGRAM } from './program.ts';

/** Tests that are kept in memory, those asked last. */
const KEPT = 8;

const tested = new WeakMap<CaseFile, Map<string, Promise<ImpactAnswer>>>();

/**
 * What the test of a design shows on the case as it is now. Who asks again, or for another form of it, does not wait again.
 * @throws RequestError `conflict` where that takes long and was not done: it is work for a job
 */
export function testedDesign(file: CaseFile, { id, design }: FixedDesign): Promise<ImpactAnswer> {
  const known = tested.get(file) ?? new Map<string, Promise<ImpactAnswer>>();
  tested.set(file, known);
  const key = `${id} ${dataStamp(file)}`;
  const answer = known.get(key) ?? answerOf(file, { id, design });
  known.delete(key);
  known.set(key, answer);
  answer.catch(() => known.delete(key));
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old);
  return answer;
}

async function answerOf(file: CaseFile, { id, design }: Pick<FixedDesign, 'id' | 'design'>): Promise<ImpactAnswer> {
  const kept = keptAnswer(file, id);
  if (kept) return kept;
  if (takesLong(file, design.measure)) {
    throw new RequestError(
      'conflict',
      `The test of ${id} takes a while and was not done on the data as they are now; ask for the work test-impact.`,
    );
  }
  return await askImpact(PROGRAM, file, design, { evidence: true });
}
