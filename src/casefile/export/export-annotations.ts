import { type OffsetMap, offsetMap, quote } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { charactersAfter, charactersBefore } from '../../report/brief/reading-tables.ts';
import type { ExportOptions } from './export-jsonl.ts';
import { codeOf, type Decided, type Exported, markedSpans, recordsOf } from './exported.ts';
import { withoutWords } from './without-texts.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/**
 * The records as Web Annotations (W3C Recommendation of 23 February 2017, JSON-LD): a collection with one page. Each says by
 * its words (TextQuoteSelector) and by its place (TextPositionSelector, Unicode code points of the cleaned text) where it
 * stands, and holds the whole record as JSON. Without texts the place alone is told.
 */
export function exportAnnotations(exported: Exported, { texts = true }: ExportOptions = {}): string {
  const items = exported.readings.flatMap((reading) => {
    const offsets = offsetMap(reading.document.text);
    return recordsOf(reading).map((record) =>
      annotationOf(record, { reading, offsets, decided: exported.decided?.get(record.id), texts }),
    );
  });
  const collection = {
    '@context': CONTEXT,
    id: 'urn:entente:annotations',
    type: 'AnnotationCollection',
    label: exported.title ?? 'Records of Entente',
    total: items.length,
    first: { id: 'urn:entente:annotations:1', type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

interface Place {
  readonly reading: Reading;
  readonly offsets: OffsetMap;
  readonly decided: Decided | undefined;
  readonly texts: boolean;
}

function annotationOf(record: AnyRecord, { reading, offsets, decided, texts }: Place): object {
  const { document, reader } = reading;
  const { kind, label } = codeOf(record);
  const target = (span: Span): object => ({
    source: {
      id: `urn:entente:${document.id}`,
      type: 'Text',
      format: 'text/plain',
      ...(document.language ? { language: document.language } : {}),
      'entente:sha256': document.sha256,
    },
    selector: [
      ...(texts ? [quoteSelector(document.text, span)] : []),
      {
        type: 'TextPositionSelector',
        start: offsets.toCodePoint(span.start),
        end: offsets.toCodePoint(span.end),
      },
    ],
  });
  const targets = markedSpans(record).map(target);
  return {
    '@context': [CONTEXT, { entente: 'urn:entente:' }],
    id: `urn:entente:${document.id}:${record.id}`,
    type: 'Annotation',
    motivation: 'classifying',
    ...(decided ? { creator: { type: 'Person', name: decided.by } } : {}),
    ...(decided?.at ? { created: decided.at } : {}),
    generator: { type: 'Software', name: 'Entente', 'entente:reader': reader },
    ...(decided ? { 'entente:decision': decided.verdict } : {}),
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: `${kind}: ${label}`, format: 'text/plain' },
      ...(texts && decided?.memo
        ? [{ type: 'TextualBody', purpose: 'commenting', value: decided.memo, format: 'text/plain' }]
        : []),
      {
        type: 'TextualBody',
        purpose: 'describing',
        value: JSON.stringify(texts ? record : withoutWords(record)),
        format: 'application/json',
      },
    ],
    target: targets.length === 1 ? targets[0] : targets,
  };
}

function quoteSelector(text: string, span: Span): object {
  return {
    type: 'TextQuoteSelector',
    exact: quote(text, span),
    prefix: charactersBefore(text, span.start),
    suffix: charactersAfter(text, span.end),
  };
}
