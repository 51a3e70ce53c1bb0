import { count, get, ifGiven, type Jsapi, jsapiIn, object, set, yes } from './jsapi.ts'

/** Panes are numbered in each program of WPS on its own, and one store serves them all: the key names the program. */
const paneKey = 'gongkai_pane_et'
const paneTitle = '年报校验（试验）'
/** As Kso.MsoCTPDockPosition. */
const dockRight = 2

/** What of the entry page's `window` is used. */
interface EntryPage {
  readonly location: { readonly href: string }
}

/**
 * The callbacks that ribbon.xml names. None is asynchronous: builds of WPS leave out the whole tab if one is.
 */
export function ribbonCallbacks(page: EntryPage) {
  return {
    OnAddinLoad: (): boolean => true,
    OnAction(): boolean {
      const jsapi = jsapiIn(page)
      if (jsapi) togglePane(jsapi, folderOf(page.location.href))
      return true
    },
    GetImage: (): string => 'icon.svg',
  }
}

/** The add-in's folder: in a local one, letters that are not ASCII stand in the address as they are called. */
function folderOf(href: string): string {
  const plain = href.replace(/[?#].*$/, '')
  const folder = plain.slice(0, plain.lastIndexOf('/'))
  return folder.startsWith('file:') ? decodeURI(folder) : folder
}

function togglePane(jsapi: Jsapi, folder: string): void {
  const store = object<WPS.PluginStorage>(get(jsapi.root, 'PluginStorage'))
  const pane = knownPane(jsapi, get(store, 'getItem', paneKey))
  if (pane) {
    set(pane, 'Visible', !yes(get(pane, 'Visible')))
    return
  }
  const created = object<WPS.CustomTaskpane>(
    get(jsapi.root, 'CreateTaskPane', `${folder}/wps.html`, paneTitle),
  )
  get(store, 'setItem', paneKey, count(get(created, 'ID')))
  set(created, 'DockPosition', dockRight)
  set(created, 'Visible', true)
}

/** A pane of an earlier run may be gone: then a new one is made. */
function knownPane(jsapi: Jsapi, id: unknown): WPS.CustomTaskpane | undefined {
  const number = Number(id)
  if (!Number.isInteger(number) || number <= 0) return undefined
  return ifGiven(() => object<WPS.CustomTaskpane>(get(jsapi.root, 'GetTaskPane', number)))
}
