import { z } from 'zod';
import { removeView, savedViews, saveView } from '../../casefile/views/saved-views.ts';
import { RequestError } from '../kit/problem.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

const name = z.string().trim().min(1).max(120).describe('how the view is called');
const address = z.string().min(1).max(2000).describe('a path of the workbench: /picture/network?at=2017-07');
const View = z.strictObject({ name, address }).meta({ id: 'SavedView' });

/** Views of the workbench that were given a name; they lie in the case, so that everybody who works on it has them. */
export const VIEW_ROUTES = [
  route({
    method: 'get',
    path: '/views',
    name: 'listViews',
    summary: 'Views of the workbench that have a name',
    params: {},
    query: PAGE,
    answer: listOf(View),
    columns: ['name', 'address'],
    run: ({ file }, { query }) => page(savedViews(file), query),
  }),
  route({
    method: 'post',
    path: '/views',
    name: 'saveView',
    summary: 'Names a view, or gives a name another one',
    params: {},
    query: {},
    body: View,
    answer: View,
    run: ({ file }, { body }) => {
      saveView(file, body);
      return body;
    },
  }),
  route({
    method: 'post',
    path: '/views/removals',
    name: 'removeView',
    summary: 'Takes the name of a view away',
    params: {},
    query: {},
    body: z.strictObject({ name }),
    answer: z.strictObject({ name }),
    run: ({ file }, { body }) => {
      if (!removeView(file, body.name))
        throw new RequestError('not-found', `No view is called "${body.name}".`, 'name');
      return body;
    },
  }),
];
