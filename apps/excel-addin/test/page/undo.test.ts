import { lacking } from '@gongkai/fixtures'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pageInChromium, report } from './visited.ts'

const reason = lacking('chromium')

describe.skipIf(reason)(`撤回 in Chromium${reason ? ` (${reason})` : ''}`, { timeout: 120_000 }, () => {
  const at = pageInChromium()
  const { field, opened, finding } = at
  const undo = () => at.page.getByRole('button', { name: '撤回「改正」' })
  const mend = () => finding('cell/typed-as-text').getByRole('button', { name: /^改正/ })
  const [first, second] = ['requests.received.natural', 'requests.carriedOut.natural'] as const
  const text = (id: string) =>
    String(report.values[id]).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!)
  /** Two figures in full-width digits, of which each has a card with a button that mends it. */
  const twoAsText = async () => {
    await opened()
    for (const id of [first, second]) await field(id).fill(text(id))
    await expect.poll(() => mend().count()).toBe(2)
  }
  const mended = async (left: number) => {
    await mend().first().click()
    await expect.poll(() => mend().count()).toBe(left)
  }
  /** The second click of a double click, on what has come to stand there. */
  const clickAgain = async (button: Locator) => {
    await button.hover()
    await at.page.mouse.down({ clickCount: 2 })
    await at.page.mouse.up({ clickCount: 2 })
    await expect.poll(() => at.page.locator('.pane').getAttribute('aria-busy')).toBe('false')
  }

  test('over what was typed since is not done, but can be given up for the one before it', async () => {
    await twoAsText()
    await mended(1)
    await mended(0)
    await field(second).fill('7')
    await undo().click()
    const said = at.page.locator('.pane .said')
    await said.getByText('这些格子刚刚有改动').waitFor()
    const forget = at.page.getByRole('button', { name: '不再提供这次撤回' })
    await forget.click()
    await said.getByText('「改正」保持现在的样子').waitFor()
    expect(await field(second).inputValue()).toBe('7')
    await expect.poll(() => forget.count()).toBe(0)
    await undo().click()
    await expect.poll(() => field(first).inputValue()).toBe(text(first))
    await expect.poll(() => undo().count()).toBe(0)
    expect(at.faults).toEqual([])
  })

  test('on a double click takes back one plan, not two', async () => {
    await twoAsText()
    await mended(1)
    await mended(0)
    await undo().click()
    await expect.poll(() => mend().count()).toBe(1)
    await clickAgain(undo())
    expect(await mend().count()).toBe(1)
    await undo().click()
    await expect.poll(() => mend().count()).toBe(2)
  })

  test('a double click on a button that mends does not press the one that moves into its place', async () => {
    await twoAsText()
    await mend().first().click()
    await expect.poll(() => mend().count()).toBe(1)
    await clickAgain(mend())
    expect(await mend().count()).toBe(1)
    expect(await undo().count()).toBe(1)
  })
})
