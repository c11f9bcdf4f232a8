import { z } from 'zod';
import { Reading } from './reading.ts';

/**
 * The JSON Schema (draft 2020-12) of a reading, as `entente schema` prints it and `--json` output obeys.
 *
 * @example
 * readingJsonSchema().$schema; // 'https://json-schema.org/draft/2020-12/schema'
 */
export function readingJsonSchema(): object {
  return z.toJSONSchema(Reading, { target: 'draft-2020-12' });
}
