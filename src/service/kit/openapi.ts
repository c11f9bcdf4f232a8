import { z } from 'zod';
import { PROBLEM_CODES, Problem } from './problem.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where the service answers. */
export const BASE = '/api/v1';

const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request is wrong: an unknown parameter, a value that cannot be',
  401: 'Without the token',
  403: 'By a foreign name, or from a page elsewhere',
  404: 'There is no such thing in the case',
  409: 'The case has changed since',
  412: 'What was to be changed has changed since',
  413: 'The body is too large',
  500: 'Something went wrong that should not',
};

/**
 * The description of the service in OpenAPI 3.1, made of the routes and of the schemas of the records. OpenAPI 3.1 and zod
 * speak the same JSON Schema (2020-12), so that no library stands between.
 */
export function openApi(routes: readonly Route[], version: string): Json {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of routes) {
    const path = `${BASE}${one.path}`;
    paths[path] = { ...paths[path], [one.method]: operation(one, schemas) };
    if (one.columns) paths[`${path}.csv`] = { get: twin(one, schemas) };
  }
  const problem = schemas.of(Problem);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Entente',
      version,
      description: `A case of texts, what was read from them, and what people decided. Errors have one shape; their codes are ${PROBLEM_CODES.join(', ')}.`,
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: { ...schemas.named(), ProblemAnswer: problem },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'the token that `entente serve` prints' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'entente-PORT', description: 'set by the first address' },
      },
    },
  };
}

function operation(one: Route, schemas: Schemas): Json {
  return {
    operationId: one.name,
    summary: one.summary,
    parameters: parameters(one, schemas),
    ...(one.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemas.of(one.body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'What was asked for', content: { 'application/json': { schema: schemas.of(one.answer) } } },
      ...refusals(),
    },
  };
}

function twin(one: Route, schemas: Schemas): Json {
  return {
    operationId: `${one.name}Csv`,
    summary: `${one.summary}; as CSV`,
    parameters: parameters(one, schemas),
    responses: {
      200: { description: one.columns?.join(', ') ?? '', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...refusals(),
    },
  };
}

function refusals(): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } } };
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [status, { description, content }]),
  );
}

function parameters(one: Route, schemas: Schemas): readonly Json[] {
  const list = (place: 'path' | 'query', shape: Readonly<Record<string, z.ZodType>>): readonly Json[] =>
    Object.entries(shape).map(([name, form]) => {
      const schema = schemas.of(form, 'input') as Record<string, unknown>;
      return { name, in: place, required: place === 'path' || !form.safeParse(undefined).success, schema };
    });
  return [...list('path', one.params), ...list('query', one.query)];
}

/** Schemas with a name stand once, among the components. */
class Schemas {
  private readonly found = new Map<string, Json>();

  of(form: z.ZodType, io: 'input' | 'output' = 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...schema
    } = z.toJSONSchema(form, { io, unrepresentable: 'any' }) as Record<string, unknown>;
    for (const [name, inner] of Object.entries($defs as Record<string, Json>)) this.found.set(name, moved(inner));
    return moved(schema);
  }

  named(): Json {
    return Object.fromEntries([...this.found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** A schema whose references lead to the components. */
function moved(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
