import type { UncertainResult, UncertainShare } from '../../conflict/explain/uncertain-preference.ts';
import { type Attitude, isUnsourced, type Model } from '../../conflict/model/model.ts';
import type { StateSpace } from '../../conflict/model/state-space.ts';
import { RELATIONAL_CONCEPTS, type RelationalStability } from '../../conflict/preference/attitudes.ts';
import type { BeyondProof, NotionVerdict } from '../../conflict/preference/beyond-proof.ts';
import { FORESIGHT_WARNING } from '../../conflict/preference/foresight-of-many.ts';
import type { MetarationalResult } from '../../conflict/preference/metarational.ts';
import type { PolicyAnswer, PolicyStability } from '../../conflict/preference/policies.ts';
import { STRENGTH_CONCEPTS, type StrengthStability } from '../../conflict/preference/strength.ts';
import { READINGS, type Reading, UNKNOWN_CONCEPTS, type UnknownStability } from '../../conflict/preference/unknown.ts';
import type { LimitedMoveResult } from '../../conflict/solve/limited-move.ts';
import type { Block, PageItem } from '../kit/text-page.ts';
import { andList, counted } from '../words/wording.ts';
import { type ConflictWords, conflictWords, evidenceWords } from './conflict-words.ts';
import { stateBlocks, stateItems } from './state-list.ts';

/** What a page about a solution may show of preference beyond order; each only where it was asked or marked. */
export interface BeyondOrder {
  /** Marks of strength, of what is unknown, or attitudes that are not followed: the model is too large. */
  readonly tooLarge?: { readonly states: number; readonly most: number };
  readonly strength?: StrengthStability;
  readonly unknown?: UnknownStability;
  readonly relational?: RelationalStability;
  readonly symmetricSequential?: MetarationalResult;
  readonly metarational?: { readonly any: MetarationalResult; readonly credible: MetarationalResult };
  readonly policies?: {
    readonly any: PolicyStability;
    readonly credible: PolicyStability;
    /** What holds the first of the states: the policies against whoever leaves it. */
    readonly holding?: { readonly state: number; readonly answers: readonly PolicyAnswer[] };
  };
  readonly foresightOfMany?: { readonly horizon: number; readonly result: LimitedMoveResult };
}

/** What each reading of unknown preference takes for granted. */
const READING_WORDS: Readonly<Record<Reading, string>> = {
  a: 'leaves for what may be better, minds only what is surely no better',
  b: 'leaves only for what is surely better, minds only what is surely no better',
  c: 'leaves for what may be better, minds what may be no better',
  d: 'leaves only for what is surely better, minds what may be no better',
};

/** The parts of a solution's page that go beyond an order of states. */
export function beyondOrderBlocks(space: StateSpace, found: BeyondOrder): readonly Block[] {
  const words = conflictWords(space);
  return [
    ...(found.tooLarge ? tooLargeBlocks(found.tooLarge) : []),
    ...(found.strength ? strengthBlocks(found.strength, words) : []),
    ...(found.unknown ? unknownBlocks(found.unknown, words) : []),
    ...(found.relational ? relationalBlocks(space.model, found.relational, words) : []),
    ...(found.symmetricSequential ? symmetricBlocks(found.symmetricSequential, words) : []),
    ...(found.metarational ? metarationalBlocks(found.metarational, words) : []),
    ...(found.policies ? policyBlocks(space, found.policies, words) : []),
    ...(found.foresightOfMany ? foresightBlocks(found.foresightOfMany, words) : []),
  ];
}

function tooLargeBlocks({ states, most }: NonNullable<BeyondOrder['tooLarge']>): readonly Block[] {
  return [
    {
      kind: 'text',
      text: `Strength, gaps of preferences and attitudes are followed up to ${most.toLocaleString('en-GB')} states; this model has ${states.toLocaleString('en-GB')}.`,
      tone: 'warning',
    },
  ];
}

function numbers(states: readonly number[]): string {
  return states.length === 0 ? 'none' : states.join(', ');
}

