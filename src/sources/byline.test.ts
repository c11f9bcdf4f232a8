import { describe, expect, it } from 'vitest';
import { isPersonName, parseByline } from './byline.ts';

describe('a byline', () => {
  it.each([
    ['By Ada Stone', ['Ada Stone']],
    ['BY ADA STONE AND JOHN MCBRIDE', ['Ada Stone', 'John McBride']],
    ['By Ada Stone, Lena Orr and Ilir Marku, Special to the Herald', ['Ada Stone', 'Lena Orr', 'Ilir Marku']],
    ['By Ada Stone : Lecturer, Public Policy at the University of Elbe', ['Ada Stone']],
    ['By Ada Stone, Political Correspondent', ['Ada Stone']],
    ['By Omar al-Rashid and Jan van der Berg in Seoul', ['Omar al-Rashid', 'Jan van der Berg']],
    ['By Dr. Ada M. Stone, Jr.', ['Ada M. Stone']],
    ['Written by Zoë O’Hara-Núñez', ['Zoë O’Hara-Núñez']],
    ['Authors: Ada Stone; Lena Orr', ['Ada Stone', 'Lena Orr']],
    ['By The Associated Press', ['The Associated Press']],
    ['By the Editorial Board', undefined],
    ['By Friday Harbor Lights had left the port.', undefined],
    ['By the Numbers: A River War', undefined],
    ['By Tuesday, the envoys had left.', undefined],
    ['By and large the talks failed', undefined],
    ['Bystanders Saw It', undefined],
  ])('%s', (line, authors) => expect(parseByline(line)?.authors).toEqual(authors));

  it('keeps the affiliation apart', () => {
    expect(parseByline('By Ada Stone : Lecturer, Public Policy at the University of Elbe')?.affiliation).toBe(
      'Lecturer, Public Policy at the University of Elbe',
    );
  });

  it('tells a name from a role', () => {
    expect(isPersonName('Ada Stone')).toBe(true);
    expect(isPersonName('Political Correspondent')).toBe(false);
    expect(isPersonName('July Monday')).toBe(false);
  });
});
