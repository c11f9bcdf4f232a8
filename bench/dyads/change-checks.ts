import { breakDates } from '../../src/measures/change-points/break-dates.ts';
import { type ChangePointOptions, findChangePoints } from '../../src/measures/change-points/find-change-points.ts';

/** A published figure and ours, as both are printed. */
export interface ValueCheck {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
}

/** The published series of data/alignment/changepoint.json, as far as they are used. */
export interface PublishedChanges {
  readonly nile: { readonly x: readonly number[] };
  readonly discoveries: { readonly x: readonly number[] };
  readonly logUKDriverDeaths: { readonly x: readonly number[] };
}

/** Change points of three series, as strucchange 1.5 and changepoint 2.3 give them. */
export function checkChangePoints({ nile, discoveries, logUKDriverDeaths }: PublishedChanges): readonly ValueCheck[] {
  const places = (values: readonly number[], options: ChangePointOptions = {}) =>
    findChangePoints(values, options)
      .changes.map(({ last }) => last + 1)
      .join(', ');
  const { fits, breaks, supF } = breakDates(nile.x);
  const unguarded = { kind: 'mean and variance', shortest: 2, floor: 0 } as const;
  const deaths = logUKDriverDeaths.x.map(Math.log);
  return [
    { what: 'Nile: the change', published: '28', ours: places(nile.x) },
    { what: 'Nile: years of the change and its interval', published: '1898, 1895 to 1902', ours: years(breaks) },
    {
      what: 'Nile: sums of squares',
      published: '2835156.75, 1597457.19, 1552923.62',
      ours: [0, 1, 2].map((i) => fits[i]?.rss.toFixed(2)).join(', '),
    },
    { what: 'Nile: supF', published: '75.92977', ours: supF.toFixed(5) },
    {
      what: 'Nile: criterion of none to five breaks',
      published: '1318.242, 1270.084, 1276.467, 1284.718, 1291.944, 1310.765',
      ours: fits.map(({ bic }) => bic.toFixed(3)).join(', '),
    },
    { what: 'Nile: mean and variance, unguarded', published: '4, 6, 28, 97', ours: places(nile.x, unguarded) },
    {
      what: 'discoveries: changes of rate',
      published: '24, 29, 73',
      ours: places(discoveries.x, { kind: 'poisson', shortest: 2, penalty: 2 * Math.log(discoveries.x.length) }),
    },
    {
      what: 'deaths of drivers: modified criterion',
      published: '10, 72, 169',
      ours: places(deaths, { ...unguarded, lengths: true, penalty: 4 * Math.log(deaths.length) }),
    },
  ];
}

function years(breaks: ReturnType<typeof breakDates>['breaks']): string {
  return breaks.map(({ last, low, high }) => `${1871 + last}, ${1871 + low} to ${1871 + high}`).join('; ');
}
