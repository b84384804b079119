/** What the C headers declare, as far as the reference shows it. */

export interface Parameter {
  readonly type: string;
  /** Empty for an ellipsis. */
  readonly name: string;
}

export interface Prototype {
  readonly returns: string;
  readonly parameters: readonly Parameter[];
}

export interface Field {
  readonly name: string;
  /** As in the header, e.g. `UCHAR Cdb[16]`. */
  readonly declaration: string;
}

export interface Declarations {
  /** By name, e.g. `ScsiPortGetSrb`. */
  readonly routines: ReadonlyMap<string, Prototype>;
  /** Pointers to the miniport's routines, by the name of their type, e.g. `PHW_INTERRUPT`. */
  readonly callbacks: ReadonlyMap<string, Prototype>;
  /** By name without underscore, e.g. `ACCESS_RANGE`. */
  readonly structures: ReadonlyMap<string, readonly Field[]>;
  /** Macros without parameters, in the order of the headers. */
  readonly constants: ReadonlyMap<string, string>;
}

/** @param headers the texts of our own headers, whose way of writing this reader knows */
export function readDeclarations(headers: readonly string[]): Declarations {
  const text = headers.join('\n').replace(/\/\*.*?\*\//gs, '');
  const routines = text.matchAll(/^SCSIPORTAPI (\w+) (?:NTAPI )?(\w+)\(([^)]*)\);/gm);
  const callbacks = text.matchAll(/^typedef (\w+) \(NTAPI \*(\w+)\)\(([^)]*)\);/gm);
  const structures = text.matchAll(/^typedef struct _\w+ \{\n(.*?)^\} (\w+)/gms);
  const constants = text.matchAll(/^#define (\w+)[ ]+(\S.*?) *$/gm);
  return {
    routines: new Map([...routines].map(prototypeOf)),
    callbacks: new Map([...callbacks].map(prototypeOf)),
    structures: new Map([...structures].map(([, body = '', name = '']) => [name, fieldsOf(body)])),
    constants: new Map([...constants].map(([, name = '', value = '']) => [name, value])),
  };
}

function prototypeOf([, returns = '', name = '', parameters = '']: RegExpExecArray): [string, Prototype] {
  return [name, { returns, parameters: parameters.split(',').map(parameterOf) }];
}

function parameterOf(declaration: string): Parameter {
  const plain = declaration.replace(/\b(IN|OUT|OPTIONAL)\b/g, '').trim();
  const [, type = plain, name = ''] = /^(.*?[ *])(\w+)$/s.exec(plain) ?? [];
  return { type: type.trim(), name };
}

/** Members of unnamed unions count as the structure's own. */
function fieldsOf(body: string): Field[] {
  return body
    .replace(/union \{|\}/g, '')
    .split(';')
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .flatMap(membersOf);
}

/** Bit fields share a type: `UCHAR ErrorCode : 7, Valid : 1`. */
function membersOf(member: string): Field[] {
  const type = /^\w+/.exec(member)?.[0] ?? '';
  return member.split(/, */).map((one, index) => {
    const declaration = index === 0 ? one : `${type} ${one}`;
    const name = /(\w+)\)?(?:\[\w*\])*(?: : \d+)?$/.exec(declaration)?.[1] ?? '';
    return { name, declaration };
  });
}

/** Longest line that fits beside the text of a page. */
const LINE = 72;

/** A prototype as C writes it, one parameter a line where one line is too short. */
export function signatureOf(name: string, { returns, parameters }: Prototype): string {
  const written = parameters.map(({ type, name: parameter }) =>
    parameter === '' ? type : `${type}${type.endsWith('*') ? '' : ' '}${parameter}`,
  );
  const line = `${returns} ${name}(${written.join(', ')});`;
  return line.length <= LINE ? line : `${returns} ${name}(\n    ${written.join(',\n    ')});`;
}
