/** What `scenario.yaml` may say. Types, errors and the editors' JSON Schema all come from here. */

import * as z from 'zod';
import { FAULTS, LINE_FAULTS } from '../devices/training-hba/faults.ts';
import { INTERRUPT_VARIANTS } from '../devices/training-hba/interrupt-causes.ts';
import { CHECKS } from './checks/registry.ts';
import { contested, peripheralsSchema } from './peripherals-schema.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const name = z.string().regex(NAME);
const count = z.int().nonnegative();
const microseconds = z.number().nonnegative();

/** Two numbers, the second not below the first. */
function interval(bound: z.ZodNumber): z.ZodTuple<[z.ZodNumber, z.ZodNumber], null> {
  return z.tuple([bound, bound]).refine(([low, high]) => low <= high, {
    params: { key: 'scenario-error.interval' },
  });
}

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

const faultRule = z
  .strictObject({
    kind: z.enum(FAULTS).describe('What goes wrong, by its name in the data sheet.'),
    everyRequests: interval(z.int().positive()).describe(
      'The fault strikes one request out of so many, drawn anew each time: fewest, most.',
    ),
    lateNs: interval(count)
      .optional()
      .describe('For late-interrupt: nanoseconds by which the line rises late: fewest, most.'),
  })
  .describe('Something that goes wrong now and then, by the seed of the run.');

const hba = z
  .strictObject({
    model: z.enum(['training-hba']).describe('The HBA under test.'),
    fetchNs: count.describe('Nanoseconds the HBA takes to fetch one request entry.'),
    bytesPerSecond: z.int().positive().describe('Rate of the data phase on the SCSI bus, in bytes a second.'),
    interrupts: z
      .enum(INTERRUPT_VARIANTS)
      .optional()
      .describe(
        'maskable: INTEN chooses the causes (default); unmaskable: all are enabled for good; none: the HBA never interrupts.',
      ),
    coalesceNs: count
      .optional()
      .describe(
        'Nanoseconds from a completion until it interrupts, so that several share an interrupt; default 0.',
      ),
    busEvents: z
      .boolean()
      .optional()
      .describe('Whether the trace names each disconnection and reselection; default false.'),
    faults: z
      .array(faultRule)
      .min(1)
      .optional()
      .describe('What goes wrong; of two faults for one request, the one listed first strikes.'),
  })
  .describe('The HBA whose miniport the learner writes.');

const neighbour = z
  .strictObject({
    model: z.enum(['ethernet']).describe('The device that shares the interrupt line.'),
    position: z
      .enum(['before', 'after'])
      .describe("Whether the line's chain calls its service routine before or after the HBA's."),
    packets: count.describe('How many packets arrive in a run.'),
    gapUs: interval(microseconds).describe('Microseconds from one packet to the next: shortest, longest.'),
    serviceUs: microseconds.describe('Microseconds its service routine takes.'),
    receiveRing: z
      .int()
      .positive()
      .optional()
      .describe(
        'Packets its receive ring holds: what comes while it is full is dropped. By default none is.',
      ),
  })
  .describe("A second device on the HBA's interrupt line; leave it out when the HBA has the line to itself.");

/** Knobs that one type of unit has, and that type. */
const TYPE_OF_KNOB = { badBlocks: 'disk', medium: 'cd-rom', filemarkEvery: 'tape' } as const;

const percent = z.int().min(0).max(100);

