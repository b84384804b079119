/** Where a name stands on the pages of the reference. */

/** Identifier of the heading or row of a name. */
export function anchorOf(name: string): string {
  return name.toLowerCase();
}

export function fieldAnchor(structure: string, field: string): string {
  return `${anchorOf(structure)}-${anchorOf(field)}`;
}
