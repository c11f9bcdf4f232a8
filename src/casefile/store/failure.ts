import { EntenteError } from '../../records/failure.ts';

/** SQLite's primary result codes, as far as people can do something about them. */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const DISK = 10;
const DAMAGED = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NO_DATABASE = 26;

/**
 * What went wrong with a case, in a sentence that says what to do. What is no failure of the database or the disk comes
 * back as it is.
 */
export function caseFailure(folder: string, cause: unknown): unknown {
  if (cause instanceof EntenteError || !(cause instanceof Error)) return cause;
  const sentence = 'errcode' in cause ? ofDatabase(folder, Number(cause.errcode) & 0xff) : ofDisk(folder, cause);
  if (sentence === undefined) return cause;
  const [code, words] = sentence;
  return new EntenteError(code, words, { cause });
}

type Sentence = readonly [code: 'unreadable' | 'unwritable', words: string];

function ofDatabase(folder: string, code: number): Sentence | undefined {
  switch (code) {
    case BUSY:
    case LOCKED:
      return [
        'unwritable',
        `The case in ${folder} is being written by another program for longer than could be waited for; try again when it is done. Nothing was changed.`,
      ];
    case READ_ONLY:
      return [
        'unwritable',
        `The case in ${folder} may not be written: folder or files are read-only. Change their rights, or work on a copy. Nothing was changed.`,
      ];
    case FULL:
      return [
        'unwritable',
        `The disk with the case in ${folder} is full. What was told to be done is kept, the last step was not made; free some space and do it again.`,
      ];
    case DISK:
      return [
        'unwritable',
        `The disk with the case in ${folder} failed to read or write. What was told to be done is kept; see whether the folder is still there and the disk is sound, then do it again.`,
      ];
    case DAMAGED:
    case NO_DATABASE:
      return [
        'unreadable',
        `case.sqlite in ${folder} is damaged. Leave it as it is and put a copy or backup in its place; entente doctor ${folder} says what can still be read.`,
      ];
    case CANNOT_OPEN:
      return ['unreadable', `case.sqlite in ${folder} cannot be opened; check that it is there and its rights.`];
    default:
      return undefined;
  }
}

function ofDisk(folder: string, cause: Error): Sentence | undefined {
  switch ('code' in cause ? cause.code : undefined) {
    case 'ENOSPC':
    case 'EDQUOT':
      return ofDatabase(folder, FULL);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return ofDatabase(folder, READ_ONLY);
    case 'EIO':
      return ofDatabase(folder, DISK);
    case 'ENOENT':
    case 'ENOTDIR':
      return vanished(folder);
    default:
      return undefined;
  }
}

/** Damage that SQLite cannot see, in what was packed: `caseFailure` takes it for what SQLite would throw. */
export class PackedDamage extends Error {
  readonly errcode = DAMAGED;

  constructor(cause: unknown) {
    super('what was packed is damaged', { cause });
  }
}

/** @returns the sentence for a case whose folder is gone */
export function vanished(folder: string): Sentence {
  return [
    'unreadable',
    `The case in ${folder} is no longer there: its folder or files were moved or deleted while it was open. The last step was not made.`,
  ];
}
