import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import type { PreferenceEdit } from '../explain/mediator-edits.ts';
import { listStates, type StateList } from '../model/states.ts';
import { editRanking } from './edit-ranking.ts';
import { editStatements } from './edit-statements.ts';
import { readModelFile } from './model-file.ts';

/** A change to the preferences of one decision maker. */
export interface FileEdit {
  readonly decisionMaker: string;
  readonly edit: PreferenceEdit;
}

/**
 * Changes ordered statements, rankings and weights in the text of a model file; all else keeps its place, comments too.
 * Ranks count from 1 and are those at the time of each edit, which are made one after another.
 *
 * @param text a model file that can be read
 * @throws EntenteError (usage) if a decision maker has no such preferences, or not so many statements
 * @example
 * const edit = { kind: 'swap', statements: ['1', '2'], ranks: [1, 2] };
 * const edited = editModelFile(MODEL_SKELETON, [{ decisionMaker: 'upstream', edit }]);
 * solve(parseModelFile(edited, 'dam.yaml').model).equilibria.Nash; // [2]
 */
export function editModelFile(text: string, edits: readonly FileEdit[]): string {
  const document = parseDocument(text);
  let listed: StateList | undefined;
  // No edit of preferences changes which states there are.
  const states = (): StateList => {
    listed ??= statesOf(text);
    return listed;
  };
  for (const { decisionMaker, edit } of edits) {
    if (edit.kind === 'rank' || edit.kind === 'exchange') editRanking(document, decisionMaker, edit, states());
    else if (edit.kind === 'weigh') setWeight(document, decisionMaker, edit.weight, edit.to);
    else editStatements(document, decisionMaker, edit);
  }
  return documentText(document, text);
}

/** A changed document as text, in the manner of the text that it was read from. */
export function documentText(document: Document, text: string): string {
  const widest = Math.max(60, ...text.split('\n').map((line) => line.length));
  return document.toString({ lineWidth: widest, flowCollectionPadding: /[{[] /.test(text) });
}

function statesOf(text: string): StateList {
  const read = readModelFile(text);
  const listed = read.ok ? listStates(read.file.model) : undefined;
  if (typeof listed === 'object') return listed;
  throw new EntenteError('usage', 'The states of the model are not known, so its rankings cannot be edited.');
}

/** @param id of the weight: what it is called in the file, or its number, from 1 */
function setWeight(document: Document, decisionMaker: string, id: string, to: number): void {
  const weights: unknown = document.getIn(['preferences', decisionMaker, 'weights'], true);
  const items = isMap(weights) ? weights.items : [];
  const pair = items.find(({ value }, i) => ((isMap(value) && value.get('id')) || String(i + 1)) === id);
  if (!pair) {
    throw new EntenteError('usage', `“${decisionMaker}” has no weight “${id}” that could be edited.`);
  }
  if (isMap(pair.value)) pair.value.set('weight', to);
  else if (isScalar(pair.value)) pair.value.value = to;
}
