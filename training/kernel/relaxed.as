// The encoder's matrix product where the machine knows relaxed SIMD: a module of its own over the kernel's memory.
//
// A relaxed instruction may give different bits on different machines, but not here: the operand whose top bit would tell
// them apart stays within 0 to 127, and sums that are kept in 16 bits stay within them (two products of 7 and 8 bits always do;
// for the eight that `product` adds, the weights are made so, see `compact` of weights.ts). All sums are exact, and the
// same as those of `product` in encoder.as.

/**
 * Whether the machine adds four products of bytes to 32 bits in one step (x64 with AVX-VNNI, ARM with dot products); elsewhere
 * `productByDots` is slower than `product`. It shows where the operand leaves 0 to 127: nothing is lost in 16 bits between.
 */
export function hasDots(): bool {
  const least = i8x16.splat(-128);
  const unsigned = i32x4.relaxed_dot_i8x16_i7x16_add_s(least, i8x16.splat(-1), i32x4.splat(0));
  const signed = i32x4.relaxed_dot_i8x16_i7x16_add_s(least, least, i32x4.splat(0));
  return i32x4.extract_lane(unsigned, 0) == -130560 || i32x4.extract_lane(signed, 0) == 65536;
}

/** See `product` of encoder.as; a: numbers of 7 bits as `squeeze` writes them. `k` is a multiple of 16. */
export function product(a: usize, steps: usize, w: usize, scale: usize, sums: usize, bias: usize, c: usize, m: i32, n: i32, k: i32): void {
  const rowC = <usize>n << 2;
  const ones = i16x8.splat(1);
  for (let j: usize = 0; j < <usize>n; j += 4) {
    const first = w + j * <usize>k;
    const last = first + (<usize>k << 2);
    const s = v128.load(scale + (j << 2));
    const t = v128.load(sums + (j << 2));
    const b = v128.load(bias + (j << 2));
    let p = a;
    for (let i: usize = 0; i < <usize>m; i += 8) {
      let c0 = i32x4.splat(0);
      let c1 = i32x4.splat(0);
      let c2 = i32x4.splat(0);
      let c3 = i32x4.splat(0);
      let c4 = i32x4.splat(0);
      let c5 = i32x4.splat(0);
      let c6 = i32x4.splat(0);
      let c7 = i32x4.splat(0);
      for (let q = first; q < last; q += 64) {
        const w0 = v128.load(q);
        const w1 = v128.load(q, 16);
        const w2 = v128.load(q, 32);
        const w3 = v128.load(q, 48);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p), w1, v128.load32_splat(p, 32)), two(w2, v128.load32_splat(p, 64), w3, v128.load32_splat(p, 96))), ones));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 4), w1, v128.load32_splat(p, 36)), two(w2, v128.load32_splat(p, 68), w3, v128.load32_splat(p, 100))), ones));
        c2 = i32x4.add(c2, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 8), w1, v128.load32_splat(p, 40)), two(w2, v128.load32_splat(p, 72), w3, v128.load32_splat(p, 104))), ones));
        c3 = i32x4.add(c3, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 12), w1, v128.load32_splat(p, 44)), two(w2, v128.load32_splat(p, 76), w3, v128.load32_splat(p, 108))), ones));
        c4 = i32x4.add(c4, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 16), w1, v128.load32_splat(p, 48)), two(w2, v128.load32_splat(p, 80), w3, v128.load32_splat(p, 112))), ones));
        c5 = i32x4.add(c5, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 20), w1, v128.load32_splat(p, 52)), two(w2, v128.load32_splat(p, 84), w3, v128.load32_splat(p, 116))), ones));
        c6 = i32x4.add(c6, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 24), w1, v128.load32_splat(p, 56)), two(w2, v128.load32_splat(p, 88), w3, v128.load32_splat(p, 120))), ones));
        c7 = i32x4.add(c7, i32x4.dot_i16x8_s(i16x8.add(two(w0, v128.load32_splat(p, 28), w1, v128.load32_splat(p, 60)), two(w2, v128.load32_splat(p, 92), w3, v128.load32_splat(p, 124))), ones));
        p += 128;
      }
      const to = c + i * rowC + (j << 2);
      const step = steps + (i << 3);
      finish(to, c0, step, s, t, b);
      finish(to + rowC, c1, step + 8, s, t, b);
      finish(to + 2 * rowC, c2, step + 16, s, t, b);
      finish(to + 3 * rowC, c3, step + 24, s, t, b);
      finish(to + 4 * rowC, c4, step + 32, s, t, b);
      finish(to + 5 * rowC, c5, step + 40, s, t, b);
      finish(to + 6 * rowC, c6, step + 48, s, t, b);
      finish(to + 7 * rowC, c7, step + 56, s, t, b);
    }
  }
}

/** The same, for machines where `hasDots` holds. */
export function productByDots(a: usize, steps: usize, w: usize, scale: usize, sums: usize, bias: usize, c: usize, m: i32, n: i32, k: i32): void {
  const rowC = <usize>n << 2;
  for (let j: usize = 0; j < <usize>n; j += 4) {
    const first = w + j * <usize>k;
    const last = first + (<usize>k << 2);
    const s = v128.load(scale + (j << 2));
    const t = v128.load(sums + (j << 2));
    const b = v128.load(bias + (j << 2));
    let p = a;
    for (let i: usize = 0; i < <usize>m; i += 8) {
      let c0 = i32x4.splat(0);
      let c1 = i32x4.splat(0);
      let c2 = i32x4.splat(0);
      let c3 = i32x4.splat(0);
      let c4 = i32x4.splat(0);
      let c5 = i32x4.splat(0);
      let c6 = i32x4.splat(0);
      let c7 = i32x4.splat(0);
      for (let q = first; q < last; q += 32) {
        const w0 = v128.load(q);
        const w1 = v128.load(q, 16);
        c0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 32), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p), c0));
        c1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 36), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 4), c1));
        c2 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 40), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 8), c2));
        c3 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 44), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 12), c3));
        c4 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 48), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 16), c4));
        c5 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 52), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 20), c5));
        c6 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 56), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 24), c6));
        c7 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, v128.load32_splat(p, 60), i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, v128.load32_splat(p, 28), c7));
        p += 64;
      }
      const to = c + i * rowC + (j << 2);
      const step = steps + (i << 3);
      finish(to, c0, step, s, t, b);
      finish(to + rowC, c1, step + 8, s, t, b);
      finish(to + 2 * rowC, c2, step + 16, s, t, b);
      finish(to + 3 * rowC, c3, step + 24, s, t, b);
      finish(to + 4 * rowC, c4, step + 32, s, t, b);
      finish(to + 5 * rowC, c5, step + 40, s, t, b);
      finish(to + 6 * rowC, c6, step + 48, s, t, b);
      finish(to + 7 * rowC, c7, step + 56, s, t, b);
    }
  }
}

/** In each 16 bits four products: of two neighbouring inputs, and of the two that stand four inputs further on. */
// @ts-ignore: decorator
@inline
function two(w0: v128, a0: v128, w1: v128, a1: v128): v128 {
  return i16x8.add(i16x8.relaxed_dot_i8x16_i7x16_s(w0, a0), i16x8.relaxed_dot_i8x16_i7x16_s(w1, a1));
}

// @ts-ignore: decorator
@inline
function finish(to: usize, sum: v128, step: usize, scale: v128, sums: v128, bias: v128): void {
  const exact = i32x4.sub(sum, i32x4.mul(v128.load32_splat(step, 4), sums));
  v128.store(to, f32x4.add(bias, f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(exact), v128.load32_splat(step)), scale)));
}