/** More states than this would make a cell of a table wider than a page. */
const MOST_IN_CELL = 6;

function cell(states: readonly number[]): string {
  return states.length > MOST_IN_CELL ? counted(states.length, 'state') : numbers(states);
}

/** Says where the states are that cells only count; nothing where all are named. */
function countedNote(cells: readonly (readonly number[])[]): readonly Block[] {
  if (cells.every((states) => states.length <= MOST_IN_CELL)) return [];
  return [{ kind: 'text', text: 'Where states are only counted, --json names them.', tone: 'dim' }];
}

function inWords(states: readonly number[], words: ConflictWords): readonly Block[] {
  const once = [...new Set(states)].sort((a, b) => a - b);
  return once.length === 0 ? [] : [{ kind: 'list', items: stateItems(once, words) }];
}

function strengthBlocks(strength: StrengthStability, words: ConflictWords): readonly Block[] {
  const row = (concept: (typeof STRENGTH_CONCEPTS)[number]): readonly string[] => {
    const { strong, weak } = strength[concept];
    return [concept, cell(strong), cell(weak)];
  };
  return [
    { kind: 'heading', text: 'How strongly it holds' },
    {
      kind: 'text',
      text: 'Strongly: whoever left could be put where it is greatly worse off (>>). Weakly: it would be no better off, but for somebody not greatly worse.',
    },
    {
      kind: 'table',
      head: ['concept', 'strongly', 'weakly'],
      columns: [{}, {}, {}],
      rows: STRENGTH_CONCEPTS.map(row),
    },
    ...countedNote(STRENGTH_CONCEPTS.flatMap((concept) => [strength[concept].strong, strength[concept].weak])),
    ...inWords(
      STRENGTH_CONCEPTS.flatMap((concept) => strength[concept].strong),
      words,
    ),
  ];
}

function unknownBlocks(unknown: UnknownStability, words: ConflictWords): readonly Block[] {
  const everywhere = UNKNOWN_CONCEPTS.map(
    (concept) =>
      [
        concept,
        unknown[concept].a.equilibria.filter((state) =>
          READINGS.every((reading) => unknown[concept][reading].equilibria.includes(state)),
        ),
      ] as const,
  );
  const firm = everywhere.flatMap(([, states]) => states);
  return [
    { kind: 'heading', text: 'Where preferences are unknown' },
    {
      kind: 'text',
      text: 'What stands above takes what is marked unknown as wanted, and rankings as they are. If nobody knows, what holds depends on how each side takes that:',
    },
    { kind: 'list', items: READINGS.map((reading) => ({ label: reading, text: READING_WORDS[reading] })) },
    {
      kind: 'table',
      head: ['concept', ...READINGS],
      columns: [{}, {}, {}, {}, {}],
      rows: UNKNOWN_CONCEPTS.map((concept) => [
        concept,
        ...READINGS.map((reading) => cell(unknown[concept][reading].equilibria)),
      ]),
    },
    ...countedNote(
      UNKNOWN_CONCEPTS.flatMap((concept) => READINGS.map((reading) => unknown[concept][reading].equilibria)),
    ),
    ...(firm.length === 0
      ? [{ kind: 'text', text: 'No state holds in all four readings of one concept.' } as const]
      : [{ kind: 'text', text: 'In all four readings of one concept at least:' } as const, ...inWords(firm, words)]),
  ];
}

const ATTITUDE_WORDS: Readonly<Record<Attitude, string>> = {
  positive: 'wishes well',
  neutral: 'does not care about',
  negative: 'wishes ill',
};

/** Each attitude that the model states, with what it rests on. */
function attitudeItems({ decisionMakers }: Model, words: ConflictWords): readonly PageItem[] {
  return decisionMakers.flatMap(({ id, attitudes = {} }) =>
    Object.entries(attitudes).map(([towards, held]) => ({
      label: isUnsourced(held) ? '!' : '·',
      text: `${words.maker(id)} ${ATTITUDE_WORDS[held.attitude]} ${towards === id ? 'itself' : words.maker(towards)}${held.label ? `: “${held.label}”` : ''}`,
      notes: [`rests on: ${evidenceWords(held)}`],
    })),
  );
}

