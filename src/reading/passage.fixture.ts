import type { EngineName } from '../language/english.ts';
import { textHash } from '../records/identify.ts';
import type { Span } from '../records/span.ts';
import { createReader } from './reader.ts';

/** Reads short passages by an engine. A passage is read as body, also where it is a single sentence and would be taken for a headline. */
export async function passageReader(engine: EngineName = 'fast') {
  const reader = await createReader({ engine });
  return async (text: string, date = '2023-05-10') => {
    const hash = textHash(text);
    const {
      statements: reported,
      issues = [],
      causes = [],
      ...reading
    } = await reader.readDocument({
      id: `d-${hash.slice(0, 12)}`,
      text,
      sha256: hash,
      regions: [{ kind: 'body', span: { start: 0, end: text.length } }],
      authors: [],
      date,
      origins: {},
      source: { name: 'passage', type: 'string' },
    });
    return {
      ...reading,
      issues,
      causes,
      reported,
      /** Without those that somebody else reports. */
      statements: reported.filter(({ within }) => within === undefined),
      /** The words at these places. */
      said: (spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
    };
  };
}
