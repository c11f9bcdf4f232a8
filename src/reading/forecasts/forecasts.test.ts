import { rulesFire } from '../rules.fixture.ts';
import { FORETOLD } from './foretold.ts';
import { PLANNED, PROMISED, UNFORESEEN } from './modal-forecasts.ts';

rulesFire('what a verb foretells', FORETOLD);
rulesFire('what a modal says that nobody foresees', UNFORESEEN);
rulesFire('what a speaker says of himself', PROMISED);
rulesFire('what the author tells as a plan', PLANNED);
