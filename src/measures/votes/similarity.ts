/** Measures of how alike two states answer. */
export const VOTE_MEASURES = ['agreement', 's', 'kappa', 'pi', 'tau'] as const;
export type VoteMeasure = (typeof VOTE_MEASURES)[number];

/** How far two answers lie apart: 0 or 1; by steps (yes, abstain, no); by the square of the steps. */
export const DISTANCES = ['nominal', 'absolute', 'squared'] as const;
export type Distance = (typeof DISTANCES)[number];

/** What is usual: S by steps, kappa and pi by squares. */
export const USUAL_DISTANCE: Readonly<Record<VoteMeasure, Distance>> = {
  agreement: 'nominal',
  s: 'absolute',
  kappa: 'squared',
  pi: 'squared',
  tau: 'nominal',
};

/** The measure with its name in full, for tables and for the method of a value. */
export function methodOf(measure: VoteMeasure, distance: Distance): string {
  const apart = { nominal: 'nominal distances', absolute: 'absolute distances', squared: 'squared distances' }[
    distance
  ];
  switch (measure) {
    case 'agreement':
      return 'share of equal answers';
    case 's':
      return `S (Signorino and Ritter 1999), ${apart}`;
    case 'kappa':
      return `kappa (Cohen 1968), ${apart}`;
    case 'pi':
      return `pi (Scott 1955), ${apart}`;
    case 'tau':
      return 'tau-b (Kendall 1945)';
  }
}

/**
 * A measure of a square table of counts: rows are the answers of the one, columns of the other, in the order of a scale
 * with equal steps from one end to the other. 1 is perfect likeness.
 *
 * agreement: share on the diagonal.
 * S = 1 - 2 sum(d) / (n d_max) (Signorino and Ritter 1999).
 * kappa and pi = 1 - D_observed / D_expected, with the expected distance from the margins of each state (Cohen 1960, 1968)
 * or from those of both together (Scott 1955); so Häge 2011 writes them for portfolios.
 * tau-b: Kendall 1945.
 *
 * @example
 * tableSimilarity([58, 9, 4, 0, 1, 5, 0, 0, 10], 's', 'absolute').toFixed(3); // '0.747'
 * @returns NaN for an empty table, and for kappa, pi and tau where the answers do not vary, so that chance would agree as much
 */
export function tableSimilarity(table: ArrayLike<number>, measure: VoteMeasure, distance: Distance): number {
  const size = Math.round(Math.sqrt(table.length));
  let n = 0;
  for (let cell = 0; cell < table.length; cell++) n += table[cell] ?? 0;
  if (!(n > 0)) return Number.NaN;
  switch (measure) {
    case 'agreement':
      return 1 - meanDistance(table, size, 'nominal') / n;
    case 's':
      return 1 - (2 * meanDistance(table, size, distance)) / (n * most(size, distance));
    case 'kappa':
      return beyondChance(table, size, n, distance, false);
    case 'pi':
      return beyondChance(table, size, n, distance, true);
    case 'tau':
      return tauB(table, size, n);
  }
}

function apart(i: number, j: number, distance: Distance): number {
  const steps = Math.abs(i - j);
  return distance === 'nominal' ? Math.min(1, steps) : distance === 'absolute' ? steps : steps * steps;
}

function most(size: number, distance: Distance): number {
  return apart(0, size - 1, distance);
}

function meanDistance(table: ArrayLike<number>, size: number, distance: Distance): number {
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) if (i !== j) sum += (table[i * size + j] ?? 0) * apart(i, j, distance);
  return sum;
}

function beyondChance(table: ArrayLike<number>, size: number, n: number, distance: Distance, pooled: boolean): number {
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const count = table[i * size + j] ?? 0;
      rows[i] = (rows[i] ?? 0) + count;
      columns[j] = (columns[j] ?? 0) + count;
    }
  let expected = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const p = pooled ? ((rows[i] ?? 0) + (columns[i] ?? 0)) / 2 : (rows[i] ?? 0);
      const q = pooled ? ((rows[j] ?? 0) + (columns[j] ?? 0)) / 2 : (columns[j] ?? 0);
      expected += p * q * apart(i, j, distance);
    }
  return expected > 0 ? 1 - (meanDistance(table, size, distance) * n) / expected : Number.NaN;
}

/** Concordant less discordant pairs over those that are tied in neither, by counts of a table. */
function tauB(table: ArrayLike<number>, size: number, n: number): number {
  let balance = 0;
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = table[i * size + j] ?? 0;
      rows[i] = (rows[i] ?? 0) + count;
      columns[j] = (columns[j] ?? 0) + count;
      if (count !== 0) balance += count * balanceBelow(table, size, i, j);
    }
  }
  const untied = (counts: Float64Array): number => (n * n - counts.reduce((sum, count) => sum + count * count, 0)) / 2;
  const scale = Math.sqrt(untied(rows) * untied(columns));
  return scale > 0 ? balance / scale : Number.NaN;
}

/** Counts that lie below and right of a cell, less those below and left. */
function balanceBelow(table: ArrayLike<number>, size: number, i: number, j: number): number {
  let sum = 0;
  for (let k = i + 1; k < size; k++)
    for (let l = 0; l < size; l++) sum += Math.sign(l - j) * (table[k * size + l] ?? 0);
  return sum;
}
