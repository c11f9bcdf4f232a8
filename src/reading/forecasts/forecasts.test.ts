import { rulesFire } from '../rules.fixture.ts';
import { FORETOLD } from './forecasts.ts';

rulesFire('what a verb foretells', FORETOLD);
