import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotes, paragraphsOf } from './quotes.ts';

const inner = (text: string): string[] => findQuotes(text).map((quote) => text.slice(quote.innerStart, quote.innerEnd));

describe('findQuotes', () => {
  it.each([
    ['straight', '"We will not move," she said. "Not now."', ['We will not move,', 'Not now.']],
    ['curly', 'He called it “a first step” and left.', ['a first step']],
    ['doubled apostrophes', "The talks were ''useful,'' the envoy said.", ['useful,']],
    ['TeX style', "The talks were ``useful,'' the envoy said.", ['useful,']],
    ['angle', 'The minister spoke of «a new page».', ['a new page']],
    ['single in a headline', "'No deal before spring,' says minister", ['No deal before spring,']],
    ['single curly', '‘No deal before spring,’ says minister', ['No deal before spring,']],
    [
      'plural possessive inside single marks',
      "'The ministers' plan is dead,' she said.",
      ["The ministers' plan is dead,"],
    ],
    [
      'one inside another',
      '“She told me ‘never again’ twice,” he said.',
      ['She told me ‘never again’ twice,', 'never again'],
    ],
    [
      'closed by another kind of mark',
      '“The canal is shut," the pilot said. “It stays shut.”',
      ['The canal is shut,', 'It stays shut.'],
    ],
    ['apostrophes are no quotes', "It isn't the ministers' plan of the '90s.", []],
    ['inches and minutes are no quotes', `A 12" gun stood there.`, []],
  ])('%s', (_, text, expected) => {
    expect(inner(text)).toEqual(expected);
  });

  it('continues a quotation that the next paragraph takes up again', () => {
    const quotes = findQuotes('“One thing is clear.\n\n“The border stays open,” she said.\n\nNobody answered.');
    expect(quotes).toHaveLength(2);
    expect(quotes[0]?.group).toBe(quotes[1]?.group);
    expect(quotes.every((quote) => quote.closed)).toBe(true);
  });

  it('keeps a mark without a partner inside its paragraph and says so', () => {
    const text = '"We never agreed, he said.\n\nThe other side said "nothing of the kind" happened.';
    const quotes = findQuotes(text);
    expect(quotes[0]).toMatchObject({ closed: false, end: text.indexOf('\n') });
    expect(inner(text)[1]).toBe('nothing of the kind');
  });

  it('gives stretches that lie inside the text, in order, and nested or apart', () => {
    const piece = fc.constantFrom('"', '“', '”', "''", "'", '’', '‘', ' ', 'a', 'No.', '\n\n', '\n', 's', ',', '1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const quotes = findQuotes(text);
        for (const [i, quote] of quotes.entries()) {
          expect(quote.start).toBeLessThan(quote.innerStart);
          expect(quote.innerStart).toBeLessThan(quote.innerEnd);
          expect(quote.innerEnd).toBeLessThanOrEqual(quote.end);
          expect(quote.end).toBeLessThanOrEqual(text.length);
          const next = quotes[i + 1];
          if (next !== undefined) expect(next.start >= quote.end || next.end <= quote.end).toBe(true);
        }
      }),
    );
  });
});

describe('paragraphsOf', () => {
  it('joins wrapped lines and cuts at blank lines', () => {
    const text = 'The council met\non Monday.\nIt agreed.\n\nNothing else.';
    expect(paragraphsOf(text).map((p) => text.slice(p.start, p.end))).toEqual([
      'The council met\non Monday.',
      'It agreed.',
      'Nothing else.',
    ]);
  });
});
