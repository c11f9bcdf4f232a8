import {
  formatCondition,
  type RankingCount,
  type StabilityCondition,
} from '../../conflict/explain/stability-condition.ts';
import type { SmallestEdits, StatementEdit } from '../../conflict/explain/statement-edits.ts';
import type { Concept } from '../../conflict/model/concept.ts';
import { formatFormula } from '../../conflict/model/logic.ts';
import type { DecisionMaker } from '../../conflict/model/model.ts';
import type { Solution } from '../../conflict/solve/solve.ts';
import type { Block } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { conflictWords } from './conflict-words.ts';
import { stateItems } from './state-list.ts';

/** What one decision maker would have to prefer for a state to hold. */
export interface InverseAnswer {
  readonly condition: StabilityCondition;
  readonly count: RankingCount;
  /** Absent where the preference is not given by ordered statements. */
  readonly edits?: SmallestEdits;
}

/** A condition longer than this is cut; `--json` has it whole. */
const MOST_CONDITION = 600;

/**
 * What would have to be preferred for a state to hold, as a page.
 * @param stable ids of the decision makers for whom it holds already
 */
export function inversePage(
  solution: Solution,
  state: number,
  concept: Concept,
  answers: readonly InverseAnswer[],
  stable: readonly string[],
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
  const [first] = answers.flatMap(({ condition }) => condition.clauses);
  if (first) {
    blocks.push({
      kind: 'text',
      text: `“${state} >= ${first.move}” says that state ${state} is to it at least as good as state ${first.move}.`,
      tone: 'dim',
    });
  }
  for (const { condition, count, edits } of answers) {
    const formula = formatCondition(condition);
    const cut =
      formula.length > MOST_CONDITION ? `${formula.slice(0, MOST_CONDITION)} … (--json has it whole)` : formula;
    blocks.push(
      { kind: 'heading', text: words.maker(condition.decisionMaker) },
      {
        kind: 'text',
        text: `It would have to prefer so: ${cut}. ${shareWords(count)}`,
      },
      ...(cut === formula && condition.relevant.length > 0
        ? [{ kind: 'list', items: stateItems(condition.relevant, words) } as const]
        : []),
    );
    if (edits) blocks.push(...editBlocks(solution, edits));
  }
  return blocks;
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

/** An edit of ordered statements as a phrase: `drop “no use of force” (rank 3, an assumption)`. */
export function editWords(edit: StatementEdit, maker: DecisionMaker | undefined): string {
  const statements = maker?.preference.kind === 'statements' ? maker.preference.levels.flat() : [];
  const name = (ids: string): string =>
    ids
      .split(' = ')
      .map((id) => {
        const found = statements.find((statement) => statement.id === id);
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
    case 'drop':
      return `drop ${name(edit.statement)} (rank ${edit.rank}${edit.unsourced ? ', an assumption' : ''})`;
    case 'add':
      return `add “${formatFormula(edit.formula)}” at rank ${edit.rank}`;
  }
}
