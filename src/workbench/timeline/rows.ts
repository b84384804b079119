/** Where each row of the timeline stands, in pixels from the top. */

import type { Lane, Row, ServiceSpan, TimelineLayout } from './lane.ts';

export const RULER_HEIGHT = 28;
const ROW_HEIGHT = 24;

/** Room that one character takes in the picture, in pixels: its face is 11 px wide-spaced monospace. */
export const CHARACTER_PX = 6.7;

const LANE_GAP = 9;

export interface PlacedRow {
  readonly lane: Lane;
  readonly row: Row;
  /** Its place within the lane, from 0. */
  readonly index: number;
  readonly y: number;
  readonly height: number;
  /** Service routines that ran in this row of the processor lane. */
  readonly services: readonly ServiceSpan[];
}

export function placeRows(layout: TimelineLayout): {
  readonly rows: readonly PlacedRow[];
  readonly height: number;
} {
  let y = RULER_HEIGHT;
  const rows: PlacedRow[] = [];
  for (const lane of layout.lanes) {
    y += LANE_GAP;
    for (const [index, row] of lane.rows.entries()) {
      const services = lane.kind === 'processor' ? layout.services.filter((span) => span.row === index) : [];
      rows.push({ lane, row, index, y, height: ROW_HEIGHT, services });
      y += ROW_HEIGHT;
    }
  }
  return { rows, height: y + LANE_GAP };
}
