// The arithmetic of the English network, in AssemblyScript (TypeScript's grammar, WebAssembly's types). Compiled once to
// models/english/kernel.wasm; see training/README.md. Integer products and plain f32 operations only, so that
// every machine gives the same bits.
//
// Matrices of weights are int16, in panels of eight outputs: for each pair of inputs stand, output by output, the two weights side
// by side, so that a panel is read from its start to its end. One i32x4.dot_i16x8_s then adds two products to each of four
// outputs.

/**
 * c[m×n] = (add ? c : bias) + scale · a[m×k] · w. `k` is even; `n` a multiple of 8.
 * a: int16, row length k. w: int16 packed [n/8][k/2][8][2]. scale, bias: f32[n]. c: f32.
 */
export function gemm(a: usize, w: usize, scale: usize, bias: usize, c: usize, m: i32, n: i32, k: i32, add: bool): void {
  const panel = <usize>k << 4;
  const rowA = <usize>k << 1;
  const rowC = <usize>n << 2;
  for (let j: usize = 0; j < <usize>n; j += 8) {
    const first = w + (j >> 3) * panel;
    const last = first + panel;
    const s0 = v128.load(scale + (j << 2));
    const s1 = v128.load(scale + (j << 2) + 16);
    let b0 = f32x4.splat(0);
    let b1 = f32x4.splat(0);
    if (!add) {
      b0 = v128.load(bias + (j << 2));
      b1 = v128.load(bias + (j << 2) + 16);
    }
    let i = 0;
    for (; i + 4 <= m; i += 4) {
      let a0 = a + <usize>i * rowA;
      let a1 = a0 + rowA;
      let a2 = a1 + rowA;
      let a3 = a2 + rowA;
      let c00 = i32x4.splat(0);
      let c01 = i32x4.splat(0);
      let c10 = i32x4.splat(0);
      let c11 = i32x4.splat(0);
      let c20 = i32x4.splat(0);
      let c21 = i32x4.splat(0);
      let c30 = i32x4.splat(0);
      let c31 = i32x4.splat(0);
      for (let p = first; p < last; p += 32) {
        const w0 = v128.load(p);
        const w1 = v128.load(p, 16);
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
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
      }
      let out = c + <usize>i * rowC + (j << 2);
      put(out, c00, c01, s0, s1, b0, b1, add);
      out += rowC;
      put(out, c10, c11, s0, s1, b0, b1, add);
      out += rowC;
      put(out, c20, c21, s0, s1, b0, b1, add);
      out += rowC;
      put(out, c30, c31, s0, s1, b0, b1, add);
    }
    for (; i + 2 <= m; i += 2) {
      let a0 = a + <usize>i * rowA;
      let a1 = a0 + rowA;
      let c00 = i32x4.splat(0);
      let c01 = i32x4.splat(0);
      let c10 = i32x4.splat(0);
      let c11 = i32x4.splat(0);
      for (let p = first; p < last; p += 32) {
        const w0 = v128.load(p);
        const w1 = v128.load(p, 16);
        let x = v128.load32_splat(a0);
        c00 = i32x4.add(c00, i32x4.dot_i16x8_s(x, w0));
        c01 = i32x4.add(c01, i32x4.dot_i16x8_s(x, w1));
        x = v128.load32_splat(a1);
        c10 = i32x4.add(c10, i32x4.dot_i16x8_s(x, w0));
        c11 = i32x4.add(c11, i32x4.dot_i16x8_s(x, w1));
        a0 += 4;
        a1 += 4;
      }
      let out = c + <usize>i * rowC + (j << 2);
      put(out, c00, c01, s0, s1, b0, b1, add);
      out += rowC;
      put(out, c10, c11, s0, s1, b0, b1, add);
    }
    if (i < m) {
      let a0 = a + <usize>i * rowA;
      let c00 = i32x4.splat(0);
      let c01 = i32x4.splat(0);
      for (let p = first; p < last; p += 32) {
        const w0 = v128.load(p);
        const w1 = v128.load(p, 16);
        const x = v128.load32_splat(a0);
        c00 = i32x4.add(c00, i32x4.dot_i16x8_s(x, w0));
        c01 = i32x4.add(c01, i32x4.dot_i16x8_s(x, w1));
        a0 += 4;
      }
      put(c + <usize>i * rowC + (j << 2), c00, c01, s0, s1, b0, b1, add);
    }
  }
}

// @ts-ignore: decorator
@inline
function put(out: usize, c0: v128, c1: v128, s0: v128, s1: v128, b0: v128, b1: v128, add: bool): void {
  if (add) {
    b0 = v128.load(out);
    b1 = v128.load(out, 16);
  }
  v128.store(out, f32x4.add(b0, f32x4.mul(f32x4.convert_i32x4_s(c0), s0)));
  v128.store(out, f32x4.add(b1, f32x4.mul(f32x4.convert_i32x4_s(c1), s1)), 16);
}

