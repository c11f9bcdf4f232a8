/**
 * Lets one question after the other begin, each in a turn of the event loop of its own. Without it a turn answers all that
 * has arrived, and as Node takes one new connection in a turn, the last of a hundred readers who come at once waits a
 * hundred such turns.
 *
 * @returns resolves when it is one's turn; first come, first served
 * @example
 * const turn = inTurn();
 * await turn();
 */
export function inTurn(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((begin) => {
      waiting.push(begin);
      if (waiting.length === 1) setImmediate(next);
    });
}