function relationalBlocks(model: Model, relational: RelationalStability, words: ConflictWords): readonly Block[] {
  return [
    { kind: 'heading', text: 'With the attitudes' },
    { kind: 'list', items: attitudeItems(model, words) },
    {
      kind: 'text',
      text: 'Each moves to what is no worse for those whom it wishes well and worse for those whom it wishes ill. Then these hold:',
    },
    {
      kind: 'list',
      items: RELATIONAL_CONCEPTS.map((concept) => ({
        label: `R${concept}`,
        text: numbers(relational[concept].equilibria),
      })),
    },
    ...inWords(
      RELATIONAL_CONCEPTS.flatMap((concept) => relational[concept].equilibria),
      words,
    ),
  ];
}

function symmetricBlocks({ equilibria }: MetarationalResult, words: ConflictWords): readonly Block[] {
  return [
    { kind: 'heading', text: 'SSEQ' },
    ...stateBlocks(
      'Whoever moves to a better state can be put back by moves in the others’ own interest, and cannot get away from there',
      equilibria,
      words,
    ),
  ];
}

function metarationalBlocks(
  { any, credible }: NonNullable<BeyondOrder['metarational']>,
  words: ConflictWords,
): readonly Block[] {
  return [
    { kind: 'heading', text: `If everybody weighs ${counted(any.moves, 'move')}` },
    ...stateBlocks('Nobody can make sure of a better end, whatever moves the others make (MR)', any.equilibria, words),
    ...stateBlocks('Nobody can, if everybody makes only moves in its own interest (CMR)', credible.equilibria, words),
  ];
}

function policyBlocks(
  space: StateSpace,
  { any, credible, holding }: NonNullable<BeyondOrder['policies']>,
  words: ConflictWords,
): readonly Block[] {
  const many = space.movers.length > 2;
  return [
    { kind: 'heading', text: 'If each side announces a policy' },
    {
      kind: 'text',
      text: `A policy says for every state where its side goes from there. In these states there are policies from which nobody gains by going off its own${many ? ', each who might leave looked at by itself' : ''}.`,
    },
    ...stateBlocks('Policies of any moves hold', any.equilibria, words),
    ...stateBlocks('Policies of moves in the mover’s own interest hold', credible.equilibria, words),
    ...(holding && holding.answers.length > 0
      ? [
          { kind: 'text', text: `What holds state ${holding.state}:` } as const,
          { kind: 'list', items: holding.answers.map((answer) => policyItem(answer, words)) } as const,
        ]
      : []),
  ];
}

function policyItem({ decisionMaker, to, moves }: PolicyAnswer, words: ConflictWords): PageItem {
  const answers = moves.map((move) => `${words.move(move)} (${move.to})`).join(' → ');
  return { label: String(to), text: `if ${words.maker(decisionMaker)} goes there (${words.state(to)}): ${answers}` };
}

function foresightBlocks(
  { horizon, result }: NonNullable<BeyondOrder['foresightOfMany']>,
  words: ConflictWords,
): readonly Block[] {
  return [
    { kind: 'heading', text: 'With foresight' },
    { kind: 'text', text: FORESIGHT_WARNING, tone: 'warning' },
    ...stateBlocks(`States that hold if everybody looks ${counted(horizon, 'move')} ahead`, result.equilibria, words),
  ];
}

/** What lies beyond the order in one proof, in sentences. */
export function beyondProofSentences(space: StateSpace, decisionMaker: string, proof: BeyondProof): readonly string[] {
  const words = conflictWords(space);
  const name = words.maker(decisionMaker);
  return [
    ...(proof.strength ? strengthSentences(proof.strength, name, words) : []),
    ...(proof.unknown ? unknownSentences(proof.unknown, name, words) : []),
    ...(proof.relational ? relationalSentences(proof.relational, name, words) : []),
  ];
}

