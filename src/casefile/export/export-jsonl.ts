import type { Exported } from './exported.ts';
import { withoutText } from './without-texts.ts';

/** Options that exports of every form share. */
export interface ExportOptions {
  /** Whether words of the texts are written; by default they are. Without them hashes and offsets remain. */
  readonly texts?: boolean;
}

/** A reading a line, as `entente read --jsonl` prints it; without texts in a form of its own. */
export function exportJsonLines({ readings }: Exported, { texts = true }: ExportOptions = {}): string {
  return readings.map((reading) => `${JSON.stringify(texts ? reading : withoutText(reading))}\n`).join('');
}
