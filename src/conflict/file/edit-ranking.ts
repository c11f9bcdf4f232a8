import { type Document, isScalar, isSeq, Scalar, YAMLSeq } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import type { RankingEdit } from '../explain/ranking-edits.ts';
import type { StateRef } from '../model/model.ts';
import { findStates, type StateList } from '../model/states.ts';
import { GREATLY } from './model-file-schema.ts';

/**
 * Makes one change to the ranking of a decision maker in a document. Signs >> stay where they stand; those that part
 * nothing any more go.
 *
 * @throws EntenteError (usage) if it has no ranking, or the ranking does not name the state
 */
export function editRanking(document: Document, decisionMaker: string, edit: RankingEdit, states: StateList): void {
  const ranking: unknown = document.getIn(['preferences', decisionMaker, 'ranking'], true);
  if (!isSeq(ranking)) {
    throw new EntenteError('usage', `The preferences of “${decisionMaker}” are no ranking of states.`);
  }
  if (edit.kind === 'rank') {
    const node = takeOut(ranking, edit.state, states);
    const groups = ranking.items.filter((item) => !isSign(item));
    const raised = edit.to <= edit.from;
    const beside = groups[raised ? edit.to - 1 : edit.to - 2];
    const at = beside === undefined ? ranking.items.length : ranking.items.indexOf(beside) + (raised ? 0 : 1);
    ranking.items.splice(at, 0, node);
  } else {
    const [a, b] = edit.states;
    const [first, second] = [single(ranking, a, states), single(ranking, b, states)];
    [first.value, second.value] = [second.value, first.value];
  }
  ranking.items = ranking.items.filter(
    (item, i, all) => !isSign(item) || (i > 0 && i < all.length - 1 && !isSign(all[i - 1])),
  );
}

function isSign(item: unknown): boolean {
  return isScalar(item) && item.value === GREATLY;
}

/** The items of a ranking that name states, each with the list that it stands in. */
function* named(ranking: YAMLSeq): Generator<{ readonly list: YAMLSeq; readonly item: Scalar }> {
  for (const entry of [...ranking.items]) {
    if (isSeq(entry)) yield* named(entry);
    else if (isScalar(entry) && !isSign(entry)) yield { list: ranking, item: entry };
  }
}

/** The item that names a state and no other; one that names several is written out. */
function single(ranking: YAMLSeq, state: number, states: StateList): Scalar {
  for (const { list, item } of named(ranking)) {
    const found = findStates(item.value as StateRef, states);
    if (typeof found === 'string' || !found.includes(state - 1)) continue;
    if (found.length === 1) return item;
    const written = found.map((index) => new Scalar(index + 1));
    const at = list.items.indexOf(item);
    // Tied states stay tied: in a list of their own, unless the pattern stood in one.
    if (list !== ranking) list.items.splice(at, 1, ...written);
    else list.items.splice(at, 1, tied(written));
    return written[found.indexOf(state - 1)] as Scalar;
  }
  throw new EntenteError('usage', `The ranking does not name state ${state}.`);
}

function takeOut(ranking: YAMLSeq, state: number, states: StateList): Scalar {
  const item = single(ranking, state, states);
  const entry = ranking.items.findIndex((one) => one === item || (isSeq(one) && one.items.includes(item)));
  const group = ranking.items[entry];
  if (!isSeq(group)) ranking.items.splice(entry, 1);
  else {
    group.items = group.items.filter((one) => one !== item);
    const [left, ...others] = group.items;
    if (others.length === 0) ranking.items.splice(entry, 1, ...(left === undefined ? [] : [left]));
  }
  return item;
}

function tied(items: readonly Scalar[]): YAMLSeq {
  const list = new YAMLSeq();
  list.flow = true;
  list.items.push(...items);
  return list;
}
