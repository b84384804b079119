/** The layout of a structure that a driver and a device share in memory, as data. Little-endian, naturally aligned. */

export interface EntryField {
  readonly name: string;
  /** Bytes from the beginning of the entry. */
  readonly offset: number;
  /** Bytes of one element. */
  readonly width: 1 | 2 | 4;
  /** Elements, when the field is an array. */
  readonly count?: number;
}

export interface EntryLayout {
  /** Key of its texts, e.g. `request`. */
  readonly id: string;
  /** Name of the C structure. */
  readonly structure: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes: what the physical address of an entry must be a multiple of. */
  readonly alignment: number;
  /** In order of offset, without gaps. */
  readonly fields: readonly EntryField[];
}

/** Byte length of a field. */
export function fieldBytes(field: EntryField): number {
  return field.width * (field.count ?? 1);
}

function fieldOf(layout: EntryLayout, name: string): EntryField {
  const field = layout.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new RangeError(`${layout.structure} has no field ${name}`);
  return field;
}

/** @returns the unsigned value of a scalar field of the entry at the view's beginning */
export function readField(layout: EntryLayout, view: DataView, name: string): number {
  const { offset, width } = fieldOf(layout, name);
  if (width === 1) return view.getUint8(offset);
  if (width === 2) return view.getUint16(offset, true);
  return view.getUint32(offset, true);
}

/** @returns a copy of the bytes of a field, array or not */
export function readBytes(layout: EntryLayout, entry: Uint8Array, name: string): Uint8Array {
  const field = fieldOf(layout, name);
  return entry.slice(field.offset, field.offset + fieldBytes(field));
}

/** @returns an entry with the given scalar fields; the rest is 0 */
export function encodeEntry(layout: EntryLayout, values: Readonly<Record<string, number>>): Uint8Array {
  const entry = new Uint8Array(layout.size);
  const view = new DataView(entry.buffer);
  for (const [name, value] of Object.entries(values)) {
    const { offset, width } = fieldOf(layout, name);
    if (width === 1) view.setUint8(offset, value);
    else if (width === 2) view.setUint16(offset, value, true);
    else view.setUint32(offset, value, true);
  }
  return entry;
}
