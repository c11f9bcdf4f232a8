import { EntenteError } from '../../records/failure.ts';
import type { Segment, SegmentDocument, Segments, WordsOfSegment } from './segment.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Marks of a file of W3C Web Annotations: a collection, a page, a list, one annotation, or one a line. Of selectors,
 * TextQuoteSelector and TextPositionSelector are read; of bodies, tags and what classifies become codes, comments the
 * note. Nothing is fetched.
 *
 * @param name of the file, for messages
 * @throws EntenteError (unreadable) if it holds no annotation
 */
export function importAnnotations(text: string, name: string): Segments {
  const items = itemsOf(text, name);
  const segments: Segment[] = [];
  const problems: string[] = [];
  for (const [index, item] of items.entries()) {
    const at = `item ${index + 1}`;
    const found = isFields(item) ? listOf(item.target).flatMap((target) => segmentOf(item, target, at)) : [];
    if (found.length === 0) problems.push(`${name}, ${at} marks no words of a text: it has no text selector.`);
    segments.push(...found);
  }
  return { segments, problems };
}

function itemsOf(text: string, name: string): readonly unknown[] {
  const whole = parsed(text);
  const lines = whole === undefined ? text.split('\n').filter((line) => line.trim() !== '') : [];
  const data = whole ?? lines.map((line) => parsed(line));
  const items = annotationsIn(data, 0);
  if (items.length > 0) return items;
  throw new EntenteError(
    'unreadable',
    `${name} holds no Web Annotations: it must be JSON with "type": "Annotation", a page or a collection of these.`,
  );
}

/** Pages may stand in collections, lists in pages; no deeper than that. */
function annotationsIn(data: unknown, depth: number): readonly unknown[] {
  if (depth > 4) return [];
  if (Array.isArray(data)) return data.flatMap((one) => annotationsIn(one, depth + 1));
  if (!isFields(data)) return [];
  if (listOf(data.type).includes('Annotation')) return [data];
  return [...annotationsIn(data.first, depth + 1), ...annotationsIn(data.items, depth + 1)];
}

function segmentOf(item: Fields, target: unknown, at: string): readonly Segment[] {
  if (!isFields(target)) return [];
  const selectors = listOf(target.selector).filter(isFields);
  const place = placeOf(selectors.find(({ type }) => type === 'TextPositionSelector'));
  const words = wordsOf(selectors.find(({ type }) => type === 'TextQuoteSelector'));
  if (!place && !words) return [];
  const bodies = listOf(item.body ?? item.bodyValue).map((body) => (isFields(body) ? body : { value: body }));
  const valued = bodies.flatMap(({ value, purpose, format }) =>
    typeof value === 'string' ? [{ value, purpose: purpose ?? item.motivation, format }] : [],
  );
  const tag = valued.find(({ purpose }) => purpose === 'classifying' || purpose === 'tagging');
  const memo = valued.find(({ purpose }) => purpose === 'commenting');
  const record = valued.find(({ format }) => format === 'application/json');
  const coder = coderOf(item);
  return [
    {
      at,
      document: documentOf(target.source ?? target.id),
      ...(place ? { place } : {}),
      ...(words ? { words } : {}),
      code: tag ? tag.value.split(/\s*:\s*/u) : [],
      fields: {},
      ...(record ? { record: parsed(record.value) } : {}),
      ...(typeof coder === 'string' ? { coder } : {}),
      ...(memo ? { memo: memo.value } : {}),
    },
  ];
}

/** Who made a mark; of one that Entente wrote and names nobody, that no person did. */
function coderOf({ creator, generator }: Fields): unknown {
  const [first] = listOf(creator);
  if (first !== undefined) return isFields(first) ? first.name : first;
  const isOurs = isFields(generator) && generator.type === 'Software' && generator.name === 'Entente';
  return isOurs ? 'Entente (machine)' : undefined;
}

function documentOf(source: unknown): SegmentDocument {
  const { id, ...rest } = isFields(source) ? source : { id: source };
  const hash = rest['entente:sha256'];
  const own = typeof id === 'string' ? /^urn:entente:(d-[0-9a-f]{12})$/u.exec(id)?.[1] : undefined;
  return {
    ...(own ? { id: own } : {}),
    ...(typeof hash === 'string' ? { sha256: hash } : {}),
    ...(!own && typeof id === 'string' ? { name: id } : {}),
  };
}

function placeOf(selector: Fields | undefined): Segment['place'] | undefined {
  const { start, end } = selector ?? {};
  return isPlace(start) && isPlace(end) && start < end ? { start, end } : undefined;
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function wordsOf(selector: Fields | undefined): WordsOfSegment | undefined {
  const { exact, prefix, suffix } = selector ?? {};
  if (typeof exact !== 'string' || exact.trim() === '') return undefined;
  return {
    exact,
    ...(typeof prefix === 'string' ? { before: prefix } : {}),
    ...(typeof suffix === 'string' ? { after: suffix } : {}),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
