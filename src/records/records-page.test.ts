import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingJsonSchema } from './json-schema.ts';

const page = readFileSync(new URL('../../docs/records.md', import.meta.url), 'utf8');

/** All property names anywhere in a JSON Schema. */
function propertyNames(schema: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && typeof value === 'object' && value !== null) {
        for (const name of Object.keys(value)) names.add(name);
      }
      visit(value);
    }
  };
  visit(schema);
  return names;
}

describe('docs/records.md', () => {
  const names = [...propertyNames(readingJsonSchema())].sort();

  it('has fields to describe', () => {
    expect(names).toContain('events');
    expect(names.length).toBeGreaterThan(60);
  });

  it.each(names)('describes `%s`', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});
