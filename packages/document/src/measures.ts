import type { Profile } from './profile.ts'

/** Twentieths of a point, the unit of WordprocessingML. */
export const twips = (millimetres: number) => (millimetres * 1440) / 25.4

/** The text area (版心), millimetres. */
export function textArea({ page, margins }: Profile): { readonly width: number; readonly height: number } {
  return {
    width: page.width - margins.left - margins.right,
    height: page.height - margins.top - margins.bottom,
  }
}

/** The text area in whole twips, never wider than it is. */
export const textWidth = (profile: Profile): number => Math.floor(twips(textArea(profile).width))
export const textHeight = (profile: Profile): number => Math.floor(twips(textArea(profile).height))

export const linePitch = (profile: Profile): number => Math.round(profile.linePitch * 20)

/**
 * What is added to each character so that a full line holds just as many as the profile says: −5 twips for 28 characters of
 * 16 points in 156 mm. A character grid (`linesAndChars`) would say the same, but LibreOffice sets half the characters with it
 * when the pitch is below the font size.
 */
export const characterSpacing = (profile: Profile): number =>
  Math.floor(textWidth(profile) / profile.charactersPerLine) - profile.sizes.body * 20

/** Height of the line a page number stands in. */
export const footerLine = (profile: Profile): number => Math.ceil((profile.sizes.pageNumber * 160) / 7)

/** From the lower edge of the page to the lower edge of the footer, so that the number's middle is where the profile wants it. */
export const footerDistance = (profile: Profile): number =>
  Math.round(twips(profile.margins.bottom - profile.pageNumber.below) - footerLine(profile) / 2)
