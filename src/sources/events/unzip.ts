import { crc32, createInflateRaw } from 'node:zlib';
import { ByteFeed } from './byte-feed.ts';
import { textOf } from './text-table.ts';

/** A file in an archive. */
export interface ZipMember {
  readonly name: string;
  /** Its bytes, unpacked. They end early where the archive is damaged. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const MEMBER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
/** Signatures of what stands behind the members: the list of them, alone or for an empty archive, and data about it. */
const DIRECTORY = new Set([0x02014b50, 0x06054b50, 0x06064b50, 0x08064b50]);
const CHUNK = 256 * 1024;

/** What the header before a member says (APPNOTE 6.3, 4.3.7). */
interface MemberHeader {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Whether sizes and checksum stand behind the member instead. */
  readonly later: boolean;
  readonly checksum: number;
  readonly packed: number;
}

/**
 * Gives the files of a zip one after the other, from a stream, without the list of members at its end: so an archive that
 * is cut off gives what it has. Folders are passed over.
 *
 * @param damaged is told, in a sentence without its full stop, what cannot be read
 */
export async function* unzip(
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: string) => void,
): AsyncGenerator<ZipMember> {
  const feed = new ByteFeed(packed);
  try {
    for (;;) {
      const signature = (await feed.exactly(4))?.readUInt32LE(0);
      if (signature !== undefined && DIRECTORY.has(signature)) return;
      const header = signature === MEMBER ? await readHeader(feed) : undefined;
      if (!header) {
        damaged(
          signature === undefined || signature === MEMBER
            ? 'the zip file is cut off; the rows before the cut are read'
            : 'the zip file is damaged; what stands behind the damage is not read',
        );
        return;
      }
      const member = new MemberBytes(feed, header, damaged);
      if (member.hindrance !== undefined) damaged(`${header.name} in the zip file ${member.hindrance}`);
      else if (!header.name.endsWith('/')) yield { name: header.name, chunks: member.chunks() };
      if (!(await member.skip())) return;
    }
  } finally {
    await feed.close();
  }
}

async function readHeader(feed: ByteFeed): Promise<MemberHeader | undefined> {
  const fixed = await feed.exactly(26);
  const name = fixed && (await feed.exactly(fixed.readUInt16LE(22)));
  const extra = name && (await feed.exactly(fixed.readUInt16LE(24)));
  if (!extra) return undefined;
  const flags = fixed.readUInt16LE(2);
  const size = fixed.readUInt32LE(14);
  return {
    name: textOf(name, 0, name.length),
    method: fixed.readUInt16LE(4),
    encrypted: (flags & 1) !== 0,
    later: (flags & 8) !== 0,
    checksum: fixed.readUInt32LE(10),
    packed: size === 0xffffffff ? longSize(extra) : size,
  };
}

/** The packed size of a member of more than 4 GB: the second number of the field of Zip64. */
function longSize(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1 && at + 20 <= extra.length) return Number(extra.readBigUInt64LE(at + 12));
  }
  return 0xffffffff;
}

/** Reads the bytes of one member out of the feed, so that the feed stands behind it afterwards, whoever stops reading. */
class MemberBytes {
  readonly #feed: ByteFeed;
  readonly #header: MemberHeader;
  readonly #damaged: (reason: string) => void;
  readonly #bytes: AsyncGenerator<Uint8Array>;
  /** Packed bytes that are still in the feed; Infinity where only their end tells how many there are. */
  #left: number;
  #lost = false;
  #taken = 0;
  #given = 0;
  #checksum = 0;

  constructor(feed: ByteFeed, header: MemberHeader, damaged: (reason: string) => void) {
    this.#feed = feed;
    this.#header = header;
    this.#damaged = damaged;
    this.#left = header.later && header.packed === 0 ? Number.POSITIVE_INFINITY : header.packed;
    this.#bytes = this.#read();
  }

