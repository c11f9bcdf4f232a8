import { rulesFire } from '../rules.fixture.ts';
import { WANTED } from './motive-verbs.ts';

rulesFire('what is wanted, feared or believed', WANTED);
