import type { Actor, Mention } from '../records/actor.ts';
import type { CausalClaim } from '../records/causal-claim.ts';
import type { Event } from '../records/event.ts';
import type { Forecast } from '../records/forecast.ts';
import type { Issue } from '../records/issue.ts';
import type { Motive } from '../records/motive.ts';
import type { Position } from '../records/position.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Quantity } from '../records/quantity.ts';
import type { Relation } from '../records/relation.ts';
import type { Statement } from '../records/statement.ts';
import type { ActorIndex, ReadingContext } from './context/context.ts';

/** Events with whom they brought along, and what the user should be told. */
export interface EventFindings {
  readonly events: readonly Event[];
  /** Actors that only events name ("fighters"), or that a dictionary knows. */
  readonly actors: readonly Actor[];
  readonly mentions: readonly Mention[];
  readonly warnings: readonly string[];
}

/** What each stage of a reading finds. */
export interface Findings {
  readonly actors: ActorIndex;
  readonly statements: readonly Statement[];
  readonly events: EventFindings;
  readonly positions: { readonly positions: readonly Position[]; readonly issues: readonly Issue[] };
  readonly proposals: readonly Proposal[];
  readonly forecasts: readonly Forecast[];
  readonly relations: readonly Relation[];
  readonly motives: readonly Motive[];
  readonly causes: readonly CausalClaim[];
  readonly quantities: readonly Quantity[];
}

export type StageName = keyof Findings;

/**
 * The stages in the order in which they run: whose findings each may ask for, and the benchmarks that score it
 * (`npm run bench -- NAME`).
 */
export const STAGES = {
  actors: { needs: [], scorers: ['roles', 'coreference', 'metonymy', 'reading'] },
  statements: { needs: ['actors'], scorers: ['attribution', 'reading'] },
  events: { needs: ['actors', 'statements'], scorers: ['reading', 'sentences', 'dates', 'petrarch'] },
  positions: { needs: ['actors', 'statements'], scorers: ['reading', 'passages'] },
  proposals: { needs: ['actors', 'statements', 'events', 'positions'], scorers: ['reading', 'passages'] },
  forecasts: { needs: ['actors', 'statements'], scorers: ['reading', 'passages'] },
  relations: { needs: ['actors', 'statements'], scorers: ['reading', 'passages'] },
  motives: { needs: ['actors', 'statements'], scorers: ['reading', 'passages'] },
  // No data set says yet what is right of these two; their tests are all there is.
  causes: { needs: ['actors', 'statements'], scorers: [] },
  quantities: { needs: [], scorers: [] },
} as const satisfies Readonly<
  Record<StageName, { readonly needs: readonly StageName[]; readonly scorers: readonly string[] }>
>;

/** A stage: a pure function of the analysed document and of what earlier stages found. */
export type Stage<Name extends StageName> = (
  context: ReadingContext,
  found: Pick<Findings, (typeof STAGES)[Name]['needs'][number]>,
) => Findings[Name];

/** All stages of a reading; any can be replaced without touching the rest, see `createReader`. */
export type Stages = { readonly [Name in StageName]: Stage<Name> };

/** Runs stages one after the other, each on what those before it found. */
export function runStages(
  stages: Stages,
  context: ReadingContext,
  onStage: (stage: StageName) => void = () => undefined,
): Findings {
  const found: Partial<{ -readonly [Name in StageName]: Findings[Name] }> = {};
  const run = <Name extends StageName>(name: Name): void => {
    onStage(name);
    // Each stands in the table behind those that it needs.
    found[name] = stages[name](context, found as Findings);
  };
  for (const name of Object.keys(STAGES) as StageName[]) run(name);
  return found as Findings;
}
