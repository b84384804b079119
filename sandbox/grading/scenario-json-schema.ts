import * as z from 'zod';
import { CHECKS } from './checks/registry.ts';
import { scenarioSchema } from './scenario-schema.ts';

type JsonObject = Record<string, unknown>;

/** The JSON Schema (draft 7, which editors know best) of `scenario.yaml`. */
export function scenarioJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input' }) as JsonObject;
  const properties = schema['properties'] as Record<string, JsonObject>;
  const entry = properties['checks']?.['items'] as JsonObject;
  entry['allOf'] = [...CHECKS.values()].map(({ id, parameters }) => parametersOf(entry, id, parameters));
  const known = [...CHECKS.keys()];
  const own = entry['properties'] as Record<string, JsonObject>;
  own['check'] = { ...own['check'], enum: known };
  entry['if'] = { not: { required: ['check'] } };
  entry['then'] = { properties: { id: { enum: known } } };
  return schema;
}

/** "An entry that applies this check has exactly these keys." */
function parametersOf(entry: JsonObject, id: string, parameters: z.ZodObject): JsonObject {
  const own = z.toJSONSchema(parameters, { target: 'draft-7', io: 'input' }) as JsonObject;
  const ownProperties = (own['properties'] ?? {}) as JsonObject;
  const common = Object.fromEntries(Object.keys(entry['properties'] as JsonObject).map((key) => [key, true]));
  return {
    if: {
      anyOf: [
        { required: ['check'], properties: { check: { const: id } } },
        { not: { required: ['check'] }, required: ['id'], properties: { id: { const: id } } },
      ],
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      properties: { ...common, ...ownProperties },
      required: own['required'] ?? [],
      additionalProperties: false,
    },
  };
}
