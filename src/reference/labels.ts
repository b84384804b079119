/** What watches a routine, in a few words. */

import { BUG_CHECKS } from '../../sandbox/machine/bug-check.ts';
import { STOPS, type Stop, type StopReason } from '../../sandbox/reference/stops.ts';
import type { Locale } from '../i18n/locales.ts';
import { text } from '../i18n/texts.ts';

/** As C and the blue screen write it. */
export function hexadecimalCode(value: number): string {
  return `0x${value.toString(16).toUpperCase()}`;
}

/** E.g. `Bug check 0xF1 (0x1003)`. */
export function stopLabel(locale: Locale, reason: StopReason): string {
  const { check, parameter }: Stop = STOPS[reason];
  const code = hexadecimalCode(BUG_CHECKS[check]);
  return parameter === undefined
    ? text(locale, 'reference.stops.label', { code })
    : text(locale, 'reference.stops.labelParameter', { code, parameter: hexadecimalCode(parameter) });
}

/** A check's rule; its limit is each scenario's own. */
export function watchedRule(findings: Readonly<Record<string, string>>, check: string): string {
  const rule = findings[`check.${check}.rule`];
  if (rule === undefined) throw new Error(`content/findings: no rule of the check ${check}`);
  return rule.replace(/\{\w+\}/g, 'n');
}
