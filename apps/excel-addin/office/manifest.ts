import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * The add-in's manifest (XML, add-in only: the JSON kind does not install from a network share) for pages at an address.
 *
 * @param version of the package, `0.1.0`
 * @throws TypeError where `url` is no https address of a folder
 */
export async function manifestFor({ url, version }: { readonly url: string; readonly version: string }) {
  const text = await readFile(fileURLToPath(new URL('manifest.xml', import.meta.url)), 'utf8')
  return text.replaceAll('{url}', xml(folderOf(url))).replaceAll('{version}', fourParts(version))
}

/** Office compares four numbers, and catalogs refuse what is below 1.0. */
const fourParts = (version: string) => `1.${version.replace(/[-+].*/, '')}`

/** With a slash at its end. */
function folderOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:' || url.search || url.hash || url.username || /\.html?$/.test(url.pathname)) {
    throw new TypeError(
      `网址 ${address} 不能用：要写放网页的目录，以 https:// 开头，例如 https://oa.example.gov.cn/gongkai/ (the https address of the folder is wanted)`,
    )
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
