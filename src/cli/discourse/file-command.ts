import { askDnaFile, askKeptFiles, type DnaFileAnswer } from '../../questions/discourse/ask-file.ts';
import { type DiscourseTable, discourseReport } from '../../report/discourse/discourse-report.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { counted } from '../../report/words/wording.ts';
import { withCase } from '../case/with-case.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';

/**
 * `entente discourse file`: what a .dna file holds, or those that a case took in held.
 * @throws EntenteError for a file that cannot be read, and a case that took in none
 */
export async function fileCommand(terminal: Terminal, path: string, options: MeasureOutputOptions): Promise<number> {
  const outputs = await openMeasureFiles(terminal, options, [path]);
  const files = await answersOf(terminal, path);
  await writeMeasure(terminal, options, outputs, {
    report: discourseReport({
      title: 'Files of the Discourse Network Analyzer',
      headline: files.map(headlineOf).join(' '),
      sentences: files.flatMap(({ warnings }) => warnings),
      facts: [],
      part: 'What they hold',
      tables: [typeTable(files), coderTable(files), expressionTable(files)],
      limits: [
        'What DNA lets a coder do is kept and goes back with the file; nobody is kept from anything here. Each step is in the journal under its coder, and can be taken back.',
      ],
      next: [],
    }),
    data: () => ({ files }),
    rows: () => [
      ['file', 'coder', 'in_case', 'statements', 'may_not', 'not_of'],
      ...files.flatMap(({ name, coders }) =>
        coders.map((one): readonly Cell[] => [
          name,
          one.name,
          one.here ?? one.name,
          one.statements,
          one.mayNot.join('; '),
          one.notOf.join('; '),
        ]),
      ),
    ],
  });
  return EXIT.done;
}

async function answersOf(terminal: Terminal, path: string): Promise<readonly DnaFileAnswer[]> {
  if (!leadsToCase(terminal, path)) return [askDnaFile(terminal.locate(path), path)];
  return await withCase(terminal, { case: path }, 'look', askKeptFiles);
}

function headlineOf({ name, version, documents, types }: DnaFileAnswer): string {
  const statements = types.reduce((sum, one) => sum + one.statements, 0);
  return `${name} (DNA ${version}): ${counted(documents, 'document')}, ${counted(statements, 'statement')}.`;
}

function typeTable(files: readonly DnaFileAnswer[]): DiscourseTable {
  return {
    label: 'Statement types and their variables',
    head: ['File', 'Type', 'Statements', 'Variable', 'Holds', 'Values'],
    names: 5,
    rows: files.flatMap(({ name, types }) =>
      types.flatMap(({ type, statements, variables }) =>
        variables.map((one) => [
          name,
          type,
          `${statements}`,
          one.name,
          one.kind,
          one.kind === 'short text' ? `${one.entities}` : '',
        ]),
      ),
    ),
  };
}

function coderTable(files: readonly DnaFileAnswer[]): DiscourseTable {
  return {
    label: 'Coders, and what DNA keeps them from',
    head: ['File', 'Coder', 'Here', 'May not', 'Of others', 'Statements'],
    names: 5,
    rows: files.flatMap(({ name, coders }) =>
      coders.map((one) => [
        name,
        one.name,
        one.here ?? one.name,
        one.mayNot.join(', ') || '–',
        one.notOf.join('; ') || '–',
        `${one.statements}`,
      ]),
    ),
  };
}

function expressionTable(files: readonly DnaFileAnswer[]): DiscourseTable {
  return {
    label: 'Regular expressions whose words are marked in texts',
    head: ['File', 'Expression'],
    names: 2,
    rows: files.flatMap(({ name, expressions }) => expressions.map((one) => [name, one])),
  };
}
