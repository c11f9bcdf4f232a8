import { EQUILIBRIUM_MEANING } from '../../conflict/explain/proof-sentences.ts';
import type { Model } from '../../conflict/model/model.ts';
import { compile } from '../../conflict/model/state-space.ts';
import type { HypergameResult, Surprise } from '../../conflict/solve/hypergame.ts';
import type { Block } from '../kit/text-page.ts';
import { andList } from '../words/wording.ts';
import { type ConflictWords, conflictWords } from './conflict-words.ts';

/** Longer lists of states are cut. */
const MOST_STATES = 8;

/**
 * A hypergame as a page: what each side expects, where the conflict can rest, and whom that surprises.
 * @param texts how each view differs, by decision maker; whoever is missing sees the conflict as it is
 */
export function viewsPage(
  actual: Model,
  result: HypergameResult,
  texts: ReadonlyMap<string, string>,
): readonly Block[] {
  const words = conflictWords(compile(actual));
  const own = result.expected.filter(({ decisionMaker }) => texts.has(decisionMaker));
  const plain = result.expected.filter(({ decisionMaker }) => !texts.has(decisionMaker));
  const states = (numbers: readonly number[]): Block =>
    numbers.length === 0
      ? { kind: 'text', text: 'Nowhere: from every state somebody moves on.' }
      : {
          kind: 'list',
          items: numbers
            .slice(0, MOST_STATES)
            .map((number) => ({ label: String(number), text: words.state(number) }))
            .concat(numbers.length > MOST_STATES ? [{ label: '…', text: `${numbers.length - MOST_STATES} more` }] : []),
        };
  const rest = result.equilibria.map(({ state }) => state);
  const known = result.ifAllKnew.map(({ state }) => state);
  const same = rest.join() === known.join();
  return [
    {
      kind: 'title',
      text: `As each side sees it: ${actual.title}`,
      about: [`${result.concept}: ${EQUILIBRIUM_MEANING[result.concept]}`],
    },
    ...own.flatMap(({ decisionMaker, solution, equilibria }): readonly Block[] => {
      const mine = conflictWords(solution.space);
      return [
        { kind: 'heading', text: `${words.maker(decisionMaker)} expects` },
        { kind: 'text', text: texts.get(decisionMaker) ?? '', tone: 'dim' },
        equilibria.length === 0
          ? { kind: 'text', text: 'that the conflict rests nowhere.' }
          : {
              kind: 'list',
              items: equilibria.slice(0, MOST_STATES).map(({ own: number, state }) => ({
                label: String(state ?? number),
                text: mine.state(number),
                notes: state === undefined ? ['this cannot happen'] : [],
              })),
            },
      ];
    }),
    ...(plain.length > 0
      ? [
          {
            kind: 'text',
            text: `${andList(plain.map(({ decisionMaker }) => words.maker(decisionMaker)))} ${plain.length === 1 ? 'sees' : 'see'} the conflict as it is.`,
          } as const,
        ]
      : []),
    { kind: 'heading', text: 'Where it can rest, each acting on its own view' },
    states(rest),
    { kind: 'heading', text: 'If everybody saw it as it is' },
    same ? { kind: 'text', text: 'The same.' } : states(known),
    { kind: 'heading', text: 'Surprises' },
    ...surpriseBlocks(result.surprises, words, new Set(texts.keys())),
  ];
}

/** Those who see the conflict as it is are surprised only by what others do out of error; that is said last. */
function surpriseBlocks(
  surprises: readonly Surprise[],
  words: ConflictWords,
  mistaken: ReadonlySet<string>,
): readonly Block[] {
  if (surprises.length === 0) return [{ kind: 'text', text: 'None.' }];
  const ordered = [...surprises].sort(
    (a, b) => Number(mistaken.has(b.decisionMaker)) - Number(mistaken.has(a.decisionMaker)),
  );
  return [
    {
      kind: 'list',
      items: ordered.map((surprise) => ({
        label: String(surprise.state.state),
        text: surpriseWords(surprise, words),
      })),
    },
  ];
}

function surpriseWords(surprise: Surprise, words: ConflictWords): string {
  const who = words.maker(surprise.decisionMaker);
  const what = words.state(surprise.state.state);
  switch (surprise.kind) {
    case 'unseen':
      return `${who} had not thought this possible: ${what}`;
    case 'unexpected':
      return `${who} thinks that ${andList(surprise.movers.map(words.maker))} would move on from here, but it can rest: ${what}`;
    case 'disappointed':
      return `${who} expects it to rest here, but ${andList(surprise.movers.map(words.maker))} will move on: ${what}`;
  }
}
