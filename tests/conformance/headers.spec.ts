/**
 * Our miniport headers against those of mingw-w64, compiler against compiler. What to compare is read from the
 * headers themselves, so nothing can be forgotten here.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Declarations, readDeclarations } from './headers-declarations.ts';
import { agreements, offers, probeProgram, type Question, readProbe } from './headers-probe.ts';
import { clang, mingw, mingwProbe, wasmInstance } from './headers-toolchains.ts';

const interfaceHeaders = ['miniport.h', 'srb.h', 'scsi.h'];
const baseHeaders = ['ntdef.h', 'basetsd.h', 'guiddef.h'];
const include = (names: readonly string[]) => names.map((name) => `#include <${name}>\n`).join('');
const ours = include(interfaceHeaders);
const theirs = include(['ntdef.h', ...interfaceHeaders.map((name) => `ddk/${name}`)]);

/** What mingw offers and we do not: [key, reason]. */
const left = new Map([
  ['macro _INQUIRYDATA_DEFINED', 'guards INQUIRYDATA against minitape.h, which we do not have'],
]);

const versionDescriptors =
  'Microsoft Docs, INQUIRYDATA: fields that OFFSET_VER_DESCRIPTOR_ONE needs and mingw lacks';
const libc = 'Clang itself calls it; mingw brings it by string.h';

/** What we offer and mingw does not. */
const added = new Map([
  ['macro SRB_FUNCTION_FREE_DUMP_POINTERS', 'Microsoft Docs, SCSI_REQUEST_BLOCK.Function: 0x27'],
  ...['Bytes56To57', 'VersionDescriptors', 'Reserved4'].flatMap((field): [string, string][] => [
    [`offset of struct _INQUIRYDATA.${field}`, versionDescriptors],
    [`size of struct _INQUIRYDATA.${field}`, versionDescriptors],
  ]),
  ...['memcmp', 'memcpy', 'memmove', 'memset'].map((name): [string, string] => [`routine ${name}`, libc]),
  ['macro NULL', 'mingw brings it by string.h'],
]);

/** What mingw defines but cannot compile: not asked there. */
const broken = new Map([
  ['macro OFFSET_VER_DESCRIPTOR_ONE', 'names a field that mingw’s INQUIRYDATA lacks'],
  ['macro OFFSET_VER_DESCRIPTOR_EIGHT', 'names a field that mingw’s INQUIRYDATA lacks'],
]);

/** Macros with parameters, asked for a value of theirs. */
const samples: Question[] = ['SRB_STATUS(0xC4)', 'SCSI_COMBINE_BUS_TARGET(3, 0x65)'].map((value) => ({
  key: `value of ${value}`,
  ask: { value },
}));

interface Side {
  readonly declared: Declarations;
  readonly offered: ReadonlyMap<string, Question | undefined>;
  readonly answers: ReadonlyMap<string, string>;
}
let our: Side;
let their: Side;
/** Everything mingw declares: the interface and the basic types it rests on. */
let theirWhole: Side;

const asked = (offered: ReadonlyMap<string, Question | undefined>, wanted: (key: string) => boolean) =>
  [...offered.values()].filter((question) => question !== undefined).filter(({ key }) => wanted(key));

