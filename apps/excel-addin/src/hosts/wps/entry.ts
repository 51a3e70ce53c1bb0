import { ribbonCallbacks } from './ribbon.ts'

// WPS looks the names of ribbon.xml up among the page's globals, as soon as the page is loaded.
Object.assign(window, ribbonCallbacks(window))
