// The arithmetic of the encoder. Exact integers and plain f32 operations in a fixed order, so that every machine gives the
// same bits.
//
// Numbers between layers are 7 bits: 0 to 127, by rows, each row with its own step and its own number that stands for
// zero. Rows stand in groups of eight, which `product` multiplies at once: for inputs 4q to 4q + 3 the four numbers of each of
// the eight rows ([rows / 8][inputs / 4][8][4]). Matrices of f32 have room for a number of rows that is a multiple of eight;
// what stands in rows beyond the last is of no account.

/** Rows of one panel of activations. */
const ROWS: usize = 8;

/**
 * The norm of a layer: rows of x + add (add may be 0 for none), n numbers each, to mean 0 and variance 1, times gamma plus
 * beta. Written to `out` as f32, and to `small` and `steps` as `squeeze` does. `m` is a multiple of 8.
 */
export function norm(x: usize, add: usize, gamma: usize, beta: usize, out: usize, small: usize, steps: usize, m: i32, n: i32): void {
  const size = <usize>n << 2;
  for (let r: usize = 0; r < <usize>m; r++) {
    const xr = x + r * size;
    const ar = add == 0 ? <usize>0 : add + r * size;
    const or = out + r * size;
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < size; i += 16) {
      let v = v128.load(xr + i);
      if (ar != 0) v = f32x4.add(v, v128.load(ar + i));
      v128.store(or + i, v);
      sum = f32x4.add(sum, v);
    }
    const mean = f32x4.splat(lanes(sum) / <f32>n);
    sum = f32x4.splat(0);
    for (let i: usize = 0; i < size; i += 16) {
      const d = f32x4.sub(v128.load(or + i), mean);
      sum = f32x4.add(sum, f32x4.mul(d, d));
    }
    const by = f32x4.splat(<f32>1 / sqrt<f32>(lanes(sum) / <f32>n + <f32>1e-12));
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let i: usize = 0; i < size; i += 16) {
      const v = f32x4.add(f32x4.mul(f32x4.mul(f32x4.sub(v128.load(or + i), mean), by), v128.load(gamma + i)), v128.load(beta + i));
      v128.store(or + i, v);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    squeezeRow(or, small, steps, r, size, low, high);
  }
}

/** GELU of `m` rows of `n` numbers of `z`, in place, and in 7 bits as `squeeze` gives them. */
export function gelu(z: usize, small: usize, steps: usize, m: i32, n: i32): void {
  const size = <usize>n << 2;
  for (let r: usize = 0; r < <usize>m; r++) {
    const zr = z + r * size;
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let i: usize = 0; i < size; i += 16) {
      const v = gelu4(v128.load(zr + i));
      v128.store(zr + i, v);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    squeezeRow(zr, small, steps, r, size, low, high);
  }
}

/**
 * 7 bits of `m` rows of `n` numbers: to `small` in the order that `product` takes, to `steps` two numbers a row, the step (f32)
 * and what stands for zero (i32). `m` is a multiple of 8, `n` of 16.
 */
export function squeeze(x: usize, small: usize, steps: usize, m: i32, n: i32): void {
  const size = <usize>n << 2;
  for (let r: usize = 0; r < <usize>m; r++) {
    const xr = x + r * size;
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let i: usize = 0; i < size; i += 16) {
      const v = v128.load(xr + i);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    squeezeRow(xr, small, steps, r, size, low, high);
  }
}

// @ts-ignore: decorator
@inline
function squeezeRow(x: usize, small: usize, steps: usize, r: usize, size: usize, low: v128, high: v128): void {
  const a = min<f32>(min<f32>(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)), min<f32>(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)));
  const b = max<f32>(max<f32>(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)), max<f32>(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)));
  const range = max<f32>(b - a, <f32>1e-20);
  const by = <f32>127 / range;
  const zero = nearest<f32>(-a * by);
  store<f32>(steps + (r << 3), range / <f32>127);
  store<i32>(steps + (r << 3), reinterpret<i32>(<f32>12582912 + zero) - 0x4b400000, 4);
  const f = f32x4.splat(by);
  const magic = f32x4.splat(12582912);
  const plus = f32x4.splat(<f32>12582912 + zero);
  const most = i8x16.splat(127);
  // 16 numbers are 4 steps of [8][4] bytes
  let to = small + (r / ROWS) * (size << 1) + ((r % ROWS) << 2);
  for (let i: usize = 0; i < size; i += 64) {
    const p = x + i;
    const c0 = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p), f), plus), magic);
    const c1 = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p, 16), f), plus), magic);
    const c2 = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p, 32), f), plus), magic);
    const c3 = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p, 48), f), plus), magic);
    const v = i8x16.min_u(i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(c0, c1), i16x8.narrow_i32x4_s(c2, c3)), most);
    v128.store_lane<u32>(to, v, 0);
    v128.store_lane<u32>(to, v, 1, 32);
    v128.store_lane<u32>(to, v, 2, 64);
    v128.store_lane<u32>(to, v, 3, 96);
    to += 128;
  }
}

