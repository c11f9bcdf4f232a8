import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import type { StatementEdit } from '../explain/statement-edits.ts';
import { formatFormula } from '../model/logic.ts';

/**
 * Makes one change to the ordered statements of a decision maker in a document; of weights, which have no order, one
 * can be dropped.
 *
 * @throws EntenteError (usage) if it has none, or not so many
 */
export function editStatements(document: Document, decisionMaker: string, edit: StatementEdit): void {
  const levels = statementList(document, decisionMaker, edit);
  const at = (rank: number): number => {
    if (Number.isInteger(rank) && rank >= 1 && rank <= levels.items.length) return rank - 1;
    throw new EntenteError(
      'usage',
      `“${decisionMaker}” has ${levels.items.length} statements; there is none of rank ${rank}.`,
    );
  };
  const items: unknown[] = levels.items;
  switch (edit.kind) {
    case 'swap': {
      const [a, b] = [at(edit.ranks[0]), at(edit.ranks[1])];
      [items[a], items[b]] = [items[b], items[a]];
      return;
    }
    case 'move': {
      const [item] = items.splice(at(edit.from), 1);
      items.splice(Math.min(Math.max(0, edit.to - 1), items.length), 0, item);
      return;
    }
    case 'drop':
      items.splice(at(edit.rank), 1);
      return;
    case 'add': {
      const item = document.createNode({ want: formatFormula(edit.formula), evidence: 'assumption' });
      items.splice(Math.min(Math.max(0, edit.rank - 1), items.length), 0, item);
      // An empty list is written in brackets; with something in it it is not.
      levels.flow = levels.flow && items.length === 1 ? false : levels.flow === true;
    }
  }
}

function statementList(document: Document, decisionMaker: string, { kind }: StatementEdit): YAMLSeq | YAMLMap {
  const found: unknown = document.getIn(['preferences', decisionMaker], true);
  const list: unknown = isMap(found) ? found.get('statements', true) : found;
  if (isSeq(list)) return list;
  const weights: unknown = isMap(found) ? found.get('weights', true) : undefined;
  if (kind === 'drop' && isMap(weights)) return weights;
  throw new EntenteError(
    'usage',
    `The preferences of “${decisionMaker}” are no list of ordered statements, so they cannot be edited this way.`,
  );
}
