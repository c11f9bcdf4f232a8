import { type CoalitionsOverTime, coalitionsOverTime } from '../../measures/discourse/coalitions-over-time.ts';
import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { neededSpan } from './ask-windows.ts';
import { type AskedClusters, type AskedDraws, type AskedSlices, given, selectionOptions } from './asked.ts';
import { type CodedSource, idsOf } from './coded-source.ts';
import { needStatements } from './needed.ts';

/** Who stands in which coalition from window to window. */
export interface ChangesAnswer {
  readonly over: CoalitionsOverTime;
  readonly selection: Selection;
  /** Ids of what an actor said in a window, in the order of time. */
  readonly statements: (actor: string, window: number) => readonly number[];
}

/** @throws EntenteError (usage) for windows with a kernel, without a statement, and as `coalitionsOverTime` does */
export function askChanges({ coded }: CodedSource, asked: AskedClusters & AskedDraws & AskedSlices): ChangesAnswer {
  const span = neededSpan(asked);
  if ('kernel' in span) {
    throw new EntenteError(
      'usage',
      'Coalitions over time are those of windows that do not overlap; leave --kernel out.',
    );
  }
  const { method, groups, draws, seed } = asked;
  const { asDna: _, ...selected } = selectionOptions(asked);
  const selection = selectStatements(coded, { ...selected, aggregation: 'subtract' });
  needStatements(selection);
  const over = coalitionsOverTime(coded, { ...selected, ...span, ...given({ method, groups, draws, seed }) });
  const { labels, code } = selection.rows;
  const inWindow = over.windows.map(({ statements }) => new Set(statements));
  return {
    over,
    selection,
    statements: (actor, window) => {
      const row = labels.indexOf(actor);
      const ids = inWindow[window];
      return idsOf(selection, (s) => code[s] === row && (ids?.has(coded.id[s] as number) ?? false));
    },
  };
}
