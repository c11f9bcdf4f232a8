import { expect, it } from 'vitest';
import { DEMO_DECISIONS } from '../../intake/demo-decisions.ts';
import { testFolder } from '../command-line.fixture.ts';

const { entente } = testFolder();

it('entente demo makes a case with texts and decisions, in seconds, and never over another', async () => {
  // Processor time: others may keep the machine busy.
  const began = process.cpuUsage();
  const made = await entente(['demo'], { user: 'ada' });
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(10);
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain('A case lies in entente-demo: 6 texts');
  const inside = ['--case', 'entente-demo'];
  const status = JSON.parse((await entente(['status', '--json', ...inside])).stdout);
  expect(status).toMatchObject({ coder: 'ada', documents: 6, coders: ['first', 'second'], takenBack: 0 });
  expect(status.decisions).toBeGreaterThanOrEqual(DEMO_DECISIONS.length);
  expect((await entente(['doctor', '--thorough', ...inside])).stdout).toBe('The case is sound.\n');
  const again = await entente(['demo']);
  expect([again.status, again.stderr]).toEqual([2, 'entente: There is a case in entente-demo already.\n']);
}, 240_000);
