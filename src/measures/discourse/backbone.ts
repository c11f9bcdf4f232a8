import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { differences } from './differences.ts';
import { type CheckedOptions, checkedOptions } from './discourse-network.ts';
import { oneModeTies } from './one-mode.ts';
import type { NetworkOptions } from './options.ts';
import { axesOf, type Profiles, profilesOf } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';
import { absoluteDifference, normalizedSpectrum } from './spectrum.ts';

/** A backbone is always sought in a one-mode network. */
export type BackboneOptions = Omit<NetworkOptions, 'mode' | 'isolates'>;

/** Options that DNA has for backbones if none are given. */
export const BACKBONE_DEFAULTS = { aggregation: 'subtract', normalization: 'average', duplicates: 'document' } as const;

/** A network whose columns can be taken away, to see how much its shape changes. */
export interface BackboneSearch {
  readonly selection: Selection;
  readonly columns: readonly string[];
  /** How far the network of these columns (places) is from the whole, 0 to 2. */
  readonly loss: (columns: ReadonlySet<number>) => number;
  /** How many statements the columns have. */
  readonly statements: (columns: ReadonlySet<number>) => number;
  readonly differs: readonly string[];
}

/** @throws EntenteError (usage) as `discourseNetwork` does, and for a network without ties */
export function backboneSearch(data: CodedStatements, given: BackboneOptions): BackboneSearch {
  const options = { ...BACKBONE_DEFAULTS, ...given, mode: 'one-mode' as const };
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const every = new Set(profiles.columns.keys());
  const whole = spectrumOf(selection, checked, profiles, every);
  if (!whole.some((value) => value > 0)) {
    throw new EntenteError(
      'usage',
      'The network has no ties above 0, so that it has no backbone; select other statements.',
    );
  }
  const counts = new Float64Array(profiles.columns.length);
  for (const [cell, weight] of profiles.weight.entries()) {
    const j = profiles.column[cell] as number;
    counts[j] = (counts[j] as number) + weight;
  }
  return {
    selection,
    columns: profiles.columns,
    loss: (columns) => absoluteDifference(whole, spectrumOf(selection, checked, profiles, columns)),
    statements: (columns) => [...columns].reduce((sum, j) => sum + (counts[j] as number), 0),
    differs: checked.asDna
      ? []
      : [
          ...differences(selection, options),
          'Losses compare spectra of the Laplacian; DNA takes the degrees alone, so that order and losses may differ.',
        ],
  };
}

function spectrumOf(
  selection: Selection,
  options: CheckedOptions,
  profiles: Profiles,
  columns: ReadonlySet<number>,
): Float64Array {
  const weight = profiles.weight.map((w, cell) => (columns.has(profiles.column[cell] as number) ? w : 0));
  return normalizedSpectrum(oneModeTies(selection, profiles, options, weight), options.asDna);
}

/** A concept that was taken out of the backbone. */
export interface BackboneStep {
  readonly entity: string;
  /** How far what is left is from the whole network. */
  readonly backboneLoss: number;
  /** How far what was taken out up to here is from the whole network. */
  readonly redundantLoss: number;
  /** Statements that are left. */
  readonly statements: number;
}

export interface NestedBackbone {
  /** The least telling concept first. */
  readonly steps: readonly BackboneStep[];
  /** Statements of the whole network. */
  readonly n: number;
  readonly differs: readonly string[];
}

/** Losses this near are taken as the same. */
const SAME = 1e-12;

/**
 * Takes concepts out of a one-mode network one after the other, always that whose loss changes its shape least: the last ones are
 * its backbone. Concepts with the same loss go together.
 *
 * @throws EntenteError (usage) as `discourseNetwork` does, and for a network without ties
 * @example
 * nestedBackbone(coded).steps.at(-1)?.statements; // 0
 */
export function nestedBackbone(data: CodedStatements, options: BackboneOptions = {}): NestedBackbone {
  const { columns, loss, statements, differs, selection } = backboneSearch(data, options);
  const kept = new Set(columns.keys());
  const out = new Set<number>();
  const steps: BackboneStep[] = [];
  while (kept.size > 0) {
    for (const j of leastTelling(kept, loss)) {
      kept.delete(j);
      out.add(j);
      steps.push({
        entity: columns[j] as string,
        backboneLoss: loss(kept),
        redundantLoss: loss(out),
        statements: statements(kept),
      });
    }
  }
  return { steps, n: selection.kept.length, differs };
}

/** The concepts without which the network changes least, the last one first. */
function leastTelling(kept: ReadonlySet<number>, loss: (columns: ReadonlySet<number>) => number): readonly number[] {
  const losses = Array.from(kept, (j) => ({ j, loss: loss(new Set([...kept].filter((other) => other !== j))) }));
  const least = Math.min(...losses.map((entry) => entry.loss));
  return losses
    .filter((entry) => entry.loss <= least + SAME)
    .map(({ j }) => j)
    .reverse();
}

/** How far a backbone and what it leaves out are from the whole network. */
export interface BackboneLosses {
  readonly backbone: number;
  readonly redundant: number;
}

/**
 * Judges a backbone that somebody proposes.
 *
 * @param entities the concepts of the backbone
 * @param penalty strength of the reward for small backbones; 0: none
 * @throws EntenteError (usage) for a concept that the network lacks, and as `nestedBackbone` does
 * @example
 * evaluateBackbone(coded, ['talks', 'sanctions']).redundant; // 1
 */
export function evaluateBackbone(
  data: CodedStatements,
  entities: readonly string[],
  options: BackboneOptions = {},
  penalty = 0,
): BackboneLosses {
  const { columns, loss } = backboneSearch(data, options);
  const kept = new Set<number>();
  for (const entity of entities) {
    const j = columns.indexOf(entity);
    if (j === -1)
      throw new EntenteError('usage', `The network has no concept "${entity}"; it has ${columns.join(', ')}.`);
    kept.add(j);
  }
  const out = new Set([...columns.keys()].filter((j) => !kept.has(j)));
  return {
    backbone: loss(kept) * smallness(kept.size, columns.length, penalty),
    redundant: loss(out) * smallness(out.size, columns.length, penalty),
  };
}

/** What a loss is multiplied by, so that smaller backbones are preferred. */
export function smallness(size: number, all: number, penalty: number): number {
  return Math.exp((-penalty * (all - size)) / all);
}
