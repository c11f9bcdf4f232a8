import { describe, expect, it } from 'vitest';
import { findDateline } from './dateline.ts';

const REPORT = 'Two ministers met on the bridge.';

describe('the dateline of a report', () => {
  it.each([
    ['MOSCOW, July 4 (Reuters) - ', 'MOSCOW', 'Reuters', undefined],
    ['BEIJING — ', 'BEIJING', undefined, undefined],
    ['WASHINGTON (AP) — ', 'WASHINGTON', 'Associated Press', undefined],
    ['BEIJING, July 4, 2017 (Xinhua) -- ', 'BEIJING', 'Xinhua', '2017-07-04'],
    ['Seoul, 4 July 2017 (Yonhap) -- ', 'Seoul', 'Yonhap', '2017-07-04'],
    ["XI'AN, China - ", "XI'AN, China", undefined, undefined],
    ['Mexico City (AFP) – ', 'Mexico City', 'Agence France-Presse', undefined],
    ['DES MOINES, Iowa, Aug. 10 (UPI) — ', 'DES MOINES, Iowa', 'United Press International', undefined],
    ['(Reuters) - ', '', 'Reuters', undefined],
  ])('finds %j', (dateline, place, agency, day) => {
    const found = findDateline(dateline + REPORT);
    expect(found?.length).toBe(dateline.length);
    expect(found?.place).toBe(place);
    expect(found?.agency).toBe(agency);
    expect(found?.day).toBe(day);
  });

  it.each([
    'Moscow - and this is the point - has no interest in a war.',
    'The ministers met (Reuters) - or so it seemed.',
    'NATO-led forces left the bridge.',
    'Two ministers — one of them new — met.',
    'UN: two ministers met.',
  ])('leaves a sentence alone: %s', (sentence) => expect(findDateline(sentence)).toBeUndefined());
});
