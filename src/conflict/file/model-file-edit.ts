import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import type { StatementEdit } from '../explain/statement-edits.ts';
import { formatFormula } from '../model/logic.ts';

/** A change to the ordered statements of one decision maker. */
export interface FileEdit {
  readonly decisionMaker: string;
  readonly edit: StatementEdit;
}

/**
 * Changes the ordered statements in the text of a model file; all else keeps its place, comments too. Ranks count
 * from 1 and are those at the time of each edit, which are made one after another.
 *
 * @param text a model file that can be read
 * @throws EntenteError (usage) if a decision maker has no ordered statements, or not so many
 * @example
 * const edit = { kind: 'swap', statements: ['1', '2'], ranks: [1, 2] };
 * const edited = editModelFile(MODEL_SKELETON, [{ decisionMaker: 'upstream', edit }]);
 * solve(parseModelFile(edited, 'dam.yaml').model).equilibria.Nash; // [2]
 */
export function editModelFile(text: string, edits: readonly FileEdit[]): string {
  const document = parseDocument(text);
  for (const { decisionMaker, edit } of edits) editStatements(document, decisionMaker, edit);
  const widest = Math.max(60, ...text.split('\n').map((line) => line.length));
  return document.toString({ lineWidth: widest, flowCollectionPadding: /[{[] /.test(text) });
}

function editStatements(document: Document, decisionMaker: string, edit: StatementEdit): void {
  const levels = statementList(document, decisionMaker);
  const at = (rank: number): number => {
    if (Number.isInteger(rank) && rank >= 1 && rank <= levels.items.length) return rank - 1;
    throw new EntenteError(
      'usage',
      `“${decisionMaker}” has ${levels.items.length} statements; there is none of rank ${rank}.`,
    );
  };
  switch (edit.kind) {
    case 'swap': {
      const [a, b] = [at(edit.ranks[0]), at(edit.ranks[1])];
      const [first, second] = [levels.items[a], levels.items[b]];
      levels.items[a] = second;
      levels.items[b] = first;
      return;
    }
    case 'move': {
      const [item] = levels.items.splice(at(edit.from), 1);
      levels.items.splice(Math.min(Math.max(0, edit.to - 1), levels.items.length), 0, item);
      return;
    }
    case 'drop':
      levels.items.splice(at(edit.rank), 1);
      return;
    case 'add': {
      const item = document.createNode({ want: formatFormula(edit.formula), evidence: 'assumption' });
      levels.items.splice(Math.min(Math.max(0, edit.rank - 1), levels.items.length), 0, item);
      // An empty list is written in brackets; with something in it it is not.
      levels.flow = levels.flow && levels.items.length === 1 ? false : levels.flow === true;
    }
  }
}

function statementList(document: Document, decisionMaker: string): YAMLSeq {
  const found: unknown = document.getIn(['preferences', decisionMaker], true);
  const list: unknown = isMap(found) ? found.get('statements', true) : found;
  if (isSeq(list)) return list;
  throw new EntenteError(
    'usage',
    `The preferences of “${decisionMaker}” are no list of ordered statements, so they cannot be edited this way.`,
  );
}
