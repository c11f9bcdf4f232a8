import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { Accounts } from '../../measures/stances/issue-stand.ts';
import type { CaseOptions } from '../case/with-case.ts';
import type { MeasureFiles, MeasureOutputOptions } from '../measure/measure-output.ts';
import type { CasePositions } from './case-positions.ts';
import type { WindowOptions } from './compare-window.ts';

/** The options of `entente compare`. */
export interface CompareCommandOptions extends CaseOptions, MeasureOutputOptions, WindowOptions {
  readonly origin?: readonly string[];
  readonly accounts?: string;
  readonly weak?: boolean;
}

/** What both forms of the command work with. */
export interface CompareTask {
  readonly file: CaseFile;
  readonly files: MeasureFiles;
  readonly texts: CasePositions;
  readonly accounts: Accounts | undefined;
  readonly options: CompareCommandOptions;
}
