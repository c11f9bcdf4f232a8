import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_DAY } from '../../records/event-row.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { type CaseFile, createCase, openCase } from '../store/case-file.ts';
import { copyCase } from '../store/copy-case.ts';
import { loadVotes, storeVotes, type VotesSource } from './stored-votes.ts';

const CALLS: RollCalls = {
  id: ['3', '4'],
  session: Int32Array.of(1, 74),
  day: Int32Array.of(NO_DAY, 18_248),
  resolution: ['R/1/66', ''],
  title: ['Ä “first” vote', ''],
  issues: [['me', 'nu'], []],
  important: Uint8Array.of(0, 2),
  states: ['FRA', 'RUS', 'USA'],
  votes: Uint8Array.of(1, 2, 3, 4, 0, 1),
};
const SOURCE: VotesSource = {
  hash: 'aa',
  files: [{ name: 'votes.csv', sha256: 'bb', kind: 'votes', rows: 5 }],
  mapping: { columns: { vote: 'Stimme' } },
  problems: ['votes.csv, line 7: the state Atlantis is not known; its votes are left out'],
};

let folder: string;
let file: CaseFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-votes-'));
  file = createCase(join(folder, 'case'), 'case');
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('votes of a case', () => {
  it('come back as they were given, with where they came from, also from a copy', async () => {
    expect(loadVotes(file)).toBeUndefined();
    expect(storeVotes(file, { calls: CALLS, source: SOURCE })).toBe('kept');
    expect(loadVotes(file)).toEqual({ calls: CALLS, source: SOURCE });
    await copyCase(file, join(folder, 'copy'), 'copy');
    const copy = openCase(join(folder, 'copy'), 'copy', { readOnly: true });
    expect(loadVotes(copy)?.calls).toEqual(CALLS);
    copy.close();
  });

  it('are known when they come again, and are replaced only when that is asked for', () => {
    storeVotes(file, { calls: CALLS, source: SOURCE });
    expect(storeVotes(file, { calls: CALLS, source: SOURCE })).toBe('known');
    const other = { calls: { ...CALLS, id: ['5', '6'] }, source: { ...SOURCE, hash: 'cc' } };
    expect(() => storeVotes(file, other)).toThrow(
      'The case holds 2 roll calls of votes.csv already; put these in their place with --replace.',
    );
    expect(loadVotes(file)?.calls.id).toEqual(['3', '4']);
    expect(storeVotes(file, other, { replace: true })).toBe('replaced');
    expect(loadVotes(file)?.calls.id).toEqual(['5', '6']);
  });

  it('that are damaged say what to do', () => {
    storeVotes(file, { calls: CALLS, source: SOURCE });
    file.db.exec("UPDATE votes SET votes = x'00'");
    expect(() => loadVotes(file)).toThrow('The votes in case are damaged; import them again with --replace');
  });
});
