import type { PositionSimilarity } from '../../measures/stances/position-similarity.ts';
import type { AskedPositions } from '../../questions/stances/asked-stances.ts';
import type { CasePositions } from '../../questions/stances/case-positions.ts';
import { positionsAnswer, readWindows } from '../../questions/stances/positions-answer.ts';
import { positionRows, positionsData } from '../../questions/stances/positions-data.ts';
import { positionsReport } from '../../report/measures/positions-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';

/** The options of `entente positions`. */
export interface PositionsCommandOptions extends CaseOptions, AskedPositions, MeasureOutputOptions {}

/**
 * `entente positions`: where actors stand on issues, window by window, what changed, and who speaks alike.
 * @throws EntenteError for wrong options, actors and issues that nobody knows, a case without texts
 */
export async function positionsCommand(terminal: Terminal, options: PositionsCommandOptions): Promise<number> {
  // Wrong options are told before anything is opened.
  readWindows(options);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    const answer = await positionsAnswer(terminal, file, options);
    const { positions, alike, texts, actors, behind, numbers } = answer;
    const same = copyable(options);
    await writeMeasure(terminal, options, files, {
      report: positionsReport({
        positions,
        alike,
        issues: texts.issues,
        names: texts.names,
        spoken: texts.spoken,
        asked: actors,
        weak: options.weak ? 0 : texts.weak,
        behind,
        opens: (stand) => numbers.get(stand.passage),
        next: [
          `${terminal.program} positions${same} --html page.html`,
          ...(options.weak || texts.weak === 0 ? [] : [`${terminal.program} positions${same} --weak`]),
          `${terminal.program} list --issues`,
          ...pairToCompare(terminal, alike, texts),
        ],
      }),
      data: () => positionsData(answer),
      rows: () => positionRows(answer),
    });
    return EXIT.done;
  });
}

/** The options as they can be typed again. */
function copyable({ actor = [], issue = [], grain, from, to, accounts }: PositionsCommandOptions): string {
  const quoted = (words: string): string => (/^[\w,.:-]+$/.test(words) ? words : `"${words}"`);
  return [
    ...actor.map((words) => ` --actor ${quoted(words)}`),
    ...issue.map((words) => ` --issue ${quoted(words)}`),
    ...Object.entries({ grain, from, to, accounts }).flatMap(([name, value]) =>
      value === undefined ? [] : [` --${name} ${quoted(value)}`],
    ),
  ].join('');
}

/** The two who share most, as a command that goes on from here. */
function pairToCompare(
  terminal: Terminal,
  alike: readonly PositionSimilarity[],
  { actors }: CasePositions,
): readonly string[] {
  const states = alike.filter(({ a, b }) => [a, b].every((id) => actors.get(id)?.kind === 'state'));
  const [most] = states.toSorted((x, y) => Math.min(...y.documents) - Math.min(...x.documents) || y.n - x.n);
  return most ? [`${terminal.program} compare ${most.a} ${most.b}`] : [];
}
