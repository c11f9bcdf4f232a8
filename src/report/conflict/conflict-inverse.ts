import type { Inverse, InverseAnswer } from '../../conflict/explain/inverse.ts';
import type { MediatorEdits, PreferenceEdit } from '../../conflict/explain/mediator-edits.ts';
import type { RankingEdits } from '../../conflict/explain/ranking-edits.ts';
import { formatCondition, type RankingCount } from '../../conflict/explain/stability-condition.ts';
import type { SmallestEdits } from '../../conflict/explain/statement-edits.ts';
import type { WeightEdits } from '../../conflict/explain/weight-edits.ts';
import { formatFormula } from '../../conflict/model/logic.ts';
import type { DecisionMaker } from '../../conflict/model/model.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import type { Block } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { type ConflictWords, conflictWords } from './conflict-words.ts';
import { stateItems } from './state-list.ts';

/** A condition longer than this is cut; `--json` has it whole. */
const MOST_CONDITION = 600;

/** What would have to be preferred for a state to hold, as a page. */
export function inversePage(
  solution: Solution,
  { state, concept, answers, stable, together }: Inverse,
): readonly Block[] {
  const words = conflictWords(solution.space);
  const blocks: Block[] = [
    {
      kind: 'title',
      text: `State ${state}: ${words.state(state)}`,
      about: [`what would have to be preferred for it to hold (${concept})`],
    },
  ];
  if (stable.length > 0) {
    blocks.push({
      kind: 'text',
      text: `It is stable already for ${andList(stable.map(words.maker))}${answers.length === 0 ? ': it holds as the model stands.' : '.'}`,
    });
  }
  const [first] = answers.flatMap(({ condition }) => condition?.clauses ?? []);
  if (first) {
    blocks.push({
      kind: 'text',
      text: `“${state} >= ${first.move}” says that state ${state} is to it at least as good as state ${first.move}.`,
      tone: 'dim',
    });
  }
  for (const answer of answers) {
    blocks.push(
      { kind: 'heading', text: words.maker(answer.decisionMaker) },
      ...conditionBlocks(answer, words),
      ...(answer.edits ? editBlocks(solution, answer.edits) : []),
      ...(answer.rankingEdits ? rankingBlocks(answer.rankingEdits) : []),
      ...(answer.weightEdits ? weightBlocks(solution, answer.weightEdits) : []),
    );
  }
  if (together) blocks.push(...togetherBlocks(solution, together));
  return blocks;
}

function conditionBlocks({ condition, count, tooLong }: InverseAnswer, words: ConflictWords): readonly Block[] {
  const missing: readonly Block[] = tooLong === undefined ? [] : [{ kind: 'text', text: tooLong, tone: 'dim' }];
  if (!condition) return missing;
  const formula = formatCondition(condition);
  const cut = formula.length > MOST_CONDITION ? `${formula.slice(0, MOST_CONDITION)} … (--json has it whole)` : formula;
  return [
    { kind: 'text', text: `It would have to prefer so: ${cut}.${count ? ` ${shareWords(count)}` : ''}` },
    ...(cut === formula && condition.relevant.length > 0
      ? [{ kind: 'list', items: stateItems(condition.relevant, words) } as const]
      : []),
    ...missing,
  ];
}

/** Changes of a ranking, the smallest first. */
function rankingBlocks({ state, plans, stable }: RankingEdits): readonly Block[] {
  if (stable) return [];
  if (plans.length === 0) return [{ kind: 'text', text: 'No change of its ranking makes it so.' }];
  return [
    { kind: 'text', text: 'The smallest change of its ranking, and others that leave the state where it is:' },
    {
      kind: 'list',
      items: plans.map(({ edits, pairs, equilibrium }, i) => ({
        label: `${i + 1}.`,
        text: edits.map((edit) => editWords(edit, undefined)).join('; then '),
        notes: [
          `${counted(pairs, 'pair')} of states in another order`,
          equilibrium ? `state ${state} then holds for everybody` : 'the others would still leave it',
        ],
      })),
    },
  ];
}

/** Other weights, the smallest change first. */
function weightBlocks(solution: Solution, { decisionMaker, state, plans, stable }: WeightEdits): readonly Block[] {
  if (stable) return [];
  const [first] = plans;
  if (!first) return [{ kind: 'text', text: 'No change of one or two of its weights makes it so.' }];
  const maker = solution.space.model.decisionMakers.find(({ id }) => id === decisionMaker);
  return [
    {
      kind: 'text',
      text: first.edits.length === 1 ? 'One other weight is enough:' : 'No single weight is enough; two are:',
    },
    {
      kind: 'list',
      items: plans.map(({ edits, equilibrium }, i) => ({
        label: `${i + 1}.`,
        text: edits.map((edit) => editWords(edit, maker)).join('; and '),
        notes: [equilibrium ? `state ${state} then holds for everybody` : 'the others would still leave it'],
      })),
    },
  ];
}

