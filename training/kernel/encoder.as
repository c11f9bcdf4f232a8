// The arithmetic of the encoder beyond matrix products (those are `gemm` of kernel.as): layer norms, attention and GELU.
// Plain f32 operations in a fixed order, so that every machine gives the same bits.

/**
 * The norm of a layer: rows of x + add (add may be 0 for none), n numbers each, to mean 0 and variance 1, times gamma plus
 * beta. Written to `out` as f32 and to `small` as int16 with `factor` standing for 1.
 */
export function norm(x: usize, add: usize, gamma: usize, beta: usize, out: usize, small: usize, m: i32, n: i32, factor: f32): void {
  const size = <usize>n << 2;
  const f = f32x4.splat(factor);
  for (let r = 0; r < m; r++) {
    const xr = x + <usize>r * size;
    const ar = add == 0 ? 0 : add + <usize>r * size;
    const or = out + <usize>r * size;
    const sr = small + ((<usize>r * <usize>n) << 1);
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
    for (let i: usize = 0; i < size; i += 32) {
      const a = f32x4.add(f32x4.mul(f32x4.mul(f32x4.sub(v128.load(or + i), mean), by), v128.load(gamma + i)), v128.load(beta + i));
      const b = f32x4.add(
        f32x4.mul(f32x4.mul(f32x4.sub(v128.load(or + i, 16), mean), by), v128.load(gamma + i, 16)),
        v128.load(beta + i, 16),
      );
      v128.store(or + i, a);
      v128.store(or + i, b, 16);
      v128.store(sr + (i >> 1), narrow(f32x4.mul(a, f), f32x4.mul(b, f)));
    }
  }
}

/** int16 of GELU (its tanh form) of `count` numbers of `z`, `factor` standing for 1; count a multiple of 8. */
export function gelu(z: usize, small: usize, count: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  const size = <usize>count << 2;
  for (let i: usize = 0; i < size; i += 32) {
    v128.store(small + (i >> 1), narrow(f32x4.mul(gelu4(v128.load(z + i)), f), f32x4.mul(gelu4(v128.load(z + i, 16)), f)));
  }
}

/**
 * Attention of one window: qkv are f32 rows of 3 · heads · 32 numbers (queries, keys, values, head after head) for m pieces.
 * Written to `small` as int16 rows of heads · 32 numbers, `factor` standing for 1. `work` is room for (64 m + m + 8) numbers.
 */
