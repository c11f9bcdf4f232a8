import type { NetworkSource } from '../../measures/networks/signed-network.ts';
import { filterWords } from '../measure/filter-words.ts';
import type { NetworkOptions } from './network-options.ts';

/** The options of a command that choose what is measured, each with a space before it, so that a command can be copied. */
export function sameWords(
  options: { readonly [Key in keyof NetworkOptions]: NetworkOptions[Key] | undefined },
  source: NetworkSource,
): string {
  const { from: _, ...filter } = options;
  const one = (flag: string, value: string | undefined): string => {
    if (value === undefined) return '';
    return ` ${flag} ${/^[\w,.-]+$/.test(value) ? value : `"${value}"`}`;
  };
  return [
    one('--at', options.at),
    one('--window', options.window),
    one('--since', options.since),
    options.from === undefined ? '' : one('--from', source),
    one('--thresholds', options.thresholds),
    one('--among', options.among?.join(',')),
    ...(options.issue ?? []).map((issue) => one('--issue', issue)),
    one('--contested', options.contested),
    options.free ? ' --free' : '',
    filterWords(filter as Omit<NetworkOptions, 'from'>),
  ].join('');
}
