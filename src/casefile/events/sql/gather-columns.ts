import type { ResultColumn } from './event-engine.ts';

/** All of a result, column by column, from one that comes so many rows at a time. */
export async function gatherColumns(chunks: AsyncIterable<readonly ResultColumn[]>): Promise<readonly ResultColumn[]> {
  const columns: (string | number | undefined)[][] = [];
  for await (const chunk of chunks) {
    for (const [i, values] of chunk.entries()) {
      const column = columns[i];
      if (column) for (const value of values) column.push(value);
      else columns[i] = [...values];
    }
  }
  return columns;
}