export function attend(qkv: usize, small: usize, work: usize, m: i32, heads: i32, factor: f32): void {
  const wide = <usize>heads << 7;
  const row = 3 * wide;
  // keys turned: 32 rows of `across` numbers, padded to a multiple of 4
  const across = (<usize>m + 3) & ~3;
  const keys = work;
  const scores = keys + (across << 7);
  const f = f32x4.splat(factor);
  const half = f32x4.splat(0.17677669529663689);
  for (let h: usize = 0; h < <usize>heads; h++) {
    const q0 = qkv + (h << 7);
    const k0 = q0 + wide;
    const v0 = k0 + wide;
    for (let j: usize = 0; j < across; j++) {
      for (let d: usize = 0; d < 32; d++) {
        store<f32>(keys + ((d * across + j) << 2), j < <usize>m ? load<f32>(k0 + j * row + (d << 2)) : 0);
      }
    }
    for (let i: usize = 0; i < <usize>m; i++) {
      const q = q0 + i * row;
      let most = f32x4.splat(-1e30);
      let j: usize = 0;
      for (; j + 16 <= across; j += 16) {
        let s0 = f32x4.splat(0);
        let s1 = f32x4.splat(0);
        let s2 = f32x4.splat(0);
        let s3 = f32x4.splat(0);
        let k = keys + (j << 2);
        for (let d: usize = 0; d < 128; d += 4) {
          const x = v128.load32_splat(q + d);
          s0 = f32x4.add(s0, f32x4.mul(x, v128.load(k)));
          s1 = f32x4.add(s1, f32x4.mul(x, v128.load(k, 16)));
          s2 = f32x4.add(s2, f32x4.mul(x, v128.load(k, 32)));
          s3 = f32x4.add(s3, f32x4.mul(x, v128.load(k, 48)));
          k += across << 2;
        }
        const to = scores + (j << 2);
        v128.store(to, f32x4.mul(s0, half));
        v128.store(to, f32x4.mul(s1, half), 16);
        v128.store(to, f32x4.mul(s2, half), 32);
        v128.store(to, f32x4.mul(s3, half), 48);
      }
      for (; j < across; j += 4) {
        let s = f32x4.splat(0);
        let k = keys + (j << 2);
        for (let d: usize = 0; d < 128; d += 4) {
          s = f32x4.add(s, f32x4.mul(v128.load32_splat(q + d), v128.load(k)));
          k += across << 2;
        }
        v128.store(scores + (j << 2), f32x4.mul(s, half));
      }
      for (j = <usize>m; j < across; j++) store<f32>(scores + (j << 2), -1e30);
      for (j = 0; j < across; j += 4) most = f32x4.max(most, v128.load(scores + (j << 2)));
      const top = f32x4.splat(
        max<f32>(max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3))),
      );
      let sum = f32x4.splat(0);
      for (j = 0; j < across; j += 4) {
        const e = exp4(f32x4.sub(v128.load(scores + (j << 2)), top));
        v128.store(scores + (j << 2), e);
        sum = f32x4.add(sum, e);
      }
      const by = f32x4.mul(f32x4.splat(<f32>1 / lanes(sum)), f);
      let o0 = f32x4.splat(0);
      let o1 = f32x4.splat(0);
      let o2 = f32x4.splat(0);
      let o3 = f32x4.splat(0);
      let o4 = f32x4.splat(0);
      let o5 = f32x4.splat(0);
      let o6 = f32x4.splat(0);
      let o7 = f32x4.splat(0);
      let v = v0;
      for (j = 0; j < <usize>m; j++) {
        const p = v128.load32_splat(scores + (j << 2));
        o0 = f32x4.add(o0, f32x4.mul(p, v128.load(v)));
        o1 = f32x4.add(o1, f32x4.mul(p, v128.load(v, 16)));
        o2 = f32x4.add(o2, f32x4.mul(p, v128.load(v, 32)));
        o3 = f32x4.add(o3, f32x4.mul(p, v128.load(v, 48)));
        o4 = f32x4.add(o4, f32x4.mul(p, v128.load(v, 64)));
        o5 = f32x4.add(o5, f32x4.mul(p, v128.load(v, 80)));
        o6 = f32x4.add(o6, f32x4.mul(p, v128.load(v, 96)));
        o7 = f32x4.add(o7, f32x4.mul(p, v128.load(v, 112)));
        v += row;
      }
      const to = small + i * (wide >> 1) + (h << 6);
      v128.store(to, narrow(f32x4.mul(o0, by), f32x4.mul(o1, by)));
      v128.store(to, narrow(f32x4.mul(o2, by), f32x4.mul(o3, by)), 16);
      v128.store(to, narrow(f32x4.mul(o4, by), f32x4.mul(o5, by)), 32);
      v128.store(to, narrow(f32x4.mul(o6, by), f32x4.mul(o7, by)), 48);
    }
  }
}

// @ts-ignore: decorator
@inline
function narrow(a: v128, b: v128): v128 {
  return i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(a)), i32x4.trunc_sat_f32x4_s(f32x4.nearest(b)));
}

// @ts-ignore: decorator
@inline
function lanes(s: v128): f32 {
  return f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}

// @ts-ignore: decorator
@inline
function gelu4(x: v128): v128 {
  const inner = f32x4.mul(f32x4.splat(0.7978845608028654), f32x4.mul(x, f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.044715), f32x4.mul(x, x)))));
  return f32x4.mul(f32x4.mul(f32x4.splat(0.5), x), f32x4.add(f32x4.splat(1), tanh4(inner)));
}

/** e to the power of numbers that are 0 or less: 2 to a whole number by its bits, the rest by a polynomial (error below 1e-6). */
// @ts-ignore: decorator
@inline
function exp4(x: v128): v128 {
  const t = f32x4.mul(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(1.4426950408889634));
  const whole = f32x4.nearest(t);
  const r = f32x4.mul(f32x4.sub(t, whole), f32x4.splat(0.6931471805599453));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.001388888888888889)), f32x4.splat(0.008333333333333333));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.041666666666666664));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.16666666666666666));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(r, p), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
