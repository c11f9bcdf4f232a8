import type { YAMLError } from 'yaml';
import type { z } from 'zod';
import type { FilePath } from '../../records/file-place.ts';
import { nearestName } from '../model/logic.ts';
import type { FilePlaces } from './file-places.ts';
import type { ModelFileProblem } from './file-types.ts';
import { isId, ModelFileSchema } from './model-file-schema.ts';
import { unquotedWords } from './yaml-signs.ts';

/** What is wrong with the YAML of a file. */
export function yamlProblem(error: YAMLError, text: string, places: FilePlaces): ModelFileProblem {
  return { ...places.at(error.pos[0]), message: yamlWords(error, text) };
}

/** What is wrong with the aliases (`*name`) of a file, by what the YAML library says when it follows them. */
export function aliasProblem(cause: unknown, text: string, places: FilePlaces): ModelFileProblem {
  const unknown = /^Unresolved alias .*: (.+)$/.exec(cause instanceof Error ? cause.message : '')?.[1];
  if (unknown === undefined) {
    return { line: 1, column: 1, message: 'the file repeats parts of itself by aliases too often' };
  }
  const place = places.at(Math.max(0, text.indexOf(`*${unknown}`)));
  return { ...place, message: `nothing above is marked &${unknown}, so *${unknown} stands for nothing` };
}

function yamlWords(error: YAMLError, text: string): string {
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^["']?([^"':\n]+)/.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
      return `“${key}” stands here a second time; ids and keys may stand once in their list`;
    }
    case 'TAB_AS_INDENT':
      return 'a tab begins the line; YAML needs spaces';
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      // A list in brackets that never ends is reported as one that is not indented enough.
      return error.message.startsWith('Flow')
        ? 'a closing quotation mark, bracket or brace is missing'
        : 'the line is indented in a way that fits nothing above it';
    case 'MISSING_CHAR':
      return 'a closing quotation mark, bracket or brace is missing';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a colon stands where none can be; put texts that hold a colon in quotation marks';
    case 'TAG_RESOLVE_FAILED':
      return 'a text that begins with ! must stand in quotation marks (or write not)';
    case 'MULTIPLE_DOCS':
      return 'a line of three dashes begins a second document; a file holds one model';
    default:
      if (error.message.includes('call stack')) return 'lists or maps are nested too deeply here';
      return (
        unquotedWords(text, error.pos[0], error.message) ??
        `this is no YAML: ${error.message.split('\n')[0]?.replace(/\.$/, '') ?? ''}`
      );
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'words or a map of keys and values',
  record: 'a map of ids and values',
};

/**
 * What is wrong with the data of a file.
 * @param raw the data as YAML gives them
 */