/**
 * Puts the weights of one output, `k` of them, where `product` looks for them (`to`: those of the first four inputs), and their
 * sum to `sum`.
 *
 * @returns the largest sum of those of one sign among eight that relaxed.as adds in 16 bits
 */
export function pack(row: usize, to: usize, sum: usize, k: i32): i32 {
  let total = i32x4.splat(0);
  let most = i16x8.splat(0);
  for (let i: usize = 0; i < <usize>k; i += 16) {
    const v = v128.load(row + i);
    v128.store_lane<u32>(to, v, 0);
    v128.store_lane<u32>(to, v, 1, 16);
    v128.store_lane<u32>(to, v, 2, 32);
    v128.store_lane<u32>(to, v, 3, 48);
    to += 64;
    const pairs = i16x8.extadd_pairwise_i8x16_s(v);
    total = i32x4.add(total, i32x4.extadd_pairwise_i16x8_s(pairs));
    const signed = eight(pairs);
    const all = eight(i16x8.extadd_pairwise_i8x16_u(i8x16.abs(v)));
    most = i16x8.max_s(most, i16x8.add(all, i16x8.abs(signed)));
  }
  store<i32>(sum, i32x4.extract_lane(total, 0) + i32x4.extract_lane(total, 1) + i32x4.extract_lane(total, 2) + i32x4.extract_lane(total, 3));
  return max<i32>(i16x8.extract_lane_s(most, 0), i16x8.extract_lane_s(most, 1)) >> 1;
}

/** Sums of four pairs: of those with even numbers in even lanes, of the others in odd ones. */
// @ts-ignore: decorator
@inline
function eight(pairs: v128): v128 {
  const two = i16x8.add(pairs, v128.shuffle<i32>(pairs, pairs, 2, 3, 0, 1));
  return i16x8.add(two, v128.shuffle<i32>(two, two, 1, 0, 3, 2));
}

/** Numbers of 7 bits as int16, in the same order; `count` a multiple of 16. For `product` without the relaxed instruction. */
export function widen(small: usize, wide: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count; i += 16) {
    const v = v128.load(small + i);
    v128.store(wide + (i << 1), i16x8.extend_low_i8x16_u(v));
    v128.store(wide + (i << 1), i16x8.extend_high_i8x16_u(v), 16);
  }
}

/**
 * c[m×n] = bias + step of the row · scale · (a - zero of the row) · w: what `product` of relaxed.as computes, to the same bits.
 * a: the output of `widen`. w: int8, for each four outputs the weights of four inputs after four inputs ([n / 4][k / 4][4][4]).
 * sums: the sum of the weights of each output (i32). `m` is a multiple of 8, n of 4, k of 16.
 */