const target = z
  .strictObject({
    type: z
      .enum(['disk', 'cd-rom', 'tape'])
      .optional()
      .describe('What the unit is: a disk unless it says otherwise.'),
    target: z.int().min(0).max(6).describe('SCSI ID; 7 is the HBA.'),
    lun: z.int().min(0).max(7).describe('Logical unit number.'),
    blocks: z
      .int()
      .positive()
      .describe('Capacity in blocks of 512 bytes, of a CD-ROM 2048; of a tape: what is recorded on it.'),
    latencyUs: interval(microseconds).describe(
      'Microseconds from the command to the data phase, drawn for each request: shortest, longest.',
    ),
    unitAttention: z
      .boolean()
      .optional()
      .describe(
        'Whether the first command after power-on and after each bus reset ends with CHECK CONDITION and UNIT ATTENTION (6/29/00). Otherwise never.',
      ),
    busyPercent: percent
      .optional()
      .describe('Share of the commands that are answered BUSY; by default none.'),
    queueFullPercent: percent
      .optional()
      .describe('Share of the commands that are answered QUEUE FULL; by default none.'),
    badBlocks: z
      .array(count)
      .optional()
      .describe('Addresses of blocks of a disk that cannot be read (3/11/00) or written (3/0C/02).'),
    medium: z
      .boolean()
      .optional()
      .describe('False: the CD-ROM drive is empty, and answers NOT READY (2/3A/00).'),
    filemarkEvery: z
      .int()
      .positive()
      .optional()
      .describe('A filemark follows each so many blocks on the tape; by default there is none.'),
  })
  .superRefine((unit, context) => {
    const { type = 'disk', busyPercent = 0, queueFullPercent = 0 } = unit;
    const foreign = Object.entries(TYPE_OF_KNOB).filter(([, own]) => own !== type);
    const names = foreign.map(([knob]) => knob);
    const keys = names.filter((knob) => knob in unit);
    if (keys.length > 0) {
      const allowed = Object.keys(target.shape).filter((knob) => !names.includes(knob));
      context.addIssue({ code: 'unrecognized_keys', keys, params: { allowed }, input: unit } as Parameters<
        typeof context.addIssue
      >[0]);
    }
    if (busyPercent + queueFullPercent > 100) {
      context.addIssue({
        code: 'too_big',
        origin: 'number',
        maximum: 100 - busyPercent,
        inclusive: true,
        path: ['queueFullPercent'],
        input: queueFullPercent,
      });
    }
  })
  .describe('A logical unit on the SCSI bus.');

/** An input of the PIC with a device on it. */
const irq = z.int().min(3).max(15);

const adapter = z
  .strictObject({
    irq: irq.describe('Its interrupt line; several adapters may share one.'),
    hba,
    targets: z.array(target).min(1).describe('The logical units on its SCSI bus.'),
  })
  .describe('One more HBA, with its own SCSI bus.');

const machine = z
  .strictObject({
    irq: irq.describe('Interrupt line of the HBA: an input of the PIC. IRQL is 27 minus this.'),
    hba,
    otherAdapters: z
      .array(adapter)
      .max(3)
      .optional()
      .describe('More HBAs for the same miniport; their devices are named training-hba-2 and so on.'),
    verifyLevel: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .optional()
      .describe("Driver Verifier's VerifyLevel; 1, maximum verification, unless given."),
    neighbour: neighbour.optional(),
    peripherals: peripheralsSchema.optional(),
    targets: z.array(target).min(1).describe('The logical units on the SCSI bus.'),
  })
  .describe('What the simulated PC is made of.');

const workload = z
  .strictObject({
    requests: z.int().positive().describe('How many requests the class driver sends in a run.'),
    transferBlocks: interval(z.int().positive()).describe('Blocks of one request: fewest, most.'),
    writePercent: z.int().min(0).max(100).describe('Share of writes; the others are reads.'),
    gapUs: interval(microseconds).describe('Microseconds from one request to the next: shortest, longest.'),
    retries: z
      .int()
      .min(0)
      .max(8)
      .optional()
      .describe(
        'How often a request is sent again that met a busy unit, a reset of the bus, UNIT ATTENTION or MEDIUM ERROR; by default never. A real class driver tries 8 times.',
      ),
    disableDisconnectPercent: percent
      .optional()
      .describe(
        'Share of requests that get no queue tag and let the unit not leave the bus (SRB_FLAGS_DISABLE_DISCONNECT); by default none.',
      ),
  })
  .describe('What the class driver asks the miniport for.');

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
    const units = scenario.machine.targets.map((unit) => `${unit.target}:${unit.lun}`);
    units.forEach((unit, index) => {
      if (units.indexOf(unit) < index)
        fault(['machine', 'targets', index], 'scenario-error.repeated', { value: unit });
    });
  })
  .describe('A scenario of Fifty Microseconds: the machine, the work, the rules, the wrong answers.');

export type ScenarioFile = z.infer<typeof scenarioSchema>;
