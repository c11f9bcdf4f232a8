import type { AnnealedBackbone } from '../../measures/discourse/annealed-backbone.ts';
import type { NestedBackbone } from '../../measures/discourse/backbone.ts';
import { askBackbone, BACKBONE, type BackboneAnswer, checkSearch } from '../../questions/discourse/ask-backbone.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { type CodedBehind, opened } from '../../report/discourse/coded-behind.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { conceptsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureAnswer, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, networkAsked } from './asked-options.ts';
import { behindPage, type DiscourseOptions, openDiscourse } from './discourse-file.ts';

/** The options of `entente discourse backbone`. */
export interface BackboneCommandOptions extends DiscourseOptions {
  readonly method?: string;
  readonly size?: string;
  readonly penalty?: string;
  readonly steps?: string;
  readonly seed?: string;
}

/**
 * `entente discourse backbone`: the concepts without which the network would have another shape.
 * @throws EntenteError for wrong options, a file that cannot be read, and networks without ties
 */
export async function backboneCommand(
  terminal: Terminal,
  path: string,
  options: BackboneCommandOptions,
): Promise<number> {
  const asked = { ...networkAsked({ ...options, oneMode: true }), ...checkedAs(BACKBONE, options) };
  checkSearch(asked);
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const { warnings } = source;
  const answer = askBackbone(source, asked);
  const behind = conceptsBehind(options, source, answer);
  await writeMeasure(
    terminal,
    options,
    files,
    answer.method === 'nested'
      ? nestedAnswer(answer.found, warnings, behind)
      : annealedAnswer(answer.found, warnings, behind),
  );
  return EXIT.done;
}

const LIMITS = [
  'A loss is a distance of shapes: it says nothing of which side a concept is on, nor whether another sample would keep the order.',
];

/** What the concepts of a page open. */
interface ConceptsBehind {
  readonly onPage?: CodedBehind;
  readonly count: (concept: string) => number;
  readonly opens: (concept: string) => readonly number[];
}

function conceptsBehind(
  options: DiscourseOptions,
  source: CodedSource,
  { selection, statements }: BackboneAnswer,
): ConceptsBehind {
  const first = (concept: string): readonly number[] => opened(statements.get(concept) ?? []);
  const onPage = behindPage(options, source, selection, [...statements.keys()].flatMap(first));
  return {
    ...(onPage && { onPage }),
    count: (concept) => statements.get(concept)?.length ?? 0,
    opens: (concept) => onPage?.places(first(concept)) ?? [],
  };
}

function nestedAnswer(
  { steps, n, differs }: NestedBackbone,
  warnings: readonly string[],
  { onPage, opens, count }: ConceptsBehind,
): MeasureAnswer {
  const strongest = steps.at(-1)?.entity;
  return {
    report: discourseReport({
      title: 'Backbone of the discourse',
      headline: `Of ${counted(steps.length, 'concept')} in ${counted(n, 'statement')}, "${strongest}" holds the network in shape most.`,
      sentences: [...differs, ...warnings],
      facts: [],
      part: 'Concepts',
      charts: [
        conceptsChart(
          {
            title: `“${strongest}” goes last`,
            description:
              'How far the network is from its whole shape once this concept and all above it are left out: 0 is the same shape, 2 another one altogether.',
            label: 'loss',
          },
          ['Concept', 'Order', 'Loss'],
          steps.map(({ entity, backboneLoss }) => ({
            name: entity,
            value: backboneLoss,
            words: shortNumber(backboneLoss),
            group: 'The least telling concept first',
            opens: opens(entity),
          })),
        ),
      ],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          opens: steps.map(({ entity }) => opens(entity)),
          label: 'Concepts in the order in which they can be left out',
          head: ['Concept', 'Loss of what is left', 'Loss of what is out', 'Statements left', 'Its own'],
          names: 1,
          rows: steps.map(({ entity, backboneLoss, redundantLoss, statements }) => [
            entity,
            shortNumber(backboneLoss),
            shortNumber(redundantLoss),
            `${statements}`,
            `${count(entity)}`,
          ]),
        },
      ],
      limits: LIMITS,
      next: [],
    }),
    data: () => ({ statements: n, steps, differs, warnings }),
    rows: () => [
      ['concept', 'backboneLoss', 'redundantLoss', 'statements'],
      ...steps.map(({ entity, backboneLoss, redundantLoss, statements }) => [
        entity,
        backboneLoss,
        redundantLoss,
        statements,
      ]),
    ],
  };
}

function annealedAnswer(
  { backbone, redundant, losses, n, differs }: AnnealedBackbone,
  warnings: readonly string[],
  { onPage, opens, count }: ConceptsBehind,
): MeasureAnswer {
  const parts = [
    ['backbone', backbone],
    ['redundant', redundant],
  ] as const;
  const concepts = parts.flatMap(([group, names]) =>
    names.map((name) => ({ name, group, value: count(name), words: `${count(name)}`, opens: opens(name) })),
  );
  const rows = [...backbone.map((entity) => [entity, 'backbone']), ...redundant.map((entity) => [entity, 'redundant'])];
  return {
    report: discourseReport({
      title: 'Backbone of the discourse',
      headline: `${counted(backbone.length, 'concept')} of ${backbone.length + redundant.length} hold the network of ${counted(n, 'statement')} in shape: loss ${shortNumber(losses.backbone)}; the others alone would lose ${shortNumber(losses.redundant)}.`,
      sentences: [...differs, ...warnings],
      facts: [],
      part: 'Concepts',
      charts: [
        conceptsChart(
          {
            title: 'How often the concepts of the backbone were said, and the others',
            description: 'Statements on each concept. The backbone need not be what is said most often.',
            label: 'statements',
          },
          ['Concept', 'Part', 'Statements'],
          concepts,
        ),
      ],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: 'Concepts',
          head: ['Concept', 'Part', 'Statements'],
          names: 2,
          rows: concepts.map(({ name, group, words }) => [name, group, words]),
          opens: concepts.map((concept) => concept.opens),
        },
      ],
      limits: [...LIMITS, 'A search by lot may miss a better backbone; another --seed tries another way.'],
      next: [],
    }),
    data: () => ({ statements: n, backbone, redundant, losses, differs, warnings }),
    rows: () => [['concept', 'part'], ...rows],
  };
}