export function product(a: usize, steps: usize, w: usize, scale: usize, sums: usize, bias: usize, c: usize, m: i32, n: i32, k: i32): void {
  const group = <usize>k << 4;
  const rowC = <usize>n << 2;
  for (let j: usize = 0; j < <usize>n; j += 4) {
    const first = w + j * <usize>k;
    const last = first + (<usize>k << 2);
    const s = v128.load(scale + (j << 2));
    const t = v128.load(sums + (j << 2));
    const b = v128.load(bias + (j << 2));
    for (let i: usize = 0; i < <usize>m; i += 4) {
      let p = a + (i >> 3) * group + ((i & 4) << 3);
      let c00 = i32x4.splat(0);
      let c01 = i32x4.splat(0);
      let c10 = i32x4.splat(0);
      let c11 = i32x4.splat(0);
      let c20 = i32x4.splat(0);
      let c21 = i32x4.splat(0);
      let c30 = i32x4.splat(0);
      let c31 = i32x4.splat(0);
      for (let q = first; q < last; q += 16) {
        const w0 = v128.load8x8_s(q);
        const w1 = v128.load8x8_s(q, 8);
        let x = v128.load64_splat(p);
        c00 = i32x4.add(c00, i32x4.dot_i16x8_s(x, w0));
        c01 = i32x4.add(c01, i32x4.dot_i16x8_s(x, w1));
        x = v128.load64_splat(p, 8);
        c10 = i32x4.add(c10, i32x4.dot_i16x8_s(x, w0));
        c11 = i32x4.add(c11, i32x4.dot_i16x8_s(x, w1));
        x = v128.load64_splat(p, 16);
        c20 = i32x4.add(c20, i32x4.dot_i16x8_s(x, w0));
        c21 = i32x4.add(c21, i32x4.dot_i16x8_s(x, w1));
        x = v128.load64_splat(p, 24);
        c30 = i32x4.add(c30, i32x4.dot_i16x8_s(x, w0));
        c31 = i32x4.add(c31, i32x4.dot_i16x8_s(x, w1));
        p += 64;
      }
      const to = c + i * rowC + (j << 2);
      const step = steps + (i << 3);
      finish(to, fold(c00, c01), step, s, t, b);
      finish(to + rowC, fold(c10, c11), step + 8, s, t, b);
      finish(to + 2 * rowC, fold(c20, c21), step + 16, s, t, b);
      finish(to + 3 * rowC, fold(c30, c31), step + 24, s, t, b);
    }
  }
}

/** Sums of neighbours: a0 + a1, a2 + a3, b0 + b1, b2 + b3. */
// @ts-ignore: decorator
@inline
function fold(a: v128, b: v128): v128 {
  return i32x4.add(
    v128.shuffle<i32>(a, b, 0, 2, 4, 6),
    v128.shuffle<i32>(a, b, 1, 3, 5, 7),
  );
}

// @ts-ignore: decorator
@inline
function finish(to: usize, sum: v128, step: usize, scale: v128, sums: v128, bias: v128): void {
  const exact = i32x4.sub(sum, i32x4.mul(v128.load32_splat(step, 4), sums));
  v128.store(to, f32x4.add(bias, f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(exact), v128.load32_splat(step)), scale)));
}

/** Room that `attend` works in, in bytes, for `m` pieces. */
export function attendRoom(m: i32): i32 {
  const across = (m + 7) & ~7;
  return 64 * across * 3 + 4 * BLOCK * across + 2 * BLOCK * across;
}

/** Queries that are answered at once, so that keys and values are loaded once for all of them. */
const BLOCK: i32 = 16;

/**
 * Attention of one window: qkv are f32 rows of 3 · heads · 32 numbers (queries, keys, values, head after head) for m pieces.
 * The answers to queries `from` to `to`, both multiples of 8, are written to the same rows of `out`, f32, heads · 32 numbers
 * each. Queries and keys are rounded to 14 bits of the head's largest number, values and shares to 16.
 */
export function attend(qkv: usize, out: usize, work: usize, m: i32, from: i32, to: i32, heads: i32): void {
  const wide = <usize>heads << 7;
  const row = wide * 3;
  const across = (<usize>m + 7) & ~7;
  const queries = work;
  const keys = queries + (across << 6);
  const values = keys + (across << 6);
  const scores = values + (across << 6);
  const shares = scores + ((<usize>BLOCK * across) << 2);
  for (let h: usize = 0; h < <usize>heads; h++) {
    const q0 = qkv + (h << 7);
    const k0 = q0 + wide;
    const v0 = k0 + wide;
    // 32 products of numbers up to 8191 stay in 32 bits, and so do values up to 32767 times shares of 32767 together
    const q1 = largest(q0, row, m);
    const k1 = largest(k0, row, m);
    const v1 = largest(v0, row, m);
    packRows(q0, row, across, queries, <f32>8191 / q1);
    packKeys(k0, row, across, keys, <f32>8191 / k1);
    packValues(v0, row, <usize>m, across, values, <f32>32000 / v1);
    // to base 2: log2(e) / sqrt(32) of the product
    const unit = <f32>0.25503486 * (q1 / <f32>8191) * (k1 / <f32>8191);
    const back = v1 / <f32>32000 / <f32>32767;
    for (let i = <usize>from; i < <usize>to; i += <usize>BLOCK) {
      const count = min<usize>(<usize>BLOCK, <usize>to - i);
      for (let r: usize = 0; r < count; r += 4) {
        const a = queries + ((i + r) << 6);
        const c = scores + ((r * across) << 2);
        for (let j: usize = 0; j < across; j += 8) tile(a, 64, keys + (j << 6), 64, c + (j << 2), across << 2, unit);
      }
      for (let r: usize = 0; r < count; r++) {
        soften(scores + ((r * across) << 2), shares + ((r * across) << 1), <usize>m, across);
      }
      for (let r: usize = 0; r < count; r += 4) {
        const a = shares + ((r * across) << 1);
        const c = out + (i + r) * wide + (h << 7);
        for (let d: usize = 0; d < 32; d += 8) tile(a, across << 1, values + ((d * across) << 1), across << 1, c + (d << 2), wide, back);
      }
    }
  }
}

