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

/** The running module. Views of the memory must be taken anew after {@link reserve}. */
export interface Kernel extends KernelFunctions {
  readonly memory: WebAssembly.Memory;
  /** Bytes for good, from the start of the memory up; a multiple of 16. */
  allocate(bytes: number): number;
  /** Makes the memory hold this many bytes beyond what is allocated, and gives the first of them. */
  reserve(bytes: number): number;
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
    memory,
    allocate(size) {
      const at = used;
      used = (used + size + 15) & ~15;
      grow(used);
      return at;
    },
    reserve(size) {
      grow(used + size);
      return used;
    },
  };
}
