import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { FilePath, FilePlace, PlacedProblem } from '../../records/file-place.ts';

/** An item of a section, as its schema leaves it, with the path that leads to it. */
export interface SectionItem<T> {
  readonly value: T;
  readonly path: FilePath;
}

/** A user's file of sections, each a list of items; an item with a mistake is left out and reported. */
export interface SectionedFile<S extends Readonly<Record<string, z.ZodType>>> {
  readonly sections: { readonly [K in keyof S]: readonly SectionItem<z.infer<S[K]>>[] };
  /** In the order in which they were found. */
  readonly problems: readonly PlacedProblem[];
  /** Whether no item of a section was left out. */
  readonly isWhole: (section: keyof S) => boolean;
  /** Where the value at a path starts, or the nearest one around it. */
  readonly place: (path: FilePath) => FilePlace;
  /** Whether an item is written as one line of JSON. */
  readonly isOneLine: (path: FilePath) => boolean;
}

/**
 * Reads a file of sections (YAML 1.2), in the way that all files of a user are read. A file that is no YAML holds
 * nothing.
 *
 * @param text the whole file
 * @param schemas for each section, the schema of its items
 */
export function parseSections<S extends Readonly<Record<string, z.ZodType>>>(
  text: string,
  schemas: S,
): SectionedFile<S> {
  const names = Object.keys(schemas);
  const problems: PlacedProblem[] = [];
  const broken = new Set<keyof S>();
  const source = readYaml(text);
  const found = Object.fromEntries(names.map((name): [string, SectionItem<unknown>[]] => [name, []]));
  for (const { message, place } of source.errors) problems.push({ ...place, reason: message });
  if (problems.length === 0) {
    for (const [section, value] of Object.entries(sectionsOf(source, names, problems))) {
      const schema = names.includes(section) ? schemas[section] : undefined;
      const place = source.place([section]);
      if (!schema) {
        problems.push({ ...place, reason: `there is no section "${section}"; write ${listed(names)}` });
      } else if (value !== null && !Array.isArray(value)) {
        problems.push({ ...place, reason: `"${section}" is a list; start each item with "- "` });
      } else {
        (value ?? []).forEach((item, i) => {
          const path = [section, i];
          const result = schema.safeParse(item);
          if (result.success) {
            found[section]?.push({ value: result.data, path });
            return;
          }
          broken.add(section);
          for (const issue of result.error.issues) problems.push(describeIssue(issue, path, item, source));
        });
      }
    }
  }
  return {
    sections: found as unknown as SectionedFile<S>['sections'],
    problems,
    isWhole: (section) => !broken.has(section),
    place: source.place,
    isOneLine: source.isOneLine,
  };
}

interface YamlSource {
  readonly value: unknown;
  readonly errors: readonly { readonly message: string; readonly place: FilePlace }[];
  /** Where the value at a path starts, or the nearest one around it. */
  readonly place: (path: FilePath) => FilePlace;
  /** Whether an item is written as one line of JSON. */
  readonly isOneLine: (path: FilePath) => boolean;
}

/** An item that is written as one line of JSON, as imported files have them. */
const JSON_ITEM = /^( {2}- )(\{.*\})\s*$/;

/**
 * Reads YAML. Items that are one line of JSON are read by JSON.parse, which takes a fiftieth of the time: an imported
 * dictionary holds 20,000 of them. JSON is YAML 1.2, so nothing else changes.
 */
