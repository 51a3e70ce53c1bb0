declare module 'virtual:gongkai/book/*' {
  const template: import('./hosts/browser/template.ts').StoredTemplate
  export default template
}

declare module 'virtual:gongkai/file/*' {
  /** Base64. */
  const file: string
  export default file
}

declare module '*.css'
