import { describe, expect, it } from 'vitest';
import { documentFromText } from '../../sources/text-document.ts';
import { readLayout, readRegions } from './layout.ts';

/** A text with what its layout is made of in words. */
function laid(text: string, title?: string) {
  const document = documentFromText(text, title === undefined ? {} : { given: { title } });
  const layout = readLayout(document);
  const words = ({ start, end }: { start: number; end: number }): string => document.text.slice(start, end);
  return {
    kind: layout.kind,
    turns: layout.turns.map(({ label, content, asks }) => [
      label && words(label),
      content.map(words).join(' / '),
      asks,
    ]),
    issuers: layout.issuers.map(words),
    times: layout.times.map(words),
    read: readRegions(document).map(words),
  };
}

const REPORT =
  'Envoys meet in Geneva\n\nEnvoys of both sides met in Geneva on Monday, officials said.\n\nThe talks go on: a second round begins on Friday.';

describe('the layout of a document', () => {
  it('is that of an article where nothing else shows', () => {
    const { kind, turns, issuers, times } = laid(REPORT);
    expect({ kind, turns, issuers, times }).toEqual({ kind: 'article', turns: [], issuers: [], times: [] });
    expect(laid('').kind).toBe('article');
  });

  it('joins the paragraphs of an answer up to the next label', () => {
    const { kind, turns } = laid(
      'Interview with an envoy\n\nQ: Will you sign?\n\nA: We will not.\n\nThe text is weak.\n\nQ: Why?\n\nA: It names no date.',
    );
    expect(kind).toBe('transcript');
    expect(turns).toEqual([
      ['Q', 'Will you sign?', true],
      ['A', 'We will not. / The text is weak.', false],
      ['Q', 'Why?', true],
      ['A', 'It names no date.', false],
    ]);
  });

  it('reads labels apart from what they stand before', () => {
    const { read } = laid('Remarks in Riga\n\nMINISTER: We stay.\n\nMODERATOR: One question.\n\nMINISTER: Gladly.');
    expect(read).toEqual([
      'Remarks in Riga',
      'MINISTER',
      'We stay.',
      'MODERATOR',
      'One question.',
      'MINISTER',
      'Gladly.',
    ]);
  });

  it.each([
    ['names in capitals', 'SECRETARY GENERAL: We met.\n\nMR. PRICE: We did.', ['SECRETARY GENERAL', 'MR. PRICE']],
    [
      'titles',
      'Polish minister: We will help.\n\nThe Prime Minister: I agree.',
      ['Polish minister', 'The Prime Minister'],
    ],
    [
      'dashes',
      'DELEGATE OF MALI — We agree.\n\nDELEGATE OF CHAD — So do we.',
      ['DELEGATE OF MALI', 'DELEGATE OF CHAD'],
    ],
    ['full stops behind letters', 'Q. Is it true?\n\nA. It is.', ['Q', 'A']],
  ])('knows %s as labels', (_, text, labels) => {
    expect(laid(`A talk\n\n${text}`).turns.map(([label]) => label)).toEqual(labels);
  });

  it.each([
    ['a list', 'What allies sent\n\nPoland: 300 tanks.\n\nNorway: 20 guns.\n\nSpain: 10 trucks.'],
    ['a form', 'Talks announced\n\nWhat: a press briefing.\n\nWhere: Geneva.\n\nWhen: Monday.'],
    [
      'a clause',
      'Plan set out\n\nThe minister named three points: money, arms and time. We wait.\n\nHe added: all by May.',
    ],
  ])('takes %s for no transcript', (_, text) => {
    expect(laid(text).turns).toEqual([]);
  });

  it('ends a turn at a note, and gives an excerpt in an article no more than its own paragraphs', () => {
    expect(laid('Remarks\n\nMINISTER: We stay.\n\nNote: he left.\n\nHe flew home.').turns).toEqual([
      ['MINISTER', 'We stay.', false],
    ]);
    const story =
      'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nREPORTER: Why?\n\nMINISTER: We must.\n\nSix said nobody.';
    expect(laid(`A story\n\n${story}`).turns).toEqual([
      ['REPORTER', 'Why?', true],
      ['MINISTER', 'We must.', false],
    ]);
  });

  it('knows who asks by the word or by what he says', () => {
    const { turns } = laid('A talk\n\nDW: Will you go?\n\nEnvoy: We will.\n\nDW: When?\n\nEnvoy: Soon.');
    expect(turns.map(([label, , asks]) => [label, asks])).toEqual([
      ['DW', true],
      ['Envoy', false],
      ['DW', true],
      ['Envoy', false],
    ]);
  });

  it('divides an interview without labels at its questions', () => {
    const text =
      'A farmer speaks.\n\nWhat do you grow?\n\nI grow barley.\n\nDo you sell it?\n\nYes. We do.\n\nWhere is your farm?\n\nHere.';
    const { kind, turns } = laid(text);
    expect(kind).toBe('transcript');
    expect(turns.slice(0, 2)).toEqual([
      [undefined, 'What do you grow?', true],
      [undefined, 'I grow barley.', false],
    ]);
    expect(laid('Will it rain?\n\nNobody knows.').turns).toEqual([]);
    expect(laid('Why now?\n\nThe vote is near.\n\nWho gains?\n\nThe left.\n\nWhat next?\n\nTalks.').turns).toEqual([]);
  });

  it.each([
    [
      'an organ',
      'Ministry of Foreign Affairs of Finland\n\nFinland condemns the attack.',
      ['Ministry of Foreign Affairs of Finland'],
    ],
    [
      'a name with an office',
      'Ned Price, Department Spokesperson\n\nThe Secretary will travel.',
      ['Ned Price, Department Spokesperson'],
    ],
    [
      'a line of release',
      'The following statement was released by the governments of Mali and Chad on Monday.\n\nBegin text:\n\nWe agree.',
      ['the governments of Mali and Chad'],
    ],
    [
      'the first sentence of a release',
      'FOR IMMEDIATE RELEASE\n\nThe Ministry of Defence of Latvia has a new plan. It begins in May.',
      ['The Ministry of Defence of Latvia has a new plan.'],
    ],
  ])('finds %s as issuer of a release', (_, text, issuers) => {
    const found = laid(text, 'A statement');
    expect(found.kind).toBe('release');
    expect(found.issuers).toEqual(issuers);
  });

  it('does not take an article about a ministry for a release', () => {
    expect(
      laid('Talks in Oslo\n\nThe Ministry of Foreign Affairs of Norway said on Monday that talks go on.').kind,
    ).toBe('article');
  });

  it('hears a speech where a salutation or the title says so and it says "we"', () => {
    expect(laid('Mr. President,\n\nChad thanks you. We support the plan, and our troops stay.').kind).toBe('speech');
    expect(laid('Chad thanks you. We support the plan, and our troops stay.', 'Statement to the assembly').kind).toBe(
      'speech',
    );
    expect(laid('Mr. President, a film, opens\n\nIt was shown to the assembly. Nobody stayed.').kind).toBe('article');
  });

  it('is an opinion where a title or an author says so', () => {
    expect(laid('Opinion: Keep the treaty\n\nEurope must keep it.').kind).toBe('opinion');
    expect(laid('Keep the treaty\n\nI believe that Europe must keep it. It helps.').kind).toBe('opinion');
    expect(laid('Minister resigns\n\n“I must go,” she said. Her party said that it should have known.').kind).toBe(
      'article',
    );
    expect(laid('Opinion polls open\n\nVoters went to the polls.').kind).toBe('article');
  });

  it('leaves the times of a live page out of its sentences', () => {
    const { kind, times, read } = laid(
      'Border crisis live: latest\n\n11:30 IST Jets shot down\n\nTwo jets were shot down.\n\n[12:10] Talks offered\n\nTalks were offered.',
    );
    expect(kind).toBe('live');
    expect(times).toEqual(['11:30 IST', '[12:10]']);
    expect(read).toContain('Jets shot down');
    expect(read).toContain('Talks offered');
  });
});