function readYaml(text: string): YamlSource {
  const counter = new LineCounter();
  const items: { readonly value: unknown; readonly line: string; readonly at: number }[] = [];
  const short = /[|>][-+\d]*\s*$/m.test(text)
    ? text
    : text
        .split('\n')
        .map((line) => {
          const match = JSON_ITEM.exec(line);
          if (!match) return line;
          try {
            items.push({ value: JSON.parse(match[2] ?? ''), line: match[2] ?? '', at: (match[1] ?? '').length });
            return `${match[1]}!entente-json ${items.length - 1}`;
          } catch {
            return line;
          }
        })
        .join('\n');
  const document = parseDocument(short, {
    lineCounter: counter,
    prettyErrors: false,
    customTags: [{ tag: '!entente-json', resolve: (index: string) => new JsonItem(Number(index)) }],
  });
  const placeOf = (offset: number): FilePlace => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const errors = document.errors.map(({ code, message, pos }) => ({
    message:
      code === 'RESOURCE_EXHAUSTION' ? 'lists or maps are nested too deeply here' : `this is no YAML: ${message}`,
    place: placeOf(pos[0]),
  }));
  const itemOf = (value: unknown): (typeof items)[number] | undefined =>
    value instanceof JsonItem ? items[value.index] : undefined;
  let value: unknown = null;
  try {
    if (errors.length === 0) value = revive(document.toJS({ maxAliasCount: 100 }), (item) => itemOf(item)?.value);
  } catch (cause) {
    errors.push(aliasError(cause, short, placeOf));
  }
  const oneLine = ([section, index]: FilePath): { item: (typeof items)[number]; offset: number } | undefined => {
    const list = section === undefined ? undefined : document.getIn([section]);
    const node = isSeq(list) && typeof index === 'number' ? list.items[index] : undefined;
    const item = isScalar(node) ? itemOf(node.value) : undefined;
    return item && isNode(node) ? { item, offset: node.range?.[0] ?? 0 } : undefined;
  };
  const place = (path: FilePath): FilePlace => {
    const found = oneLine(path);
    if (!found) {
      const [section] = path;
      return placeOf(path.length === 1 ? keyOffset(document, String(section)) : offsetIn(document, path));
    }
    const rest = path.slice(2);
    const inside = rest.length > 0 ? offsetIn(parseDocument(found.item.line), rest) : 0;
    return { line: placeOf(found.offset).line, column: found.item.at + 1 + inside };
  };
  return { value, errors, place, isOneLine: (path) => oneLine(path) !== undefined };
}

/** What is wrong with the aliases (`*name`) of a file: only they make of a text that can be read data that cannot. */
function aliasError(
  cause: unknown,
  text: string,
  placeOf: (offset: number) => FilePlace,
): YamlSource['errors'][number] {
  const unknown = /^Unresolved alias .*: (.+)$/.exec(cause instanceof Error ? cause.message : '')?.[1];
  if (unknown !== undefined) {
    return {
      message: `nothing above is marked &${unknown}, so *${unknown} stands for nothing`,
      place: placeOf(Math.max(0, text.indexOf(`*${unknown}`))),
    };
  }
  const message =
    cause instanceof RangeError
      ? 'a part of the file stands for itself by an alias'
      : 'the file repeats parts of itself by aliases too often';
  return { message, place: { line: 1, column: 1 } };
}

class JsonItem {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/** Puts the items read as JSON where they stood. */
function revive(value: unknown, item: (value: JsonItem) => unknown): unknown {
  if (value instanceof JsonItem) return item(value);
  if (Array.isArray(value)) return value.map((each: unknown) => revive(each, item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each, item)]));
}

/** Where the value at a path starts, or the nearest value around it that is there. */
function offsetIn(document: Document.Parsed, path: FilePath): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Where the key of a section stands. */
function keyOffset(document: Document.Parsed, section: string): number {
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const key = pairs.find((pair) => String(pair.key) === section)?.key;
  return isNode(key) ? (key.range?.[0] ?? 0) : 0;
}

function sectionsOf(
  source: YamlSource,
  names: readonly string[],
  problems: PlacedProblem[],
): Readonly<Record<string, unknown>> {
  const { value } = source;
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push({ line: 1, column: 1, reason: `write sections, ${listed(names)}, each a list` });
  return {};
}

function describeIssue(issue: z.core.$ZodIssue, item: FilePath, value: unknown, source: YamlSource): PlacedProblem {
  const inside = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const field = inside.filter((key) => typeof key === 'string').at(-1);
  const fields = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  const label = fields.find(([key]) => key === 'name' || key === 'code');
  const named = label ? `${String(label[1])}: ` : '';
  const about = `${named}${field === undefined ? '' : `"${field}": `}`;
  if (issue.code === 'unrecognized_keys') {
    const place = source.place([...item, ...inside, issue.keys[0] ?? '']);
    return { ...place, reason: `${about}there is no field "${issue.keys.join('", "')}"` };
  }
  const place = source.place([...item, ...inside]);
  const missing = issue.code === 'invalid_type' && field !== undefined && valueAt(value, inside) === undefined;
  if (missing) return { ...place, reason: `${named}the field "${field}" is missing` };
  return { ...place, reason: `${about}${issue.message.replace(/^Invalid (?:input|option): /, '')}` };
}

function valueAt(value: unknown, path: FilePath): unknown {
  return path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string | number, unknown>)[key] : undefined),
    value,
  );
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