function unanswered({ departures }: NotionVerdict): readonly number[] {
  return departures.filter(({ answer }) => answer === undefined).map(({ to }) => to);
}

function statesNamed(states: readonly number[], words: ConflictWords): string {
  return andList(states.map((state) => `state ${state} (${words.state(state)})`));
}

function strengthSentences(
  strength: NonNullable<BeyondProof['strength']>,
  name: string,
  words: ConflictWords,
): readonly string[] {
  if (strength.departures.length === 0 || strength.kind === 'none') return [];
  if (strength.kind === 'strong') {
    return [`This holds strongly: wherever ${name} went, the others can put it where it is greatly worse off (>>).`];
  }
  return [
    `This holds weakly: if ${name} goes to ${statesNamed(unanswered(strength), words)}, the others cannot put it where it is greatly worse off (>>).`,
  ];
}

function unknownSentences(
  unknown: NonNullable<BeyondProof['unknown']>,
  name: string,
  words: ConflictWords,
): readonly string[] {
  const holds = READINGS.filter((reading) => unknown[reading].stable);
  const fails = READINGS.filter((reading) => !unknown[reading].stable);
  if (fails.length === 0) return ['This holds in all four readings of what is unknown.'];
  const [first] = fails;
  const gone = first ? unanswered(unknown[first]) : [];
  const where = gone.length > 0 ? `: in reading ${first} ${name} leaves for ${statesNamed(gone, words)}` : '';
  return [
    `Of the four readings of what is unknown it holds in ${holds.length === 0 ? 'none' : andList(holds)}, not in ${andList(fails)}${where}.`,
  ];
}

function relationalSentences(relational: NotionVerdict, name: string, words: ConflictWords): readonly string[] {
  if (relational.stable) return [`With its attitudes ${name} stays as well.`];
  return [`With its attitudes ${name} leaves: for ${statesNamed(unanswered(relational), words)}.`];
}

/** In which share of the drawn preferences conclusions hold, as the part of a page. */
export function uncertainBlocks(
  space: StateSpace,
  result: UncertainResult,
  say: (id: string) => string,
): readonly Block[] {
  const words = conflictWords(space);
  if (result.uncertain === 0) {
    return [
      {
        kind: 'text',
        text: 'Nothing in the model is marked as likely to some degree or unknown, so that all draws are the same.',
        tone: 'warning',
      },
    ];
  }
  return [
    { kind: 'heading', text: 'If what is uncertain is drawn' },
    {
      kind: 'text',
      text: `${counted(result.uncertain, 'uncertain preference')}, ${counted(result.draws, 'draw')} (seed ${result.seed}); 95 % intervals in brackets.${result.cut ? ' Some draws left open more than was tried, so that bounds may be a little too narrow.' : ''}`,
    },
    {
      kind: 'list',
      items: result.claims.map((claim) => ({
        label: shareWords(claim),
        text: `${say(claim.claim.id)} (${claim.claim.concept})`,
      })),
    },
    { kind: 'text', text: 'States that hold in some of the draws:' },
    {
      kind: 'list',
      items: result.equilibria.slice(0, MOST_STATES).map(({ concept, state, ...share }) => ({
        label: `${concept} ${state}`,
        text: words.state(state),
        notes: [shareWords(share)],
      })),
    },
    ...(result.equilibria.length > MOST_STATES
      ? [
          {
            kind: 'text',
            text: `… and ${result.equilibria.length - MOST_STATES} more; --json has them all.`,
            tone: 'dim',
          } as const,
        ]
      : []),
  ];
}

/** More states than this are left to the data. */
const MOST_STATES = 12;

function percent(share: number): string {
  return (100 * share).toFixed(0);
}

function shareWords({ least, most, interval }: UncertainShare): string {
  const share = percent(least) === percent(most) ? percent(least) : `${percent(least)} to ${percent(most)}`;
  return `${share} % (${percent(interval[0])} to ${percent(interval[1])})`;
}
