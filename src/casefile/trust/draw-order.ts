/**
 * Where a record stands in a random order of all records: the same seed and id give the same place, whatever else is in the
 * case. So a sample can be gone on with, and the records that were taken first are a random sample of their own.
 *
 * @param purpose keeps orders apart that are drawn with one seed
 * @returns a number in [0, 1)
 */
export function drawOrder(purpose: string, seed: number, id: string): number {
  // FNV-1a, then the finisher of MurmurHash3: neighbouring ids must not lie near each other.
  let hash = 0x811c9dc5;
  for (const letter of `${purpose} ${seed} ${id}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** What a sample is drawn from, and with which seed. */
export interface SampleDraw {
  readonly seed: number;
  /** Only records of this kind. */
  readonly kind?: string;
  /** Only records of this document. */
  readonly document?: string;
}

/** The name that a sample has in the journal: `random:7`, `random:7:event`, `random:7::d-0123456789ab`. */
export function sampleName({ seed, kind = '', document = '' }: SampleDraw): string {
  return ['random', seed, kind, document].join(':').replace(/:+$/, '');
}

/** The sample that a name in the journal stands for; undefined where it is of another kind, such as a second coding. */
export function readSampleName(name: string): SampleDraw | undefined {
  const parts = /^random:(\d+)(?::([a-z]*)(?::(d-[0-9a-f]+))?)?$/.exec(name);
  if (!parts) return undefined;
  const [, seed, kind, document] = parts;
  return { seed: Number(seed), ...(kind ? { kind } : {}), ...(document ? { document } : {}) };
}

/** Whether a record belongs to what a sample is drawn from. */
export function isDrawnFrom(draw: SampleDraw, kind: string, document: string): boolean {
  return (draw.kind ?? kind) === kind && (draw.document ?? document) === document;
}
