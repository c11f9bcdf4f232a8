import type { Route } from './kit/route.ts';
import { ACTOR_ROUTES } from './routes/actor-routes.ts';
import { CASE_ROUTES } from './routes/case-routes.ts';
import { DECISION_ROUTES } from './routes/decision-routes.ts';
import { DOCUMENT_ROUTES } from './routes/document-routes.ts';
import { EDIT_ROUTES } from './routes/edit-routes.ts';
import { RECORD_ROUTES } from './routes/record-routes.ts';
import { SEARCH_ROUTES } from './routes/search-routes.ts';

/** Everything that the service answers below `/api/v1`. */
export const ROUTES: readonly Route[] = [
  ...CASE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...RECORD_ROUTES,
  ...ACTOR_ROUTES,
  ...DECISION_ROUTES,
  ...EDIT_ROUTES,
  ...SEARCH_ROUTES,
];
