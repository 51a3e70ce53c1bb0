import type { PageWords } from './words-zh.ts'

/** The page's own words in English. */
export const en: PageWords = {
  title: 'Yearly report on open government information',
  skip: 'Skip to the results',
  report: 'Report',
  results: 'Results',
  begin: 'New',
  open: 'Open…',
  save: 'Save',
  saved: (name) => `Saved as ${name}.`,
  unsaved: 'Not saved yet',
  notKept: 'Changes could not be kept in this browser; save soon.',
  restored: (time) => `Unsaved work of ${time} restored.`,
  forget: 'Clear kept work',
  forgotten: 'What was kept in this browser is cleared.',
  sure: 'Unsaved changes will be lost. Go on?',
  year: 'Year',
  offline: 'This page uses no network; data stay on this computer.',
}
