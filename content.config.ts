import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { dataSheetLoader, dataSheetSchema } from './src/datasheet/data-sheet-loader.ts';
import { recordingSchema } from './src/figures/run/recording.ts';
import { recordingsLoader } from './src/figures/run/recordings-loader.ts';
import { exerciseLoader, exerciseSchema } from './src/scenarios/exercise-loader.ts';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  dataSheets: defineCollection({ loader: dataSheetLoader(['training-hba']), schema: dataSheetSchema }),
  recordings: defineCollection({ loader: recordingsLoader(), schema: recordingSchema }),
  exercises: defineCollection({ loader: exerciseLoader(), schema: exerciseSchema }),
};
