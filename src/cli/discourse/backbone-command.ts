import { type AnnealedBackbone, annealedBackbone } from '../../measures/discourse/annealed-backbone.ts';
import {
  BACKBONE_DEFAULTS,
  type BackboneOptions,
  type NestedBackbone,
  nestedBackbone,
} from '../../measures/discourse/backbone.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CodedBehind, opened } from '../../report/discourse/coded-behind.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { conceptsChart } from '../../report/discourse/time-charts.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureAnswer, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { networkAsked } from './asked-options.ts';
import {
  behindPage,
  choice,
  type DiscourseFile,
  type DiscourseOptions,
  idsOf,
  openDiscourse,
  wholeNumber,
} from './discourse-file.ts';

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
  const method = choice('--method', options.method ?? 'nested', ['nested', 'annealed']);
  const search = annealingAsked(options, method);
  const asked: BackboneOptions = networkAsked({ ...options, oneMode: true });
  const files = await openMeasureFiles(terminal, options, [path]);
  const file = openDiscourse(terminal, path, options.type);
  const { coded, warnings } = file;
  const behind = conceptsBehind(options, file, selectStatements(coded, { ...BACKBONE_DEFAULTS, ...asked }));
  const answer =
    method === 'nested'
      ? nestedAnswer(nestedBackbone(coded, asked), warnings, behind)
      : annealedAnswer(annealedBackbone(coded, { ...asked, ...search }), warnings, behind);
  await writeMeasure(terminal, options, files, answer);
  return EXIT.done;
}

function annealingAsked({ size, penalty, steps, seed }: BackboneCommandOptions, method: string) {
  const given = Object.entries({ '--size': size, '--penalty': penalty, '--steps': steps, '--seed': seed });
  const [option] = given.find(([, value]) => value !== undefined) ?? [];
  if (method === 'nested' && option) throw new EntenteError('usage', `${option} goes with --method annealed.`);
  if (penalty !== undefined && !(Number(penalty) >= 0)) {
    throw new EntenteError('usage', `--penalty must be a number of 0 or more, not "${penalty}".`);
  }
  return {
    ...(size === undefined ? {} : { size: wholeNumber('--size', size) }),
    ...(penalty === undefined ? {} : { penalty: Number(penalty) }),
    ...(steps === undefined ? {} : { steps: wholeNumber('--steps', steps) }),
    ...(seed === undefined ? {} : { seed: wholeNumber('--seed', seed) }),
  };
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

function conceptsBehind(options: DiscourseOptions, file: DiscourseFile, selection: Selection): ConceptsBehind {
  const { labels, code } = selection.columns;
  const ids = new Map(labels.map((label, n) => [label, idsOf(selection, (s) => code[s] === n)]));
  const first = (concept: string): readonly number[] => opened(ids.get(concept) ?? []);
  const onPage = behindPage(options, file, selection, labels.flatMap(first));
  return {
    ...(onPage && { onPage }),
    count: (concept) => ids.get(concept)?.length ?? 0,
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
