import { z } from 'zod';
import { Reading } from './reading.ts';

/** The JSON Schema (draft 2020-12) of a reading, as `entente schema` prints it and `--json` output obeys. */
export function readingJsonSchema(): object {
  return z.toJSONSchema(Reading, { target: 'draft-2020-12' });
}
