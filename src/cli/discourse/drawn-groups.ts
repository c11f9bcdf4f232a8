import { discourseNetwork, statementsBehind } from '../../measures/discourse/discourse-network.ts';
import type { SelectionOptions } from '../../measures/discourse/options.ts';
import { selectStatements } from '../../measures/discourse/select-statements.ts';
import { type CodedBehind, opened } from '../../report/discourse/coded-behind.ts';
import type { DrawnGroups, DrawnNetwork } from '../../report/discourse/discourse-charts.ts';
import { type NetworkTieRow, tieRows } from '../../report/discourse/network-files.ts';
import { behindPage, type DiscourseFile, type DiscourseOptions } from './discourse-file.ts';

/** So many ties open their statements. */
const MOST_TIES = 400;

/**
 * Congruence less conflict of actors that stand in groups, ready to be drawn.
 * @param ids of statements that other numbers of the page open
 */
export function drawnGroups(
  options: DiscourseOptions,
  file: DiscourseFile,
  asked: SelectionOptions,
  groups: DrawnGroups,
  ids: readonly number[] = [],
): { readonly drawn: DrawnNetwork; readonly onPage?: CodedBehind } {
  const wanted = { ...asked, mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;
  const network = discourseNetwork(file.coded, wanted);
  const selection = selectStatements(file.coded, wanted);
  const behind = new Map(
    (options.html === undefined ? [] : tieRows(network).slice(0, MOST_TIES)).map(({ from, to, place }) => [
      place,
      opened(statementsBehind(selection, 'one-mode', network.rows[from] as string, network.rows[to] as string)),
    ]),
  );
  const onPage = behindPage(options, file, selection, [...ids, ...[...behind.values()].flat()]);
  const opens = ({ place }: NetworkTieRow): readonly number[] => onPage?.places(behind.get(place) ?? []) ?? [];
  const kinds = { rows: selection.rows.name, columns: selection.columns.name };
  return { drawn: { network, aggregation: 'subtract', kinds, groups, opens }, ...(onPage && { onPage }) };
}
