/** Precision, recall and F1 with the numbers behind them. */
export interface F1Row {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly key: number;
  readonly pred: number;
}

/** A share; null of nothing. */
export interface ShareRow {
  readonly accuracy: number | null;
  readonly n: number;
}

/** Counts what was found, of what was to be found, among how many that were named. */
export class Tally {
  private hit = 0;
  private key = 0;
  private pred = 0;

  add(hit: number, key: number, pred: number): void {
    this.hit += hit;
    this.key += key;
    this.pred += pred;
  }

  row(): F1Row {
    const p = this.pred ? this.hit / this.pred : 0;
    const r = this.key ? this.hit / this.key : 0;
    return {
      P: round3(p),
      R: round3(r),
      F1: p + r ? round3((2 * p * r) / (p + r)) : 0,
      key: this.key,
      pred: this.pred,
    };
  }
}

/** Counts what is good. */
export class Share {
  private good = 0;
  private n = 0;

  add(good: boolean): void {
    if (good) this.good++;
    this.n++;
  }

  row(): ShareRow {
    return { accuracy: this.n ? round3(this.good / this.n) : null, n: this.n };
  }
}

/** Three digits, as Python rounds: the exact value decides, and a true tie (an odd sixteenth) goes to the even digit. */
export function round3(value: number): number {
  const sixteenths = value * 16;
  if (!Number.isInteger(sixteenths) || sixteenths % 2 === 0) return Number(value.toFixed(3));
  const below = Math.floor(value * 1000);
  return (below % 2 === 0 ? below : below + 1) / 1000;
}
