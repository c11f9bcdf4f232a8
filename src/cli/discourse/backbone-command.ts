import { type AnnealedBackbone, annealedBackbone } from '../../measures/discourse/annealed-backbone.ts';
import { type BackboneOptions, type NestedBackbone, nestedBackbone } from '../../measures/discourse/backbone.ts';
import { EntenteError } from '../../records/failure.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureAnswer, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { networkAsked } from './asked-options.ts';
import { choice, type DiscourseOptions, openDiscourse, wholeNumber } from './discourse-file.ts';

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
  const { coded, warnings } = openDiscourse(terminal, path, options.type);
  const answer =
    method === 'nested'
      ? nestedAnswer(nestedBackbone(coded, asked), warnings)
      : annealedAnswer(annealedBackbone(coded, { ...asked, ...search }), warnings);
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

function nestedAnswer({ steps, n, differs }: NestedBackbone, warnings: readonly string[]): MeasureAnswer {
  const strongest = steps.at(-1)?.entity;
  return {
    report: discourseReport({
      title: 'Backbone of the discourse',
      headline: `Of ${counted(steps.length, 'concept')} in ${counted(n, 'statement')}, "${strongest}" holds the network in shape most.`,
      sentences: [...differs, ...warnings],
      facts: [],
      tables: [
        {
          label: 'Concepts in the order in which they can be left out',
          head: ['Concept', 'Loss of what is left', 'Loss of what is out', 'Statements left'],
          names: 1,
          rows: steps.map(({ entity, backboneLoss, redundantLoss, statements }) => [
            entity,
            shortNumber(backboneLoss),
            shortNumber(redundantLoss),
            `${statements}`,
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
): MeasureAnswer {
  const rows = [...backbone.map((entity) => [entity, 'backbone']), ...redundant.map((entity) => [entity, 'redundant'])];
  return {
    report: discourseReport({
      title: 'Backbone of the discourse',
      headline: `${counted(backbone.length, 'concept')} of ${backbone.length + redundant.length} hold the network of ${counted(n, 'statement')} in shape: loss ${shortNumber(losses.backbone)}; the others alone would lose ${shortNumber(losses.redundant)}.`,
      sentences: [...differs, ...warnings],
      facts: [],
      tables: [{ label: 'Concepts', head: ['Concept', 'Part'], names: 2, rows }],
      limits: [...LIMITS, 'A search by lot may miss a better backbone; another --seed tries another way.'],
      next: [],
    }),
    data: () => ({ statements: n, backbone, redundant, losses, differs, warnings }),
    rows: () => [['concept', 'part'], ...rows],
  };
}