/** Rational approximation of tanh (as in Eigen), error below 1e-6. */
// @ts-ignore: decorator
@inline
function tanh4(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(7.90531110763549805)), f32x4.splat(-7.90531110763549805));
  const y = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(y, f32x4.splat(-2.76076847742355e-16)), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(y, p), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.add(f32x4.mul(y, f32x4.splat(1.19825839466702e-6)), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(y, q), f32x4.splat(2.268434632439e-3));
  q = f32x4.add(f32x4.mul(y, q), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

// @ts-ignore: decorator
@inline
function sigmoid4(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh4(f32x4.mul(x, half)), half), half);
}

/** The nearest whole number, of two the even one, as int32, of numbers between -2^22 and 2^22. */
// @ts-ignore: decorator
@inline
function rounded(x: v128): v128 {
  const magic = f32x4.splat(12582912);
  return i32x4.sub(f32x4.add(x, magic), magic);
}

/**
 * One step of an LSTM for `m` sequences. z: f32, gates i f g o of `hidden` each at the row's start, row length `stride`
 * (in floats). state: f32[m×hidden], kept between steps. h: int16[m×hidden], the state for the next step; the same
 * numbers go to `out`, int16 rows of length `width`. 16384 stands for 1.
 */
export function gates(z: usize, stride: i32, state: usize, h: usize, out: usize, width: i32, m: i32, hidden: i32): void {
  const one = f32x4.splat(16384);
  const size = <usize>hidden << 2;
  for (let r = 0; r < m; r++) {
    const zr = z + ((<usize>r * <usize>stride) << 2);
    const cr = state + <usize>r * size;
    const hr = h + ((<usize>r * <usize>hidden) << 1);
    const or = out + ((<usize>r * <usize>width) << 1);
    for (let x: usize = 0; x < size; x += 32) {
      let low = i32x4.splat(0);
      let high = i32x4.splat(0);
      for (let part: usize = 0; part < 32; part += 16) {
        const at = x + part;
        const i = sigmoid4(v128.load(zr + at));
        const f = sigmoid4(v128.load(zr + size + at));
        const g = tanh4(v128.load(zr + 2 * size + at));
        const o = sigmoid4(v128.load(zr + 3 * size + at));
        const c = f32x4.add(f32x4.mul(f, v128.load(cr + at)), f32x4.mul(i, g));
        v128.store(cr + at, c);
        const v = rounded(f32x4.mul(f32x4.mul(o, tanh4(c)), one));
        if (part == 0) low = v;
        else high = v;
      }
      const packed = i16x8.narrow_i32x4_s(low, high);
      v128.store(hr + (x >> 1), packed);
      v128.store(or + (x >> 1), packed);
    }
  }
}

/** int16 of f32 times `factor`, saturated; negative numbers become 0 if `relu`. Rows: from `stride` floats take `n`. */
export function quantize(from: usize, stride: i32, to: usize, m: i32, n: i32, factor: f32, relu: bool): void {
  const s = f32x4.splat(factor);
  const zero = i16x8.splat(0);
  for (let r = 0; r < m; r++) {
    const fr = from + ((<usize>r * <usize>stride) << 2);
    const tr = to + ((<usize>r * <usize>n) << 1);
    for (let x = 0; x < n; x += 8) {
      const at = fr + (<usize>x << 2);
      const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at), s)));
      const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at, 16), s)));
      let packed = i16x8.narrow_i32x4_s(low, high);
      if (relu) packed = i16x8.max_s(packed, zero);
      v128.store(tr + (<usize>x << 1), packed);
    }
  }
}

/** c[m×n] = a[m×k] · max(0, b[n×k])ᵀ in f32; row lengths `strideA`, `strideB`, `strideC` in floats; k a multiple of 4. */
export function dots(a: usize, strideA: i32, b: usize, strideB: i32, c: usize, strideC: i32, m: i32, n: i32, k: i32): void {
  const zero = f32x4.splat(0);
  const size = <usize>k << 2;
  for (let i = 0; i < m; i++) {
    const ar = a + ((<usize>i * <usize>strideA) << 2);
    const cr = c + ((<usize>i * <usize>strideC) << 2);
    for (let j = 0; j < n; j++) {
      const br = b + ((<usize>j * <usize>strideB) << 2);
      let s = zero;
      for (let x: usize = 0; x < size; x += 16) {
        s = f32x4.add(s, f32x4.mul(v128.load(ar + x), f32x4.pmax(zero, v128.load(br + x))));
      }
      const sum = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3);
      store<f32>(cr + (<usize>j << 2), sum);
    }
  }
}
