import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { dataSheetLoader, dataSheetSchema } from './src/datasheet/data-sheet-loader.ts';
import { SHEETS } from './src/datasheet/sheets.ts';
import { experimentSchema, experimentsLoader } from './src/experiments/jitter/experiments-loader.ts';
import { recordingSchema } from './src/figures/run/recording.ts';
import { recordingsLoader } from './src/figures/run/recordings-loader.ts';
import { referenceLoader, referenceSchema } from './src/reference/reference-loader.ts';
import { exerciseLoader, exerciseSchema } from './src/scenarios/exercise-loader.ts';

/** `follows`: which English text a translated page says the same as; `npm run translations` keeps it. */
const translationSchema = z.object({ follows: z.string().optional() });

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: translationSchema }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  dataSheets: defineCollection({ loader: dataSheetLoader(Object.keys(SHEETS)), schema: dataSheetSchema }),
  recordings: defineCollection({ loader: recordingsLoader(), schema: recordingSchema }),
  experiments: defineCollection({ loader: experimentsLoader(), schema: experimentSchema }),
  reference: defineCollection({ loader: referenceLoader(), schema: referenceSchema }),
  exercises: defineCollection({ loader: exerciseLoader(), schema: exerciseSchema }),
};
