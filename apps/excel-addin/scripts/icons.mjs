// Draws the icons of the add-in from its one picture, wps/icon.svg: node apps/excel-addin/scripts/icons.mjs
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '@gongkai/fixtures'

const inApp = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const picture = readFileSync(inApp('wps/icon.svg'), 'utf8')
mkdirSync(inApp('public/icons'), { recursive: true })
const browser = await launchChromium()
const page = await browser.newPage()
for (const size of [16, 32, 64, 80]) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
  )
  await page.screenshot({ path: inApp(`public/icons/icon-${size}.png`), omitBackground: true })
}
await browser.close()
