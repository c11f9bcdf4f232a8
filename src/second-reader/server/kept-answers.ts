import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import { textHash } from '../../records/identify.ts';
import type { WholeAnswer } from './answer-stream.ts';
import type { ModelQuestion } from './ask-model.ts';

/** Keeps answers in a folder, a file for each question, so that a reading that was broken off goes on where it was. */
export class KeptAnswers {
  private readonly folder: string;
  private readonly host: string;

  /** @param host of the server: two servers may have different models of one name */
  constructor(folder: string, host: string) {
    this.folder = folder;
    this.host = host;
  }

  /** The answer to the very same question: model, messages, form, temperature, seed. What is no whole file is no answer. */
  get(question: ModelQuestion): WholeAnswer | undefined {
    try {
      const data = JSON.parse(readFileSync(this.path(question), 'utf8')) as Partial<WholeAnswer>;
      return typeof data.text === 'string' && typeof data.cut === 'boolean'
        ? { text: data.text, cut: data.cut }
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** @throws EntenteError `unwritable` */
  put(question: ModelQuestion, answer: WholeAnswer): void {
    const path = this.path(question);
    try {
      mkdirSync(this.folder, { recursive: true });
      // Whole or not at all: the program may be stopped at any moment.
      writeFileSync(`${path}.${process.pid}.tmp`, `${JSON.stringify({ model: question.model, ...answer })}\n`);
      renameSync(`${path}.${process.pid}.tmp`, path);
    } catch (cause) {
      throw new EntenteError('unwritable', `Answers cannot be kept in ${this.folder}; name another folder.`, { cause });
    }
  }

  private path(question: ModelQuestion): string {
    return join(this.folder, `${textHash(canonicalJson([this.host, question])).slice(0, 32)}.json`);
  }
}
