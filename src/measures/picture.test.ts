import { array, assert, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../records/event.ts';
import { digestOf, onDay, readingOf, WEAK } from './digest.fixture.ts';
import { makePicture } from './picture.ts';
import { pictureAmong } from './picture-among.ts';

const pair = (picture: ReturnType<typeof makePicture>, id: string) => picture.relations.find((one) => one.id === id);

describe('makePicture', () => {
  it('makes one act with five witnesses of one act that five papers tell', () => {
    const papers = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      digestOf(name, {
        date: '2020-06-20',
        acts: [['EGY', 'ETH', 'ACCUSE', `Egypt accused Ethiopia, says paper ${name}.`, onDay('2020-06-19')]],
      }),
    );
    const picture = makePicture(papers);
    expect(picture.acts).toHaveLength(1);
    expect(picture.acts[0]).toMatchObject({ documents: 5, when: 'within', day: '2020-06-19' });
    expect(picture.acts[0]?.witnesses).toHaveLength(5);
    expect(pair(picture, 'EGY|ETH')).toMatchObject({ towardsB: { conflict: 1, cooperation: 0, quads: [0, 0, 1, 0] } });
    for (const { passage } of picture.acts[0]?.witnesses ?? []) {
      expect(picture.passages.find(({ id }) => id === passage)?.text).toContain('accused Ethiopia');
    }
  });

  it('counts what somebody claims apart, with all who say so and all who deny it', () => {
    const claim = (by: string, deniedBy?: string): Partial<Event> => ({
      reality: 'claimed',
      claimedBy: [{ actor: by, span: { start: 0, end: 1 } }],
      ...(deniedBy ? { deniedBy: [{ actor: deniedBy, span: { start: 0, end: 1 } }] } : {}),
      ...onDay('2020-06-19'),
    });
    const picture = makePicture([
      digestOf('a', {
        date: '2020-06-20',
        acts: [['ETH', 'SDN', 'ASSAULT', 'Shelled, says Sudan.', claim('SDN', 'ETH')]],
      }),
      digestOf('b', { date: '2020-06-20', acts: [['ETH', 'SDN', 'ASSAULT', 'Shelled, says Egypt.', claim('EGY')]] }),
      digestOf('c', {
        date: '2020-06-20',
        acts: [
          ['ETH', 'SDN', 'ASSAULT', 'Shelled, it says, was nobody.', { reality: 'denied', ...onDay('2020-06-19') }],
        ],
      }),
    ]);
    const act = picture.acts.find(({ reality }) => reality === 'claimed');
    expect(act).toMatchObject({ claimedBy: ['SDN', 'EGY'], deniedBy: ['ETH'], documents: 2 });
    expect(pair(picture, 'ETH|SDN')).toMatchObject({ claimed: [act?.id], all: { acts: [], conflict: 0 } });
    expect(picture.actors.map(({ id }) => id)).toContain('EGY');
    expect(picture.contradictions.map(({ claims }) => claims.map(({ says }) => says))).toEqual([['claimed', 'denied']]);
  });

  it('takes a call for restraint for neither cooperation nor conflict', () => {
    const picture = makePicture([
      digestOf('a', {
        date: '2020-06-20',
        acts: [
          ['CHN', 'EGY', 'REQUEST', 'China urged restraint.', { restraint: true, ...onDay('2020-06-19') }],
          ['CHN', 'EGY', 'REQUEST', 'China demanded a payment.', onDay('2020-06-19')],
        ],
      }),
    ]);
    expect(picture.acts).toHaveLength(2);
    expect(pair(picture, 'CHN|EGY')?.all).toMatchObject({
      neutral: 1,
      conflict: 1,
      cooperation: 0,
      quads: [0, 0, 1, 0],
    });
    expect(pair(picture, 'CHN|EGY')?.months).toEqual([{ month: '2020-06', cooperation: 0, conflict: 1 }]);
  });

  it('is made of what is sure enough, counts what it leaves out, and takes it in when asked', () => {
    const told = [
      digestOf('a', {
        date: '2020-06-20',
        acts: [
          ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.', onDay('2020-06-19')],
          ['SDN', 'ETH', 'THREATEN', 'It threatened the dam.', WEAK],
        ],
        stands: [
          ['EGY', '-', 'filling the reservoir'],
          ['ETH', '+', 'filling the reservoir'],
        ],
      }),
      digestOf('b', {
        date: '2020-06-21',
        acts: [
          [
            'EGY',
            'ETH',
            'ACCUSE',
            'Egypt did not accuse anybody.',
            { reality: 'denied', ...onDay('2020-06-19'), ...WEAK },
          ],
        ],
        stands: [['EGY', '+', 'filling the reservoir', WEAK]],
        offers: [['USA', 'ETH', 'Ethiopia wait', [['ETH', 'reject']], WEAK]],
      }),
    ];
    const sure = makePicture(told);
    expect(sure.left).toEqual({ events: 2, positions: 1, proposals: 1 });
    expect(sure.contradictions).toEqual([]);
    expect(sure.relations.map(({ id }) => id)).toEqual(['EGY|ETH']);
    expect(sure.actors.map(({ id }) => id).sort()).toEqual(['EGY', 'ETH']);
    expect(sure.passages.every(({ grade }) => grade !== 'weak')).toBe(true);
    const all = makePicture(told, { weak: true });
    expect(all.left).toEqual({});
    expect(all.contradictions.map(({ kind }) => kind)).toEqual(['act', 'stance']);
    expect(all.proposals).toHaveLength(1);
  });

  it('counts copies of one agency report as one document and says so', () => {
    const copied = [
      'First the ministers met for six hours in the capital.',
      'Then the delegations left without a word to the press.',
      'A further round is planned for the coming week in Kinshasa.',
    ];
    const act = ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia of delaying the talks on purpose.'] as const;
    const picture = makePicture([
      digestOf('agency', { date: '2020-06-20', filler: copied, acts: [act] }),
      digestOf('paper', { date: '2020-06-20', filler: copied, acts: [act] }),
      digestOf('other', {
        date: '2020-06-20',
        acts: [['EGY', 'ETH', 'ACCUSE', 'Cairo blamed Addis Ababa for the standstill at the dam.']],
      }),
    ]);
    expect(picture.documents.map(({ copyOf }) => copyOf !== undefined)).toEqual([false, true, false]);
    expect(picture.acts[0]).toMatchObject({ documents: 2 });
    expect(picture.acts[0]?.witnesses).toHaveLength(3);
    expect(picture.limits.join(' ')).toContain('copies count as one document');
  });

  it('counts a text that is given twice once, and says so', () => {
    const one = digestOf('a', { acts: [['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.']] });
    const picture = makePicture([one, one]);
    expect(picture.documents).toHaveLength(1);
    expect(picture.limits.join(' ')).toContain('given more than once');
  });

  it('never merges somebody known in one text only with anybody else', () => {
    const told = { acts: [['loc:rebels', 'SDN', 'ASSAULT', 'Rebels attacked Sudan.', onDay('2020-06-19')]] } as const;
    const picture = makePicture([digestOf('a', told), digestOf('b', told)]);
    expect(picture.acts).toHaveLength(2);
    const rebels = picture.actors.filter(({ name }) => name === 'rebels');
    expect(rebels).toHaveLength(2);
    expect(rebels.every(({ resolved }) => !resolved)).toBe(true);
  });

  it('counts only acts that took place, directions apart, and joint acts for both', () => {
    const picture = makePicture([
      digestOf('a', {
        date: '2020-06-20',
        acts: [
          ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.'],
          ['ETH', 'EGY', 'REJECT', 'Ethiopia refused.'],
          ['EGY', 'ETH', 'ASSAULT', 'Egypt may strike.', { reality: 'hypothetical' }],
          ['EGY+ETH', '', 'CONSULT', 'Both met.'],
          ['EGY+SDN', '', 'REJECT', 'Egypt and Sudan refused the plan.'],
        ],
      }),
    ]);
    const relation = pair(picture, 'EGY|ETH');
    expect(relation?.towardsB).toMatchObject({ conflict: 1, cooperation: 0 });
    expect(relation?.towardsA).toMatchObject({ conflict: 1, cooperation: 0 });
    expect(relation?.together).toMatchObject({ conflict: 0, cooperation: 1 });
    expect(relation?.all.acts).toHaveLength(3);
    expect(relation?.all.score?.interval).toBeUndefined();
    expect(relation?.trend.verdict).toBe('too few');
    expect(relation?.sign).toBe('undecided');
    // Two who refuse something together do nothing to each other.
    expect(pair(picture, 'EGY|SDN')).toBeUndefined();
  });

  it('marks acts from before the texts and leaves them out of the trend and the months', () => {
    const old = [['USA', 'IRQ', 'ASSAULT', 'The USA invaded Iraq.', onDay('2003-03-20')]] as const;
    const texts = Array.from({ length: 12 }, (_, n) =>
      digestOf(`t${n}`, {
        date: `2016-${String(n + 1).padStart(2, '0')}-10`,
        acts: n === 0 ? old : [['USA', 'IRQ', 'AID', `Month ${n}: the USA helped.`]],
      }),
    );
    const relation = pair(makePicture(texts), 'IRQ|USA');
    expect(relation?.all).toMatchObject({ cooperation: 11, conflict: 1 });
    expect(relation?.trend).toMatchObject({ verdict: 'no clear trend', n: 11 });
    expect(relation?.months.map(({ conflict }) => conflict)).not.toContain(1);
  });

  it('keeps for and against side by side and tells a change from a division', () => {
    const picture = makePicture([
      digestOf('a', {
        date: '2020-01-01',
        stands: [
          ['SDN', '-', 'the Nile dam'],
          ['ETH', '+', 'the Nile dam'],
        ],
      }),
      digestOf('b', {
        date: '2020-06-01',
        stands: [
          ['SDN', '+', 'the dam on the Nile'],
          ['ETH', '-', 'the Nile dam'],
        ],
      }),
      digestOf('c', { date: '2020-06-01', stands: [['ETH', '+', 'the Nile dam']] }),
    ]);
    expect(picture.issues).toHaveLength(1);
    const cell = (actor: string) => picture.stances.find((one) => one.actor === actor);
    expect(cell('SDN')).toMatchObject({ for: 1, against: 1, course: 'changed' });
    expect(cell('ETH')).toMatchObject({ for: 2, against: 1, course: 'divided' });
    expect(picture.contradictions.map(({ kind, course, actors }) => [kind, course, actors])).toEqual(
      expect.arrayContaining([
        ['stance', 'changed', ['SDN']],
        ['stance', 'between sources', ['ETH']],
      ]),
    );
  });

  it('finds an act that one text tells and another denies', () => {
    const act = (reality: 'actual' | 'denied', day: string) =>
      ['ETH', 'EGY', 'AGREE', 'Ethiopia agreed to wait.', { reality, ...onDay(day) }] as const;
    const texts = [
      digestOf('cairo', { date: '2020-06-27', acts: [act('actual', '2020-06-26')] }),
      digestOf('addis', { date: '2020-06-28', acts: [act('denied', '2020-06-27')] }),
      digestOf('later', { date: '2020-09-28', acts: [act('denied', '2020-09-27')] }),
    ];
    const { contradictions } = makePicture(texts);
    expect(contradictions).toHaveLength(1);
    expect(contradictions[0]).toMatchObject({ kind: 'act', course: 'between sources', actors: ['ETH', 'EGY'] });
    expect(contradictions[0]?.claims.map(({ says, documents }) => [says, documents.length])).toEqual([
      ['happened', 1],
      ['denied', 1],
    ]);
  });

  it('finds no contradiction in a weak record, in another act, or in one text about a relation', () => {
    const stand = (stance: '+' | '-', more = {}) => ['SDN', stance, 'the Nile dam', more] as const;
    const alone = [
      digestOf('weak', { date: '2020-01-01', stands: [stand('+'), stand('-', WEAK)] }),
      digestOf('acts', {
        date: '2020-01-01',
        acts: [
          ['ETH', 'EGY', 'ASSAULT', 'Strikes of Ethiopia hit Egypt.'],
          ['ETH', 'EGY', 'ASSAULT', 'Captures by Ethiopia were denied.', { reality: 'denied' }],
        ],
      }),
      digestOf('relation', {
        date: '2020-01-01',
        said: [
          ['RUS', 'TUR', 'ally', 'none'],
          ['RUS', 'TUR', 'rival', 'none', 'TUR'],
        ],
      }),
    ];
    for (const digest of alone) expect(makePicture([digest]).contradictions).toEqual([]);
    const sure = makePicture([digestOf('two', { date: '2020-01-01', stands: [stand('+'), stand('-')] })]);
    expect(sure.contradictions).toEqual([expect.objectContaining({ kind: 'stance', course: 'within a source' })]);
  });

  it('finds two accounts of a relation that do not go together, each with its speaker', () => {
    const picture = makePicture([
      digestOf('a', { date: '2020-01-01', said: [['RUS', 'CHN', 'ally', 'closer', 'RUS']] }),
      digestOf('b', { date: '2020-01-01', said: [['CHN', 'RUS', 'rival', 'apart']] }),
    ]);
    expect(picture.relations[0]?.said.map(({ quality, speaker }) => [quality, speaker])).toEqual([
      ['ally', 'RUS'],
      ['rival', 'author'],
    ]);
    expect(picture.contradictions.map(({ claims }) => claims.map(({ says }) => says))).toEqual([
      ['friendly', 'hostile'],
      ['closer', 'apart'],
    ]);
  });

  it('follows the answers to one proposal through several texts', () => {
    const picture = makePicture([
      digestOf('a', {
        date: '2020-06-21',
        offers: [['ETH', 'igo:AU', 'the African Union lead the talks on the dam', []]],
      }),
      digestOf('b', {
        date: '2020-06-25',
        offers: [['ETH', '', 'let the African Union lead the talks', [['EGY', 'reject']]]],
      }),
      digestOf('c', {
        date: '2020-06-27',
        offers: [['ETH', 'igo:AU', 'the African Union leads the talks on the dam', [['EGY', 'accept']]]],
      }),
      digestOf('d', { date: '2020-06-27', offers: [['USA', 'ETH', 'let the African Union lead the talks', []]] }),
    ]);
    expect(picture.proposals).toHaveLength(2);
    expect(picture.proposals[0]).toMatchObject({
      documents: 3,
      day: '2020-06-21',
      turns: [{ actor: 'EGY', course: 'changed' }],
    });
    expect(picture.proposals[0]?.answers.map(({ day, answer }) => [day, answer])).toEqual([
      ['2020-06-25', 'reject'],
      ['2020-06-27', 'accept'],
    ]);
    expect(picture.contradictions).toEqual([expect.objectContaining({ kind: 'answer', course: 'changed' })]);
  });

  it('works for one text, for texts without dates and for none with any record', () => {
    const one = makePicture([digestOf('a', { acts: [['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.']] })]);
    expect(one.period).toBeUndefined();
    expect(one.limits.join(' ')).toContain('one text only');
    expect(one.limits.join(' ')).toContain('no date');
    const none = makePicture([digestOf('a', {}), digestOf('b', {})]);
    expect([none.acts, none.relations, none.issues, none.proposals, none.contradictions]).toEqual([[], [], [], [], []]);
  });

  it('points every passage at its words, in UTF-16 and in code points', () => {
    const reading = readingOf('a', {
      title: 'T',
      filler: ['A 🛰 flew over the dam.'],
      acts: [['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.']],
    });
    const { text } = reading.document;
    const [passage] = makePicture([
      digestOf('a', {
        filler: ['A 🛰 flew over the dam.'],
        acts: [['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.']],
      }),
    ]).passages;
    if (!passage) throw new Error('the act has a passage');
    const words = passage.text.slice(passage.mark.start, passage.mark.end);
    expect(text.slice(passage.span.start, passage.span.end)).toBe(words);
    expect([...text].slice(passage.codePoints.start, passage.codePoints.end).join('')).toBe(words);
  });

  it('counts each act once in one pair, whatever is told', () => {
    const actor = constantFrom('RUS', 'TUR', 'USA', 'loc:group');
    const act = record({ from: actor, to: actor, category: constantFrom('ACCUSE', 'AID', 'CONSULT', 'ASSAULT') });
    const text = record({
      date: constantFrom('2016-01-01', '2016-02-01', undefined),
      acts: array(act, { maxLength: 6 }),
    });
    assert(
      property(array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const digests = texts.map(({ date, acts }, n) =>
          digestOf(`t${n}`, {
            ...(date === undefined ? {} : { date }),
            acts: acts.map(({ from, to, category }, m) => [from, to, category, `Act ${n} ${m} was told.`] as const),
          }),
        );
        const picture = makePicture(digests);
        const counted = picture.relations.reduce((sum, { all }) => sum + all.acts.length, 0);
        const between = picture.acts.filter(({ source, target }) => target.some((id) => !source.includes(id)));
        expect(counted).toBe(between.length);
        const told = picture.acts.reduce((sum, { witnesses }) => sum + witnesses.length, 0);
        expect(told).toBe(texts.reduce((sum, { acts }) => sum + acts.length, 0));
        const known = new Set(picture.passages.map(({ id }) => id));
        for (const one of picture.acts) for (const { passage } of one.witnesses) expect(known.has(passage)).toBe(true);
        expect(makePicture(digests)).toEqual(picture);
      }),
      { numRuns: 60 },
    );
  });
});

describe('pictureAmong', () => {
  it('keeps what is between chosen actors, with the sentences behind it and no others', () => {
    const whole = makePicture([
      digestOf('a', {
        acts: [
          ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia.'],
          ['USA', 'ETH', 'SANCTION', 'America cut its aid.'],
        ],
        stands: [
          ['EGY', '-', 'the Nile dam'],
          ['USA', '+', 'the Nile dam'],
        ],
      }),
    ]);
    const part = pictureAmong(whole, new Set(['EGY', 'ETH']));
    expect(part.relations.map(({ id }) => id)).toEqual(['EGY|ETH']);
    expect(part.issues[0]).toMatchObject({ actors: ['EGY'], n: 1 });
    expect(part.passages).toHaveLength(2);
    expect(part.limits.at(-1)).toContain('EGY, ETH');
  });
});
