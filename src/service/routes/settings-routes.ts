import { z } from 'zod';
import { changeSettings, readSettings } from '../../casefile/store/settings.ts';
import { RequestError } from '../kit/problem.ts';
import { route } from '../kit/route.ts';

const line = z.string().trim().max(200);

const Settings = z
  .strictObject({
    title: line.optional().describe('what the case is called'),
    coder: line.optional().describe('whose decisions they are, unless another name is given'),
    engine: z.enum(['encoder', 'fast']).optional().describe('which engine reads'),
    learn: z.boolean().optional().describe('whether the program learns from decisions what is likely to be accepted'),
    blind: z.number().min(0).max(1).optional().describe('share of records that are asked before the answer is shown'),
  })
  .meta({ id: 'Settings' });

/** What stands in entente.yaml. */
export const SETTINGS_ROUTES = [
  route({
    method: 'get',
    path: '/settings',
    name: 'getSettings',
    summary: 'The settings of the case, as entente.yaml has them',
    params: {},
    query: {},
    answer: Settings.extend({ engine: z.string().optional() }).loose(),
    run: ({ file }) => readSettings(file.place, file.folder),
  }),
  route({
    method: 'post',
    path: '/settings',
    name: 'changeSettings',
    summary: 'Change lines of entente.yaml; comments, and lines that are not named, stay. An empty line goes',
    params: {},
    query: {},
    body: Settings,
    answer: Settings.extend({ engine: z.string().optional() }).loose(),
    run: ({ file }, { body }) => {
      if (file.readOnly) throw new RequestError('conflict', 'The case can only be read here.');
      const changes = Object.entries(body).map(([key, value]) => [key, value === '' ? undefined : value]);
      changeSettings(file.place, file.folder, Object.fromEntries(changes));
      return readSettings(file.place, file.folder);
    },
  }),
];
