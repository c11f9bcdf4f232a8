import type { CaseFile } from '../../casefile/store/case-file.ts';
import { states } from '../../casefile/store/state.ts';
import { figureRecords } from '../../casefile/trust/figure-records.ts';
import { influenceIn } from '../../casefile/trust/review-order.ts';
import { digestReading } from '../../measures/digest.ts';
import { makePicture } from '../../measures/picture.ts';

/** What the picture of a case rests on. */
export interface PictureRests {
  /** How much a record moves what the picture says; what is only listed moves little. */
  readonly influence: (record: string) => number;
  /** The records on which a figure rests; undefined if the picture has no such figure. */
  readonly figure: (id: string) => ReadonlySet<string> | undefined;
}

/** What is told in a list and counted in no figure. */
const ONLY_LISTED = 0.25;

/** Draws the picture of a case and says what it rests on; opens every document. */
export function askPicture(file: CaseFile): PictureRests {
  const digests = [...states(file)].map(({ reading }) => digestReading(reading));
  const picture = makePicture(digests, { weak: true });
  const influence = influenceIn(picture);
  return {
    influence: (record) => influence.get(record)?.value ?? ONLY_LISTED,
    figure: (id) => figureRecords(picture, id)?.records,
  };
}
