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
  saved: (name, opened) =>
    `${name} downloaded to the browser’s folder of downloads (under another name where that one is taken)${opened ? '; the file that was opened is not changed' : ''}.`,
  coming: 'Opening…',
  unsaved: 'Not saved yet',
  notKept:
    'not kept on this computer (cleared, too large, forbidden by the browser, or its place is taken by another page); save soon.',
  begun: {
    new: () => '',
    restored: (time) => `Unsaved work of ${time} restored.`,
    aside: (time) =>
      `The work kept${time && ` at ${time}`} could not be restored; this is a new report. What was kept stays in this browser, for the maintainers to get out; “Clear kept work” deletes it, too.`,
  },
  earlier: (name, time) =>
    `The last work was downloaded at ${time} as ${name} and was not opened: to go on, open the newest file. If it never arrived, get it back here.`,
  again: 'Get the last work back',
  forget: 'Clear kept work',
  forgotten: 'What was kept in this browser is cleared; this report is not kept any more.',
  sure: 'Unsaved changes will be lost. Go on?',
  year: 'Year',
  offline: 'This page uses no network; data stay on this computer.',
}
