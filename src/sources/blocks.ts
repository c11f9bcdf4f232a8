import type { RegionKind } from '../records/document.ts';
import type { Unit } from './article/text-units.ts';
import { canonicalText } from './canonical-text.ts';

/** A paragraph that a format's reader has found, with what its markup says of it. */
export interface Block {
  readonly text: string;
  /** Absent where the markup says nothing. */
  readonly kind?: RegionKind;
}

/**
 * Sets blocks one below the other with blank lines between them.
 * @returns the canonical text and the blocks' places in it
 */
export function composeBlocks(blocks: readonly Block[]): { readonly text: string; readonly units: readonly Unit[] } {
  const pieces: string[] = [];
  const units: Unit[] = [];
  let length = 0;
  for (const block of blocks) {
    const piece = canonicalText(block.text).trim();
    if (piece === '') continue;
    const start = length === 0 ? 0 : length + 2;
    pieces.push(piece);
    length = start + piece.length;
    units.push({ start, end: length, ...(block.kind && { hint: block.kind }) });
  }
  return { text: pieces.join('\n\n'), units };
}
