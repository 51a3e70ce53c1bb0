/** Style ids. Word knows a built-in style by its name (`heading 1`), not by these. */
export const style = {
  normal: 'Normal',
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  body: 'BodyText',
  lead: 'Lead',
  signature: 'Signature',
  date: 'Date',
  header: 'Header',
  footer: 'Footer',
  table: 'TableGrid',
  tableText: 'TableText',
  tableTextSmall: 'TableTextSmall',
  tableLabel: 'TableLabel',
  tableLabelSmall: 'TableLabelSmall',
} as const
