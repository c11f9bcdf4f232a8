import type { GrowingBytes } from './growing-bytes.ts';

/** Kinds of values in Thrift's compact protocol. */
const KINDS = { int32: 5, int64: 6, text: 8, list: 9, struct: 12 } as const;

/** A value of a Thrift structure. */
export type ThriftValue =
  | readonly ['int32' | 'int64', number]
  | readonly ['text', string | Uint8Array]
  | readonly ['list', readonly ThriftValue[]]
  | readonly ['struct', ThriftStruct];

/** Fields by their numbers, ascending; those without a value are left out. */
export type ThriftStruct = readonly (readonly [field: number, value: ThriftValue | undefined])[];

/**
 * Writes a structure in Thrift's compact protocol, in which Parquet describes files and pages.
 * Source: thrift/doc/specs/thrift-compact-protocol.md of Apache Thrift.
 */
export function writeThrift(out: GrowingBytes, struct: ThriftStruct): void {
  let before = 0;
  for (const [field, value] of struct) {
    if (value === undefined) continue;
    out.byte(((field - before) << 4) | KINDS[value[0]]);
    before = field;
    writeValue(out, value);
  }
  out.byte(0);
}

function writeValue(out: GrowingBytes, [kind, value]: ThriftValue): void {
  switch (kind) {
    case 'int32':
    case 'int64':
      // Zigzag, so that small negative numbers stay short.
      out.varint(value >= 0 ? 2 * value : -2 * value - 1);
      break;
    case 'text': {
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      out.varint(bytes.length);
      out.append(bytes);
      break;
    }
    case 'list': {
      const [first] = value;
      const of = KINDS[first?.[0] ?? 'int32'];
      if (value.length < 15) out.byte((value.length << 4) | of);
      else {
        out.byte(0xf0 | of);
        out.varint(value.length);
      }
      for (const one of value) writeValue(out, one);
      break;
    }
    case 'struct':
      writeThrift(out, value);
      break;
  }
}
