import type { TieInBoth } from '../../measures/networks/words-and-deeds.ts';
import { askDeeds, type DeedsAnswer, stateName } from '../../questions/discourse/ask-deeds.ts';
import { CLUSTERS, DRAWS } from '../../questions/discourse/asked.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { amongWords, deedsHeadline, deedsSentence, toneChart } from '../../report/discourse/deeds-words.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { spanWords } from '../../report/measures/period-words.ts';
import { andList } from '../../report/words/wording.ts';
import { withCase } from '../case/with-case.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureAnswer, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, selectionAsked } from './asked-options.ts';
import { type DiscourseOptions, openDiscourse, openedOnPage } from './discourse-file.ts';

/** The options of `entente discourse deeds`. */
export interface DeedsCommandOptions extends DiscourseOptions {
  readonly case?: string;
  readonly events?: string;
  readonly origin?: readonly string[];
  readonly method?: string;
  readonly groups?: string;
  readonly draws?: string;
  readonly seed?: string;
}

/**
 * `entente discourse deeds`: what coalitions say beside what their members do to each other.
 * @throws EntenteError for wrong options, a file that cannot be read, and where no event lies between the actors
 */
export async function deedsCommand(terminal: Terminal, path: string, options: DeedsCommandOptions): Promise<number> {
  const asked = { ...selectionAsked(options), ...checkedAs(CLUSTERS, options), ...checkedAs(DRAWS, options) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const of = options.case ?? (leadsToCase(terminal, path) ? path : undefined);
  const server = options.events === undefined ? {} : { events: options.events };
  const found = await withCase(terminal, { ...server, ...(of === undefined ? {} : { case: of }) }, 'look', (file) =>
    askDeeds(source, file, { ...asked, origin: options.origin }),
  );
  await writeMeasure(terminal, options, files, deedsAnswer(found, source, options));
  return EXIT.done;
}

const READINGS: Readonly<Record<TieInBoth['reading'], string>> = {
  'friends in words': 'agree, and act against each other',
  'foes in words': 'disagree, and act with each other',
  alike: 'words and deeds alike',
  open: 'not clear',
};
const SAID = { '+': 'agree', '-': 'disagree', unknown: 'not clear' } as const;
const DONE = { '+': 'with each other', '-': 'against each other', unknown: 'not clear' } as const;

function deedsAnswer(found: DeedsAnswer, source: CodedSource, options: DiscourseOptions): MeasureAnswer {
  const { both, others, from, to, n, own, selection } = found;
  const { onPage, opens } = openedOnPage(
    options,
    source,
    selection,
    both.pairs.map(({ a, b }) => found.statements(a, b)),
  );
  return {
    report: discourseReport({
      title: `What coalitions say and what they do, ${spanWords(from, to)}`,
      headline: deedsHeadline(both),
      sentences: [
        ...found.among
          .filter(({ a, b, pairs }) => a === b && pairs > 0)
          .map((among) => deedsSentence(membersOf(found, among.a), among)),
        ...(others.length > 0
          ? [
              `${andList(others.slice(0, 8))}${others.length > 8 ? ` and ${others.length - 8} more` : ''} ${others.length === 1 ? 'is no state and has' : 'are no states and have'} no events here.`,
            ]
          : []),
        ...(own ? ['No event data were imported: deeds are the acts that the texts of the case tell.'] : []),
        `${both.method}.`,
        ...source.warnings,
      ],
      facts: [
        ['statements', `${n}`],
        ['states', `${found.states.size}`],
        ['pairs in both', `${both.pairs.length}`],
        ['in words only', `${both.only.said}`],
        ['in deeds only', `${both.only.done}`],
      ],
      part: 'Coalitions by deeds',
      charts: [toneChart(found.among)],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: 'Within and between coalitions',
          head: ['Coalitions', 'Pairs', 'Agree', 'Disagree', 'Act with', 'Act against', 'Not clear', 'Tone'],
          names: 1,
          rows: found.among
            .filter(({ pairs }) => pairs > 0)
            .map((among) => [
              amongWords(among),
              `${among.pairs}`,
              `${among.said['+']}`,
              `${among.said['-']}`,
              `${among.done['+']}`,
              `${among.done['-']}`,
              `${among.done.unknown}`,
              shortNumber(among.tone),
            ]),
        },
        {
          label: 'Pairs that have a tie in both, those that part first',
          head: ['A', 'B', 'They', 'Words', 'Deeds', 'Tone', 'Events', 'Statements'],
          names: 5,
          rows: both.pairs.map((pair) => [
            stateName(pair.a),
            stateName(pair.b),
            READINGS[pair.reading],
            SAID[pair.said.state],
            DONE[pair.done.state],
            shortNumber(pair.done.value),
            `${pair.done.n}`,
            `${pair.said.n}`,
          ]),
          opens,
        },
      ],
      limits: [
        'To agree on a claim is not to be friends: two rivals may both be for talks. Read what they agree on.',
        'Words and deeds part only where one is surely friendly and the other surely hostile; most pairs are unclear in one of the two.',
        'Event data tell of what is reported; pairs with one state in common are not independent of each other.',
      ],
      next: [],
    }),
    data: () => ({
      method: both.method,
      from,
      to,
      statements: n,
      states: [...found.states].map(([name, code]) => ({ name, code, coalition: found.coalition.get(code) })),
      others,
      among: found.among.map((among) => ({ ...among, tone: Number.isNaN(among.tone) ? null : among.tone })),
      same: { value: both.same.value ?? null, n: both.same.n, interval: both.same.n === 0 ? null : both.same.interval },
      pairs: both.pairs.map(({ a, b, reading, said, done }) => ({
        a,
        b,
        reading,
        words: { state: said.state, value: said.value, interval: said.interval ?? null },
        deeds: { state: done.state, value: done.value, interval: done.interval ?? null, events: done.n },
        statements: found.statements(a, b),
      })),
      warnings: source.warnings,
    }),
    rows: () => [
      [
        'a',
        'b',
        'reading',
        'coalition_a',
        'coalition_b',
        'words',
        'words_value',
        'deeds',
        'tone',
        'events',
        'statements',
      ],
      ...both.pairs.map(({ a, b, reading, said, done }) => [
        a,
        b,
        reading,
        found.coalition.get(a),
        found.coalition.get(b),
        said.state,
        said.value,
        done.state,
        done.value,
        done.n,
        found.statements(a, b).join(' '),
      ]),
    ],
  };
}

/** Names of the states of a coalition. */
function membersOf({ coalition, states }: DeedsAnswer, group: number): readonly string[] {
  const names = new Map([...states].map(([name, code]) => [code, name]));
  return [...coalition].filter(([, of]) => of === group).map(([code]) => names.get(code) ?? code);
}
