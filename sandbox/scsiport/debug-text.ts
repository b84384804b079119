import type { CallerMemory } from './caller-memory.ts';

/** `%`, flags, width, precision, size prefix, conversion: C17 7.21.6.1, and Microsoft's I64 and w. */
const CONVERSION = /%([-+ 0#]*)(\*|\d*)(?:\.(\*|\d*))?(hh|h|ll|l|I64|I32|I|w)?([diuxXopcCsS%])/g;

/** The longest text that DbgPrint sends to the debugger at one time (Microsoft Docs, "DbgPrint"). */
const LONGEST_TEXT = 512;

const PREFIX: Readonly<Record<string, string>> = { x: '0x', X: '0X', o: '0' };

interface Layout {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

function digits(value: bigint, conversion: string): string {
  switch (conversion) {
    case 'x':
      return value.toString(16);
    case 'X':
    case 'p':
      return value.toString(16).toUpperCase();
    case 'o':
      return value.toString(8);
    default:
      return value.toString();
  }
}

function padded(text: string, { flags, width }: Layout): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width);
}

function numberText(value: bigint, conversion: string, layout: Layout): string {
  const { flags, width, precision } = layout;
  const signed = conversion === 'd' || conversion === 'i';
  const magnitude = digits(value < 0n ? -value : value, conversion).padStart(precision ?? 0, '0');
  const plus = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const prefix = flags.includes('#') && value !== 0n ? (PREFIX[conversion] ?? '') : '';
  const sign = signed ? (value < 0n ? '-' : plus) : prefix;
  const zeros = flags.includes('0') && !flags.includes('-') && precision === undefined;
  return padded(sign + (zeros ? magnitude.padStart(width - sign.length, '0') : magnitude), layout);
}

/** Bits of an integer argument after its size prefix. */
function bitsOf(size: string): number {
  switch (size) {
    case 'hh':
      return 8;
    case 'h':
      return 16;
    case 'll':
    case 'I64':
      return 64;
    default:
      return 32;
  }
}

function wideString(address: number, limit: number, memory: CallerMemory): string {
  let text = '';
  for (let index = 0; index < limit; index += 1) {
    const unit = memory.load(address + 2 * index, 2);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/**
 * What a debugger would show for a ScsiDebugPrint call, at most {@link LONGEST_TEXT} characters of it.
 * @param argument address of the variable arguments: naturally aligned, as the WebAssembly C ABI passes them
 * @throws ProgramFault when an argument, or what a `%s` points to, is memory that the program may not read
 */
export function formatDebugText(format: string, argument: number, memory: CallerMemory): string {
  let next = argument >>> 0;
  const take = (bytes: 4 | 8): bigint => {
    next = Math.ceil(next / bytes) * bytes;
    const low = BigInt(memory.load(next, 4));
    const value = bytes === 8 ? low | (BigInt(memory.load(next + 4, 4)) << 32n) : low;
    next += bytes;
    return value;
  };
  const columns = (text: string): number =>
    text === '*' ? Number(BigInt.asIntN(32, take(4))) : Number(text);
  const convert = (
    _all: string,
    flagText: string,
    widthText: string,
    precisionText: string | undefined,
    size: string | undefined,
    conversion: string,
  ): string => {
    if (conversion === '%') return '%';
    const wanted = columns(widthText);
    const limit = precisionText === undefined ? undefined : Math.max(columns(precisionText), 0);
    const layout = {
      // A negative `*` stands for the flag and its absolute value.
      flags: wanted < 0 ? `${flagText}-` : flagText,
      width: Math.min(Math.abs(wanted), LONGEST_TEXT),
      precision: limit === undefined ? undefined : Math.min(limit, LONGEST_TEXT),
    };
    const bits = bitsOf(size ?? '');
    const value = take(bits === 64 ? 8 : 4);
    const wide = size === 'w' || size === 'l' || conversion === conversion.toUpperCase();
    switch (conversion) {
      case 'c':
      case 'C':
        return padded(String.fromCharCode(Number(value & (wide ? 0xffffn : 0xffn))), layout);
      case 's':
      case 'S': {
        const most = layout.precision ?? LONGEST_TEXT;
        const address = Number(value);
        if (address === 0) return padded('(null)'.slice(0, most), layout);
        return padded(wide ? wideString(address, most, memory) : memory.string(address, most), layout);
      }
      case 'p':
        return numberText(value, conversion, { ...layout, precision: 8 });
      case 'd':
      case 'i':
        return numberText(BigInt.asIntN(bits, value), conversion, layout);
      default:
        return numberText(BigInt.asUintN(bits, value), conversion, layout);
    }
  };
  return format.replace(CONVERSION, convert).slice(0, LONGEST_TEXT);
}