/** What several would have to change at once. */
function togetherBlocks(solution: Solution, { state, concept, plans, smallest }: MediatorEdits): readonly Block[] {
  const { model } = solution.space;
  const words = conflictWords(solution.space);
  const head: Block = { kind: 'heading', text: 'All of them together' };
  const [first] = plans;
  if (!first) {
    return [
      head,
      { kind: 'text', text: `None of the changes above, put together, makes state ${state} hold for everybody.` },
    ];
  }
  const least = smallest
    ? 'Fewer cannot do.'
    : `Under ${concept} a change of somebody who accepts the state already might do with fewer.`;
  return [
    head,
    { kind: 'text', text: `With ${counted(first.size, 'change')} in all state ${state} holds for everybody. ${least}` },
    {
      kind: 'list',
      items: plans.map(({ changes }, i) => ({
        label: `${i + 1}.`,
        text: changes
          .map(({ decisionMaker, edits }) => {
            const maker = model.decisionMakers.find(({ id }) => id === decisionMaker);
            return `${words.maker(decisionMaker)}: ${edits.map((edit) => editWords(edit, maker)).join('; then ')}`;
          })
          .join('. '),
      })),
    },
  ];
}

function shareWords({ count, of, share }: RankingCount): string {
  const exact = of < 10n ** 15n ? ` (${count.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')})` : '';
  const percent = share > 0 && share < 0.001 ? 'less than 0.1 %' : `${(share * 100).toFixed(1)} %`;
  return `Of all strict rankings of the states ${percent}${exact} do.`;
}

function editBlocks(solution: Solution, { decisionMaker, state, size, plans, more }: SmallestEdits): readonly Block[] {
  if (size === undefined) {
    return [{ kind: 'text', text: 'No change of up to three statements makes it so.' }];
  }
  if (size === 0) return [];
  const maker = solution.space.model.decisionMakers.find(({ id }) => id === decisionMaker);
  const ways = plans.length + more;
  return [
    {
      kind: 'text',
      text: `${size === 1 ? 'One change of its statements is' : `${size} changes of its statements are`} enough; ${ways === 1 ? 'one way' : `${ways} ways`}:`,
    },
    {
      kind: 'list',
      items: plans.map((plan, i) => ({
        label: `${i + 1}.`,
        text: plan.edits.map((edit) => editWords(edit, maker)).join('; then '),
        notes: [plan.equilibrium ? `state ${state} then holds for everybody` : 'the others would still leave it'],
      })),
    },
    ...(more > 0 ? [{ kind: 'text', text: `… and ${counted(more, 'more way')}.`, tone: 'dim' } as const] : []),
  ];
}

/** An edit of a preference as a phrase: `drop “no use of force” (rank 3, an assumption)`. */
export function editWords(edit: PreferenceEdit, maker: DecisionMaker | undefined): string {
  const preference = maker?.preference;
  const conditions =
    preference?.kind === 'statements'
      ? preference.levels.flat()
      : preference?.kind === 'weights'
        ? preference.weights
        : [];
  const name = (ids: string): string =>
    ids
      .split(' = ')
      .map((id) => {
        const found = conditions.find((condition) => condition.id === id);
        return `“${found ? (found.label ?? formatFormula(found.formula)) : id.replace(/^added-\d+$/, 'the new one')}”`;
      })
      .join(' and ');
  switch (edit.kind) {
    case 'swap': {
      const [upper, lower] = edit.statements;
      return `let ${name(lower)} (rank ${edit.ranks[1]}) and ${name(upper)} (rank ${edit.ranks[0]}) change places`;
    }
    case 'move':
      return `move ${name(edit.statement)} from rank ${edit.from} to rank ${edit.to}`;
    case 'rank':
      return `move state ${edit.state} from rank ${edit.from} to a rank of its own, ${edit.to}`;
    case 'exchange':
      return `let states ${edit.states[0]} and ${edit.states[1]} change places`;
    case 'weigh':
      return `let ${name(edit.weight)} weigh ${edit.to} instead of ${edit.from}`;
    case 'drop':
      return `drop ${name(edit.statement)} (rank ${edit.rank}${edit.unsourced ? ', an assumption' : ''})`;
    case 'add':
      return `add “${formatFormula(edit.formula)}” at rank ${edit.rank}`;
  }
}