  /** Why it cannot be read at all, if so. */
  get hindrance(): string | undefined {
    const { encrypted, method } = this.#header;
    if (encrypted) return 'is encrypted; unpack it with its password first';
    if (method !== 0 && method !== 8) return `is packed by method ${method}; unpack it with another program first`;
    if (method === 0 && this.#left === Number.POSITIVE_INFINITY)
      return 'does not say how long it is; unpack it with another program first';
    return undefined;
  }

  /** The bytes; who stops reading them does not close the feed. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let next = await this.#bytes.next(); !next.done; next = await this.#bytes.next()) yield next.value;
  }

  /** Passes over what has not been read. @returns whether another member can follow */
  async skip(): Promise<boolean> {
    const readable = this.hindrance === undefined;
    if (readable && !this.#lost)
      for (let next = await this.#bytes.next(); !next.done; ) next = await this.#bytes.next();
    while (this.#left > 0 && this.#left !== Number.POSITIVE_INFINITY) if (!(await this.#take())) return false;
    if (this.#left > 0) return false;
    return !this.#header.later || !readable || (await this.#passDescriptor());
  }

  async #take(): Promise<Uint8Array | undefined> {
    const part = await this.#feed.some(Math.min(this.#left, CHUNK));
    if (part) {
      this.#left -= part.length;
      this.#taken += part.length;
    }
    return part;
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const { name, later, checksum } = this.#header;
    try {
      for await (const part of this.#header.method === 0 ? this.#stored() : this.#inflated()) {
        this.#checksum = crc32(part, this.#checksum);
        this.#given += part.length;
        yield part;
      }
    } catch (cause) {
      this.#lost = true;
      this.#damaged(
        (cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
          ? `the zip file is cut off in ${name}; the rows before the cut are read`
          : `${name} in the zip file is damaged; the rows before the damage are read`,
      );
      return;
    }
    if (this.#left > 0) {
      this.#lost = true;
      this.#damaged(`the zip file is cut off in ${name}; the rows before the cut are read`);
    } else if (!later && this.#checksum !== checksum)
      this.#damaged(`${name} in the zip file is damaged; some rows may be wrong`);
  }

  async *#stored(): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const part = await this.#take();
      if (!part) return;
      yield part;
    }
  }

  async *#inflated(): AsyncGenerator<Uint8Array> {
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    let last: Uint8Array = new Uint8Array(0);
    const fill = async (): Promise<void> => {
      // One part at a time: the last block has been met when something of a part is left over.
      while (!inflate.destroyed && inflate.bytesWritten === this.#taken) {
        const part = this.#left > 0 ? await this.#take() : undefined;
        if (!part) break;
        last = part;
        await new Promise<void>((resolve) => inflate.write(part, () => resolve()));
      }
      inflate.end();
    };
    const filled = fill().catch((cause) => inflate.destroy(cause as Error));
    yield* inflate as AsyncIterable<Uint8Array>;
    await filled;
    // A member that does not say its size ends where its last block does; what was taken beyond that goes back.
    const beyond = this.#taken - inflate.bytesWritten;
    if (this.#left === Number.POSITIVE_INFINITY) {
      this.#feed.back(last.subarray(last.length - beyond));
      this.#taken -= beyond;
      this.#left = 0;
    }
  }

  /** Reads checksum and sizes behind a member: with or without a signature, in 32 or 64 bits. */
  async #passDescriptor(): Promise<boolean> {
    let checksum = await this.#feed.exactly(4);
    if (checksum?.readUInt32LE(0) === DESCRIPTOR) checksum = await this.#feed.exactly(4);
    const sizes = await this.#feed.exactly(8);
    if (!checksum || !sizes) return true;
    if (checksum.readUInt32LE(0) !== this.#checksum)
      this.#damaged(`${this.#header.name} in the zip file is damaged; some rows may be wrong`);
    // Of 64 bits each where the second half of the first size stands in place of the second size.
    if (sizes.readUInt32LE(4) !== this.#given % 2 ** 32) await this.#feed.exactly(8);
    return true;
  }
}
