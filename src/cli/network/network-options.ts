import type { AskedNetwork } from '../../questions/networks/open-source.ts';
import type { CaseOptions } from '../case/with-case.ts';
import type { MeasureOutputOptions } from '../measure/measure-output.ts';

/** The options of `entente network` and `entente blocs`. */
export interface NetworkOptions extends CaseOptions, AskedNetwork, MeasureOutputOptions {
  readonly free?: boolean;
  readonly export?: string;
  readonly out?: string;
}
