import { readFileSync } from 'node:fs';
import { Reading } from '../../records/reading.ts';

/** The texts that cases of tests hold, with a later version of the first. */
export const CASE_TEXTS = [
  `Envoys meet in Geneva

Norway recalled its envoy on Monday. Finland rejected the plan. "We support the treaty," the Finnish foreign minister said.`,
  `Talks fail

Sweden accused Denmark of breaking the treaty. Denmark will hardly sign again. Norway offered to halt the exercises if Sweden withdraws.`,
] as const;
export const LATER_VERSION = CASE_TEXTS[0].replace('Envoys meet', 'Envoys meet again');
/** The day on which they were published. */
export const CASE_DATE = '2021-05-04';

/** Where their readings are kept, one a line; `node src/casefile/store/write-case-readings.fixture.ts` reads the texts anew. */
export const KEPT_READINGS = new URL('case-readings.fixture.jsonl', import.meta.url);

let kept: ReadonlyMap<string, Reading> | undefined;

/**
 * The reading that was made once of one of these texts, so that tests of what is done with readings do not hang on what the reader reads
 * today; undefined for other texts.
 *
 * @param name of the file that it is read from
 */
export function keptReading(text: string, name: string): Reading | undefined {
  kept ??= new Map(
    readFileSync(KEPT_READINGS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Reading.parse(JSON.parse(line)))
      .map((reading) => [reading.document.text, reading]),
  );
  const reading = kept.get(text);
  if (reading === undefined) return undefined;
  const { document } = reading;
  return { ...reading, document: { ...document, source: { ...document.source, name } } };
}