export function schemaProblems(issue: z.core.$ZodIssue, raw: unknown, places: FilePlaces): readonly ModelFileProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const key = String(path[path.length - 1] ?? '');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(path);
      return issue.keys.map((unknown) => {
        const near = nearestName(unknown, known);
        // Within braces a comma ends a text, and what follows it looks like a key.
        const message = !isId(unknown)
          ? `“${unknown}” is no key here; a text that holds a comma or a colon must stand in quotation marks`
          : `“${unknown}” is no key here; ${near ? `did you mean ${near}?` : `there are ${known.join(', ')}`}`;
        return { ...places.ofInnerKey(path, unknown), message };
      });
    }
    case 'invalid_type': {
      const wanted =
        key === 'by' ? 'the id of a decision maker or a list of them' : (KINDS[issue.expected] ?? issue.expected);
      const value = valueAt(raw, path);
      const message =
        value === undefined ? `the key ${key}: is missing here` : `here ${wanted} must stand, not ${kindWords(value)}`;
      return [{ ...places.of(path), message }];
    }
    case 'invalid_value':
      return [
        { ...places.of(path), message: `${key} is one of: ${issue.values.map((value) => String(value)).join(', ')}` },
      ];
    case 'invalid_format':
      return [{ ...places.of(path), message: formatWords(path) }];
    case 'too_small':
      return [
        {
          ...places.of(path),
          message:
            issue.origin === 'number'
              ? `the number must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
              : `${key === '' || typeof path[path.length - 1] === 'number' ? 'this' : `${key}:`} is empty`,
        },
      ];
    case 'too_big':
      return [{ ...places.of(path), message: `the number must be at most ${issue.maximum}` }];
    default:
      return [{ ...places.of(path), message: issue.message }];
  }
}

/** What the value at the end of a path should look like; of any other path, what an id should. */
export function formatWords(path: FilePath): string {
  switch (path[path.length - 1]) {
    case 'date':
      return 'a date is written 2017-07-06, 2017-07 or 2017';
    case 'record':
      return 'the id of a record is a letter, a hyphen and twelve hexadecimal digits, as in entente read --json';
    default:
      return 'an id begins with a letter and holds letters, digits, _, - and . only';
  }
}

function kindWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string'
    ? `“${value}”`
    : `${String(value)}${typeof value === 'boolean' ? '' : ' (a number)'}`;
}

/** The value at a path, passing over steps that lead nowhere, as {@link FilePlaces} does; undefined if the last one does. */
function valueAt(raw: unknown, path: FilePath): unknown {
  let value = raw;
  let found = true;
  for (const step of path) {
    const next = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
    found = next !== undefined;
    if (found) value = next;
  }
  // In a short form the text itself stands for the last key's value.
  return found || typeof value !== 'object' || value === null || Array.isArray(value) ? value : undefined;
}

/** The keys that the schema knows in the map at a path of parsed data. */
function knownKeys(path: FilePath): readonly string[] {
  const [top, , third] = path;
  const last = path[path.length - 1];
  const isEvidence = path.includes('evidence');
  if (isEvidence) return ['record', 'source', 'place', 'words', 'date', 'assumption'];
  switch (top) {
    case undefined:
      return Object.keys(ModelFileSchema.shape);
    case 'sources':
      return ['title', 'author', 'publisher', 'date', 'where'];
    case 'decisionMakers':
      if (path.length === 2) return ['name', 'unseen', 'attitudes'];
      return [third === 'attitudes' ? 'is' : 'when', 'text', 'evidence'];
    case 'options':
      return ['by', 'text', 'irreversible', 'evidence'];
    case 'rules':
      return ['id', 'must', 'never', 'text', 'evidence'];
    case 'barred':
      return ['id', 'by', 'from', 'to', 'text', 'evidence'];
    case 'merge':
      return ['id', 'when', 'text', 'evidence'];
    case 'states':
      return ['text', 'evidence'];
    case 'moves':
      return ['move', 'evidence'];
    case 'issues':
      if (path.length === 2) return ['text', 'low', 'high', 'actors'];
      return third === 'actors' ? ['position', 'salience', 'capability', 'uncertainty', 'evidence'] : ['at', 'text'];
    case 'claims':
      return ['text', 'concept', 'holds', 'always', 'some', 'never', 'within'];
    case 'published':
      return path.length === 1
        ? ['in', 'rankings', 'results', 'equilibria', 'text']
        : ['Nash', 'GMR', 'SMR', 'SEQ', 'SIM', 'tableau'];
    case 'views':
      if (path.length === 2) return ['text', 'ignores', 'rules', 'preferences'];
      if (third === 'rules') return ['id', 'must', 'never', 'text', 'evidence'];
      break;
  }
  if (path.includes('weights')) return ['id', 'weight', 'text', 'evidence'];
  if (path.includes('statements')) {
    // A map in a list of statements is one of them, unless it says that several are equal.
    return typeof last === 'number' && path[path.length - 2] === 'statements'
      ? ['equal']
      : ['id', 'want', 'strong', 'unknown', 'likely', 'text', 'evidence'];
  }
  return ['statements', 'weights', 'ranking', 'unknown', 'likely', 'evidence'];
}
