import type { OfficeApi } from './excel.ts'

/** What Office.js, loaded and ready, offers on this page. */
export function officeApi(): OfficeApi {
  const { platform, requirements } = Office.context
  return {
    Excel,
    supports: (set, version) => requirements.isSetSupported(set, version),
    downloads: platform !== Office.PlatformType.Mac && platform !== Office.PlatformType.iOS,
  }
}

/** The deployer's own copy first: in a closed network an address outside would keep the pane waiting for its end. */
const sources = ['office-js/office.js', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js']

/** @returns whether Office.js could be loaded */
export async function loadOffice(): Promise<boolean> {
  for (const source of sources) if (await loaded(source)) return true
  return false
}

function loaded(source: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.onload = () => resolve(true)
    script.onerror = () => resolve(false)
    script.src = source
    document.head.append(script)
  })
}
