import type { EventOf } from '../../trace/event.ts';
import type { Rule } from '../finding.ts';
import type { SourceId } from '../sources.ts';

/**
 * Regions of the memory guard that the code had no right to touch, by the finding that explains them. Of a region that
 * may be read and written only the rest of its last granule is refused: the access ran over its end.
 */
const FINDINGS: Readonly<Record<string, string>> = {
  'null-page': 'null-page',
  unmapped: 'unmapped',
  redzone: 'redzone',
  again: 'redzone',
  srb: 'redzone',
  'access-ranges': 'redzone',
  'bus-data': 'redzone',
  'control-type-list': 'redzone',
  'device-extension': 'redzone',
  'port-configuration': 'redzone',
  'sense-buffer': 'redzone',
  'srb-extension': 'redzone',
  'uncached-extension': 'redzone',
  'unit-extension': 'redzone',
  'global-redzone': 'array-bounds',
  'stack-redzone': 'array-bounds',
  stack: 'array-bounds',
  'module-data': 'array-bounds',
  'module-constants': 'array-bounds',
  'read-only-data': 'read-only-data',
  'out-of-scope': 'out-of-scope',
  freed: 'freed',
  guard: 'guard',
  'device-registers': 'device-registers',
  'port-driver-data': 'port-driver-data',
  'driver-object': 'port-driver-data',
  'registry-path': 'port-driver-data',
  'argument-string': 'port-driver-data',
  'data-buffer': 'data-buffer',
  'unmapped-buffer': 'unmapped-buffer',
};

const PAGE_FAULT = 0x50;
const READ_ONLY = 0xbe;

function sourceOf({ code, reason }: EventOf<'bug-check'>): SourceId {
  if (reason === 'device-registers') return 'register-access';
  if (code === READ_ONLY) return 'read-only-memory';
  return code === PAGE_FAULT ? 'bug-check-0x50' : 'bug-check-0xd1';
}

/** 0xD1, 0x50 and 0xBE: a load or store that the code has no right to. */
export const memoryAccess: Rule = {
  reasons: Object.keys(FINDINGS),
  explain(_events, bugCheck) {
    const { code, reason, detail } = bugCheck;
    const { address = 0, size = 0, access = 'read', routine = '' } = detail;
    return {
      id: FINDINGS[reason] ?? reason,
      parameters: { address, routine },
      actual: {
        id: access === 'write' ? 'access-write' : 'access-read',
        parameters: { code, address, size },
      },
      source: sourceOf(bugCheck),
    };
  },
};
