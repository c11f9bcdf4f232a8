import type { Route } from './kit/route.ts';
import { ACTOR_ROUTES } from './routes/actor-routes.ts';
import { CASE_ROUTES } from './routes/case-routes.ts';
import { DATA_ROUTES } from './routes/data-routes.ts';
import { DECISION_ROUTES } from './routes/decision-routes.ts';
import { DISCOURSE_ROUTES } from './routes/discourse-routes.ts';
import { DOCUMENT_ROUTES } from './routes/document-routes.ts';
import { DYAD_ROUTES } from './routes/dyad-routes.ts';
import { EDIT_ROUTES } from './routes/edit-routes.ts';
import { IMPACT_ROUTES } from './routes/impact-routes.ts';
import { JOB_ROUTES } from './routes/job-routes.ts';
import { MODEL_ROUTES } from './routes/model-routes.ts';
import { NETWORK_ROUTES } from './routes/network-routes.ts';
import { PICTURE_ROUTES } from './routes/picture-routes.ts';
import { RECORD_ROUTES } from './routes/record-routes.ts';
import { REVIEW_ROUTES } from './routes/review-routes.ts';
import { SAME_ROUTES } from './routes/same-routes.ts';
import { SEARCH_ROUTES } from './routes/search-routes.ts';
import { SETTINGS_ROUTES } from './routes/settings-routes.ts';
import { SQL_ROUTES } from './routes/sql-routes.ts';
import { STANCE_ROUTES } from './routes/stance-routes.ts';
import { TRUST_ROUTES } from './routes/trust-routes.ts';
import { UPLOAD_ROUTES } from './routes/upload-routes.ts';
import { VIEW_ROUTES } from './routes/view-routes.ts';

/** Everything that the service answers below `/api/v1`. */
export const ROUTES: readonly Route[] = [
  ...CASE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...RECORD_ROUTES,
  ...ACTOR_ROUTES,
  ...DECISION_ROUTES,
  ...EDIT_ROUTES,
  ...REVIEW_ROUTES,
  ...SAME_ROUTES,
  ...SEARCH_ROUTES,
  ...PICTURE_ROUTES,
  ...NETWORK_ROUTES,
  ...STANCE_ROUTES,
  ...VIEW_ROUTES,
  ...JOB_ROUTES,
  ...UPLOAD_ROUTES,
  ...MODEL_ROUTES,
  ...DYAD_ROUTES,
  ...IMPACT_ROUTES,
  ...SQL_ROUTES,
  ...DATA_ROUTES,
  ...DISCOURSE_ROUTES,
  ...SETTINGS_ROUTES,
  ...TRUST_ROUTES,
];
