/** The `machine` of `scenario.yaml`: HBAs, units on their buses, and the devices beside them. */

import * as z from 'zod';
import { FAULTS } from '../devices/training-hba/faults.ts';
import { INTERRUPT_VARIANTS } from '../devices/training-hba/interrupt-causes.ts';
import { FIFO_BYTES } from '../devices/training-hba/pio-registers.ts';
import { DMA_CHANNELS } from '../machine/dma-controller.ts';
import { peripheralsSchema } from './peripherals-schema.ts';
import { choice, count, interval, microseconds, percent, refuseKeys } from './schema-values.ts';

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

/** Keys of which an HBA has one at most. */
const VARIANTS = ['systemDma', 'pio', 'buses'] as const;

const hba = z
  .strictObject({
    model: z.enum(['training-hba']).describe('The HBA under test.'),
    fetchNs: z
      .union([count, interval(count)])
      .describe(
        'Nanoseconds the HBA takes to fetch one request entry; or shortest and longest, when the PCI bus is shared.',
      ),
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
    buses: z
      .literal([1, 2])
      .optional()
      .describe(
        'SCSI buses of the HBA, 1 by default; two not together with systemDma or pio. The bus of a unit is its own key.',
      ),
    systemDma: z
      .strictObject({
        channel: z
          .literal(DMA_CHANNELS)
          .describe("Its channel of the PC's DMA controller: 0 to 3 move bytes, 5 to 7 words."),
      })
      .optional()
      .describe(
        "The variant whose data the PC's DMA controller moves, on reselection; the HBA is a bus master by default.",
      ),
    pio: z
      .strictObject({
        fifoBytes: z.int().min(FIFO_BYTES.least).max(FIFO_BYTES.most).describe('Bytes that the FIFO holds.'),
      })
      .optional()
      .describe(
        'The variant whose data the processor moves through a FIFO, byte by byte; not together with systemDma.',
      ),
    faults: z
      .array(faultRule)
      .min(1)
      .optional()
      .describe('What goes wrong; of two faults for one request, the one listed first strikes.'),
  })
  .superRefine((file, context) => {
    const given = VARIANTS.filter((key) => file[key] !== undefined && file[key] !== 1);
    if (given.length < 2) return;
    const keys = given.slice(1);
    const allowed = Object.keys(hba.shape).filter((key) => !keys.some((other) => other === key));
    refuseKeys(context, keys, allowed, file);
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

const target = z
  .strictObject({
    type: z
      .enum(['disk', 'cd-rom', 'tape'])
      .optional()
      .describe('What the unit is: a disk unless it says otherwise.'),
    bus: z.literal([0, 1]).optional().describe('Which of the buses of the HBA it is on; 0 by default.'),
    target: choice(z.int().min(0).max(6)).describe(
      'SCSI ID, or a list of which each run draws one; 7 is the HBA.',
    ),
    lun: choice(z.int().min(0).max(7)).describe(
      'Logical unit number, or a list of which each run draws one. No two units of a bus get the same address.',
    ),
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
      refuseKeys(context, keys, allowed, unit);
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

export const machine = z
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
    argumentString: z
      .string()
      .regex(/^[ -~]*$/)
      .optional()
      .describe(
        "The registry's DriverParameter, which HwScsiFindAdapter gets as ArgumentString: printable ASCII; empty unless given.",
      ),
    scansBuses: z
      .boolean()
      .optional()
      .describe(
        'Whether the port driver asks every target what it is before the first request, as Windows does when it starts; by default not.',
      ),
    neighbour: neighbour.optional(),
    peripherals: peripheralsSchema.optional(),
    targets: z.array(target).min(1).describe('The logical units on the SCSI bus.'),
  })
  .describe('What the simulated PC is made of.');
