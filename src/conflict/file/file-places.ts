import { type Document, isCollection, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { FilePath, FilePlace } from '../../records/file-place.ts';

interface Found {
  readonly node: Node | undefined;
  /** The pair whose value it is, if it stands in a map. */
  readonly pair: Pair | undefined;
}

/**
 * Finds where the parts of a YAML document stand. Steps that lead nowhere are passed over, so that a path into the full
 * form of an entry also finds its short form (`preferences, us, statements, 0, want` where only a list was written).
 */
export class FilePlaces {
  private readonly document: Document;
  private readonly lines: LineCounter;
  private readonly text: string;

  constructor(document: Document, lines: LineCounter, text: string) {
    this.document = document;
    this.lines = lines;
    this.text = text;
  }

  /** Where the value at a path begins; of a value that is missing, the key of the map that misses it. */
  of(path: FilePath): FilePlace {
    const { node, pair } = this.find(path);
    // A block begins at its first key, which says less than the key above it.
    if (pair && (node === undefined || isCollection(node))) return this.ofKey(path);
    return this.at(startOf(node));
  }

  /** Where the key stands whose value a path names. */
  ofKey(path: FilePath): FilePlace {
    const { node, pair } = this.find(path);
    return this.at(startOf(pair ? pair.key : node));
  }

  /** Where a key that the schema does not know stands within the map at a path. */
  ofInnerKey(path: FilePath, key: string): FilePlace {
    const { node } = this.find(path);
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === key) : undefined;
    return pair ? this.at(startOf(pair.key)) : this.of(path);
  }

  /**
   * A column within a text value (or, with `key`, within a key). Where the text is folded or escaped, so that its
   * columns are not the file's, the place where it begins.
   */
  within(path: FilePath, column: number, key = false): FilePlace {
    const { node, pair } = this.find(path);
    const scalar = key ? pair?.key : node;
    const start = startOf(scalar);
    if (isScalar(scalar) && typeof scalar.value === 'string') {
      for (const quote of [0, 1]) {
        if (this.text.startsWith(scalar.value, start + quote)) return this.at(start + quote + column - 1);
      }
    }
    return this.at(start);
  }

  /** The place of an offset into the text. */
  at(offset: number): FilePlace {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private find(path: FilePath): Found {
    let node = this.document.contents as Node | undefined;
    let pair: Pair | undefined;
    for (const step of path) {
      if (isMap(node)) {
        const next = node.items.find((item) => keyOf(item) === String(step));
        if (next === undefined) continue;
        pair = next;
        node = (next.value ?? undefined) as Node | undefined;
      } else if (isSeq(node) && typeof step === 'number') {
        const next = node.items[step];
        if (next === undefined) continue;
        node = next as Node;
        pair = undefined;
      }
    }
    return { node, pair };
  }
}

function keyOf(pair: Pair): string | undefined {
  const key = isScalar(pair.key) ? pair.key.value : pair.key;
  return key === null || key === undefined ? undefined : String(key);
}

function startOf(node: unknown): number {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range ? range[0] : 0;
}
