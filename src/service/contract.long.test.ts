import { beforeAll } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { fuzzed } from './fuzz.fixture.ts';
import { type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  service = askedService(await cases.make(), 'Ada');
}, 120_000);

fuzzed(() => service, 2000);
