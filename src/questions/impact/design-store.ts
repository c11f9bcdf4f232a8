import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { designHash, type ImpactDesign, readDesign } from '../../measures/impact/design.ts';
import { EntenteError } from '../../records/failure.ts';

/** Where a case keeps the designs of its impact tests, and when each was fixed. */
const DESIGNS = 'designs';
const DESIGN_LOG = 'designs.jsonl';
/** Letters of a design's hash by which a case names it. */
const LETTERS = 16;

/** A design as the text of a file: the same plan gives the same bytes. */
export function designText(design: ImpactDesign): string {
  return `${JSON.stringify(design, null, 2)}\n`;
}

/** What a case knows of the tests of one pair and event. */
export interface StoredDesign {
  /** By which the case names it: the beginning of its hash. */
  readonly id: string;
  /** Relative to the case; nothing where it could not be written. */
  readonly path: string | undefined;
  /** Other designs that were tried on the same pair and event. */
  readonly others: number;
}

/** Who fixes a design, and when. */
export interface DesignHand {
  readonly coder?: string | undefined;
  /** Milliseconds since 1970; the present moment by default. */
  readonly now?: number;
}

/**
 * Stores a design in its case before anything is computed, with the time at which it was fixed, and counts what else was tried
 * on the same pair and event. Neither is ever taken back: the journal's steps can be undone, that a design was tried cannot.
 */
export function storeDesign(file: CaseFile, design: ImpactDesign, hand: DesignHand = {}): StoredDesign {
  const folder = join(file.place, DESIGNS);
  const id = designHash(design).slice(0, LETTERS);
  const name = `${id}.json`;
  try {
    mkdirSync(folder, { recursive: true });
    const known = readdirSync(folder).filter((one) => one !== name);
    const others = known.filter((one) => {
      const other = readStored(join(folder, one));
      return other !== undefined && isSameQuestion(other, design);
    }).length;
    if (!existsSync(join(folder, name))) {
      writeFileSync(join(folder, name), designText(design), { flag: 'wx' });
      const at = new Date(hand.now ?? Date.now()).toISOString();
      const line = { design: id, at, ...(hand.coder === undefined ? {} : { coder: hand.coder }) };
      appendFileSync(join(file.place, DESIGN_LOG), `${JSON.stringify(line)}\n`);
    }
    return { id, path: join(DESIGNS, name), others };
  } catch {
    // A case that cannot be written, on a medium that is only read, is tested all the same.
    return { id, path: undefined, others: 0 };
  }
}

/** Whether two designs ask of one pair and event. */
export function isSameQuestion(one: ImpactDesign, other: ImpactDesign): boolean {
  const pair = (dyad: ImpactDesign['dyad']): string => dyad.toSorted().join('-');
  return pair(one.dyad) === pair(other.dyad) && one.event.at === other.event.at;
}

function readStored(path: string): ImpactDesign | undefined {
  try {
    return readDesign(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A design of a case. */
export interface FixedDesign {
  readonly id: string;
  readonly design: ImpactDesign;
  /** When it was fixed, in UTC; absent of designs that came without it. */
  readonly at?: string;
  readonly coder?: string;
  /** Other designs of the same pair and event. */
  readonly others: number;
}

const LogLine = z.object({ design: z.string(), at: z.string(), coder: z.string().optional() });

/** All designs of a case, those fixed last first. */
export function fixedDesigns(file: CaseFile): readonly FixedDesign[] {
  const folder = join(file.place, DESIGNS);
  if (!existsSync(folder)) return [];
  const log = designLog(file);
  const found = readdirSync(folder).flatMap((name) => {
    const id = /^([0-9a-f]+)\.json$/.exec(name)?.[1];
    const design = id?.length === LETTERS ? readStored(join(folder, name)) : undefined;
    return id !== undefined && design ? [{ id, design }] : [];
  });
  return found
    .map(({ id, design }) => {
      const line = log.get(id);
      return {
        id,
        design,
        ...(line ? { at: line.at } : {}),
        ...(line?.coder === undefined ? {} : { coder: line.coder }),
        others: found.filter((one) => one.id !== id && isSameQuestion(one.design, design)).length,
      };
    })
    .toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? '', 'en') || (a.id < b.id ? -1 : 1));
}

/**
 * A design of a case by its id.
 * @throws EntenteError `usage` where there is none
 */
export function fixedDesign(file: CaseFile, id: string): FixedDesign {
  const found = fixedDesigns(file).find((one) => one.id === id);
  if (found) return found;
  throw new EntenteError('usage', `There is no design ${id} in this case.`);
}

/** When each design was first fixed, by its id. */
function designLog(file: CaseFile): ReadonlyMap<string, z.output<typeof LogLine>> {
  const path = join(file.place, DESIGN_LOG);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const log = new Map<string, z.output<typeof LogLine>>();
  for (const line of lines) {
    const read = lineOf(line);
    if (read && !log.has(read.design)) log.set(read.design, read);
  }
  return log;
}

/** A line of the log; a last one that was cut off by a power cut is none. */
function lineOf(line: string): z.output<typeof LogLine> | undefined {
  try {
    return LogLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
