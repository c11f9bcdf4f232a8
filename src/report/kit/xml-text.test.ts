import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { xmlText } from './xml-text.ts';

it('gives any words as strict XML reads them back, without characters that XML forbids', () => {
  const words = 'A & "B" <c>\u0000\u0008\u001b[31m \ud800 end';
  const read: string[] = [];
  const parser = new SaxesParser();
  parser.on('text', (text) => void read.push(text));
  parser.on('attribute', ({ value }) => void read.push(value));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<a b="${xmlText(words)}">${xmlText(words)}</a>`).close();
  expect(read).toHaveLength(2);
  expect(read[0]).toBe(read[1]);
  expect(read[0]).toMatch(/^A & "B" <c>/);
  expect(read[0]).toMatch(/ end$/);
});
