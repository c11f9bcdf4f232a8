/**
 * The network's arithmetic: a small WebAssembly module (source: training/kernel) and its memory. Integer
 * products and plain float operations only, so the same input gives the same bits in Node and in every browser.
 */

/** Pointers are byte offsets into {@link Kernel.memory}. See kernel.as, encoder.as and sums.as for what each function does. */
export interface KernelFunctions {
  gemm(
    a: number,
    w: number,
    scale: number,
    bias: number,
    c: number,
    m: number,
    n: number,
    k: number,
    add: number,
  ): void;
  gates(
    z: number,
    stride: number,
    state: number,
    h: number,
    out: number,
    width: number,
    m: number,
    hidden: number,
  ): void;
  quantize(from: number, stride: number, to: number, m: number, n: number, factor: number, relu: number): void;
  norm(
    x: number,
    add: number,
    gamma: number,
    beta: number,
    out: number,
    small: number,
    steps: number,
    m: number,
    n: number,
  ): void;
  gelu(z: number, small: number, steps: number, m: number, n: number): void;
  squeeze(x: number, small: number, steps: number, m: number, n: number): void;
  attend(qkv: number, out: number, work: number, m: number, from: number, to: number, heads: number): void;
  attendRoom(m: number): number;
  pack(row: number, to: number, sum: number, k: number): number;
  dots(
    a: number,
    strideA: number,
    b: number,
    strideB: number,
    c: number,
    strideC: number,
    m: number,
    n: number,
    k: number,
  ): void;
  converge(all: number, over: number, share: number, out: number, m: number, wide: number): void;
  addRows(a: number, b: number, table: number, rows: number, count: number, out: number, wide: number): void;
}

/** See encoder.as and relaxed.as. */
type Product = (
  a: number,
  steps: number,
  w: number,
  scale: number,
  sums: number,
  bias: number,
  c: number,
  m: number,
  n: number,
  k: number,
) => void;

interface ModuleFunctions extends KernelFunctions {
  widen(small: number, wide: number, count: number): void;
  product: Product;
}

interface RelaxedFunctions {
  readonly product: Product;
  readonly productByDots: Product;
  hasDots(): number;
}

const PAGE = 65_536;

/** The running module. Views of the memory must be taken anew after {@link layOut}. */
export interface Kernel extends KernelFunctions {
  readonly memory: WebAssembly.Memory;
  /** Bytes for good, from the start of the memory up; a multiple of 16. */
  allocate(bytes: number): number;
  /** Places for buffers of the given sizes in bytes beyond what is allocated; the next call gives the same places out. */
  layOut(sizes: readonly number[]): number[];
  /**
   * Multiplies rows of 7 bits, as `squeeze`, `norm` and `gelu` write them, with a matrix: `m` rows, a multiple of 8, of f32 to
   * `to`. By relaxed instructions where the machine has them; the bits are the same.
   *
   * @param room 2 bytes for each of the numbers of `small`
   */
  multiply(small: number, steps: number, room: number, matrix: CompactMatrix, to: number, m: number): void;
}

/** A matrix in the kernel's memory, int8: pointers to weights in the order of `product`, scales, sums and biases. */
export interface CompactMatrix {
  readonly weights: number;
  readonly scale: number;
  readonly sums: number;
  readonly bias: number;
  readonly outputs: number;
  readonly inputs: number;
}

/**
 * Starts the module from its bytes.
 *
 * @param relaxed the module of relaxed instructions; it is left out where the machine does not know them
 */
export async function startKernel(bytes: Uint8Array, relaxed?: Uint8Array): Promise<Kernel> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const start = async (code: Uint8Array): Promise<unknown> =>
    (await WebAssembly.instantiate(new Uint8Array(code), { env: { memory } })).instance.exports;
  const functions = (await start(bytes)) as ModuleFunctions;
  const quick =
    relaxed && WebAssembly.validate(new Uint8Array(relaxed)) ? ((await start(relaxed)) as RelaxedFunctions) : undefined;
  const multiply = quick?.hasDots() ? quick.productByDots : quick?.product;
  let used = 1024;
  const grow = (to: number): void => {
    const missing = to - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  };
  return {
    gemm: functions.gemm,
    gates: functions.gates,
    quantize: functions.quantize,
    dots: functions.dots,
    norm: functions.norm,
    gelu: functions.gelu,
    squeeze: functions.squeeze,
    attend: functions.attend,
    attendRoom: functions.attendRoom,
    pack: functions.pack,
    converge: functions.converge,
    addRows: functions.addRows,
    memory,
    allocate(size) {
      const at = used;
      used = (used + size + 15) & ~15;
      grow(used);
      return at;
    },
    layOut(sizes) {
      const rounded = sizes.map((size) => (size + 63) & ~63);
      let at = (used + 63) & ~63;
      grow(at + rounded.reduce((sum, size) => sum + size, 0));
      return rounded.map((size) => {
        const place = at;
        at += size;
        return place;
      });
    },
    multiply(small, steps, room, { weights, scale, sums, bias, outputs, inputs }, to, m) {
      if (multiply) return multiply(small, steps, weights, scale, sums, bias, to, m, outputs, inputs);
      functions.widen(small, room, m * inputs);
      functions.product(room, steps, weights, scale, sums, bias, to, m, outputs, inputs);
    },
  };
}
