import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import { documentText } from './model-file-edit.ts';

/** A change to a part of a model other than the order of preferences, which {@link FileEdit} changes. */
export type PartEdit =
  | { readonly part: 'title'; readonly to: string }
  /** The name of a decision maker. */
  | { readonly part: 'maker'; readonly id: string; readonly to: string }
  /** What an option says. */
  | { readonly part: 'option'; readonly id: string; readonly to: string }
  /** The formula of a rule, by its place in the list. */
  | { readonly part: 'rule'; readonly index: number; readonly to: string }
  /** The formula of a statement; `member` is its place among those of equal importance. Both count from 1. */
  | {
      readonly part: 'statement';
      readonly decisionMaker: string;
      readonly rank: number;
      readonly member?: number;
      readonly to: string;
    }
  /** Where the conflict stands: ids of the options that are taken. */
  | { readonly part: 'status quo'; readonly taken: readonly string[] }
  | { readonly part: 'new maker'; readonly id: string; readonly name: string }
  | { readonly part: 'new option'; readonly id: string; readonly by: string; readonly text: string }
  | { readonly part: 'new rule'; readonly kind: 'must' | 'never'; readonly formula: string }
  | { readonly part: 'drop rule'; readonly index: number };

/**
 * Changes one part in the text of a model file; all else keeps its place, comments too. Whether the result is a model
 * that can be solved is for `readModelFile` to say.
 *
 * @param text a model file that can be read
 * @throws EntenteError (usage) if the part is not there
 * @example
 * const edited = editModelPart(MODEL_SKELETON, { part: 'title', to: 'The dam' });
 * parseModelFile(edited, 'dam.yaml').model.title; // 'The dam'
 */
export function editModelPart(text: string, edit: PartEdit): string {
  const document = parseDocument(text);
  change(document, edit);
  return documentText(document, text);
}

function change(document: Document, edit: PartEdit): void {
  switch (edit.part) {
    case 'title':
      say(document, ['conflict'], [], edit.to);
      return;
    case 'maker':
      say(document, ['decisionMakers', edit.id], ['name'], edit.to);
      return;
    case 'option':
      say(document, ['options', edit.id], ['text'], edit.to);
      return;
    case 'rule':
      say(document, ['rules', edit.index], ['must', 'never'], edit.to);
      return;
    case 'statement':
      say(document, statementPath(document, edit), ['want'], edit.to);
      return;
    case 'status quo':
      setStatusQuo(document, edit.taken);
      return;
    case 'new maker':
      mapAt(document, 'decisionMakers').set(edit.id, edit.name);
      mapAt(document, 'preferences').set(edit.id, document.createNode([]));
      return;
    case 'new option':
      mapAt(document, 'options').set(edit.id, document.createNode({ by: edit.by, text: edit.text }));
      return;
    case 'new rule':
      addRule(document, edit.kind === 'must' ? edit.formula : { never: edit.formula });
      return;
    case 'drop rule':
      dropRule(document, edit.index);
      return;
  }
}

/** A place in a document. */
type Path = readonly (string | number)[];

/** Gives a text another value, in its short form or under the first of the keys that it has. */
function say(document: Document, path: Path, keys: readonly string[], to: string): void {
  const found: unknown = document.getIn(path, true);
  const key = isMap(found) ? keys.find((one) => found.has(one)) : undefined;
  const node: unknown = isMap(found) && key !== undefined ? found.get(key, true) : found;
  if (!isScalar(node)) throw missing(path);
  node.value = to;
}

function missing(path: Path): EntenteError {
  return new EntenteError('usage', `The file has nothing at ${path.join(', ')} that could be changed here.`);
}

function statementPath(
  document: Document,
  { decisionMaker, rank, member = 1 }: Extract<PartEdit, { readonly part: 'statement' }>,
): Path {
  const own: unknown = document.getIn(['preferences', decisionMaker], true);
  const list = isMap(own) ? ['preferences', decisionMaker, 'statements'] : ['preferences', decisionMaker];
  const path = [...list, rank - 1];
  const level: unknown = document.getIn(path, true);
  return isMap(level) && level.has('equal') ? [...path, 'equal', member - 1] : path;
}

function setStatusQuo(document: Document, taken: readonly string[]): void {
  const before: unknown = document.getIn(['statusQuo'], true);
  const list = document.createNode([...taken], { flow: true }) as YAMLSeq;
  if (isSeq(before)) {
    before.items = list.items;
    before.flow = true;
  } else document.setIn(['statusQuo'], list);
}

function mapAt(document: Document, key: string): YAMLMap {
  const found: unknown = document.getIn([key], true);
  if (!isMap(found)) throw missing([key]);
  found.flow = found.flow === true && found.items.length > 0;
  return found;
}

function addRule(document: Document, rule: string | { readonly never: string }): void {
  const rules: unknown = document.getIn(['rules'], true);
  if (isSeq(rules)) {
    rules.flow = rules.flow === true && rules.items.length > 0;
    rules.items.push(document.createNode(rule));
  } else document.setIn(['rules'], document.createNode([rule]));
}

function dropRule(document: Document, index: number): void {
  const rules: unknown = document.getIn(['rules'], true);
  if (!isSeq(rules) || rules.items[index] === undefined) throw missing(['rules', index]);
  rules.items.splice(index, 1);
  if (rules.items.length === 0) document.deleteIn(['rules']);
}
