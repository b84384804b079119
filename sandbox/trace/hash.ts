import type { TraceEvent } from './event.ts';

/** FNV-1a with 32 bits over UTF-16 code units: offset basis and prime of "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923). */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** The second lane starts elsewhere, so that both lanes together make 64 independent-enough bits. */
const SECOND_BASIS = 0x9e3779b9;

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/**
 * A fingerprint of a run: 16 hexadecimal digits over every field of every event, in any JavaScript engine the same.
 * It tells runs apart; it is no protection against forgery.
 */
export function hashTrace(events: readonly TraceEvent[]): string {
  let first = OFFSET_BASIS;
  let second = SECOND_BASIS;
  for (const event of events) {
    const text = canonical(event);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      first = Math.imul(first ^ unit, PRIME);
      second = Math.imul(second ^ (unit + index), PRIME);
    }
  }
  return [first, second].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
