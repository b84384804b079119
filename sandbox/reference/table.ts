/** The one table behind the reference pages and the editor's help. */

import { type Declarations, type Prototype, signatureOf } from './declarations.ts';
import { ENTRY_POINTS } from './entry-points.ts';
import type { CallFact } from './fact.ts';
import { NOTIFICATIONS } from './notifications.ts';
import { ROUTINES } from './routines.ts';

/** Does at one stroke what the notifications before it do request by request. */
const AFTER_NOTIFICATIONS = 'ScsiPortCompleteRequest';

/** Everything that is called, in the order of the pages. */
export const CALLS: readonly CallFact[] = [
  ...ENTRY_POINTS,
  ...ROUTINES.filter(({ name }) => name !== AFTER_NOTIFICATIONS),
  ...NOTIFICATIONS,
  ...ROUTINES.filter(({ name }) => name === AFTER_NOTIFICATIONS),
];

/** The headers that declare it, below `sandbox/include`, in the order of their inclusion. */
export const HEADERS = ['miniport.h', 'srb_request.h', 'srb.h', 'scsi_status.h'] as const;

/** A miniport declares it itself; the system calls it by this name. */
const DRIVER_ENTRY: Prototype = {
  returns: 'ULONG',
  parameters: [
    { type: 'PVOID', name: 'DriverObject' },
    { type: 'PVOID', name: 'RegistryPath' },
  ],
};

/** @throws Error when the headers do not declare it */
export function prototypeOf(
  declarations: Declarations,
  { name, page, level, callback }: CallFact,
): Prototype {
  if (name === 'DriverEntry') return DRIVER_ENTRY;
  const found =
    level === undefined ? declarations.routines.get(name) : declarations.callbacks.get(callback ?? '');
  if (found === undefined) throw new Error(`the headers do not declare ${name} of the page ${page}`);
  return found;
}

/** How a call is written; a notification's is that of ScsiPortNotification with its own arguments. */
export function writtenCall(
  declarations: Declarations,
  fact: CallFact,
): Prototype & { readonly text: string } {
  if (!isNotification(fact)) {
    const prototype = prototypeOf(declarations, fact);
    return { ...prototype, text: signatureOf(fact.name, prototype) };
  }
  const parameters = fact.surplus ?? [];
  const extension = { type: 'PVOID', name: 'HwDeviceExtension' };
  const written = { returns: 'VOID', parameters: [{ type: fact.name, name: '' }, extension, ...parameters] };
  return { returns: 'VOID', parameters, text: signatureOf('ScsiPortNotification', written) };
}

function isNotification(fact: CallFact): boolean {
  return NOTIFICATIONS.includes(fact);
}
