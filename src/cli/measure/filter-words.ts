import type { AskedEvents } from '../../questions/kit/asked-events.ts';

const FLAGS: readonly (keyof AskedEvents)[] = [
  'from',
  'to',
  'origin',
  'category',
  'quad',
  'sourceSector',
  'targetSector',
  'sourceActor',
  'targetActor',
  'onlyRoot',
  'onePerDay',
  'withMirrored',
  'withoutMirrored',
  'withRepeated',
  'withoutFarDates',
];

/** A filter in the words of the command line, each with a space before it, so that a command can be copied. */
export function filterWords(options: AskedEvents): string {
  return FLAGS.flatMap((name) => {
    const value = options[name];
    if (value === undefined || value === false) return [];
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [flag];
    const words = typeof value === 'string' ? value : value.join(',');
    return [`${flag} ${/^[\w,.-]+$/.test(words) ? words : `"${words}"`}`];
  })
    .map((words) => ` ${words}`)
    .join('');
}
