/**
 * The network's arithmetic: a small WebAssembly module (source: training/kernel/kernel.as) and its memory. Integer
 * products and plain float operations only, so the same input gives the same bits in Node and in every browser.
 */

/** Pointers are byte offsets into {@link Kernel.memory}. See kernel.as for what each function does. */
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
    m: number,
    n: number,
    factor: number,
  ): void;
  gelu(z: number, small: number, count: number, factor: number): void;
  attend(qkv: number, small: number, work: number, m: number, heads: number, factor: number): void;
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
}

const PAGE = 65_536;

/** The running module. Views of the memory must be taken anew after {@link layOut}. */
export interface Kernel extends KernelFunctions {
  readonly memory: WebAssembly.Memory;
  /** Bytes for good, from the start of the memory up; a multiple of 16. */
  allocate(bytes: number): number;
  /** Places for buffers of the given sizes in bytes beyond what is allocated; the next call gives the same places out. */
  layOut(sizes: readonly number[]): number[];
}

/** Starts the module from its bytes. */
export async function startKernel(bytes: Uint8Array): Promise<Kernel> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const source = new Uint8Array(bytes);
  const { instance } = await WebAssembly.instantiate(source, { env: { memory } });
  const functions = instance.exports as unknown as KernelFunctions;
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
    attend: functions.attend,
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
  };
}
