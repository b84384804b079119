/** What `scenario.yaml` may say. Types, errors and the editors' JSON Schema all come from here. */

import * as z from 'zod';
import { FAULTS, LINE_FAULTS } from '../devices/training-hba/faults.ts';
import { CHECKS } from './checks/registry.ts';
import { machine } from './machine-schema.ts';
import { contested } from './peripherals-schema.ts';
import { withoutAddress } from './unit-addresses.ts';
import { workload } from './workload-schema.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const name = z.string().regex(NAME);
/** Statements of the source documents that a driver writer must act on: rows of the curriculum. */
const STATEMENTS = Array.from({ length: 20 }, (_, index) => `S${index + 1}`);

/** The parts of the course, in the order in which they are meant to be taken. */
export const PARTS = [
  'orientation',
  'contract',
  'time',
  'bigger-machines',
  'real-hardware',
  'onwards',
] as const;

/** A verdict a wrong answer can declare beside the id of a check. */
export const DOES_NOT_COMPILE = 'does-not-compile';

const program = z
  .strictObject({
    edit: z
      .string()
      .regex(/^[\w-]+\.c$/)
      .describe('Name of the one file that the learner writes, e.g. interrupt.c.'),
    given: z
      .array(z.string().regex(/^[\w-]+(\/[\w-]+)*\.[ch]$/))
      .min(1)
      .describe(
        'The other files of the miniport, shown read-only: paths relative to content/scenarios, which may be shared between scenarios.',
      ),
  })
  .describe("The learner's program.");

const limits = z
  .strictObject({
    virtualMs: z
      .number()
      .positive()
      .describe('Virtual milliseconds after which a run ends, finished or not.'),
  })
  .describe('How long a run may last.');

/** The parameters of the named check stand beside these three and are judged by the check's own schema. */
const check = z
  .looseObject({
    id: name.describe('Name of the result, unique in the scenario.'),
    check: name.optional().describe('The check to apply; by default the one named like the id.'),
    statement: z
      .string()
      .optional()
      .describe('The statement of `statements` that the check holds the learner to.'),
  })
  .superRefine((entry, context) => {
    const { id, check: named, statement: _, ...parameters } = entry;
    const found = CHECKS.get(named ?? id);
    if (found === undefined) {
      context.addIssue({
        code: 'invalid_value',
        path: [named === undefined ? 'id' : 'check'],
        values: [...CHECKS.keys()],
        input: named ?? id,
        // What the rest says of this id would only follow from it.
        continue: false,
      });
      return;
    }
    const result = found.parameters.safeParse(parameters);
    for (const issue of result.error?.issues ?? []) {
      const extra = issue.code === 'unrecognized_keys' ? { params: { allowed: allowedIn(found.id) } } : {};
      context.addIssue({ ...issue, ...extra, input: parameters } as Parameters<typeof context.addIssue>[0]);
    }
  })
  .describe('A rule that every run is judged by. Of two faults in a run, the earlier one counts.');

/** The keys an entry of `checks` may have when it applies the check. */
function allowedIn(id: string): string[] {
  return ['id', 'check', 'statement', ...Object.keys(CHECKS.get(id)?.parameters.shape ?? {})];
}

const wrong = z
  .strictObject({
    file: z
      .string()
      .regex(/^wrong\/[\w-]+\.c$/)
      .describe("The wrong answer, relative to the scenario's folder."),
    fails: z.string().describe(`The id of the one check that it must fail, or ${DOES_NOT_COMPILE}.`),
    mistake: name.describe('The mistake in a few words, e.g. always-true.'),
  })
  .describe('A wrong answer, which proves that a check fails for its reason.');

export const scenarioSchema = z
  .strictObject({
    part: z.enum(PARTS).describe('The part of the course.'),
    order: z.int().positive().describe('Place of the scenario within its part, from 1.'),
    statements: z
      .array(z.enum(STATEMENTS))
      .min(1)
      .describe('The statements of the curriculum that the scenario teaches, e.g. S2.'),
    program,
    machine,
    workload,
    limits,
    seeds: z.int().positive().default(200).describe('Runs of one verdict, each with its own seed from 1 on.'),
    checks: z.array(check).min(1).describe('The rules, in the order in which results are shown.'),
    wrong: z.array(wrong).min(4).describe('At least four wrong answers.'),
  })
  .superRefine((scenario, context) => {
    const fault = (
      path: (string | number)[],
      key: string,
      parameters: Record<string, string | number>,
    ): void => context.addIssue({ code: 'custom', path, params: { key, ...parameters } });
    const ids = scenario.checks.map(({ id }) => id);
    scenario.checks.forEach(({ id, statement }, index) => {
      if (ids.indexOf(id) < index) fault(['checks', index, 'id'], 'scenario-error.repeated', { value: id });
      if (statement !== undefined && !scenario.statements.includes(statement)) {
        const allowed = scenario.statements.join(', ');
        fault(['checks', index, 'statement'], 'scenario-error.not-among', { value: statement, allowed });
      }
    });
    if (!scenario.checks.some(({ id, check: named }) => (named ?? id) === 'no-bug-check')) {
      fault(['checks'], 'scenario-error.needs-check', { check: 'no-bug-check' });
    }
    const files = scenario.wrong.map(({ file }) => file);
    const declarable = [...ids, DOES_NOT_COMPILE];
    scenario.wrong.forEach(({ file, fails }, index) => {
      if (files.indexOf(file) < index)
        fault(['wrong', index, 'file'], 'scenario-error.repeated', { value: file });
      if (!declarable.includes(fails)) {
        fault(['wrong', index, 'fails'], 'scenario-error.not-among', {
          value: fails,
          allowed: declarable.join(', '),
        });
      }
    });
    const { interrupts, faults = [] } = scenario.machine.hba;
    // A line that is not connected cannot fail.
    const possible: readonly string[] = FAULTS.filter(
      (kind) => interrupts !== 'none' || !LINE_FAULTS.some((line) => line === kind),
    );
    faults.forEach(({ kind }, index) => {
      if (possible.includes(kind)) return;
      fault(['machine', 'hba', 'faults', index, 'kind'], 'scenario-error.not-among', {
        value: kind,
        allowed: possible.join(', '),
      });
    });
    const { irq, peripherals = {} } = scenario.machine;
    for (const { device, line } of contested(peripherals, irq)) {
      fault(['machine', 'peripherals', device, 'irq'], 'scenario-error.repeated', { value: line });
    }
    const { otherAdapters = [] } = scenario.machine;
    const others = otherAdapters.map((adapter, index) => ({
      adapter,
      place: ['machine', 'otherAdapters', index],
    }));
    for (const { adapter, place } of [{ adapter: scenario.machine, place: ['machine'] }, ...others]) {
      const { hba, targets } = adapter;
      for (const unit of withoutAddress(targets))
        fault([...place, 'targets', unit], 'scenario-error.no-address', {});
      targets.forEach(({ bus = 0 }, unit) => {
        if (bus < (hba.buses ?? 1)) return;
        fault([...place, 'targets', unit, 'bus'], 'scenario-error.not-among', { value: bus, allowed: '0' });
      });
    }
  })
  .describe('A scenario of Fifty Microseconds: the machine, the work, the rules, the wrong answers.');

export type ScenarioFile = z.infer<typeof scenarioSchema>;
