import type { NetworkTieRow } from '../../measures/discourse/network.ts';
import type { NetworkAnswer } from '../../questions/discourse/ask-network.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { type CodedBehind, opened } from '../../report/discourse/coded-behind.ts';
import type { DrawnGroups, DrawnNetwork } from '../../report/discourse/discourse-charts.ts';
import { behindPage, type DiscourseOptions } from './discourse-file.ts';

/** So many ties open their statements. */
const MOST_TIES = 400;

/**
 * The network of actors that stand in groups, ready to be drawn.
 * @param ids of statements that other numbers of the page open
 */
export function drawnGroups(
  options: DiscourseOptions,
  source: CodedSource,
  { network, selection, kinds, ties, behind }: NetworkAnswer,
  groups: DrawnGroups,
  ids: readonly number[] = [],
): { readonly drawn: DrawnNetwork; readonly onPage?: CodedBehind } {
  const statements = new Map(
    (options.html === undefined ? [] : ties.slice(0, MOST_TIES)).map((tie) => [tie.place, opened(behind(tie))]),
  );
  const onPage = behindPage(options, source, selection, [...ids, ...[...statements.values()].flat()]);
  const opens = ({ place }: NetworkTieRow): readonly number[] => onPage?.places(statements.get(place) ?? []) ?? [];
  return { drawn: { network, aggregation: 'subtract', kinds, groups, opens }, ...(onPage && { onPage }) };
}
