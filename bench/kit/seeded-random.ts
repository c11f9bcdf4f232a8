export { seededRandom } from '../../src/records/seeded-random.ts';
