import { describe, expect, it } from 'vitest';
import { isPersonName, parseByline } from './byline.ts';

describe('a byline', () => {
  it.each([
    ['By Given Surname', ['Given Surname']],
    ['BY GIVEN SURNAME AND JOHN MCBRIDE', ['Given Surname', 'John McBride']],
    [
      'By Given Surname, Other Name and Third Name, Special to the Herald',
      ['Given Surname', 'Other Name', 'Third Name'],
    ],
    ['By Given Surname : Lecturer, Public Policy at the University of Elbe', ['Given Surname']],
    ['By Given Surname, Political Correspondent', ['Given Surname']],
    ['By Omar al-Rashid and Jan van der Berg in Seoul', ['Omar al-Rashid', 'Jan van der Berg']],
    ['By Dr. Given M. Surname, Jr.', ['Given M. Surname']],
    ['Written by Zoë O’Hara-Núñez', ['Zoë O’Hara-Núñez']],
    ['Authors: Given Surname; Other Name', ['Given Surname', 'Other Name']],
    ['By The Associated Press', ['The Associated Press']],
    ['By the Editorial Board', undefined],
    ['By Friday Harbor Lights had left the port.', undefined],
    ['By the Numbers: A River War', undefined],
    ['By Tuesday, the envoys had left.', undefined],
    ['By and large the talks failed', undefined],
    ['Bystanders Saw It', undefined],
  ])('%s', (line, authors) => expect(parseByline(line)?.authors).toEqual(authors));

  it('keeps the affiliation apart', () => {
    expect(parseByline('By Given Surname : Lecturer, Public Policy at the University of Elbe')?.affiliation).toBe(
      'Lecturer, Public Policy at the University of Elbe',
    );
  });

  it('tells a name from a role', () => {
    expect(isPersonName('Given Surname')).toBe(true);
    expect(isPersonName('Political Correspondent')).toBe(false);
    expect(isPersonName('July Monday')).toBe(false);
  });
});
