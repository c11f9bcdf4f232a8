import { digestReading } from './measures/digest.ts';
import { makePicture, type Picture, type PictureOptions } from './measures/picture.ts';
import type { Reading } from './records/reading.ts';

/**
 * Draws together what several texts say. `digestReading` and `makePicture` of `ententejs/measures` do the same in two
 * steps, for more readings than fit into memory.
 *
 * @example
 * import { pictureOf, read } from 'ententejs';
 * const picture = pictureOf([
 *   await read('Moscow rejected the sanctions.', { date: '2017-07-06' }),
 *   await read('Russia rejected the sanctions on Thursday.', { date: '2017-07-07' }),
 * ]);
 * picture.documents.length; // 2
 */
export function pictureOf(readings: readonly Reading[], options: PictureOptions = {}): Picture {
  return makePicture(readings.map(digestReading), options);
}