/** The largest of 32 numbers in each of `m` rows, without their signs; never 0. */
function largest(x: usize, row: usize, m: i32): f32 {
  let most = f32x4.splat(1e-20);
  for (let r = 0; r < m; r++) {
    for (let d: usize = 0; d < 128; d += 16) most = f32x4.pmax(most, f32x4.abs(v128.load(x + d)));
    x += row;
  }
  return max<f32>(max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)));
}

/** 8 numbers of f32 times `f` as int16. */
// @ts-ignore: decorator
@inline
function shorts(x: usize, f: v128): v128 {
  const magic = f32x4.splat(12582912);
  return i16x8.narrow_i32x4_s(
    i32x4.sub(f32x4.add(f32x4.mul(v128.load(x), f), magic), magic),
    i32x4.sub(f32x4.add(f32x4.mul(v128.load(x, 16), f), magic), magic),
  );
}

/** Rows of 32 int16, one after the other. */
function packRows(x: usize, row: usize, m: usize, to: usize, by: f32): void {
  const f = f32x4.splat(by);
  for (let r: usize = 0; r < m; r++) {
    for (let d: usize = 0; d < 4; d++) v128.store(to + (d << 4), shorts(x + (d << 5), f));
    x += row;
    to += 64;
  }
}

/** Keys in panels of eight: for numbers 2p and 2p + 1 the two of each key side by side ([m / 8][16][8][2]). */
function packKeys(x: usize, row: usize, m: usize, to: usize, by: f32): void {
  const f = f32x4.splat(by);
  for (let r: usize = 0; r < m; r += 4) {
    const at = to + ((r >> 3) << 9) + ((r & 4) << 2);
    for (let d: usize = 0; d < 4; d++) {
      const p = x + (d << 5);
      const a = shorts(p, f);
      const b = shorts(p + row, f);
      const c = shorts(p + 2 * row, f);
      const e = shorts(p + 3 * row, f);
      const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const ce0 = v128.shuffle<i32>(c, e, 0, 4, 1, 5);
      const ce1 = v128.shuffle<i32>(c, e, 2, 6, 3, 7);
      const t = at + (d << 7);
      v128.store(t, v128.shuffle<i64>(ab0, ce0, 0, 2));
      v128.store(t, v128.shuffle<i64>(ab0, ce0, 1, 3), 32);
      v128.store(t, v128.shuffle<i64>(ab1, ce1, 0, 2), 64);
      v128.store(t, v128.shuffle<i64>(ab1, ce1, 1, 3), 96);
    }
    x += 4 * row;
  }
}

/** Values in panels of eight numbers: for rows 2p and 2p + 1 the two of each number side by side ([4][m / 2][8][2]). */
function packValues(x: usize, row: usize, m: usize, across: usize, to: usize, by: f32): void {
  const f = f32x4.splat(by);
  const zero = i32x4.splat(0);
  for (let r: usize = 0; r < across; r += 2) {
    for (let d: usize = 0; d < 4; d++) {
      const p = x + (d << 5);
      const a = r < m ? shorts(p, f) : zero;
      const b = r + 1 < m ? shorts(p + row, f) : zero;
      const t = to + ((d * across) << 4) + (r << 4);
      v128.store(t, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(t, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15), 16);
    }
    x += 2 * row;
  }
}

