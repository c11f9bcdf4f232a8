// Sums of rows: along trees for the convolutions, and of facts for the heads of records. They are added in f64 and rounded to
// f32 where they are stored, in a fixed order, so that every machine gives the same bits. Rows have a multiple of 4 numbers.

// @ts-ignore: decorator
@inline
function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

// @ts-ignore: decorator
@inline
function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 0));
}

// @ts-ignore: decorator
@inline
function single(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 2);
}

/**
 * What each word sees of itself, of the word over it and, as a mean, of those below it: thirds of the rows of all[m×3·wide], added
 * to out[m×wide].
 * over: for each word the row of the word over it (i32), -1 for a root. share: one over the number of words below it (f64).
 */
export function converge(all: usize, over: usize, share: usize, out: usize, m: i32, wide: i32): void {
  const size = <usize>wide << 2;
  for (let i: usize = 0; i < <usize>m; i++) {
    const head = load<i32>(over + (i << 2));
    if (head < 0) continue;
    const by = f64x2.splat(load<f64>(share + (<usize>head << 3)));
    const from = all + (3 * i + 2) * size;
    const to = out + <usize>head * size;
    for (let x: usize = 0; x < size; x += 16) {
      const sum = v128.load(to + x);
      const v = v128.load(from + x);
      v128.store(to + x, single(f64x2.add(low(sum), f64x2.mul(low(v), by)), f64x2.add(high(sum), f64x2.mul(high(v), by))));
    }
  }
  for (let i: usize = 0; i < <usize>m; i++) {
    const head = load<i32>(over + (i << 2));
    const own = all + 3 * i * size;
    const above = all + (3 * <usize>max<i32>(head, 0) + 1) * size;
    const to = out + i * size;
    for (let x: usize = 0; x < size; x += 16) {
      const sum = v128.load(to + x);
      const v = v128.load(own + x);
      const u = head < 0 ? f32x4.splat(0) : v128.load(above + x);
      v128.store(to + x, single(f64x2.add(f64x2.add(low(sum), low(v)), low(u)), f64x2.add(f64x2.add(high(sum), high(v)), high(u))));
    }
  }
}

/** out = a + b + rows of `table`, whose numbers stand at `rows` (i32[count]); all of `wide` numbers. */
export function addRows(a: usize, b: usize, table: usize, rows: usize, count: i32, out: usize, wide: i32): void {
  const size = <usize>wide << 2;
  const end = rows + (<usize>count << 2);
  for (let x: usize = 0; x < size; x += 16) {
    const va = v128.load(a + x);
    const vb = v128.load(b + x);
    let s = f64x2.add(low(va), low(vb));
    let t = f64x2.add(high(va), high(vb));
    for (let r = rows; r < end; r += 4) {
      const v = v128.load(table + <usize>load<i32>(r) * size + x);
      s = f64x2.add(s, low(v));
      t = f64x2.add(t, high(v));
    }
    v128.store(out + x, single(s, t));
  }
}
