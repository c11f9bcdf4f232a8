import type { CoalitionProfiles } from '../../measures/discourse/coalition-profiles.ts';
import { askChanges } from '../../questions/discourse/ask-changes.ts';
import { askClusters } from '../../questions/discourse/ask-clusters.ts';
import { CLUSTERS, DRAWS } from '../../questions/discourse/asked.ts';
import { coalitionSentences, coalitionTable } from '../../report/discourse/coalition-words.ts';
import { opened } from '../../report/discourse/coded-behind.ts';
import { discourseMatrixChart, discourseNetworkChart } from '../../report/discourse/discourse-charts.ts';
import { discourseReport, shortNumber } from '../../report/discourse/discourse-report.ts';
import { capital } from '../../report/measures/number-words.ts';
import { counted } from '../../report/words/wording.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { checkedAs, type SliceOptions, selectionAsked, slicesAsked } from './asked-options.ts';
import { changesAnswer } from './changes-answer.ts';
import { openDiscourse } from './discourse-file.ts';
import { drawnGroups } from './drawn-groups.ts';

/** The options of `entente discourse clusters`. */
export interface ClustersCommandOptions extends SliceOptions {
  readonly method?: string;
  readonly groups?: string;
  readonly draws?: string;
  readonly seed?: string;
}

/**
 * `entente discourse clusters`: coalitions, and how firmly each actor belongs.
 * @throws EntenteError for wrong options, and a file that cannot be read
 */
export async function clustersCommand(
  terminal: Terminal,
  path: string,
  options: ClustersCommandOptions,
): Promise<number> {
  const asked = { ...selectionAsked(options), ...checkedAs(CLUSTERS, options), ...checkedAs(DRAWS, options) };
  const files = await openMeasureFiles(terminal, options, [path]);
  const source = await openDiscourse(terminal, path, options);
  const { warnings } = source;
  if (options.unit !== undefined || options.size !== undefined) {
    const over = askChanges(source, { ...asked, ...slicesAsked(options) });
    await writeMeasure(terminal, options, files, changesAnswer(over, source, options));
    return EXIT.done;
  }
  const { clusters, sure, profiles, drawn: network } = askClusters(source, asked);
  const { rows, group, modularity, method, n } = clusters;
  const belongs = (i: number): number => sure?.belongs[i] ?? Number.NaN;
  const order = rows
    .map((_, i) => i)
    .toSorted((a, b) => (group[a] as number) - (group[b] as number) || belongs(b) - belongs(a) || a - b);
  const count = Math.max(...group) + 1;
  const claims = profiles.coalitions.flatMap(({ concepts }) => concepts.map(({ statements }) => statements));
  const { drawn, onPage } = drawnGroups(
    options,
    source,
    network,
    {
      names: Array.from({ length: count }, (_, n) => `Coalition ${n + 1}`),
      of: (row) => group[rows.indexOf(row)],
    },
    claims.flatMap(opened),
  );
  await writeMeasure(terminal, options, files, {
    report: discourseReport({
      title: 'Coalitions',
      headline: `${counted(count, 'coalition')} of ${counted(rows.length, 'actor')} by ${method}, modularity ${shortNumber(modularity)}, ${counted(n, 'statement')}.`,
      sentences: [...coalitionSentences(profiles), ...(sure ? [`${sure.method}.`] : []), ...warnings],
      facts: [],
      part: 'Who stands with whom',
      charts: [discourseNetworkChart(drawn, counted(count, 'coalition'))],
      more: [
        {
          id: 'claims',
          title: 'What holds them together',
          note: `${capital(profiles.method)}. Joins: between members; others: between members and all others, below 0 where it sets them apart.`,
          charts: [],
          tables: [coalitionTable(profiles, (statements) => onPage?.places(opened(statements)) ?? [])],
        },
        { id: 'matrix', title: 'The same as a matrix', charts: [discourseMatrixChart(drawn)] },
      ],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: 'Who is in which coalition',
          head: ['Actor', 'Coalition', ...(sure ? ['Belongs'] : [])],
          names: 1,
          rows: order.map((i) => [
            rows[i] as string,
            `${(group[i] as number) + 1}`,
            ...(sure ? [shortNumber(belongs(i))] : []),
          ]),
        },
      ],
      limits: [
        'Networks of chance have some modularity too.',
        'What joins a coalition is what its members say alike, not why they do; coalitions were sought so that there is much of it.',
        sure
          ? 'Belongs: how much more often with its own than with others when texts are drawn anew; near 0 it might be elsewhere.'
          : 'How firmly an actor belongs is not said here; --draws 200 does.',
      ],
      next: [],
    }),
    data: () => ({
      method,
      modularity,
      statements: n,
      ...(sure && { uncertainty: sure.method }),
      actors: rows.map((name, i) => ({
        name,
        coalition: group[i],
        ...(sure && { belongs: Number.isNaN(belongs(i)) ? null : belongs(i) }),
      })),
      claims: profilesData(profiles),
      warnings,
    }),
    rows: () => [
      ['actor', 'coalition', ...(sure ? ['belongs'] : [])],
      ...rows.map((name, i) => [name, group[i], ...(sure ? [Number.isNaN(belongs(i)) ? undefined : belongs(i)] : [])]),
    ],
  });
  return EXIT.done;
}

/** What each coalition says, coalitions numbered as those of the actors. */
function profilesData({ coalitions, levels, method }: CoalitionProfiles) {
  return {
    method,
    coalitions: coalitions.map(({ members, n, concepts, joined }, coalition) => ({
      coalition,
      members,
      statements: n,
      concepts: concepts.map(({ concept, counts, speakers, within, across, statements }) => ({
        concept,
        counts: Object.fromEntries(counts.map((count, k) => [levels[k] ?? 'all', count])),
        speakers,
        within,
        share: joined > 0 ? Math.max(0, within) / joined : 0,
        across,
        statements,
      })),
    })),
  };
}
