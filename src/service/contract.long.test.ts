import { beforeAll } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import { fuzzed } from './fuzz.fixture.ts';
import { API, type AskedService, askedService, withWork } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  const file = await cases.make();
  await importInvented(file);
  service = askedService(file, 'Ada');
  await withWork(service);
  await service.send(`${API}/designs`, { dyad: 'CHL-PER', event: '2015-07' });
}, 120_000);

fuzzed(() => service, 2000);
