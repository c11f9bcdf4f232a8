import { timeText } from '../../measures/discourse/calendar.ts';
import type { ChangesAnswer } from '../../questions/discourse/ask-changes.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { changeSentences, coalitionFlow, coalitionRows, coalitionTime } from '../../report/discourse/coalition-flow.ts';
import { opened } from '../../report/discourse/coded-behind.ts';
import { discourseReport } from '../../report/discourse/discourse-report.ts';
import { counted } from '../../report/words/wording.ts';
import type { MeasureAnswer } from '../measure/measure-output.ts';
import { behindPage, type DiscourseOptions } from './discourse-file.ts';

/** Coalitions from window to window, in every form. */
export function changesAnswer(
  { over, selection, statements }: ChangesAnswer,
  source: CodedSource,
  options: DiscourseOptions,
): MeasureAnswer {
  const { windows, changes, gaps, n, method } = over;
  const said = new Map(
    changes.map(({ actor, window }) => [`${window} ${actor}`, opened(statements(actor, window))] as const),
  );
  const first = windows.map((window) => opened(window.statements));
  const onPage = behindPage(options, source, selection, [...first.flat(), ...[...said.values()].flat()]);
  const opens = (actor: string, window: number): readonly number[] =>
    onPage?.places(said.get(`${window} ${actor}`) ?? []) ?? [];
  const rows = coalitionRows(over);
  return {
    report: discourseReport({
      title: 'Coalitions over time',
      headline: `${counted(windows.length, 'window')} with ${counted(over.labels, 'coalition')} in all, ${counted(changes.length, 'change')}, ${counted(n, 'statement')}.`,
      sentences: [
        ...changeSentences(over),
        `${method}.`,
        ...(gaps.length > 0
          ? [
              `${counted(gaps.length, 'window')} ${gaps.length === 1 ? 'has' : 'have'} fewer than two actors and ${gaps.length === 1 ? 'is' : 'are'} left out.`,
            ]
          : []),
        ...source.warnings,
      ],
      facts: [],
      part: 'Who stands where, window by window',
      charts: [coalitionFlow(over, opens)],
      ...(onPage && { behind: onPage }),
      tables: [
        {
          label: 'Coalitions of each window, the firmest members first',
          head: ['Window', 'Coalition', 'Members', 'How many'],
          names: 3,
          rows: rows.map(({ cells }) => cells),
          opens: rows.map(({ window }) => onPage?.places(first[window] ?? []) ?? []),
        },
      ],
      limits: [
        'Each window is grouped by itself, from fewer statements than the whole: some changes are chance. Those of members who are not firm mostly are.',
        'Names of coalitions follow their members. A coalition may change what it says and keep its name.',
        'Who says nothing in a window has no place there.',
      ],
      next: [],
    }),
    data: () => ({
      method,
      statements: n,
      windows: windows.map(({ from, to, rows: actors, label, belongs, modularity, statements: ids }) => ({
        from: timeText(from),
        to: timeText(to),
        modularity,
        actors: actors.map((name, i) => ({
          name,
          coalition: label[i],
          belongs: Number.isNaN(belongs[i]) ? null : belongs[i],
        })),
        statements: ids,
      })),
      changes: changes.map(({ actor, window, last, from, to, sure }) => ({
        actor,
        window,
        last,
        from,
        to,
        firm: sure,
        statements: statements(actor, window),
      })),
      gaps: gaps.map(({ from, to }) => ({ from: timeText(from), to: timeText(to) })),
      warnings: source.warnings,
    }),
    rows: () => [
      ['window', 'actor', 'coalition', 'belongs'],
      ...windows.flatMap((window) =>
        window.rows.map((actor, i) => [
          coalitionTime(window),
          actor,
          window.label[i],
          Number.isNaN(window.belongs[i]) ? undefined : window.belongs[i],
        ]),
      ),
    ],
  };
}
