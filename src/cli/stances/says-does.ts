import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { WordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import type { AskedCompare } from '../../questions/stances/asked-stances.ts';
import { keyOf, saysDoesAnswer } from '../../questions/stances/says-does-answer.ts';
import { saysDoesData, saysDoesRows } from '../../questions/stances/says-does-data.ts';
import { saysDoesReport } from '../../report/measures/says-does-report.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureFiles, type MeasureOutputOptions, writeMeasure } from '../measure/measure-output.ts';

/**
 * Says against does: of all states of a case's texts, the pairs whose words and deeds part, with what stands behind both.
 * @throws EntenteError (usage) where no state takes a position, or there is nothing to set beside the words
 */
export async function writeSaysDoes(
  terminal: Terminal,
  {
    file,
    files,
    options,
  }: { readonly file: CaseFile; readonly files: MeasureFiles; readonly options: AskedCompare & MeasureOutputOptions },
): Promise<void> {
  const answer = await saysDoesAnswer(terminal, file, options, { evidence: files.page !== undefined });
  const { texts, said, both, when, own, behind, opens } = answer;
  await writeMeasure(terminal, options, files, {
    report: saysDoesReport({
      both,
      from: when.window.from,
      to: when.window.to,
      names: texts.names,
      spoken: texts.spoken,
      documentsOf: (a, b) => said.pairs.find((pair) => pair.a === a && pair.b === b)?.documents ?? [0, 0],
      actors: said.actors.length,
      own,
      behind,
      opens: ({ a, b }) => opens.get(keyOf(a, b)) ?? [],
      next: nextOf(terminal, both),
    }),
    data: () => saysDoesData(answer),
    rows: () => saysDoesRows(answer),
  });
}

function nextOf(terminal: Terminal, { pairs }: WordsAndDeeds): readonly string[] {
  const [first] = pairs;
  return [
    ...(first ? [`${terminal.program} compare ${first.a} ${first.b} --html page.html`] : []),
    `${terminal.program} positions`,
    `${terminal.program} compare --csv`,
  ];
}
