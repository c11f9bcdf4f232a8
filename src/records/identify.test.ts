import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId, textHash } from './identify.ts';

describe('ids', () => {
  it('are the same for the same content and differ when it differs', () => {
    expect(recordId('event', 'd-1', 3, 9, 'REJECT')).toBe(recordId('event', 'd-1', 3, 9, 'REJECT'));
    expect(recordId('event', 'd-1', 3, 9, 'REJECT')).not.toBe(recordId('event', 'd-1', 39, 'REJECT'));
    expect(recordId('statement', 'd-1')).toMatch(/^s-[0-9a-f]{12}$/);
  });

  it('hash a text as any other SHA-256 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textHash(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});
