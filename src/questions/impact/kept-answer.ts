import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactResult } from '../../measures/impact/result.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import { dataStamp } from '../kit/data-stamp.ts';
import type { ImpactAnswer } from './ask-impact.ts';

/** Where a case keeps what tests showed: it can be computed again, and so is in no copy. */
const FOLDER = join('designs', 'results');

/** Rows of event data above which a test is no matter of a moment. */
const MANY_ROWS = 200_000;

/** Whether a test takes so long that nobody else should wait for it: of votes, and of much event data. */
export function takesLong(file: CaseFile, measure: string): boolean {
  if (measure === 'S') return true;
  const { n } = file.prepare('SELECT coalesce(sum(stored), 0) AS n FROM event_files').get() as { readonly n: number };
  return n > MANY_ROWS;
}

/** An answer as JSON has it. */
interface Kept extends Omit<ImpactAnswer, 'behind' | 'opens' | 'opensEvent' | 'opensUnit'> {
  readonly stamp: string;
  readonly result: ImpactResult;
  readonly groups: readonly BehindGroup[];
  readonly opens: readonly (readonly [number, readonly number[]])[];
  readonly opensEvent: readonly (readonly [string, readonly number[]])[];
  readonly opensUnit: readonly (readonly [string, readonly number[]])[];
}

/**
 * Keeps what a test showed beside its design.
 * @param stamp of the data when the test began
 */
export function keepAnswer(file: CaseFile, id: string, stamp: string, answer: ImpactAnswer): void {
  const { behind, opens, opensEvent, opensUnit, ...rest } = answer;
  const kept: Kept = {
    ...rest,
    stamp,
    groups: behind.groups,
    opens: [...opens],
    opensEvent: [...opensEvent],
    opensUnit: [...opensUnit],
  };
  const folder = join(file.place, FOLDER);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${id}.json`);
  // A power cut leaves the old answer or the new one, and never half of one.
  writeFileSync(`${path}.tmp`, JSON.stringify(kept), { flush: true });
  renameSync(`${path}.tmp`, path);
}

/** What a test showed on the case as it is now; undefined where that was not computed, or the data have changed since. */
export function keptAnswer(file: CaseFile, id: string): ImpactAnswer | undefined {
  const path = join(file.place, FOLDER, `${id}.json`);
  if (!existsSync(path)) return undefined;
  const { stamp, groups, opens, opensEvent, opensUnit, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Kept;
  if (stamp !== dataStamp(file)) return undefined;
  const behind = new Behind();
  for (const group of groups) behind.add(group);
  return { ...rest, behind, opens: new Map(opens), opensEvent: new Map(opensEvent), opensUnit: new Map(opensUnit) };
}