beforeAll(async () => {
  // NTAPI stays a word, so that our prototypes can be read again by a compiler to which it means something.
  const { stdout } = await clang(['-E', '-dD', '-DDBG=1', '-DNTAPI=NTAPI', 'all.c'], { 'all.c': ours });
  const declared = readDeclarations(stdout, (file) => /^(\.\/)?include\//.test(file));
  const offered = offers(declared);
  const ourQuestions = [...asked(offered, () => true), ...samples];
  const prefix = `#define DBG 1\n${ours}`;
  const wasm = await wasmInstance(probeProgram(prefix, ourQuestions), ['probe']);
  our = { declared, offered, answers: readProbe(wasmBytes(wasm), ourQuestions) };

  const text = mingw('gcc', ['-E', '-dD', '-DDBG=1', '-x', 'c', '-'], theirs);
  const inDdk = (file: string) => interfaceHeaders.includes(basename(file)) && file.includes('/ddk/');
  const inBase = (file: string) => baseHeaders.includes(basename(file)) && !file.includes('/ddk/');
  const [narrow, whole] = [inDdk, (file: string) => inDdk(file) || inBase(file)].map((wanted) => {
    const found = readDeclarations(text, wanted);
    return { declared: found, offered: offers(found) };
  });
  if (narrow === undefined || whole === undefined) throw new Error('two readings');
  const theirQuestions = [
    ...asked(whole.offered, (key) => !broken.has(key) && (narrow.offered.has(key) || offered.has(key))),
    ...agreements(declared, whole.declared),
    ...samples,
  ];
  const program = probeProgram(`#define DBG 1\n${theirs}`, theirQuestions, '.probe');
  const answers = readProbe(mingwProbe(program), theirQuestions);
  their = { ...narrow, answers };
  theirWhole = { ...whole, answers };
});

function wasmBytes({ memory, probe }: WebAssembly.Exports): Uint8Array {
  if (!(memory instanceof WebAssembly.Memory && probe instanceof WebAssembly.Global))
    throw new Error('no probe');
  return new Uint8Array(memory.buffer, Number(probe.value));
}

test('what mingw’s headers offer a miniport, ours offer, except what is named with its reason', () => {
  expect([...their.offered.keys()].filter((key) => !our.offered.has(key))).toEqual([...left.keys()]);
});

test('what ours offer beyond mingw’s is named with its reason', () => {
  const beyond = [...our.offered.keys()].filter((key) => !theirWhole.offered.has(key));
  expect(beyond.sort()).toEqual([...added.keys()].sort());
});

test('sizes, alignments, offsets, bit positions and values are those of 32-bit Windows', () => {
  const compared = [...their.answers].filter(([key]) => our.answers.has(key));
  expect(compared.length).toBeGreaterThan(3500);
  const differing = compared.filter(([key, answer]) => our.answers.get(key) !== answer);
  expect(differing.map(([key, answer]) => `${key}: ${our.answers.get(key)}, mingw ${answer}`)).toEqual([]);
});

test('types of fields, callbacks and routines, with number and types of their parameters, are those of mingw’s headers', () => {
  const judged = [...their.answers].filter(([key]) => key.startsWith('type '));
  expect(judged.length).toBeGreaterThan(1000);
  expect(judged.filter(([, same]) => same !== '1').map(([key]) => key)).toEqual([]);
});

test.each([
  ['struct _SCSI_REQUEST_BLOCK', 64],
  ['struct _PORT_CONFIGURATION_INFORMATION', 140],
  ['struct _HW_INITIALIZATION_DATA', 80],
  ['struct _ACCESS_RANGE', 16],
  ['struct _INQUIRYDATA', 96],
  ['struct _SENSE_DATA', 18],
  ['union _CDB', 16],
])('%s has %i bytes', (aggregate, size) => {
  expect(our.answers.get(`size of ${aggregate}`)).toBe(String(size));
});

test('the fields OFFSET_VER_DESCRIPTOR_ONE and _EIGHT mean stand where SPC-3 6.4.2 has them', () => {
  expect(our.answers.get('macro OFFSET_VER_DESCRIPTOR_ONE')).toBe('58');
  expect(our.answers.get('macro OFFSET_VER_DESCRIPTOR_EIGHT')).toBe('74');
});

test('the routines declared are those that scsiport.sys exports, and headers-routines.txt lists them', () => {
  const library = mingw('gcc', ['-print-file-name=libscsiport.a']).trim();
  const symbols = mingw('nm', ['--defined-only', '-g', library]).matchAll(/ T _(Scsi\w+)/g);
  const exported = [...new Set([...symbols].map(([, name = '']) => name))].sort();
  const hidden = 'ScsiPortConvertPhysicalAddressToUlong'; // a macro of the same name stands before it
  const declared = [...our.declared.routines.keys()].filter(
    (name) => name.startsWith('Scsi') && name !== hidden,
  );
  const list = readFileSync(new URL('headers-routines.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(declared.sort()).toEqual(exported);
  expect(list).toEqual(exported);
});

/** Every order of every non-empty choice of `names`. */
function orders(names: readonly string[]): string[][] {
  return names.flatMap((first) => [
    [first],
    ...orders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  ]);
}

test('each header alone, and all in every order, once or twice, compile without a warning', async () => {
  const programs = orders(['ntdef.h', ...interfaceHeaders]).map((order, i) => {
    const twice = include(order).repeat(1 + (i % 2));
    return [`${order.join('-')}.c`, `${twice}BOOLEAN Uses(PVOID Pointer, ULONG_PTR Value, SCHAR Sign);\n`];
  });
  const sources: Record<string, string> = Object.fromEntries(programs);
  const run = await clang(['-Wall', '-Wextra', '-fsyntax-only', ...Object.keys(sources)], sources);
  expect(run.stderr).toBe('');
  expect(run.succeeded).toBe(true);
});

test.each([0, 1])('one driver source builds without a warning on either side when DBG is %i', async (dbg) => {
  const source = readFileSync(new URL('headers-driver.c', import.meta.url), 'utf8');
  const flags = ['-Wall', '-Wextra', '-fsyntax-only', `-DDBG=${dbg}`];
  const run = await clang([...flags, 'driver.c'], { 'driver.c': source });
  expect(run.stderr).toBe('');
  expect(run.succeeded).toBe(true);
  const forMingw = source.replaceAll(/#include "(\w+\.h)"/g, '#include <ddk/$1>');
  expect(mingw('gcc', [...flags, '-Werror', '-include', 'ntdef.h', '-x', 'c', '-'], forMingw)).toBe('');
});

test('the macros that are statements do what their names say', async () => {
  const { Two, Four, Eight, TwoInPlace, FourInPlace, Bit, Target, Bus } = await wasmInstance(
    `${ours}
    USHORT Two(USHORT V) { USHORT R; REVERSE_BYTES_SHORT(&R, &V); return R; }
    ULONG Four(ULONG V) { ULONG R; REVERSE_BYTES(&R, &V); return R; }
    ULONGLONG Eight(ULONGLONG V) { ULONGLONG R; REVERSE_BYTES_QUAD(&R, &V); return R; }
    USHORT TwoInPlace(USHORT V) { REVERSE_SHORT(&V); return V; }
    ULONG FourInPlace(ULONG V) { REVERSE_LONG(&V); return V; }
    UCHAR Bit(ULONG V) { UCHAR R; WHICH_BIT(V, R); return R; }
    UCHAR Target(USHORT V) { UCHAR T, B; SCSI_DECODE_BUS_TARGET(V, B, T); return T + 0 * B; }
    UCHAR Bus(USHORT V) { UCHAR T, B; SCSI_DECODE_BUS_TARGET(V, B, T); return B + 0 * T; }`,
    ['Two', 'Four', 'Eight', 'TwoInPlace', 'FourInPlace', 'Bit', 'Target', 'Bus'],
  );
  const call = (routine: WebAssembly.ExportValue | undefined, argument: number | bigint): number | bigint => {
    if (typeof routine !== 'function') throw new Error('not exported');
    const result: unknown = routine(argument);
    if (typeof result === 'bigint') return BigInt.asUintN(64, result);
    return Number(result) >>> 0;
  };
  expect(call(Two, 0x1234)).toBe(0x3412);
  expect(call(Four, 0x12345678)).toBe(0x78563412);
  expect(call(Eight, 0x0123456789abcdefn)).toBe(0xefcdab8967452301n);
  expect(call(TwoInPlace, 0x1234)).toBe(0x3412);
  expect(call(FourInPlace, 0x12345678)).toBe(0x78563412);
  expect([0, 7, 31].map((bit) => call(Bit, (1 << bit) >>> 0))).toEqual([0, 7, 31]);
  // Target 0x65 on bus 3, put together as the comment in srb.h says.
  expect([call(Target, 0x6065), call(Bus, 0x6065)]).toEqual([0x65, 3]);
});
