import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactVerdict } from '../../measures/impact/result.ts';
import { dataStamp } from '../kit/data-stamp.ts';
import { askImpact } from './ask-impact.ts';
import { fixedDesign } from './design-store.ts';
import { keepAnswer } from './kept-answer.ts';
import { reportImpact } from './report-impact.ts';

/** What a test takes: reading the data, comparing, gathering what stands behind it, keeping the answer. */
const STEPS = 4;

/**
 * Runs a design of a case and keeps what it shows in the case.
 *
 * @param progress told of each step
 * @throws EntenteError as `askImpact` does, and `usage` where there is no such design
 */
export async function testFixed(
  file: CaseFile,
  id: string,
  progress: (done: number, total: number, what: string) => void,
): Promise<{ readonly verdict: ImpactVerdict; readonly headline: string }> {
  const { design, others } = fixedDesign(file, id);
  const stamp = dataStamp(file);
  let done = 0;
  const step = (what: string): void => progress(done++, STEPS, what);
  const answer = await askImpact({ program: 'entente' }, file, design, { evidence: true, step });
  step('keeping the answer');
  keepAnswer(file, id, stamp, answer);
  progress(STEPS, STEPS, 'done');
  return { verdict: answer.result.verdict, headline: reportImpact(answer, others).headline };
}
