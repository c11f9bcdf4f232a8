/** Lets so many in at a time, in the order in which they came. */
export class Gate {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  /** @returns what is to be called when the place is free again */
  async enter(signal: AbortSignal | undefined): Promise<() => void> {
    if (this.free > 0) this.free--;
    else {
      await new Promise<void>((resolve, reject) => {
        const enter = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const leave = (): void => {
          this.queue.splice(this.queue.indexOf(enter), 1);
          reject(signal?.reason as Error);
        };
        this.queue.push(enter);
        signal?.addEventListener('abort', leave, { once: true });
      });
    }
    return () => {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    };
  }
}
