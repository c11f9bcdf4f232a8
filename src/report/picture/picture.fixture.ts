import { digestOf, onDay } from '../../measures/digest.fixture.ts';
import { digestReading } from '../../measures/digest.ts';
import { makePicture, type Picture } from '../../measures/picture.ts';
import { hostileReading } from '../brief/reading.fixture.ts';

/** A picture with something in each of its parts: the dispute over the Nile dam in 2020, told by seven texts. */
export function damPicture(): Picture {
  return makePicture([
    digestOf('a', {
      date: '2020-06-20',
      title: 'Egypt turns to the Council',
      acts: [
        ['EGY', 'ETH', 'ACCUSE', 'Egypt accused Ethiopia of refusing a deal.', onDay('2020-06-19')],
        ['EGY', 'ETH', 'REJECT', 'Cairo refused the first filling.'],
        ['EGY+SDN', '', 'CONSULT', 'Egypt and Sudan conferred.'],
      ],
      stands: [
        ['EGY', '-', 'the filling of the reservoir'],
        ['SDN', '-', 'the filling of the reservoir'],
      ],
    }),
    digestOf('b', {
      date: '2020-06-21',
      acts: [
        ['EGY', 'ETH', 'ACCUSE', 'Cairo blamed Addis Ababa.', onDay('2020-06-19')],
        ['ETH', 'EGY', 'AGREE', 'Ethiopia agreed to wait.', onDay('2020-06-20')],
        ['loc:rebels', 'ETH', 'ASSAULT', 'Rebels attacked a convoy.'],
      ],
      stands: [['ETH', '+', 'filling the reservoir', { speaker: 'ETH' }]],
      offers: [['ETH', 'igo:AU', 'the African Union lead the talks', []]],
    }),
    digestOf('c', {
      date: '2020-06-22',
      acts: [['ETH', 'EGY', 'AGREE', 'Ethiopia never agreed to wait.', { reality: 'denied', ...onDay('2020-06-20') }]],
      offers: [['ETH', 'igo:AU', 'let the African Union lead the talks', [['EGY', 'accept']]]],
      said: [['USA', 'EGY', 'patron', 'closer', 'ETH']],
    }),
    ...['d', 'e', 'f', 'g'].map((name, n) =>
      digestOf(name, {
        ...(name === 'g' ? {} : { date: `2020-0${7 + n}-15` }),
        acts: [
          ['USA', 'ETH', 'SANCTION', `Washington cut its aid, says ${name}.`],
          ['ETH', 'USA', 'ACCUSE', `Addis Ababa blamed Washington, says ${name}.`],
          ['EGY', 'ETH', 'THREATEN', `Cairo warned Addis Ababa, says ${name}.`],
        ],
        stands: name === 'g' ? [] : [['SDN', '+', 'the filling of the reservoir']],
      }),
    ),
  ]);
}

/** A picture of nothing: texts were read, and held no record. */
export function emptyPicture(): Picture {
  return makePicture([digestOf('a', { date: '2020-06-20' }), digestOf('b', {})]);
}

/** A picture whose every word tries to break out of the report. */
export function hostilePicture(payload: string): Picture {
  return makePicture([digestReading(hostileReading(payload))]);
}