/** Four rows of int16 times a panel of eight outputs, `size` bytes of each row, times `unit`. */
// @ts-ignore: decorator
@inline
function tile(a: usize, size: usize, w: usize, rowA: usize, c: usize, rowC: usize, unit: f32): void {
  let a0 = a;
  let a1 = a0 + rowA;
  let a2 = a1 + rowA;
  let a3 = a2 + rowA;
  const end = a0 + size;
  let c00 = i32x4.splat(0);
  let c01 = i32x4.splat(0);
  let c10 = i32x4.splat(0);
  let c11 = i32x4.splat(0);
  let c20 = i32x4.splat(0);
  let c21 = i32x4.splat(0);
  let c30 = i32x4.splat(0);
  let c31 = i32x4.splat(0);
  while (a0 < end) {
    for (let half: usize = 0; half < 2; half++) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      let x = v128.load32_splat(a0);
      c00 = i32x4.add(c00, i32x4.dot_i16x8_s(x, w0));
      c01 = i32x4.add(c01, i32x4.dot_i16x8_s(x, w1));
      x = v128.load32_splat(a1);
      c10 = i32x4.add(c10, i32x4.dot_i16x8_s(x, w0));
      c11 = i32x4.add(c11, i32x4.dot_i16x8_s(x, w1));
      x = v128.load32_splat(a2);
      c20 = i32x4.add(c20, i32x4.dot_i16x8_s(x, w0));
      c21 = i32x4.add(c21, i32x4.dot_i16x8_s(x, w1));
      x = v128.load32_splat(a3);
      c30 = i32x4.add(c30, i32x4.dot_i16x8_s(x, w0));
      c31 = i32x4.add(c31, i32x4.dot_i16x8_s(x, w1));
      w += 32;
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
    }
  }
  const u = f32x4.splat(unit);
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c00), u));
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c01), u), 16);
  c += rowC;
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c10), u));
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c11), u), 16);
  c += rowC;
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c20), u));
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c21), u), 16);
  c += rowC;
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c30), u));
  v128.store(c, f32x4.mul(f32x4.convert_i32x4_s(c31), u), 16);
}

/** Softmax to base 2 of `m` numbers; the shares as int16, 32767 together, 0 from `m` to `across`. */
// @ts-ignore: decorator
@inline
function soften(x: usize, to: usize, m: usize, across: usize): void {
  for (let j = m; j < across; j++) store<f32>(x + (j << 2), -1e30);
  const end = x + (across << 2);
  let most = v128.load(x);
  let next = v128.load(x, 16);
  for (let p = x + 32; p < end; p += 32) {
    most = f32x4.pmax(most, v128.load(p));
    next = f32x4.pmax(next, v128.load(p, 16));
  }
  most = f32x4.pmax(most, next);
  const top = f32x4.splat(
    max<f32>(max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3))),
  );
  let sum = f32x4.splat(0);
  let more = f32x4.splat(0);
  for (let p = x; p < end; p += 32) {
    const a = power4(f32x4.sub(v128.load(p), top));
    const b = power4(f32x4.sub(v128.load(p, 16), top));
    v128.store(p, a);
    v128.store(p, b, 16);
    sum = f32x4.add(sum, a);
    more = f32x4.add(more, b);
  }
  const by = f32x4.splat(<f32>32767 / lanes(f32x4.add(sum, more)));
  for (let p = x; p < end; p += 32) {
    v128.store(to, shorts(p, by));
    to += 16;
  }
}

// @ts-ignore: decorator
@inline
function lanes(s: v128): f32 {
  return f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}

/** GELU: x times the normal distribution's share below x, by a polynomial between -3.8 and 3.8 (error below 4e-4). */
// @ts-ignore: decorator
@inline
function gelu4(x: v128): v128 {
  const c = f32x4.pmin(f32x4.splat(3.8), f32x4.pmax(f32x4.splat(-3.8), x));
  const y = f32x4.mul(c, c);
  let p = f32x4.add(f32x4.mul(y, f32x4.splat(3.025272151584619e-8)), f32x4.splat(-0.000001956915338326498));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(0.00005462148398476008));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(-0.000874421350064785));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(0.009045712904804763));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(-0.06513263029675363));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(0.3982566220752635));
  return f32x4.mul(x, f32x4.add(f32x4.splat(0.5), f32x4.mul(c, p)));
}

/** 2 to the power of numbers that are 0 or less: the whole part by its bits, the rest by a polynomial (error below 3e-6). */
// @ts-ignore: decorator
@inline
function power4(x: v128): v128 {
  const magic = f32x4.splat(12582912);
  const t = f32x4.pmax(f32x4.splat(-100), x);
  const whole = f32x4.add(t, magic);
  const r = f32x4.sub(t, f32x4.sub(whole, magic));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.009570103608369091)), f32x4.splat(0.055917904153206806));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.24024745149458795));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.6931218094854716));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.9999992612408665));
  return i32x4.add(p, i32x4.shl(whole, 23));
}
